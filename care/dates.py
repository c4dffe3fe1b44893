"""When the steps of a welcome fall due; pure but for the rows it is given."""

from collections.abc import Iterable
from datetime import date, timedelta

from care.models import OnboardingStep, ProtocolStep


def planned_dates(steps: Iterable[ProtocolStep], started_on: date) -> dict[int, date]:
    """The date of each step, by its number; a reference step always stands before those that follow it."""
    dates: dict[int, date] = {}
    for step in steps:
        base = dates[step.after_id] if step.after_id else started_on
        dates[step.pk] = base + timedelta(days=step.offset_days)
    return dates


def date_after(step: OnboardingStep, reference: OnboardingStep) -> date:
    """The date of a step that hangs on another, as that other stands now."""
    assert step.protocol_step is not None
    base = reference.due_on
    if step.protocol_step.counts_from == ProtocolStep.CountsFrom.DONE and reference.done_on:
        base = reference.done_on
    return base + timedelta(days=step.protocol_step.offset_days)
