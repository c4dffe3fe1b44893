"""The day a budget runs out at the pace it has had; pure judgement, as a table."""

from datetime import date

import pytest

from advisory.rules.forecast import runs_out_on

END = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("left", "spent", "days", "today", "expected"),
    [
        (1500, 1500, 100, date(2026, 4, 10), date(2026, 7, 19)),  # as many days as have gone by
        (2400, 600, 181, date(2026, 6, 30), None),  # it would last until 2028
        (60, 2940, 100, date(2026, 4, 10), date(2026, 4, 12)),  # two days and a bit
        (0, 3000, 100, date(2026, 4, 10), date(2026, 4, 10)),  # nothing is left today
        (-5, 3005, 100, date(2026, 4, 10), date(2026, 4, 10)),
        (3000, 0, 100, date(2026, 4, 10), None),  # nobody has asked for any
        (2880, 120, 29, date(2026, 1, 29), None),  # too early to say
        (100, 2900, 30, date(2026, 1, 30), date(2026, 1, 31)),  # one month is enough
        (1500, 1500, 182, date(2026, 7, 2), END),  # the last day still counts
        (1500, 1500, 183, date(2026, 7, 2), None),  # it ends with its period
        (100, 2900, 365, date(2027, 1, 5), None),  # the period is over
    ],
)
def test_day_on_which_a_budget_runs_out(left, spent, days, today, expected):
    assert runs_out_on(left=left, spent=spent, days=days, today=today, ends_on=END) == expected
