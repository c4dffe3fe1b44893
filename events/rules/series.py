"""The days of a series. Pure."""

from datetime import date, timedelta

WEEK, FORTNIGHT, MONTH = "week", "fortnight", "month"
DAYS = {WEEK: 7, FORTNIGHT: 14}
MOST = 12


def days_after(first: date, every: str, times: int) -> list[date]:
    """The next ones. By months it is the same weekday: after the second Thursday, the second Thursday."""
    if every in DAYS:
        return [first + timedelta(days=DAYS[every] * number) for number in range(1, times + 1)]
    return [_same_weekday(first, number) for number in range(1, times + 1)]


def _same_weekday(first: date, months: int) -> date:
    """A fifth one that a month has not is its last."""
    years, month = divmod(first.month - 1 + months, 12)
    begins = date(first.year + years, month + 1, 1)
    found = begins + timedelta(days=(first.weekday() - begins.weekday()) % 7 + 7 * ((first.day - 1) // 7))
    return found if found.month == begins.month else found - timedelta(days=7)
