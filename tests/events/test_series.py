"""The days of a series: a table."""

from datetime import date

import pytest

from events.rules.series import days_after


@pytest.mark.parametrize(
    ("first", "every", "days"),
    [
        (date(2026, 1, 8), "week", [date(2026, 1, 15), date(2026, 1, 22)]),
        (date(2026, 1, 8), "fortnight", [date(2026, 1, 22), date(2026, 2, 5)]),
        (date(2026, 1, 8), "month", [date(2026, 2, 12), date(2026, 3, 12)]),  # the second Thursday
        (date(2026, 1, 1), "month", [date(2026, 2, 5), date(2026, 3, 5)]),  # the first one
        (date(2026, 1, 30), "month", [date(2026, 2, 27), date(2026, 3, 27)]),  # the fifth Friday, or the last
        (date(2026, 12, 10), "month", [date(2027, 1, 14), date(2027, 2, 11)]),
        (date(2026, 3, 31), "month", [date(2026, 4, 28), date(2026, 5, 26)]),
    ],
)
def test_days_of_a_series(first, every, days):
    assert days_after(first, every, 2) == days
