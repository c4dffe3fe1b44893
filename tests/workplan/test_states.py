"""The state of an action, and progress: proposed, answered, confirmed."""

from datetime import date, timedelta

import pytest

from office import clock
from office.models import AuditRow, Message
from office.refusals import Refused
from tests.workplan.plans import ActionFactory, PlanFactory, SubactionFactory, make_plan
from workplan import operations
from workplan.models import Action, Indicator, LinkedEvidence, ProgressNote
from workplan.pages.following import proposal_for

pytestmark = pytest.mark.django_db

SOON = clock.today() + timedelta(days=20)
BLOCKED = {"blocked_by": "Falta la convocatòria", "unblocked_by": "Que surti", "blocked_review_on": SOON}


def change(action, state, **values):
    return operations.change_action_state(action=action, state=state, by=None, **values)


def propose(action, by=None, **values):
    given = {"text": "Ja hem fet la primera sessió", "state": "in_progress"} | values
    return operations.propose_progress(action=action, by=by, **given)


def close_plan(plan):
    type(plan).objects.filter(pk=plan.pk).update(state="closed", closed_on=clock.today())


def test_state_changes_with_a_note_and_counts_the_version():
    action = change(ActionFactory(), "in_progress", reason="Hem començat")

    note = action.notes.get()
    assert (action.state, action.state_reason, action.version) == ("in_progress", "Hem començat", 2)
    assert (note.kind, note.state, note.text) == ("state", "in_progress", "Hem començat")


@pytest.mark.parametrize("state", ["postponed", "suspended", "dropped", "carried_over"])
@pytest.mark.parametrize("reason", ["", "  "])
def test_state_that_stops_or_leaves_says_why(state, reason):
    action = ActionFactory()

    with pytest.raises(Refused) as refusal:
        change(action, state, reason=reason)

    assert refusal.value.field == "reason"
    assert not action.notes.exists()


@pytest.mark.parametrize(
    "missing, field",
    [
        ({"blocked_by": " "}, "blocked_by"),
        ({"unblocked_by": ""}, "unblocked_by"),
        ({"blocked_review_on": None}, "blocked_review_on"),
        ({"blocked_review_on": clock.today() - timedelta(days=1)}, "blocked_review_on"),
    ],
)
def test_blocked_says_what_blocks_it_what_unblocks_it_and_when_to_look_again(missing, field):
    with pytest.raises(Refused) as refusal:
        change(ActionFactory(), "blocked", **BLOCKED | missing)

    assert refusal.value.field == field


def test_blockage_goes_with_its_state():
    action = change(ActionFactory(), "blocked", **BLOCKED)
    assert action.notes.get().text == "Falta la convocatòria"

    change(action, "in_progress")

    assert (action.blocked_by, action.unblocked_by, action.blocked_review_on) == ("", "", None)


def test_done_is_a_hundred_and_what_is_opened_again_is_unknown():
    action = change(ActionFactory(progress=40), "done")
    assert action.progress == 100

    change(action, "in_progress")

    assert action.progress is None


def test_closed_plan_keeps_its_states():
    action = ActionFactory()
    close_plan(action.area.plan)

    with pytest.raises(Refused, match="tancat"):
        change(Action.objects.get(), "done")


def test_proposal_waits_and_coordination_is_told(cast):
    action = make_plan().action

    note = propose(action, cast.group_coordinator, progress=40)

    message = Message.objects.get(kind="progress_proposed")
    assert (note.kind, note.answer, note.state, note.progress) == ("proposal", "waiting", "in_progress", 40)
    assert (message.person, message.link) == (cast.coordination, f"/pla/actuacions/{action.pk}/")
    assert (
        message.subject
        == "2026-6.8: Clara " + cast.group_coordinator.family_name + " proposa «En curs, 40 %»"
    )
    assert Action.objects.get(pk=action.pk).state == "pending"


def test_one_proposal_waits_at_a_time():
    action = ActionFactory()
    propose(action)

    with pytest.raises(Refused, match="espera resposta"):
        propose(action, state="done")


@pytest.mark.parametrize(
    "values, field",
    [
        ({"text": " "}, "text"),
        ({"state": "blocked"}, "state"),
        ({"state": "dropped"}, "state"),
        ({"state": "", "progress": None}, "state"),
        ({"state": "pending", "progress": None}, "state"),
        ({"progress": 101}, "progress"),
        ({"progress": -1}, "progress"),
    ],
)
def test_proposal_that_says_nothing_or_too_much_is_refused(values, field):
    with pytest.raises(Refused) as refusal:
        propose(ActionFactory(), **values)

    assert refusal.value.field == field


@pytest.mark.parametrize("state", ["done", "dropped", "carried_over"])
def test_nothing_is_proposed_of_a_closed_action(state):
    with pytest.raises(Refused, match="tancada"):
        propose(ActionFactory(state=state))


