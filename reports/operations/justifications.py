"""The justification of the Conveni is begun, its figures are counted for its own period, and closing freezes it."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.models import Person
from office import clock
from office.audit import note, operation
from office.editing import check_version
from office.figures import Found, answers, figures
from office.models.figures import in_public
from office.refusals import Refused
from reports.models import Justification, JustificationLine, JustifiedAction
from reports.pages.justifications import evidence_of
from reports.pages.offered_actions import offered_actions
from reports.pages.session_hours import parts_of, sessions_of
from workplan.models import FundingSource

FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
CENT = Decimal("0.01")
State = Justification.State


@operation()
def start_justification(
    *,
    source: FundingSource,
    title: str,
    starts_on: date,
    ends_on: date,
    by: Person | None,
    like: Justification | None = None,
) -> Justification:
    """`like`: an earlier one, whose indicators it begins with."""
    if source.kind not in Justification.KINDS:
        raise Refused(_("Only the Conveni or its extension is justified: choose one of them."), "source")
    _check_period(starts_on, ends_on)
    made = Justification.objects.create(source=source, title=title, starts_on=starts_on, ends_on=ends_on)
    if like:
        copied = _copy_lines(like, made)
        note(begun_like=str(like), lines_copied=copied)
    return made


def _copy_lines(like: Justification, made: Justification) -> int:
    """What the funder asks for, and which figure says it; what came of it is of the other period.

    Its actions too where their plan has some day in the new period.
    """
    asked = list(like.lines.with_actions())
    if not asked:
        raise Refused(_("«%s» has no indicator to copy: choose another one, or none.") % like, "like")
    known = {figure.key for figure in figures()}
    lines = JustificationLine.objects.bulk_create(
        JustificationLine(
            justification=made, position=position, indicator=line.indicator, target=line.target,
            target_words=line.target_words, figure=line.figure if line.figure in known else "",
        )
        for position, line in enumerate(asked, start=1)
    )  # fmt: skip
    offered = set(offered_actions(made.period).values_list("pk", flat=True))
    for line, copied in zip(asked, lines, strict=True):
        copied.actions.set(action for action in line.actions.all() if action.pk in offered)
    count(made)
    made.save(update_fields=["counted_at"])
    return len(lines)


@operation(on="justification")
def edit_justification(
    *,
    justification: Justification,
    title: str,
    starts_on: date,
    ends_on: date,
    by: Person | None,
    seen: int | None = None,
) -> Justification:
    """Another period has other figures: they are counted anew."""
    check_version(justification, seen)
    check_open(justification)
    _check_period(starts_on, ends_on)
    has_moved = (justification.starts_on, justification.ends_on) != (starts_on, ends_on)
    justification.title, justification.starts_on, justification.ends_on = title, starts_on, ends_on
    if has_moved:
        count(justification)
    return _save(justification)


def _check_period(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise Refused(_("The last day cannot be before the first."), "ends_on")
    if not FIRST <= starts_on <= ends_on <= LAST:
        raise Refused(_("Choose days from 2000 to 2100."), "starts_on")


def check_open(justification: Justification) -> None:
    """Asked of the database: whoever holds the lock of a line may have read the justification before."""
    if not Justification.objects.filter(pk=justification.pk, state=State.OPEN).exists():
        raise Refused(_("This justification is closed: open it again before you change what it says."))


@operation(on="justification")
def count_justification(*, justification: Justification, by: Person | None) -> Justification:
    check_open(justification)
    count(justification)
    return _save(justification)


def count(justification: Justification) -> None:
    """The figures of its lines in its own period; the caller saves the justification."""
    lines = [line for line in justification.lines.all() if line.figure]
    found = answers(justification.period, {line.figure for line in lines})
    for line in lines:
        put_figure(line, found.get(line.figure))
    JustificationLine.objects.bulk_update(lines, ["counted", "counted_source", "counted_url"])
    justification.counted_at = clock.now()


def put_figure(line: JustificationLine, found: Found | None) -> None:
    """None is nobody knows, and never a zero."""
    line.counted = None if found is None else Decimal(str(found.value)).quantize(CENT)
    line.counted_source, line.counted_url = "", ""
    if found:  # the funder reads it: no person is named
        line.counted_source = in_public(found.source, is_person=found.source_is_person)
        line.counted_url = found.url


@operation(on="justification")
def close_justification(*, justification: Justification, by: Person | None) -> Justification:
    """Its figures are counted for the last time, its actions are kept as they are today; then nothing changes, unless it is
    opened again for a reason.
    """
    check_open(justification)
    count(justification)
    _check_is_complete(justification)
    lines = list(justification.lines.with_actions())
    parts = parts_of(lines)
    JustifiedAction.objects.bulk_create(_as_they_are(justification, lines, parts))
    justification.repeated_minutes = sessions_of(justification.period, parts).repeated_minutes(lines)
    justification.state, justification.closed_at = State.CLOSED, clock.now()
    return _save(justification)


def _check_is_complete(justification: Justification) -> None:
    if not justification.lines.exists():
        raise Refused(_("It has no indicator yet: add those of the funder before you close it."))
    unknown = justification.lines.unknown().count()
    if unknown:
        words = ngettext(
            "Of %d indicator nobody knows yet what was reached: find it out, or write it with its source.",
            "Of %d indicators nobody knows yet what was reached: find it out, or write it with its source.",
            unknown,
        )
        raise Refused(words % unknown)


def _as_they_are(
    justification: Justification, lines: list[JustificationLine], parts: dict[int, set[int]]
) -> list[JustifiedAction]:
    counted = evidence_of(parts, justification.period)
    return [
        JustifiedAction(
            line=line, code=action.code, title=action.title, state=action.state, progress=action.progress,
            evidence_count=counted[action.pk],
        )
        for line in lines
        for action in line.actions.all()
    ]  # fmt: skip


def _save(justification: Justification) -> Justification:
    """Every change counts its version, so that two people who edit it notice each other."""
    justification.version += 1
    justification.save()
    return justification
