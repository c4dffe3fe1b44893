"""How the network counts: persons, administrations of that day, declared numbers before rows."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from events import operations
from events.models import Event
from events.pages.counts import EventCounts
from events.rules.counting import Came, Counts, count
from events.rules.totals import totals_key
from members.models import Membership
from office import clock
from office.models import DeclaredTotal
from office.refusals import Refused
from tests.cast import CouncilFactory, MemberFactory, PartnerFactory
from tests.events.events import attended, make_past

DAY = date(2026, 3, 30)


@pytest.mark.parametrize(
    "rows, expected",
    [
        ([], Counts()),
        ([Came(2)], Counts(people=2)),
        (
            [Came(3, 1, "municipality", True, "Osona", "5000"), Came(1, 2, "county_council", False, "Osona")],
            Counts(4, 2, 1, 1, 0, {"Osona": 2}, {"5000": 1}),
        ),
        ([Came(0, 7, "partner"), Came(0, 8, "municipality")], Counts(organizations_met=2)),
        ([Came(2, 7, "partner"), Came(1, 8, "provincial_council")], Counts(3, 1, 0, 1, 1)),
    ],
)
def test_counts_of_who_came(rows, expected):
    assert count(rows) == expected


@pytest.fixture
def event(db):
    return make_past(clock.today() - timedelta(days=60), title="FESC")


def test_excused_absent_and_represented_did_not_come(event):
    one, other = MemberFactory().organization, MemberFactory().organization
    attended(event, name="A", organization=one)
    attended(event, name="B", organization=one, status="online")
    attended(event, name="C", organization=other, status="excused")
    attended(event, name="D", organization=other, status="absent")
    attended(event, name="E", organization=other, status="represented", represented_by=one)

    counted = EventCounts(event).counted

    assert (counted.people, counted.administrations) == (2, 1)


def test_membership_is_that_of_the_day_of_the_event(event):
    since, joined_later = MemberFactory().organization, CouncilFactory()
    MemberFactory(organization=joined_later, starts_on=event.day + timedelta(days=1))
    left = MemberFactory(ends_on=event.day).organization
    for organization in (since, joined_later, left):
        attended(event, name="A", organization=organization)

    counted = EventCounts(event).counted

    assert (counted.members, counted.not_members) == (2, 1)


def test_organizations_met_are_no_administrations(event):
    attended(event, name="A", organization=PartnerFactory().organization)
    attended(event, name="B", organization=CouncilFactory())
    attended(event, name="C")

    counted = EventCounts(event).counted

    assert (counted.people, counted.administrations, counted.organizations_met) == (3, 1, 1)


def test_organizations_that_were_met_are_counted_once(event):
    partner = PartnerFactory().organization
    attended(event, name="A", organization=partner)
    operations.write_organizations_met(
        event=event, organizations=[partner, PartnerFactory().organization], by=None
    )

    assert EventCounts(event).counted.organizations_met == 2


def test_page_of_the_event_says_how_many_came(cast, enter, event):
    attended(event, name="A", organization=cast.council)

    page = enter(cast.technician).get(reverse("event_page", args=[event.pk])).content.decode()

    assert "1 persona d&#x27;1 administració" in page


def test_sentence_says_people_and_administrations(event):
    council = CouncilFactory()
    attended(event, name="A", organization=council)
    attended(event, name="B", organization=council)

    assert EventCounts(event).sentence == "2 persones d'1 administració"


def test_declared_number_wins_and_says_its_source(event):
    attended(event, name="A", organization=CouncilFactory())

    operations.declare_attendance(
        event=event, totals={"people": 33, "administrations": 22}, source="Memòria 2023", by=None
    )

    counts = EventCounts(event)
    assert (counts.sentence, counts.sources) == ("33 persones de 22 administracions", ["Memòria 2023"])


def test_declared_total_of_the_year_is_of_its_event(event):
    event = operations.declare_attendance(event=event, totals={}, source="Memòria", by=None)
    key = totals_key(event.slug, "people")
    year = event.day.year
    DeclaredTotal.objects.create(
        key=key, value=33, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31), source="Memòria"
    )

    assert (key, EventCounts(event).value("people")) == (f"events.fesc-{year}.people", 33)


def test_declared_twice_keeps_one_and_taken_away_leaves_none(event):
    for people in (30, 33, 33):
        operations.declare_attendance(event=event, totals={"people": people}, source="Memòria", by=None)
    values = list(DeclaredTotal.objects.values_list("value", flat=True))

    operations.declare_attendance(event=event, totals={}, source="Memòria", by=None)

    assert (values, DeclaredTotal.objects.count()) == ([33], 0)


def test_numbers_without_source_are_refused(event):
    with pytest.raises(Refused):
        operations.declare_attendance(event=event, totals={"people": 3}, source=" ", by=None)


def test_event_without_attendance_measures_nobody(event):
    MemberFactory()

    assert (list(Event.objects.measured()), Membership.objects.count()) == ([], 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_of_counts_ask_the_same(cast, enter, event, rows, django_assert_num_queries):
    for _row in range(rows):
        attended(event, name="A", organization=MemberFactory().organization)
    client = enter(cast.coordination)

    with django_assert_num_queries(10):
        client.get(reverse("event_counts", args=[event.pk]))
