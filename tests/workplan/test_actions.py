"""What an action says, its place in the document and its number."""

from datetime import date

import pytest

from office.models import AuditRow
from office.refusals import Refused
from tests.workplan.plans import (
    ActionFactory,
    AreaFactory,
    BlockFactory,
    ChallengeFactory,
    DraftPlanFactory,
    OriginFactory,
    PlanFactory,
    SubactionFactory,
)
from workplan import operations
from workplan.models import Action, LinkedEvidence
from workplan.operations import ActionContent, Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return AreaFactory(plan=DraftPlanFactory(code="2026"), number=6)


def content(**values):
    return ActionContent(**{"official_text": "Fer **jornades**", "title": "Jornades"} | values)


def add(area, **values):
    return operations.add_action(area=area, content=content(), **values, by=None)


def edit(action, reason="", **values):
    given = {"official_text": action.official_text, "title": action.title} | values
    return operations.edit_action(action=action, content=content(**given), reason=reason, by=None)


def codes(area):
    rows = Action.objects.filter(area=area).with_code().in_document_order()
    return [(row.title, row.code) for row in rows]


def test_actions_are_numbered_through_the_area_in_the_order_of_the_document(area):
    second = BlockFactory(area=area, position=2)
    first = BlockFactory(area=area, position=1)
    in_second, in_first, loose = add(area, block=second), add(area, block=first), add(area)
    part = add(area, parent=in_first)

    for action in (in_second, in_first, loose, part):
        action.refresh_from_db()
    assert [loose.code, in_first.code, in_second.code] == ["2026-6.1", "2026-6.2", "2026-6.3"]
    assert (part.code, part.block) == ("2026-6.2.1", first)


def test_subaction_has_no_parts(area):
    part = add(area, parent=add(area))

    with pytest.raises(Refused):
        add(area, parent=part)


@pytest.mark.parametrize(
    ("words", "starts_on", "ends_on"),
    [
        ("gener", date(2026, 1, 1), date(2026, 1, 31)),
        ("2026-2027", date(2026, 1, 1), date(2027, 12, 31)),
        ("", None, None),
    ],
)
def test_words_of_a_date_become_its_days(area, words, starts_on, ends_on):
    action = edit(add(area), timing=words)

    assert (action.timing, action.starts_on, action.ends_on) == (words, starts_on, ends_on)


def test_words_that_are_no_date_are_refused_with_examples(area):
    with pytest.raises(Refused, match="«primer trimestre»") as refusal:
        edit(add(area), timing="ben aviat")

    assert refusal.value.field == "timing"


def test_words_of_the_document_that_mean_no_days_do_not_keep_the_rest_from_being_put_right(area):
    action = add(area)
    Action.objects.filter(pk=action.pk).update(timing="quan convingui")

    edited = edit(action, timing="quan convingui", title="Jornada")

    assert (edited.title, edited.timing, edited.ends_on) == ("Jornada", "quan convingui", None)


def test_collaborators_challenges_and_origins_are_told_in_the_history(area):
    action = add(area)
    challenge, origin = ChallengeFactory(plan=area.plan), OriginFactory(plan=area.plan)

    edit(
        action, collaborators=("XAC",), challenges=(challenge,), origins=(origin,), origin_source="Acta"
    )  # fmt: skip

    told = AuditRow.objects.latest("pk").after
    assert (told["collaborators"], told["challenges"], told["origins"]) == (
        "— → XAC", f"— → {challenge.text}", "— → Continuïtat"
    )  # fmt: skip


def test_new_origin_needs_its_source(area):
    with pytest.raises(Refused) as refusal:
        edit(add(area), origins=(OriginFactory(plan=area.plan),))

    assert refusal.value.field == "origin_source"


def test_imported_origin_is_confirmed(area):
    action, origin = add(area), OriginFactory(plan=area.plan)
    action.origins.create(origin=origin, source="Text del pla", is_to_confirm=True)

    edit(action, origins=(origin,), origins_confirmed=True)

    assert [(row.source, row.is_to_confirm) for row in action.origins.all()] == [("Text del pla", False)]


