"""The order of the walk, the period that is proposed, the figures of a review: pure functions."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from workplan.pages.differences import compare
from workplan.pages.review_report import Counts, finding
from workplan.pages.walk import Stop, order, stops
from workplan.pictures import Picture
from workplan.rules.periods import proposed

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
SINCE = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def _in_catalan():
    with translation.override("ca"):
        yield


def picture(number, **values):
    return Picture(action_id=number, code=f"2026-1.{number}", title="x", area="1. Acollida", **values)


def test_walk_goes_from_what_changed_to_the_rest():
    before = [
        picture(1, state="in_progress", last_news_on=date(2026, 5, 1)),
        picture(2),
        picture(3, state="blocked", blocked_by="x"),
        picture(4),
        picture(5),
        picture(6, state="done"),
    ]
    after = [*before]
    after[3] = replace(before[3], is_late=True)
    after[4] = replace(before[4], state="in_progress")

    found = order(compare(before, after), SINCE)

    assert found == [
        (5, "changed"),
        (4, "late"),
        (3, "blocked"),
        (2, "untouched"),
        (1, "rest"),
        (6, "rest"),
    ]


def test_late_action_that_changed_is_seen_once_among_what_changed():
    before = [picture(1, is_late=True)]

    found = order(compare(before, [replace(before[0], state="in_progress")]), SINCE)

    assert found == [(1, "changed")]


def test_screens_say_their_place_in_the_group():
    assert stops([(5, "late"), (4, "late"), (3, "rest")]) == [
        Stop(5, "late", 1, 1, 2),
        Stop(4, "late", 2, 2, 2),
        Stop(3, "rest", 3, 1, 1),
    ]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (None, ("Primer trimestre de 2026", date(2026, 1, 1), date(2026, 3, 31))),
        (date(2026, 3, 31), ("Segon trimestre de 2026", date(2026, 4, 1), date(2026, 6, 30))),
        (date(2026, 5, 10), ("Segon trimestre de 2026", date(2026, 5, 11), date(2026, 6, 30))),
        (date(2026, 9, 30), ("Quart trimestre de 2026", date(2026, 10, 1), date(2026, 12, 31))),
        (date(2026, 12, 31), ("Últim seguiment del pla", date(2026, 12, 31), date(2026, 12, 31))),
        (date(2025, 10, 31), ("Primer trimestre de 2026", date(2026, 1, 1), date(2026, 3, 31))),
    ],
)
def test_next_review_is_of_the_quarter_that_follows(last, expected):
    assert proposed(*YEAR, last) == expected


@pytest.mark.parametrize(
    ("pictures", "sentence"),
    [
        ([], "El pla no té cap actuació per seguir."),
        ([picture(1), picture(2, state="done")], "1 de 2 actuacions fetes, 0 en curs."),
        ([picture(1, is_late=True)], "0 de 1 actuacions fetes, 0 en curs; 1 endarrerida."),
        (
            [picture(1, is_late=True, state="blocked"), picture(2, state="blocked")],
            "0 de 2 actuacions fetes, 0 en curs; 1 endarrerida i 2 bloquejades.",
        ),
        ([picture(1), picture(2, state="dropped"), picture(3, state="carried_over")],
         "0 de 1 actuacions fetes, 0 en curs."),
    ],
)  # fmt: skip
def test_finding_of_a_review_is_a_sentence(pictures, sentence):
    assert finding(Counts.of(pictures)) == sentence


def test_parts_of_an_action_are_not_counted_twice():
    subaction = replace(picture(2, state="done"), code="2026-1.1.1")

    assert Counts.of([picture(1), subaction]).total == 1
