"""Each member against what was held while it was one: the database counts as a person would with paper."""

import random
from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.urls import reverse

from events.filters.attendance_statistics import StatisticsFilter
from events.models import Attendance, Event
from events.pages.attendance_statistics import file_of
from events.querysets.members import members_at, with_counts
from members.models import Membership
from office import clock
from tests.cast import CouncilFactory, MemberFactory, PartnerFactory
from tests.events.events import attended, make_past

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 30)
STATUSES = ["present", "online", "excused", "absent"]


@pytest.fixture
def event():
    return make_past(clock.today() - timedelta(days=60), title="FESC")


def on_paper(events):
    """Member by member and event by event, with nothing but what each row says."""
    found = {}
    for membership in Membership.objects.filter(state__in=["active", "suspended"]):
        last = membership.ends_on or date.max
        for event in events:
            if membership.starts_on <= event.day <= last:
                rows = Attendance.objects.filter(event=event, organization=membership.organization)
                came = any(row.status in {"present", "online"} for row in rows)
                before = found.get(membership.organization_id, (0, 0))
                found[membership.organization_id] = (before[0] + came, before[1] + 1)
    return found


def periods(chance, organization):
    """Up to three that follow each other, in any state, the last one perhaps open."""
    starts_on = DAY - timedelta(days=chance.randint(10, 60))
    for _period in range(chance.randint(0, 3)):
        ends_on = starts_on + timedelta(days=chance.randint(0, 30))
        is_last = chance.random() < 0.3
        MemberFactory(
            organization=organization, starts_on=starts_on, ends_on=None if is_last else ends_on,
            state=chance.choice(["active", "suspended", "applicant", "withdrawn"]),
        )  # fmt: skip
        if is_last:
            return
        starts_on = ends_on + timedelta(days=chance.randint(1, 10))


@pytest.mark.parametrize("seed", range(6))
def test_database_counts_as_on_paper(seed):
    chance = random.Random(seed)
    councils = [*(CouncilFactory() for _number in range(6)), PartnerFactory().organization]
    for organization in councils:
        periods(chance, organization)
    events = [make_past(DAY + timedelta(days=chance.randint(-40, 20))) for _number in range(5)]
    for number in range(40):
        organization = chance.choice([*councils, None])
        attended(
            chance.choice(events),
            name=f"N {number}",
            organization=organization,
            status=chance.choice(STATUSES),
        )

    rows = with_counts(members_at(events), events)

    assert {row.pk: (row.came, row.held) for row in rows} == on_paper(events)


def test_many_people_of_a_member_are_one_that_came(event):
    council = MemberFactory().organization
    for name in "ABC":
        attended(event, name=name, organization=council)

    row = with_counts(members_at([event]), [event]).get()

    assert (row, row.came, row.held) == (council, 1, 1)


def test_day_of_joining_and_last_day_are_of_a_member(event):
    one = MemberFactory(starts_on=event.day).organization
    other = MemberFactory(ends_on=event.day).organization
    MemberFactory(starts_on=event.day + timedelta(days=1))
    MemberFactory(ends_on=event.day - timedelta(days=1))

    assert set(members_at([event])) == {one, other}


def test_members_that_came_to_none_are_said_and_listed(cast, enter, event):
    attended(event, name="A", organization=cast.council)
    client, address = enter(cast.coordination), reverse("attendance_statistics")

    context = client.get(address).context
    listed = client.get(context["none_url"]).context

    assert (context["count"], context["found"].tally["none"]) == (
        "3 membres, 1 esdeveniment amb l'assistència anotada",
        2,
    )
    assert {row["label"] for row in listed["rows"]} == {str(cast.other_council), str(cast.mentor_council)}


def test_filters_stay_in_the_address_of_the_pages_and_of_the_file(cast, enter, event):
    attended(event, name="A", organization=cast.council)
    asked = {"q": "vila", "year": str(event.day.year), "kind": "conference"}

    context = enter(cast.coordination).get(reverse("attendance_statistics"), asked).context

    assert f"?q=vila&year={event.day.year}&kind=conference" in context["exports"][0]["url"]


def test_page_shows_fifty_and_the_file_all(cast, enter, event):
    for _number in range(51):
        council = MemberFactory().organization
    attended(event, name="A", organization=council)
    client = enter(cast.coordination)

    pages = [client.get(reverse("attendance_statistics"), {"page": page}).context["rows"] for page in (1, 2)]
    answer = client.get(reverse("attendance_statistics_export", args=["csv"]))

    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert ([len(rows) for rows in pages], len(lines)) == ([50, 4], 55)


def test_file_says_to_which_each_came_and_where_it_was_no_member(cast, enter, event):
    later = make_past(event.day + timedelta(days=10), title="Taller")
    joined = MemberFactory(starts_on=later.day).organization
    attended(event, name="A", organization=cast.council)
    attended(later, name="B", organization=joined)

    columns, rows = file_of(StatisticsFilter(QueryDict(), request=None))

    cells = {row: [column.value(row) for column in columns[1:]] for row in rows}
    assert (cells[cast.council], cells[joined]) == ([1, 2, "sí", "no"], [1, 1, "–", "sí"])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_file_of_a_year_without_events_has_its_head_only(cast, enter, kind):
    client = enter(cast.coordination)

    answer = client.get(reverse("attendance_statistics_export", args=[kind]))

    assert answer.status_code == 200
    assert b"".join(answer).count(b"\n") == 1 or kind == "xlsx"


def test_year_without_events_says_so(cast, enter):
    found = StatisticsFilter(QueryDict(), request=None)

    page = enter(cast.coordination).get(reverse("attendance_statistics"))

    assert f"Assistència dels membres, {clock.today().year}" in page.content.decode()
    assert (page.status_code, found.tally, page.context["exports"]) == (200, {"all": 0, "none": 0}, [])


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_the_same_however_many(cast, enter, event, rows, django_assert_num_queries):
    for _row in range(rows):
        attended(event, name="A", organization=MemberFactory().organization)
    client = enter(cast.coordination)

    with django_assert_num_queries(8):
        client.get(reverse("attendance_statistics"))


def test_event_of_others_is_not_measured(event):
    others = make_past(event.day, is_own=False, our_role="attendee", hosts="Un altre ens")
    for held in (event, others):
        attended(held, name="A", organization=MemberFactory().organization)

    assert list(Event.objects.measured()) == [event]