def test_text_of_an_approved_plan_changes_only_with_a_reason():
    action = ActionFactory(area__plan=PlanFactory())

    with pytest.raises(Refused) as refusal:
        edit(action, official_text="Una altra cosa")

    assert refusal.value.field == "reason"
    edit(action, reason="Errada", official_text="Una altra cosa")
    assert AuditRow.objects.latest("pk").after["reason"] == "Errada"


def test_working_title_of_an_approved_plan_is_free():
    assert edit(ActionFactory(area__plan=PlanFactory()), title="Un altre").title == "Un altre"


def test_action_moves_in_a_draft_and_the_numbers_follow(area):
    other = AreaFactory(plan=area.plan, number=7)
    one, two, three = (edit(add(area), title=title) for title in ("u", "dos", "tres"))
    edit(add(area, parent=two), title="part")

    operations.move_action(action=three, place=Place(area), by=None)
    operations.move_action(action=two, place=Place(other), by=None)

    assert codes(area) == [("tres", "2026-6.1"), ("u", "2026-6.2")]
    assert sorted(codes(other)) == [("dos", "2026-7.1"), ("part", "2026-7.1.1")]
    assert one.area == area


def test_action_moves_after_another_one_of_a_block(area):
    block = BlockFactory(area=area)
    first, last = (edit(add(area, block=block), title=title) for title in ("a", "c"))
    moved = edit(add(area), title="b")

    operations.move_action(action=moved, place=Place(area, block, after=first), by=None)

    assert [title for title, _code in codes(area)] == ["a", "b", "c"]
    assert moved.number == 2
    last.refresh_from_db()
    assert last.number == 3


def test_subaction_moves_under_another_action(area):
    one, two = add(area), add(area)
    part = edit(add(area, parent=one), title="part")

    operations.move_action(action=part, place=Place(area, parent=two), by=None)

    part = Action.objects.with_code().get(pk=part.pk)
    assert part.code == "2026-6.2.1"


def test_action_of_an_approved_plan_keeps_its_code():
    area = AreaFactory(plan=PlanFactory(code="2026"), number=6)
    block, other = BlockFactory(area=area), AreaFactory(plan=area.plan, number=7)
    first = ActionFactory(area=area, block=block, number=8)
    moved = ActionFactory(area=area, number=3)

    operations.move_action(action=moved, place=Place(area, block, after=first), reason="Errada", by=None)
    with pytest.raises(Refused, match=r"2026-6\.3"):
        operations.move_action(action=moved, place=Place(other), reason="Errada", by=None)

    moved.refresh_from_db()
    assert (moved.code, moved.block) == ("2026-6.3", block)


def test_code_of_an_approved_plan_is_never_given_again():
    area = AreaFactory(plan=PlanFactory(code="2026"), number=6)
    last = ActionFactory(area=area, number=9)
    operations.change_action_state(action=last, state="dropped", reason="Sense Conveni", by=None)

    added = operations.add_action(area=area, content=content(), reason="Acord de l'Executiva", by=None)

    assert added.code == "2026-6.10"


def test_action_goes_from_a_draft_with_its_parts(area):
    gone, kept = add(area), edit(add(area), title="kept")
    add(area, parent=gone)

    operations.remove_action(action=gone, by=None)

    assert codes(area) == [("kept", "2026-6.1")]
    assert kept.pk == Action.objects.get().pk


def test_action_with_evidence_or_of_an_approved_plan_stays(area):
    with_evidence = add(area)
    LinkedEvidence.objects.create(action=with_evidence, sentence="Sessió", url="https://example.org")
    approved = SubactionFactory(parent__area__plan=PlanFactory(code="2025")).parent

    for action in (with_evidence, approved):
        with pytest.raises(Refused):
            operations.remove_action(action=action, by=None)
    assert Action.objects.count() == 3
