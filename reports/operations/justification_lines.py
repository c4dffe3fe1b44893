"""The lines of a justification: the funder's indicators, what came of each, and what it cost."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db.models import Max
from django.utils.translation import gettext as _

from members.models import Person
from office.audit import operation
from office.editing import check_version
from office.figures import answers
from office.refusals import Refused
from reports.models import Justification, JustificationLine
from reports.operations.justifications import check_open, put_figure
from reports.pages.plan_amounts import Amounts, amounts_of_plan
from reports.pages.session_hours import parts_of, sessions_of
from workplan.models import Action


class LineValues(TypedDict, total=False):
    indicator: str
    target: Decimal | None
    target_words: str
    figure: str
    reached: Decimal | None
    reached_words: str
    reached_source: str
    planned_cost: Decimal | None
    actual_cost: Decimal | None
    planned_minutes: int | None
    actual_minutes: int | None


@operation(under="justification")
def add_line(
    *,
    justification: Justification,
    by: Person | None,
    actions: Iterable[Action] = (),
    **values: Unpack[LineValues],
) -> JustificationLine:
    check_open(justification)
    justification.refresh_from_db()  # its period may have moved while the page was open
    last = justification.lines.aggregate(last=Max("position"))["last"] or 0
    line = JustificationLine(justification=justification, position=last + 1)
    _put(line, values)
    line.save()
    line.actions.set(actions)
    return line


@operation(on="line", under="line.justification")
def edit_line(
    *,
    line: JustificationLine,
    by: Person | None,
    actions: Iterable[Action] = (),
    seen: int | None = None,
    **values: Unpack[LineValues],
) -> JustificationLine:
    check_version(line, seen)
    check_open(line.justification)
    _put(line, values)
    line.actions.set(actions)
    return _save(line)


def _put(line: JustificationLine, values: LineValues) -> None:
    for name, value in values.items():
        setattr(line, name, value)
    if not line.indicator.strip():
        raise Refused(_("Write the indicator as the funder words it."), "indicator")
    says_by_hand = line.reached is not None or line.reached_words
    if line.figure and (says_by_hand or line.reached_source):
        raise Refused(_("Choose a figure of the portal or write what was reached, and not both."), "figure")
    if says_by_hand and not line.reached_source:
        raise Refused(_("Say which document proves it."), "reached_source")
    found = answers(line.justification.period, {line.figure}) if line.figure else {"": None}
    if line.figure not in found:
        raise Refused(_("The portal does not have this figure: choose another."), "figure")
    put_figure(line, found[line.figure])


@operation(on="line", under="line.justification")
def move_line(*, line: JustificationLine, is_up: bool, by: Person | None) -> JustificationLine:
    """One place; at the end of the list it stays where it is."""
    check_open(line.justification)
    lines = list(line.justification.lines.exclude(pk=line.pk))
    before = sum((one.position, one.pk) < (line.position, line.pk) for one in lines)
    lines.insert(max(before - 1, 0) if is_up else before + 1, line)
    for position, one in enumerate(lines, start=1):
        one.position = position
    JustificationLine.objects.bulk_update(lines, ["position"])
    return line


@operation(on="line", under="line.justification")
def remove_line(*, line: JustificationLine, by: Person | None) -> JustificationLine:
    check_open(line.justification)
    JustificationLine.objects.filter(pk=line.pk).delete()  # not line.delete(): the audit needs its number
    return line


@operation(on="line", under="line.justification")
def confirm_hours(*, line: JustificationLine, minutes: int, by: Person | None) -> JustificationLine:
    """`minutes` are those that the person saw: what the minutes of the sessions add up to."""
    check_open(line.justification)
    found = sessions_of(line.justification.period, parts_of([line])).of(line)
    if found.minutes != minutes:
        raise Refused(_("Somebody has written down another session meanwhile: look at the hours again."))
    line.actual_minutes = minutes
    return _save(line)


@operation(on="line", under="line.justification")
def take_amounts(*, line: JustificationLine, amounts: Amounts, by: Person | None) -> JustificationLine:
    """`amounts` are those that the person saw: what the plan says of the actions, where the line says nothing."""
    check_open(line.justification)
    if amounts_of_plan(line.justification.lines.with_actions())[line.pk] != amounts:
        raise Refused(_("The plan or the justification has changed meanwhile: look at the amounts again."))
    for name, amount in amounts.items():
        setattr(line, name, amount)
    return _save(line)


def _save(line: JustificationLine) -> JustificationLine:
    line.version += 1
    line.save()
    return line