def test_proposal_accepted_becomes_the_state_and_its_author_is_told(cast):
    action = make_plan().action
    note = propose(action, cast.group_coordinator, progress=40)

    operations.answer_proposal(note=note, accept=True, by=cast.coordination)

    action.refresh_from_db()
    found = (action.state, action.progress, action.progress_reason, action.version)
    assert found == ("in_progress", 40, "Ja hem fet la primera sessió", 2)
    assert ProgressNote.objects.get().answer == "accepted"
    message = Message.objects.get(kind="progress_answered")
    assert (message.person, message.subject) == (
        cast.group_coordinator,
        "2026-6.8: s'ha acceptat la vostra proposta",
    )
    assert AuditRow.objects.filter(operation="workplan._accept_progress", subject_id=action.pk).exists()


def test_proposal_of_a_percentage_alone_keeps_the_state():
    action = ActionFactory(state="suspended", state_reason="Sense pressupost")
    note = propose(action, state="", progress=30)

    operations.answer_proposal(note=note, accept=True, by=None)

    action.refresh_from_db()
    assert (action.state, action.state_reason, action.progress) == ("suspended", "Sense pressupost", 30)


def test_percentage_proposed_before_it_was_done_takes_nothing_off():
    action = ActionFactory(state="in_progress")
    note = propose(action, state="", progress=30)
    change(action, "done")

    operations.answer_proposal(note=note, accept=True, by=None)

    action.refresh_from_db()
    assert (action.state, action.progress) == ("done", 100)


def test_nothing_is_proposed_of_an_action_that_closed_meanwhile():
    action = ActionFactory(state="in_progress")
    change(type(action).objects.get(), "done")

    with pytest.raises(Refused):
        propose(action, progress=30)


def test_proposal_set_aside_says_why_and_changes_nothing(cast):
    action = make_plan().action
    note = propose(action, cast.group_coordinator)
    with pytest.raises(Refused) as refusal:
        operations.answer_proposal(note=note, accept=False, by=cast.coordination)

    operations.answer_proposal(note=note, accept=False, reason="Encara no", by=cast.coordination)

    action.refresh_from_db()
    assert refusal.value.field == "reason"
    assert (action.state, action.version) == ("pending", 1)
    assert "Encara no" in Message.objects.get(kind="progress_answered").body


def test_proposal_is_answered_once():
    note = propose(ActionFactory())
    operations.answer_proposal(note=note, accept=True, by=None)

    with pytest.raises(Refused, match="ja té resposta"):
        operations.answer_proposal(note=note, accept=False, reason="No", by=None)


def evidence(action, day=date(2026, 2, 1)):
    return LinkedEvidence.objects.create(
        action=action, happened_on=day, sentence="Fet", url="https://xmess.cat"
    )


def test_progress_is_proposed_from_subactions_indicators_and_the_evidence_of_all():
    action = ActionFactory()
    subaction = SubactionFactory(parent=action, state="done")
    SubactionFactory(parent=action, state="dropped")
    SubactionFactory(parent=action)
    Indicator.objects.create(action=action, name="Sessions", target=6, value=4, value_on=date(2026, 2, 1))
    evidence(action)
    evidence(subaction)

    found = proposal_for(action)

    assert (found.state, found.percent) == ("in_progress", 56)
    assert found.reason == "1 de 2 subactuacions fetes; 4 de 6 Sessions; 2 evidències"


def test_progress_is_confirmed_with_its_reason():
    action = ActionFactory()
    evidence(action)

    operations.confirm_progress(action=action, seen=proposal_for(action).seal, by=None)

    note = action.notes.get()
    assert (action.state, action.progress, action.progress_reason) == ("in_progress", None, "1 evidència")
    assert (note.kind, note.state, note.text) == ("confirmed", "in_progress", "1 evidència")
    assert action.version == 2


def test_progress_confirmed_of_what_has_changed_meanwhile_is_refused():
    action = ActionFactory()
    evidence(action)
    seen = proposal_for(action).seal
    evidence(action)

    with pytest.raises(Refused, match="ha canviat"):
        operations.confirm_progress(action=action, seen=seen, by=None)

    assert Action.objects.get().state == "pending"


def test_progress_that_says_nothing_new_is_not_confirmed():
    action = ActionFactory()

    with pytest.raises(Refused, match="No hi ha res"):
        operations.confirm_progress(action=action, seen=proposal_for(action).seal, by=None)


def test_confirming_needs_an_open_plan():
    action = ActionFactory(area__plan=PlanFactory())
    evidence(action)
    close_plan(action.area.plan)

    with pytest.raises(Refused, match="tancat"):
        operations.confirm_progress(action=Action.objects.get(), seen=proposal_for(action).seal, by=None)
