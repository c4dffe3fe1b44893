"""What is counted in an action: a target to reach or a cap not to pass, and the value of a day."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from members.checks import FIRST_YEAR
from members.models import Person
from office import audit, clock
from office.audit import operation
from office.refusals import Refused
from workplan.models import Action, Indicator
from workplan.operations.states import check_open

Kind = Indicator.Kind
MOST = Decimal(10) ** 8  # the column holds eight places before the comma


@operation(under="action")
def add_indicator(
    *, action: Action, kind: str, name: str, by: Person | None, unit: str = "", target: Decimal | None = None
) -> Indicator:
    check_open(action)
    _check(kind, name, target)
    return Indicator.objects.create(action=action, kind=kind, name=name, unit=unit, target=target)


@operation(on="indicator", under="indicator.action")
def edit_indicator(
    *,
    indicator: Indicator,
    kind: str,
    name: str,
    by: Person | None,
    unit: str = "",
    target: Decimal | None = None,
) -> Indicator:
    check_open(indicator.action)
    _check(kind, name, target)
    indicator.kind, indicator.name, indicator.unit, indicator.target = Kind(kind), name, unit, target
    indicator.save()
    return indicator


@operation(on="action")
def remove_indicator(*, action: Action, indicator: Indicator, by: Person | None) -> Action:
    """What it counted stays in the history of the action."""
    check_open(action)
    audit.note(indicator=indicator.name)
    indicator.delete()
    return action


@operation(on="indicator", under="indicator.action")
def record_value(*, indicator: Indicator, value: Decimal, value_on: date, by: Person | None) -> Indicator:
    """The values of before stay in the history."""
    check_open(indicator.action)
    if not 0 <= value < MOST:
        raise Refused(_("The value cannot be below zero, nor have more than eight figures."), "value")
    if value_on > clock.today():
        raise Refused(_("That day is still to come: write what has been reached until today."), "value_on")
    if value_on.year < FIRST_YEAR:
        raise Refused(_("That date is of long ago: is the year right?"), "value_on")
    indicator.value, indicator.value_on = value, value_on
    indicator.save(update_fields=["value", "value_on"])
    return indicator


def _check(kind: str, name: str, target: Decimal | None) -> None:
    if not name.strip():
        raise Refused(_("Say what is counted."), "name")
    if kind not in Kind.values:
        raise Refused(_("Say whether it is to be reached or not to be passed."), "kind")
    if target is None and kind == Kind.CAP:
        raise Refused(_("Say how many there may be at most."), "target")
    if target is not None and not 0 < target < MOST:
        raise Refused(_("The number has to be above zero, with eight figures at most."), "target")
