"""When a session is: one formatter, in the words of the wall clock."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from advisory.models import AdvisorySession
from advisory.pages.words import when_in_words
from office import wall_time


def session_at(day: date, hour: time | None, starts_at: datetime | None = None) -> AdvisorySession:
    return AdvisorySession(day=day, time=hour, starts_at=starts_at)


@pytest.fixture(autouse=True)
def catalan():
    with translation.override("ca"):
        yield


def test_when_says_day_hour_and_zone():
    session = session_at(date(2026, 12, 3), time(10), datetime(2026, 12, 3, 9, tzinfo=UTC))

    assert when_in_words(session) == "dijous 3 de desembre de 2026, 10.00 h (hora de Catalunya)"


def test_when_elides_the_month_and_keeps_one_figure_of_the_hour():
    session = session_at(date(2026, 4, 7), time(9, 30), datetime(2026, 4, 7, 7, 30, tzinfo=UTC))

    assert when_in_words(session) == "dimarts 7 d'abril de 2026, 9.30 h (hora de Catalunya)"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "abans del canvi d'hora"), (1, "després del canvi d'hora")]
)
def test_b29_hour_that_comes_twice_is_told_apart(number, words):
    day, hour = date(2026, 10, 25), time(2, 30)
    session = session_at(day, hour, wall_time.instants(day, hour, "Europe/Madrid")[number])

    assert when_in_words(session) == f"diumenge 25 d'octubre de 2026, 2.30 h, {words} (hora de Catalunya)"


def test_when_says_no_more_than_is_known():
    day_only = session_at(date(2026, 12, 3), None)
    year_only = AdvisorySession(day=date(2023, 1, 1), is_day_known=False)

    assert when_in_words(day_only) == "dijous 3 de desembre de 2026"
    assert when_in_words(year_only) == "el 2023, un dia que no sabem"
    assert when_in_words(AdvisorySession()) == "sense data encara"
