"""The calendar of the network: a month, a week, one after another; for members and for everybody."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from events import operations
from office import clock
from office.periods import month_of
from tests.events.events import content, kind, make_event

pytestmark = pytest.mark.django_db
PAGE_QUERIES = {"coordination": 7, "technician": 7, "visitor": 2}
ADDRESS = "event_calendar"


@pytest.fixture
def people(cast):
    return {"coordination": cast.coordination, "technician": cast.technician}


def next_month() -> date:
    return month_of(clock.today()).after


def on(day: date, **values):
    return make_event(day=day, **({"registration": "none"} | values))


def seen(response) -> list[str]:
    return [row.event.title for day in response.context["days"] for row in day.rows]


def test_month_shows_its_events_in_the_order_of_their_hours(cast, enter):
    day = next_month() + timedelta(days=10)
    on(day, title="Tarda", time=time(16), ends_time=time(18))
    on(day, title="Matí")
    on(day + timedelta(days=60), title="Més enllà")

    page = enter(cast.technician).get(reverse(ADDRESS), {"day": day})

    assert seen(page) == ["Matí", "Tarda"]
    assert page.context["count"] == "2 esdeveniments"


def test_event_of_some_days_is_on_each_of_them_and_counts_once(cast, enter):
    day = next_month() + timedelta(days=10)
    on(day, ends_on=day + timedelta(days=2))

    page = enter(cast.technician).get(reverse(ADDRESS), {"day": day})

    days = [shown.day for shown in page.context["days"] if shown.rows]
    assert days == [day + timedelta(days=number) for number in range(3)]
    assert page.context["count"] == "1 esdeveniment"


def test_week_shows_only_its_own(cast, enter):
    day = next_month() + timedelta(days=10)
    on(day, title="Aquesta")
    on(day + timedelta(days=7), title="L'altra")

    page = enter(cast.technician).get(reverse(ADDRESS), {"day": day, "view": "week"})

    assert seen(page) == ["Aquesta"]


def test_list_goes_from_a_day_on_month_by_month(cast, enter):
    for title, days in (("Abans", -1), ("Avui", 0), ("D'aquí a un mes", 31), ("D'aquí a un any", 365)):
        on(clock.today() + timedelta(days=days), title=title)

    page = enter(cast.technician).get(reverse(ADDRESS), {"view": "list"})

    titles = [[row.event.title for row in rows] for _month, rows in page.context["months"]]
    assert titles == [["Avui"], ["D'aquí a un mes"]]


def test_each_sees_what_is_for_them(cast, enter, client):
    day = next_month() + timedelta(days=10)
    on(day, title="Per a tothom", audience="public")
    on(day, title="De la Xarxa")
    on(day, title="En preparació", state="draft", audience="public")
    operations.cancel_event(event=on(day, title="Suspesa", audience="public"), reason="Pluja.", by=None)
    theirs = content(day=day, title="Proposada", is_own=False, our_role="attendee", registration="none")
    operations.propose_event(content=theirs, by=cast.technician)

    pages = [
        enter(person).get(reverse(ADDRESS), {"day": day}) for person in (cast.coordination, cast.technician)
    ]
    visitor = client.get(reverse(ADDRESS), {"day": day})

    everybody = {"Per a tothom", "Suspesa"}
    found = [set(seen(page)) for page in (*pages, visitor)]
    assert found == [everybody | {"De la Xarxa", "En preparació"}, everybody | {"De la Xarxa"}, everybody]


def test_part_of_the_same_day_is_in_its_whole(cast, enter):
    day = next_month() + timedelta(days=10)
    whole = on(day, title="Jornada")
    on(day, title="Taller", kind=kind("workshop"), parent=whole)
    on(day + timedelta(days=1), title="Visita", parent=whole)

    page = enter(cast.technician).get(reverse(ADDRESS), {"day": day})

    assert seen(page) == ["Jornada", "Visita"]


def coarse(**values):
    given = {"time": None, "ends_time": None, "registration": "none", "is_day_known": False}
    return make_event(**(given | values))


def test_what_has_no_day_yet_stands_apart_in_its_months(cast, enter):
    first = next_month()
    coarse(title="Trobada", day=first, ends_on=first + timedelta(days=80), when_words="primavera")
    coarse(title="D'un altre temps", day=date(2020, 1, 1), ends_on=date(2020, 1, 31), when_words="gener")

    page = enter(cast.technician).get(reverse(ADDRESS), {"day": first})

    assert seen(page) == []
    assert [row.event.title for row in page.context["undated"]] == ["Trobada"]
    assert "Encara sense dia" in page.content.decode()


def test_it_is_narrowed_to_a_kind_and_to_others(cast, enter):
    day = next_month() + timedelta(days=10)
    on(day, title="Nostra", kind=kind("training"))
    on(day, title="Formació d'altres", kind=kind("training"), is_own=False, our_role="attendee")
    on(day, title="Jornada d'altres", is_own=False, our_role="attendee")

    asked = {"day": day, "kind": "training", "whose": "others"}
    page = enter(cast.technician).get(reverse(ADDRESS), asked)

    assert seen(page) == ["Formació d'altres"]
    assert "kind=training" in page.context["after_url"]


@pytest.mark.parametrize("day", ["", "ahir", "2026-02-30", "0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("view", ["", "list", "res"])
def test_day_or_view_that_there_is_not_shows_today(cast, enter, day, view):
    page = enter(cast.technician).get(reverse(ADDRESS), {"day": day, "view": view})

    assert page.status_code == 200
    assert page.context["period"].first <= clock.today() <= page.context["period"].last


@pytest.mark.parametrize("view", ["", "week", "list"])
@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("who", PAGE_QUERIES)
def test_calendar_asks_the_same_of_the_database(
    people, enter, client, who, rows, view, django_assert_num_queries
):
    for _number in range(rows):
        on(clock.today(), audience="public")
        coarse(audience="public", when_words="aviat", in_days=0)
    reader = enter(people[who]) if who in people else client

    with django_assert_num_queries(PAGE_QUERIES[who]):
        reader.get(reverse(ADDRESS), {"view": view})
