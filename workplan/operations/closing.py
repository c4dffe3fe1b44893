"""Closing a plan: each open action is done, passes to the next plan or is dropped; then the plan closes."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from members.models import Person
from office import audit, clock
from office.audit import operation
from office.models import AuditRow
from office.refusals import Refused
from workplan.models import Action, ProgressNote, ReviewPeriod, Workplan
from workplan.operations.placing import hold
from workplan.operations.plans import save_plan
from workplan.operations.states import change_action_state, check_open, save_action

State = Action.State
RESTORED = ("state_reason", "progress", "blocked_by", "unblocked_by")


def proposed_state(action: Any) -> str:
    """What most of them come to: wholly done, or still to be done next year."""
    return State.DONE if action.progress == 100 else State.CARRIED_OVER


@operation(on="plan")
def settle_actions(
    *, plan: Workplan, actions: Collection[int], state: str, reason: str, by: Person | None
) -> list[Action]:
    """`state` is one of those that close, or empty for what is proposed of each; the parts go with the whole."""
    if not reason:
        raise Refused(_("Say why: it stays in the history of each action."), "reason")
    hold(plan)
    chosen = Action.objects.open().filter(area__plan=plan)
    rows = list((chosen.filter(pk__in=actions) | chosen.filter(parent__in=actions)).with_code())
    if not rows:
        raise Refused(_("Choose at least one open action, or a whole area."), "actions")
    for action in rows:
        new = state or proposed_state(action)
        change_action_state(action=action, state=new, reason=reason, by=by)
    audit.note(actions=[row.code for row in rows])
    return rows


@operation(on="action")
def reopen_action(*, action: Action, by: Person | None) -> Action:
    """As it was before it was settled; the audit has the picture of that moment."""
    check_open(action)
    if action.is_open:
        raise Refused(_("This action is open already."))
    before = _before_it_closed(action)
    action.state = before.get("state", State.PENDING)
    for name in RESTORED:
        setattr(action, name, before.get(name, action.progress if name == "progress" else ""))
    day = before.get("blocked_review_on")
    action.blocked_review_on = date.fromisoformat(day) if day else None
    save_action(action)
    ProgressNote.objects.create(
        action=action, kind=ProgressNote.Kind.STATE, by=by, text=_("It is open again."), state=action.state
    )
    return action


def _before_it_closed(action: Action) -> dict[str, Any]:
    closed = {str(state) for state in Action.CLOSED}
    rows = AuditRow.objects.filter(subject_type="workplan.action", subject_id=action.pk).order_by("-pk")
    for row in rows:
        if row.before and row.before["state"] not in closed:
            found: dict[str, Any] = row.before
            return found
    return {}


@operation(on="plan")
def close_plan(*, plan: Workplan, by: Person | None, closed_on: date | None = None) -> Workplan:
    """A plan of years that are over may be written down afterwards, and close without its agreement."""
    is_over = plan.ends_on < clock.today()
    if plan.state != Workplan.State.APPROVED and not (is_over and plan.is_open):
        raise Refused(_("Only an approved plan is closed, or one whose years are over."))
    if plan.reviews.filter(state=ReviewPeriod.State.OPEN).exists():
        raise Refused(_("Close the review that is open first: it is the last picture of the plan."))
    # Whoever is opening one of them again ends first, and is seen; whoever begins finds the plan closed.
    hold(plan)
    still_open = Action.objects.open().filter(area__plan=plan).count()
    if still_open:
        raise Refused(
            _("Actions that are still open: %d. Settle them, and close the plan then.") % still_open
        )
    plan.state, plan.closed_on = Workplan.State.CLOSED, closed_on or clock.today()
    return save_plan(plan)
