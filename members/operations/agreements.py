from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from members.models import Agreement, Body, Person
from office import clock
from office.audit import operation
from office.refusals import Refused


@operation()
def record_agreement(
    *,
    body: Body,
    adopted_on: date,
    title: str,
    by: Person | None,
    text: str = "",
    due_on: date | None = None,
    review_on: date | None = None,
    state: str = Agreement.State.PENDING,
) -> Agreement:
    """`state` is fulfilled for what needs nothing more to be done."""
    if adopted_on > clock.today():
        raise Refused(_("An agreement cannot be dated in the future."), "adopted_on")
    _check_days(adopted_on, due_on, review_on)
    return Agreement.objects.create(
        body=body,
        adopted_on=adopted_on,
        title=title,
        text=text,
        due_on=due_on,
        review_on=review_on,
        state=state,
    )


def _check_days(adopted_on: date, due_on: date | None, review_on: date | None) -> None:
    for field, day in (("due_on", due_on), ("review_on", review_on)):
        if day and day < adopted_on:
            raise Refused(_("That day is earlier than the agreement."), field)


@operation(on="agreement")
def correct_agreement(
    *,
    agreement: Agreement,
    title: str,
    by: Person | None,
    text: str = "",
    due_on: date | None = None,
    review_on: date | None = None,
    state: str = Agreement.State.PENDING,
) -> Agreement:
    """Other words for what was agreed that day: what it said before is in its history."""
    _check_days(agreement.adopted_on, due_on, review_on)
    agreement.title, agreement.text, agreement.state = title, text, Agreement.State(state)
    agreement.due_on, agreement.review_on = due_on, review_on
    agreement.save()
    return agreement


def cite_or_record(*, agreement: Agreement | None = None, by: Person | None, **new: Any) -> Agreement:
    """The agreement already recorded, where one is cited; else the new one is written down."""
    return agreement or record_agreement(by=by, **new)


@operation(on="agreement")
def change_agreement_state(*, agreement: Agreement, state: str, by: Person | None) -> Agreement:
    """Fulfilled, left without effect, or open again; what it approved stays as it is."""
    if state == agreement.state:
        raise Refused(_("The agreement is already in this state."), "state")
    agreement.state = Agreement.State(state)
    agreement.save(update_fields=["state"])
    return agreement
