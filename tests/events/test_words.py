"""When an event is, in words: a table."""

from datetime import date, time

import pytest

from events.models import Event
from events.pages.words import edition_in_words, place_in_words, seats_in_words, when_in_short, when_in_words

MARCH, APRIL = date(2023, 3, 30), date(2023, 4, 1)


def event(day=MARCH, ends_on=None, **values):
    return Event(day=day, ends_on=ends_on or day, **values)


@pytest.mark.parametrize(
    ("given", "words", "short"),
    [
        (event(), "dijous 30 de març de 2023", "30/03/2023"),
        (
            event(time=time(10), ends_time=time(14)),
            "dijous 30 de març de 2023, de 10.00 h a 14.00 h",
            "30/03/2023, 10.00 h",
        ),
        (event(time=time(9, 30)), "dijous 30 de març de 2023, 9.30 h", "30/03/2023, 9.30 h"),
        (
            event(ends_on=APRIL),
            "de dijous 30 de març a dissabte 1 d'abril de 2023",
            "30/03/2023 – 01/04/2023",
        ),
        (
            event(date(2022, 12, 30), date(2023, 1, 1), time=time(10), ends_time=time(13)),
            "de divendres 30 de desembre de 2022, 10.00 h, a diumenge 1 de gener de 2023, 13.00 h",
            "30/12/2022 – 01/01/2023",
        ),
        (
            event(date(2026, 1, 1), date(2026, 1, 31), is_day_known=False, when_words="gener"),
            "gener de 2026",
            "gener de 2026",
        ),
        (
            event(date(2026, 1, 1), date(2026, 6, 30), is_day_known=False, when_words="primavera del 2026"),
            "primavera del 2026",
            "primavera del 2026",
        ),
    ],
)
def test_when_is_said_as_it_is_known(given, words, short):
    assert (when_in_words(given), when_in_short(given)) == (words, short)


def test_edition_is_said_in_words():
    assert (edition_in_words(event(edition=3)), edition_in_words(event())) == ("3a edició", "")


@pytest.mark.parametrize(
    ("taken", "capacity", "words"), [(19, 50, "19 de 50"), (0, 50, "0 de 50"), (7, None, "7")]
)
def test_seats_are_counted_against_their_limit(taken, capacity, words):
    assert seats_in_words(taken, capacity) == words


def test_place_does_not_say_the_town_twice():
    from members.models import Municipality

    town = Municipality(name="Vic")

    assert place_in_words(event(place="El Sucre", municipality=town)) == "El Sucre, Vic"
    assert place_in_words(event(place="El Sucre de Vic", municipality=town)) == "El Sucre de Vic"
