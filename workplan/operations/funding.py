"""What pays for a plan: its sources, the actions that hang from each, and what they cost in the end."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.models import Organization, Person
from office import audit
from office.audit import operation
from office.refusals import Refused
from workplan.models import Action, ActionFunding, FundingSource, Workplan
from workplan.operations.plans import check_is_open
from workplan.operations.states import check_open, save_action


@operation()
def add_funding_source(
    *,
    name: str,
    kind: str,
    state: str,
    starts_on: date,
    ends_on: date,
    by: Person | None,
    amount: Decimal | None = None,
    counterpart: Organization | None = None,
    note: str = "",
) -> FundingSource:
    _check_period(starts_on, ends_on)
    return FundingSource.objects.create(
        name=name, kind=kind, state=state, starts_on=starts_on, ends_on=ends_on, amount=amount,
        counterpart=counterpart, note=note,
    )  # fmt: skip


@operation(on="source")
def edit_funding_source(
    *,
    source: FundingSource,
    name: str,
    kind: str,
    state: str,
    starts_on: date,
    ends_on: date,
    by: Person | None,
    amount: Decimal | None = None,
    counterpart: Organization | None = None,
    note: str = "",
) -> FundingSource:
    _check_period(starts_on, ends_on)
    source.name, source.kind, source.state = name, kind, state
    source.starts_on, source.ends_on = starts_on, ends_on
    source.amount, source.counterpart, source.note = amount, counterpart, note
    source.save()
    return source


def _check_period(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise Refused(_("The last day cannot be before the first."), "ends_on")


@operation(on="source")
def remove_funding_source(*, source: FundingSource, by: Person | None) -> FundingSource:
    """Only what pays for nothing: what was lost is said to be lost, and stays."""
    count = source.actions.count()
    if count:
        words = ngettext(
            "It pays for %d action: take it off it first, or say that it was not obtained.",
            "It pays for %d actions: take it off them first, or say that it was not obtained.",
            count,
        )
        raise Refused(words % count)
    FundingSource.objects.filter(pk=source.pk).delete()  # not source.delete(): the audit needs its number
    return source


@operation(on="source")
def tie_actions(
    *, source: FundingSource, plan: Workplan, actions: Iterable[Action], by: Person | None
) -> FundingSource:
    """These actions of the plan are paid by the source, and no others of it; each tie is confirmed by this."""
    check_is_open(plan)
    ties = ActionFunding.objects.filter(source=source, action__area__plan=plan)
    chosen = {action.pk: action for action in actions}
    tied = dict(ties.values_list("action", "pk"))
    new = [ActionFunding(source=source, action=action) for pk, action in chosen.items() if pk not in tied]
    gone = ties.exclude(action__in=chosen)
    audit.note(tied_actions=sorted(chosen), untied_actions=sorted(gone.values_list("action", flat=True)))
    gone.delete()
    ties.filter(is_to_confirm=True).update(is_to_confirm=False)
    ActionFunding.objects.bulk_create(new)
    return source


@operation(on="action")
def record_cost(
    *,
    action: Action,
    by: Person | None,
    planned_cost: Decimal | None = None,
    actual_cost: Decimal | None = None,
    planned_minutes: int | None = None,
    actual_minutes: int | None = None,
) -> Action:
    """What is foreseen and what it took; an empty one is not known, and is no zero."""
    check_open(action)
    action.planned_cost, action.actual_cost = planned_cost, actual_cost
    action.planned_minutes, action.actual_minutes = planned_minutes, actual_minutes
    save_action(action)
    return action
