"""When each thing is reminded of: tables of cases, and a property over when it is agreed and when one looks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisory.rules import reminding
from office import clock

pytestmark = pytest.mark.property
# A year with both changes of hour in it.
DAYS = st.dates(date(2026, 1, 2), date(2026, 12, 31))
HOURS = st.times(time(0), time(23, 59))


@pytest.mark.parametrize(
    ("day", "due_at"),
    [
        (date(2026, 5, 8), datetime(2026, 5, 7, 8, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 28, 9, tzinfo=UTC)),  # ten in winter, before the change
        (date(2026, 3, 30), datetime(2026, 3, 29, 8, tzinfo=UTC)),  # ten in summer, after it
        (date(2026, 10, 25), datetime(2026, 10, 24, 8, tzinfo=UTC)),
        (date(2026, 10, 26), datetime(2026, 10, 25, 9, tzinfo=UTC)),
    ],
)
def test_day_before_at_ten_is_of_the_wall_clock(day, due_at):
    assert reminding.reminder_due_at(day) == due_at


@given(day=DAYS, hour=HOURS, lead=st.integers(1, 10 * 24 * 60))
def test_b21_agreed_with_less_lead_than_the_reminder_is_merged_and_never_both(day, hour, lead):
    starts_at = clock.moment_of(day, hour).astimezone(UTC)
    agreed_at = starts_at - timedelta(minutes=lead)
    due_at = reminding.reminder_due_at(day).astimezone(UTC)

    is_merged = reminding.is_merged(day, agreed_at)

    # What is reminded of was agreed before it was due; what is merged, at that moment or later.
    assert is_merged == (agreed_at >= due_at)
    assert due_at < starts_at


@pytest.mark.parametrize(
    ("days", "times"), [(0, None), (2.99, None), (3, 0), (9.99, 0), (10, 1), (16.99, 1), (17, 2), (31, 4)]
)
def test_request_is_reminded_of_on_the_third_day_and_each_week(days, times):
    asked_at = datetime(2026, 5, 4, 9, tzinfo=UTC)

    assert reminding.times_waited(asked_at, asked_at + timedelta(days=days)) == times


def test_week_with_a_change_of_hour_is_of_real_hours():
    asked_at = datetime(2026, 3, 26, 9, tzinfo=UTC)
    now = clock.moment_of(date(2026, 3, 29), time(10, 59))  # on the wall three days later and 59 minutes more

    assert reminding.times_waited(asked_at, now) is None


@pytest.mark.parametrize(
    ("taken", "granted", "percent"),
    [
        (0, 0, None), (0, 3000, None), (2249, 3000, None), (2250, 3000, 75), (2699, 3000, 75), (2700, 3000, 90),
        (3000, 3000, 90), (3, 4, 75), (60, 0, None),
    ],
)  # fmt: skip
def test_threshold_of_a_budget(taken, granted, percent):
    assert reminding.threshold_reached(taken, granted) == percent
