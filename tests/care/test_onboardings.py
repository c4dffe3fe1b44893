import pytest

from care import operations
from care.models import MentorProposal, Onboarding
from members.models import Organization
from office import clock
from office.models import AuditRow, Message, SignedLink
from office.refusals import Refused
from tests.care.conftest import begin, days, propose, settle_required, step_of
from tests.cast import CouncilFactory

pytestmark = pytest.mark.django_db


def test_steps_are_dated_by_their_offsets(cast, protocols):
    onboarding = begin(cast.council, started_on=clock.today())

    planned = {step.protocol_step.code: (step.due_on - clock.today()).days for step in onboarding.steps.all()}
    assert planned == {
        "benvinguda": 3, "referents": 10, "recursos": 10, "drets-i-deures": 10, "linies-d-actuacio": 17,
        "funcionament-i-principis": 17, "preparacio": 21, "necessitats": 24, "mentor": 31, "grups": 34,
        "pindola": 38, "primera-conversa": 52, "seguiment-3-mesos": 114, "seguiment-6-mesos": 204,
        "valoracio": 211, "tancament": 218,
    }  # fmt: skip


def test_start_writes_the_welcome_to_the_reference_person_with_its_link(onboarding, cast):
    message = Message.objects.get(kind="onboarding_welcome")
    link = SignedLink.objects.get(purpose="onboarding")

    assert (message.person, message.address) == (cast.technician, cast.technician.email)
    assert message.link == f"/acollida/enllac/{link.token}/"
    assert (link.subject_id, link.organization_number) == (onboarding.pk, cast.council.pk)


@pytest.mark.parametrize(
    ("trigger", "subject", "first"),
    [
        ("new_member", "us donem la benvinguda a la Xarxa", "comença la vostra acollida a la Xarxa"),
        ("new_government", "primers passos amb el nou govern", "Heu estrenat govern"),
        ("new_team", "primers passos amb el nou equip", "Heu estrenat equip"),
    ],
)
def test_welcome_is_written_for_its_reason(cast, protocols, trigger, subject, first):
    begin(cast.council, trigger=trigger)

    message = Message.objects.get(kind="onboarding_welcome")
    assert message.subject == f"{cast.council}: {subject}"
    assert first in message.body
    assert message.body.startswith("Bon dia.\n\n")


def test_start_without_anybody_to_write_to_writes_to_nobody(protocols):
    begin(CouncilFactory())

    assert Message.objects.filter(kind="onboarding_welcome").count() == 0


def test_start_is_in_the_audit_with_who_did_it(onboarding, cast):
    row = AuditRow.objects.get(operation="care.start_onboarding")

    assert (row.by_id_number, row.subject_id) == (cast.coordination.pk, onboarding.pk)


def test_second_welcome_while_one_is_open_is_refused(onboarding, cast):
    with pytest.raises(Refused) as refusal:
        begin(cast.council, trigger="new_team")

    assert refusal.value.field == "organization"
    assert Onboarding.objects.count() == 1


def test_second_welcome_after_the_first_is_closed_begins(onboarding, cast):
    operations.stop_onboarding(onboarding=onboarding, reason="Canvi de govern", by=None)

    begin(cast.council, trigger="new_government")

    assert sorted(Onboarding.objects.values_list("state", flat=True)) == ["open", "stopped"]


@pytest.mark.parametrize("distance", [-367, 367, 700_000])
def test_start_far_from_today_is_refused(cast, protocols, distance):
    with pytest.raises(Refused) as refusal:
        begin(cast.council, started_on=clock.today() + days(distance))

    assert refusal.value.field == "started_on"


def test_only_councils_are_welcomed(protocols):
    partner = Organization.objects.create(kind="partner", name="Ateneu", short_name="Ateneu")

    with pytest.raises(Refused):
        begin(partner)


def test_start_without_protocol_is_refused(cast):
    with pytest.raises(Refused) as refusal:
        begin(cast.council)

    assert refusal.value.field == "trigger"


def test_finish_names_the_steps_that_are_missing(onboarding):
    settle_required(onboarding)
    operations.reopen_step(step=step_of(onboarding, "grups"), by=None)

    with pytest.raises(Refused, match="«Invitació als Grups de Treball»"):
        operations.finish_onboarding(onboarding=onboarding, by=None)

    onboarding.refresh_from_db()
    assert (onboarding.state, onboarding.closed_on) == ("open", None)


def test_finish_closes_does_the_closing_and_leaves_out_the_optional(onboarding, cast):
    settle_required(onboarding)

    operations.finish_onboarding(onboarding=onboarding, by=cast.coordination)

    assert (onboarding.state, onboarding.closed_on) == ("finished", clock.today())
    assert step_of(onboarding, "tancament").done_by == cast.coordination
    assert {step.protocol_step.code for step in onboarding.steps.filter(state="skipped")} == {
        "mentor",
        "primera-conversa",
        "valoracio",
    }


def test_closing_withdraws_a_proposal_that_waits(onboarding, cast):
    proposal = propose(onboarding, cast.mentor_council)

    operations.stop_onboarding(onboarding=onboarding, reason="Han marxat", by=None)

    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"


def test_stop_without_reason_is_refused(onboarding):
    with pytest.raises(Refused) as refusal:
        operations.stop_onboarding(onboarding=onboarding, reason="  ", by=None)

    assert refusal.value.field == "reason"


def test_closed_welcome_is_kept_as_it_ended(onboarding, cast):
    step = step_of(onboarding, "recursos")
    operations.stop_onboarding(onboarding=onboarding, reason="Han marxat", by=None)

    for refused in (
        lambda: operations.finish_step(step=step, by=None),
        lambda: operations.skip_step(step=step, reason="No cal", by=None),
        lambda: operations.redate_step(step=step, due_on=clock.today(), by=None),
        lambda: operations.add_step(
            onboarding=onboarding, title="Més", responsible="council", due_on=clock.today(), by=None
        ),
        lambda: propose(onboarding, cast.mentor_council),
        lambda: operations.send_checklist_link(onboarding=onboarding, party="council", by=None),
        lambda: operations.finish_onboarding(onboarding=onboarding, by=None),
    ):
        with pytest.raises(Refused):
            refused()

    step.refresh_from_db()
    assert (step.state, MentorProposal.objects.count()) == ("pending", 0)


def test_checklist_is_sent_again_to_each_party(mentored, cast):
    operations.send_checklist_link(onboarding=mentored, party="council", by=None)
    operations.send_checklist_link(onboarding=mentored, party="mentor", by=None)

    sent = Message.objects.filter(kind="checklist_link").order_by("pk")
    assert [message.person for message in sent] == [cast.technician, cast.mentor]


def test_checklist_to_a_mentor_that_there_is_not_is_refused(onboarding):
    with pytest.raises(Refused):
        operations.send_checklist_link(onboarding=onboarding, party="mentor", by=None)
