"""Only the approval of a draft writes the plan: all of it, or nothing."""

from datetime import date
from decimal import Decimal

import pytest

from members.models import Body
from office.editing import ChangedMeanwhile
from office.models import AuditRow
from office.refusals import Refused
from tests.cast import PartnerFactory
from tests.workplan.drafts import make_draft, piece
from tests.workplan.plans import PlanFactory
from workplan import operations
from workplan.models import Action, Area, Block, Challenge, DraftNode, Workplan

pytestmark = pytest.mark.django_db

PERIOD = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}


def bring_in(draft, **given):
    values = {"code": "2026", "title": "Pla de treball 2026", "by": None} | PERIOD | given
    return operations.bring_in(draft=draft, **values)


def action(code):
    return next(one for one in Action.objects.with_code() if one.code == code)


@pytest.fixture
def draft(db):
    return make_draft()


def test_plan_is_written_as_a_draft_with_its_words_and_its_file(draft):
    plan = bring_in(draft)

    assert (plan.state, plan.source, plan.starts_on, plan.ends_on) == (
        "draft",
        draft.source,
        *PERIOD.values(),
    )
    assert plan.introduction == "El pla té en compte dos factors:"
    assert plan.condition == "Es tracta d'un pla de treball de màxims, supeditat a la pròrroga del Conveni."
    assert list(plan.origins.values_list("kind", "position")) == [("continuity", 1), ("agreement", 2)]
    assert [(one.text, one.depth) for one in Challenge.objects.all()] == [
        ("Fer créixer la xarxa.", 1),
        ("Arribar a més territoris.", 2),
    ]
    assert list(Area.objects.values_list("number", "title", "name")) == [
        (1, "ACOLLIDA", "Acollida"),
        (2, "GRUPS DE TREBALL", "Grups de treball"),
    ]
    draft.refresh_from_db()
    assert (draft.state, draft.plan) == ("approved", plan)


def test_actions_are_numbered_through_the_area_and_keep_their_place(draft):
    bring_in(draft)

    assert [(one.code, one.position, one.title) for one in Action.objects.with_code().order_by("pk")] == [
        ("2026-1.1", 1, "Acollir els membres nous"),
        ("2026-1.1.1", 1, "Fer una sessió de benvinguda"),
        ("2026-1.1.2", 2, "Organitzar una trobada"),
        ("2026-1.2", 2, "Organitzar jornades de treball"),
        ("2026-2.1", 1, "Cercar la implicació dels membres"),
        ("2026-2.2", 1, "Executar allò previst en relació al Conveni"),
    ]
    assert action("2026-2.1").block is None
    assert action("2026-2.2").block == Block.objects.get()


def test_what_the_words_say_besides_is_written_and_origins_wait_to_be_confirmed(draft):
    bring_in(draft)

    assert action("2026-1.1.1").condition == "si s'escau"
    meeting = action("2026-1.1.2")
    assert (meeting.timing, meeting.starts_on, meeting.ends_on) == (
        "gener",
        date(2026, 1, 1),
        date(2026, 1, 31),
    )
    conference = action("2026-1.2")
    cap = conference.indicators.get()
    assert (conference.footnote, conference.official_text) == (
        "*Màxim 3 jornades.*",
        "Organitzar jornades de treball*.",
    )
    assert (cap.kind, cap.name, cap.unit, cap.target) == ("cap", "Jornades", "jornades", Decimal(3))
    origin = action("2026-2.2").origins.get()
    assert (origin.origin.kind, origin.is_to_confirm) == ("agreement", True)


def test_block_knows_its_group_and_its_partner_where_there_is_one_of_the_name(draft):
    group = Body.objects.create(kind="working_group", name="AGROECOLOGIA")
    network = PartnerFactory(name="Xarxa d'Ateneus Cooperatius", short_name="XAC")

    bring_in(draft)

    block = Block.objects.get()
    assert (block.title, block.note, block.body) == ("Agroecologia", "en coordinació amb la XAC", group)
    collaborator = block.collaborators.get()
    assert (collaborator.name, collaborator.organization) == ("XAC", network.organization)


def test_partner_of_a_name_that_two_have_stays_a_name(draft):
    PartnerFactory(name="Xarxa d'Ateneus Cooperatius", short_name="XAC")
    PartnerFactory(name="Xarxa d'Artesania", short_name="xac")

    bring_in(draft)

    assert Block.objects.get().collaborators.get().organization is None


def test_timing_written_by_hand_comes_before_the_words(draft):
    DraftNode.objects.filter(pk=piece(draft, "Organitzar una trobada").pk).update(timing="segon semestre")

    bring_in(draft)

    meeting = action("2026-1.1.2")
    assert (meeting.timing, meeting.ends_on) == ("segon semestre", date(2026, 12, 31))


@pytest.mark.parametrize(
    "kind, beginning",
    [("unknown", "Cercar"), ("block", "PLA DE TREBALL 2026"), ("subaction", "Executar")],
    ids=["not understood", "block before any area", "sub-action without its action"],
)
def test_draft_that_is_not_clear_writes_nothing_and_names_the_line(draft, kind, beginning):
    node = piece(draft, beginning)
    operations.relevel_node(draft=draft, node=node, kind=kind, by=None)

    with pytest.raises(Refused, match=f" {node.first_line}: "):
        bring_in(draft)

    assert not Workplan.objects.exists()
    draft.refresh_from_db()
    assert draft.state == "open"


@pytest.mark.parametrize(
    "given, field",
    [
        ({"code": "2025"}, "code"),
        ({"ends_on": date(2025, 12, 31)}, "ends_on"),
        ({"ends_on": date(2036, 12, 31)}, "ends_on"),
        ({"starts_on": date(1600, 1, 1)}, "starts_on"),
    ],
)
def test_plan_of_a_code_taken_or_of_a_wrong_period_is_refused(draft, given, field):
    PlanFactory(starts_on=date(2025, 1, 1))

    with pytest.raises(Refused) as refusal:
        bring_in(draft, **given)

    assert refusal.value.field == field
    assert Workplan.objects.count() == 1


def test_draft_corrected_since_it_was_looked_at_does_not_come_in(draft):
    seen = draft.version
    operations.merge_node(draft=draft, node=piece(draft, "Cercar"), by=None)

    with pytest.raises(ChangedMeanwhile):
        bring_in(draft, seen=seen)

    assert not Workplan.objects.exists()


def test_draft_comes_in_once_and_its_audit_row_has_the_counts(draft):
    bring_in(draft)

    with pytest.raises(Refused):
        bring_in(draft, code="2026-altre")
    row = AuditRow.objects.get(operation="workplan.bring_in")
    assert row.after["counts"] == {
        "challenges": 1,
        "subchallenges": 1,
        "areas": 2,
        "blocks": 1,
        "actions": 4,
        "subactions": 2,
    }
    assert Workplan.objects.count() == 1
