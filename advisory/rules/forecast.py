"""When the hours of a budget would run out, if they went on being asked for as they have been."""

from datetime import date, timedelta

EARLIEST_DAYS = 30  # with fewer days behind, one session would foretell the year


def runs_out_on(*, left: int, spent: int, days: int, today: date, ends_on: date) -> date | None:
    """The first day on which not all that is asked for can be given; None where the period ends before.

    `spent` minutes in `days` days are the pace. Whole numbers throughout.
    """
    if left <= 0:
        return today
    if spent <= 0 or days < EARLIEST_DAYS or today > ends_on:
        return None
    days_left = left * days // spent
    if days_left > (ends_on - today).days:
        return None
    return today + timedelta(days=days_left)
