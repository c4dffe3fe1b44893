"""The state of an action: the one way in which pages, reviews and the closing of a plan change it."""

from datetime import date

from django.utils.translation import gettext as _

from members.models import Person
from office import clock
from office.audit import operation
from office.refusals import Refused
from workplan.models import Action, ProgressNote
from workplan.operations.plans import check_is_open

State = Action.State
# Leaving the plan, or standing still, needs a reason that the next review reads.
NEEDS_REASON = {State.POSTPONED, State.SUSPENDED, State.DROPPED, State.CARRIED_OVER}


@operation(on="action")
def change_action_state(
    *,
    action: Action,
    state: str,
    by: Person | None,
    reason: str = "",
    blocked_by: str = "",
    unblocked_by: str = "",
    blocked_review_on: date | None = None,
    kind: str = ProgressNote.Kind.STATE,
) -> Action:
    """Blocked says what blocks it, what would unblock it and when to look again; the note tells why."""
    check_open(action)
    new = State(state)
    if new in NEEDS_REASON and not reason.strip():
        raise Refused(_("Say why: the next review reads it."), "reason")
    if new == State.BLOCKED:
        _check_blocked(blocked_by, unblocked_by, blocked_review_on)
    put_in_state(action, new, reason)
    if new == State.BLOCKED:
        action.blocked_by, action.unblocked_by = blocked_by, unblocked_by
        action.blocked_review_on = blocked_review_on
    save_action(action)
    ProgressNote.objects.create(
        action=action, kind=kind, by=by, text=reason or action.blocked_by, state=new, progress=action.progress
    )
    return action


def put_in_state(action: Action, state: str, reason: str) -> None:
    """Not saved. What blocked it stays with the state; done is 100, and what is not done any more is unknown."""
    if action.state == State.DONE and state != State.DONE:
        action.progress, action.progress_reason = None, ""
    action.state, action.state_reason = state, reason
    action.blocked_by, action.unblocked_by, action.blocked_review_on = "", "", None
    if state == State.DONE:
        action.progress = 100


def check_open(action: Action) -> None:
    check_is_open(action.area.plan)


def _check_blocked(blocked_by: str, unblocked_by: str, blocked_review_on: date | None) -> None:
    for field, value in (("blocked_by", blocked_by), ("unblocked_by", unblocked_by)):
        if not value.strip():
            raise Refused(_("A blocked action says what blocks it and what would unblock it."), field)
    if blocked_review_on is None:
        raise Refused(_("Say when to look at it again."), "blocked_review_on")
    if blocked_review_on < clock.today():
        raise Refused(_("That day has passed: choose one to come."), "blocked_review_on")


def save_action(action: Action) -> None:
    """Every change of an action counts its version, so that two people who edit it notice each other."""
    action.version += 1
    action.save()
