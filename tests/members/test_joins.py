"""Joins and leaves of a period: what counts as one, and how many members there were before and after."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from members.joins import KINDS, Joins
from members.models import Membership
from office import clock
from office.figures import Period
from tests.members.places import comarca, county_council, spell, town

pytestmark = pytest.mark.django_db
YEAR = (date(2023, 1, 1), date(2023, 12, 31))


@pytest.fixture(autouse=True)
def in_catalan():
    with override("ca"):
        yield


@pytest.fixture
def place():
    return comarca("24", "Osona")


def joined(starts_on=YEAR[0], ends_on=YEAR[1]):
    return [str(row.organization.short_name) for row in Membership.objects.joined_in(starts_on, ends_on)]


def left(starts_on=YEAR[0], ends_on=YEAR[1]):
    return [str(row.organization.short_name) for row in Membership.objects.left_in(starts_on, ends_on)]


@pytest.mark.parametrize(
    "first_day, counts",
    [
        (date(2022, 12, 31), False),
        (date(2023, 1, 1), True),
        (date(2023, 12, 31), True),
        (date(2024, 1, 1), False),
    ],
)
def test_join_falls_on_the_first_day_as_active(place, first_day, counts):
    spell(town("Vic", place), "active", first_day)

    assert joined() == (["Vic"] if counts else [])


@pytest.mark.parametrize(
    "last_day, counts",
    [
        (date(2022, 12, 30), False),
        (date(2022, 12, 31), True),
        (date(2023, 12, 30), True),
        (date(2023, 12, 31), False),
    ],
)
def test_leave_falls_on_the_first_day_out(place, last_day, counts):
    spell(town("Vic", place), "active", date(2020, 1, 1), last_day)

    assert left() == (["Vic"] if counts else [])


@pytest.mark.parametrize(
    "before, counts", [("applicant", True), ("withdrawn", True), ("suspended", False), ("active", False)]
)
def test_join_is_of_who_was_no_member_the_day_before(place, before, counts):
    vic = town("Vic", place)
    spell(vic, before, date(2020, 1, 1), date(2023, 5, 31))
    spell(vic, "active", date(2023, 6, 1))

    assert joined() == (["Vic"] if counts else [])


@pytest.mark.parametrize(
    "after, counts", [("withdrawn", True), ("applicant", True), ("suspended", False), ("active", False)]
)
def test_leave_is_of_who_is_no_member_the_day_after(place, after, counts):
    vic = town("Vic", place)
    spell(vic, "active", date(2020, 1, 1), date(2023, 5, 31))
    spell(vic, after, date(2023, 6, 1))

    assert left() == (["Vic"] if counts else [])


def test_leave_of_a_suspended_council_is_a_leave(place):
    vic = town("Vic", place)
    spell(vic, "suspended", date(2020, 1, 1), date(2023, 5, 31))
    spell(vic, "withdrawn", date(2023, 6, 1))

    assert left() == ["Vic"]


def test_council_that_comes_back_after_a_gap_joins_again(place):
    vic = town("Vic", place)
    spell(vic, "active", date(2020, 1, 1), date(2022, 12, 30))
    spell(vic, "active", date(2023, 1, 1))

    assert joined() == ["Vic"]


def test_neighbours_of_other_councils_do_not_count(place):
    spell(town("Manlleu", place), "active", date(2020, 1, 1), date(2023, 5, 31))
    spell(town("Vic", place), "active", date(2023, 6, 1))

    assert (joined(), left()) == (["Vic"], ["Manlleu"])


def test_period_tells_its_changes_apart(cast, place):
    stories = {
        "Alta": [("active", date(2023, 2, 1), None)],
        "Breu": [("active", date(2023, 2, 1), date(2023, 8, 31)), ("withdrawn", date(2023, 9, 1), None)],
        "Pausa": [("active", date(2020, 1, 1), date(2023, 2, 28)), ("suspended", date(2023, 3, 1), None)],
        "Represa": [("suspended", date(2020, 1, 1), date(2023, 2, 28)), ("active", date(2023, 3, 1), None)],
        "Petició": [("applicant", date(2023, 4, 1), None)],
        "Quieta": [("active", date(2020, 1, 1), None)],
    }
    for name, spells in stories.items():
        council = town(name, place)
        for state, starts_on, ends_on in spells:
            spell(council, state, starts_on, ends_on)

    joins = Joins(cast.coordination, Period(*YEAR))

    found = {kind.slug: [change.organization.short_name for change in joins.of(kind)] for kind in KINDS}
    assert found == {
        "joined": ["Alta", "Breu"],
        "left": ["Breu"],
        "suspended": ["Pausa"],
        "resumed": ["Represa"],
        "applied": ["Petició"],
    }
    assert joins.of(KINDS[1])[0].day == date(2023, 9, 1)
    # Pausa and Quieta were; Alta, Represa and Quieta are: two, two joins, a leave, a suspension, one resumed.
    assert (joins.before, len(joins.active)) == (2, 3)


def test_tables_count_by_comarca_and_by_size(cast, place):
    aran = comarca("39", "Aran")
    spell(town("Vic", place, 47_000), "active", date(2020, 1, 1))
    spell(town("Alpens", place, 270), "active", date(2023, 3, 1))
    spell(county_council(place), "active", date(2023, 3, 1))
    spell(town("Vielha", aran, 5000), "active", date(2020, 1, 1), date(2023, 5, 31))
    joins = Joins(cast.coordination, Period(*YEAR))

    by_comarca = [(line.label, line.joined, line.left, line.active) for line in joins.by_comarca()]
    by_size = [(line.joined, line.left, line.active) for line in joins.by_size()]

    assert by_comarca == [("Aran", 0, 1, 0), ("Osona", 2, 0, 3)]
    # A county council counts with the residents of its comarca: 47,270, and the four towns of the cast.
    assert by_size == [(1, 0, 1), (0, 1, 0), (0, 0, 0), (0, 0, 1), (1, 0, 1)]


def test_page_is_of_this_year_and_the_address_asks_for_another(cast, enter, place):
    spell(town("Vic", place), "active", date(2023, 2, 1))
    client = enter(cast.technician)

    now = client.get("/territori/altes-i-baixes/").context
    then = client.get("/territori/altes-i-baixes/", {"year": "2023"})

    assert now["found"].period == Period(date(clock.today().year, 1, 1), clock.today())
    assert then.context["found"].period == Period(*YEAR)
    assert [change.organization.short_name for _kind, found in then.context["parts"] for change in found] == [
        "Vic"
    ]
    assert '<option value="2023" selected>' in then.content.decode()
    assert then.context["joins"].in_words() == (
        "El dia 31 de desembre de 2022 hi havia 0 membres; el dia 31 de desembre de 2023, 1."
    )


@pytest.mark.parametrize("year", ["2999", "1", "abc", "", "\x00"])
def test_page_shows_this_year_where_another_cannot_be(cast, enter, year):
    answer = enter(cast.technician).get("/territori/altes-i-baixes/", {"year": year})

    assert answer.context["found"].number == clock.today().year
    assert bool(answer.context["complaint"]) is bool(year)


def test_year_that_is_a_slip_of_the_pen_is_not_offered(cast, enter, place):
    spell(town("Vic", place), "active", date(1, 1, 1))

    answer = enter(cast.technician).get("/territori/altes-i-baixes/")

    assert answer.context["found"].form.fields["year"].choices[-1] == ("1979", "1979")


def test_change_to_come_waits_for_its_day(cast, place):
    tomorrow = clock.today() + timedelta(days=1)
    spell(town("Vic", place), "active", tomorrow)
    period = Period(clock.today() - timedelta(days=10), tomorrow + timedelta(days=10))

    assert Joins(cast.coordination, period.so_far()).changes == []


def test_export_has_a_line_for_each_change(cast, enter, place):
    spell(town("Vic", place, 47_000), "active", date(2023, 2, 1), date(2023, 8, 31))
    answer = enter(cast.technician).get(reverse("joins_export", args=["csv"]), {"year": "2023"})

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    _head, *rows = csv.reader(io.StringIO(text), delimiter=";")

    assert rows == [
        ["Alta", "01/02/2023", "Ajuntament Vic", "Ajuntament", "Osona", "47000"],
        ["Baixa", "01/09/2023", "Ajuntament Vic", "Ajuntament", "Osona", "47000"],
    ]


def test_page_costs_the_same_for_one_row_as_for_three(cast, enter, place, django_assert_num_queries):
    client = enter(cast.coordination)

    for names in (["Vic"], ["Manlleu", "Torelló"]):
        for name in names:
            spell(town(name, place), "active", date(2023, 2, 1))
        with django_assert_num_queries(8):
            # session, person; first year, changes, members; two of the standing and the bell of the frame
            client.get("/territori/altes-i-baixes/", {"year": "2023"})
