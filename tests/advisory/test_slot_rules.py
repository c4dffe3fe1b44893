"""Which times can be booked: the rule alone, and the two nights on which the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisory.rules.slots import HORIZON_DAYS, Hours, bookable, nearest

ZONE = "Europe/Madrid"
MADRID = ZoneInfo(ZONE)
TUESDAY = date(2026, 10, 13)
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def row(day=TUESDAY, since="9:00", until="12:00", every=60, expert=1, **values):
    given = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31), "weekday": day.weekday()} | values
    return Hours(expert=expert, from_time=hour(since), to_time=hour(until), every=every, **given)


def hour(words):
    return time(*map(int, words.split(":")))


def wall(day, words, fold=0):
    return datetime.combine(day, hour(words), tzinfo=MADRID).replace(fold=fold)


def listed(*rows, day=TUESDAY, minutes=60, now=None, days=None):
    """As the clock on the wall shows them, with what it differs from UTC."""
    found = bookable(
        rows, minutes=minutes, now=now or wall(day, "0:00") - timedelta(days=9), zone=ZONE,
        days=days or (day, day),
    )  # fmt: skip
    return [f"{slot.starts_at.astimezone(MADRID):%H:%M%z}"[:8] for slot in found]


def test_hours_are_cut_into_equal_times():
    assert listed(row()) == ["09:00+02", "10:00+02", "11:00+02"]


@pytest.mark.parametrize(
    "minutes, found",
    [
        (30, ["09:00+02", "10:00+02", "11:00+02"]),
        (90, ["09:00+02", "10:00+02"]),
        (120, ["09:00+02", "10:00+02"]),
        (180, ["09:00+02"]),
        (181, []),
    ],
)
def test_session_fits_whole_within_the_hours(minutes, found):
    assert listed(row(), minutes=minutes) == found


def test_b33_what_ends_when_another_begins_does_not_meet_it():
    taken = [(wall(TUESDAY, "10:00"), wall(TUESDAY, "11:00"))]

    assert listed(row(taken=taken)) == ["09:00+02", "11:00+02"]


@pytest.mark.parametrize("since, until", [("9:59", "10:01"), ("10:00", "11:00"), ("10:59", "13:00")])
def test_time_that_meets_another_session_is_not_listed(since, until):
    taken = [(wall(TUESDAY, since), wall(TUESDAY, until))]

    assert "10:00+02" not in listed(row(taken=taken))


def test_session_of_another_expert_takes_nothing():
    taken = [(wall(TUESDAY, "9:00"), wall(TUESDAY, "12:00"))]

    assert listed(row(taken=taken), row(expert=2)) == ["09:00+02", "10:00+02", "11:00+02"]


@pytest.mark.parametrize("before, after, count", [(0, 1, 0), (9, 1, 0), (9, 0, 3), (-1, 9, 3)])
def test_days_off_are_not_listed(before, after, count):
    off = [(TUESDAY - timedelta(days=before), TUESDAY + timedelta(days=after))]

    assert len(listed(row(off=off))) == count


def test_what_has_begun_is_not_listed():
    assert listed(row(), now=wall(TUESDAY, "10:00")) == ["11:00+02"]


def test_nothing_is_listed_beyond_the_horizon():
    last = TUESDAY + timedelta(days=HORIZON_DAYS)

    found = bookable(
        [row(last, "9:00", "10:00"), row(last + timedelta(days=1), "9:00", "10:00")],
        minutes=60, now=wall(TUESDAY, "9:00"), zone=ZONE, days=(last, last + timedelta(days=9)),
    )  # fmt: skip

    assert [slot.starts_at for slot in found] == [wall(last, "9:00")]


@pytest.mark.parametrize(
    "values", [{"starts_on": TUESDAY + timedelta(days=1)}, {"ends_on": TUESDAY - timedelta(days=1)}]
)
def test_hours_count_within_their_period(values):
    assert listed(row(**values)) == []


def test_b28_nine_stays_nine_across_the_change_of_hour():
    week = (AUTUMN - timedelta(days=7), AUTUMN + timedelta(days=7))

    found = listed(row(AUTUMN, "9:00", "10:00"), day=AUTUMN, days=week)

    assert found == ["09:00+02", "09:00+01", "09:00+01"]


@pytest.mark.parametrize(
    "since, until, every, minutes, found",
    [
        ("1:00", "4:00", 60, 60, ["01:00+01", "03:00+02"]),
        ("1:00", "4:00", 30, 60, ["01:00+01", "01:30+01", "03:00+02"]),
        ("2:00", "3:00", 30, 30, []),
        ("1:00", "4:00", 60, 120, ["01:00+01"]),
    ],
)
def test_b27_hour_that_does_not_exist_is_not_listed(since, until, every, minutes, found):
    assert listed(row(SPRING, since, until, every), day=SPRING, minutes=minutes) == found


@pytest.mark.parametrize(
    "since, until, minutes, found",
    [
        ("1:00", "4:00", 60, ["01:00+02", "02:00+02", "03:00+01"]),
        ("1:00", "4:00", 180, ["01:00+02", "02:00+02"]),  # from the first 2.00 to 4.00 there are three hours
    ],
)
def test_b27_hour_that_comes_twice_is_listed_once(since, until, minutes, found):
    assert listed(row(AUTUMN, since, until), day=AUTUMN, minutes=minutes) == found


def test_nearest_are_the_closest_in_the_order_of_the_calendar():
    slots = bookable(
        [row()], minutes=60, now=wall(TUESDAY, "0:00"), zone=ZONE, days=(TUESDAY, date(2026, 11, 30))
    )

    found = nearest(slots, wall(TUESDAY, "11:30"), 3)

    assert [f"{slot.starts_at.astimezone(MADRID):%H}" for slot in found] == ["09", "10", "11"]


QUARTERS = st.integers(0, 24 * 4 - 1).map(lambda number: time(*divmod(number * 15, 60)))


@pytest.mark.property
@settings(max_examples=300, deadline=None)
@given(
    change=st.sampled_from([SPRING, AUTUMN]),
    ends=st.lists(QUARTERS, min_size=2, max_size=2, unique=True).map(sorted),
    every=st.sampled_from([15, 30, 45, 60, 90]),
    minutes=st.integers(15, 240),
)
def test_b27_what_is_listed_is_real_time_within_the_hours(change, ends, every, minutes):
    hours = Hours(1, change.weekday(), *ends, every, date(2026, 1, 1), date(2026, 12, 31))
    now = datetime.combine(change - timedelta(days=3), time(9), tzinfo=MADRID)

    found = bookable([hours], minutes=minutes, now=now, zone=ZONE, days=(change, change))

    shown = [slot.starts_at.astimezone(MADRID) for slot in found]
    end = datetime.combine(change, ends[1], tzinfo=MADRID).astimezone(UTC)
    assert [moment.date() for moment in shown] == [change] * len(shown)
    assert len({moment.replace(fold=0, tzinfo=None) for moment in shown}) == len(shown)
    assert all(ends[0] <= moment.time().replace(fold=0) < ends[1] for moment in shown)
    assert all(slot.starts_at.astimezone(UTC) + timedelta(minutes=minutes) <= end for slot in found)
