"""The calendar: a month or a week of what one may see."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from advisory import operations
from office import clock
from office.periods import month_of, week_of
from tests.advisory.letters import Company, make_company
from tests.advisory.sessions import ServiceFactory, make_request

pytestmark = pytest.mark.django_db
PAGE_QUERIES = {"coordination": 7, "technician": 6}


@pytest.fixture
def company(db: None) -> Company:
    return make_company()


def agreed(company: Company, day: date, *, council=None, service=None, hour: time = time(10)):
    session = make_request(service, council or company.council, by=company.technician)
    return operations.agree_date(
        session=session, day=day, hour=hour, minutes=60, expert=company.expert, by=None
    )


def next_month() -> date:
    return month_of(clock.today()).after


def rows_of(response) -> list[int]:
    return [row.session.pk for day in response.context["days"] for row in day.rows]


@pytest.mark.parametrize(
    ("day", "first", "last", "title"),
    [
        (date(2026, 11, 18), date(2026, 10, 26), date(2026, 12, 6), "novembre de 2026"),
        (date(2027, 2, 1), date(2027, 2, 1), date(2027, 2, 28), "febrer de 2027"),  # four whole weeks
        (date(2026, 12, 31), date(2026, 11, 30), date(2027, 1, 3), "desembre de 2026"),
    ],
)
def test_month_is_drawn_in_whole_weeks(day, first, last, title):
    period = month_of(day)

    assert (period.first, period.last, period.title) == (first, last, title)
    assert len(period.days) % 7 == 0


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2026, 11, 18), "Del dia 16 al dia 22 de novembre de 2026"),
        (date(2026, 10, 1), "Del dia 28 de setembre al dia 4 d'octubre de 2026"),
        (date(2026, 12, 31), "Del dia 28 de desembre de 2026 al dia 3 de gener de 2027"),
    ],
)
def test_week_says_its_days(day, title):
    assert week_of(day).title == title


def test_month_shows_its_sessions_in_the_order_of_their_hours(company, enter):
    day = next_month() + timedelta(days=10)
    late, early = agreed(company, day, hour=time(12)), agreed(company, day, hour=time(9))

    page = enter(company.coordination).get(reverse("advice_calendar"), {"day": day})

    assert rows_of(page) == [early.pk, late.pk]


def test_week_shows_only_its_own(company, enter):
    day = next_month() + timedelta(days=10)
    session = agreed(company, day)
    agreed(company, day + timedelta(days=7))

    page = enter(company.coordination).get(reverse("advice_calendar"), {"day": day, "view": "week"})

    assert rows_of(page) == [session.pk]


def test_each_sees_its_own_sessions(company, enter):
    day = next_month() + timedelta(days=10)
    own, other = agreed(company, day), agreed(company, day, council=company.other_council, hour=time(12))

    seen = {
        who: rows_of(enter(getattr(company, who)).get(reverse("advice_calendar"), {"day": day}))
        for who in ("coordination", "technician", "neighbour", "expert", "other_expert")
    }

    assert seen == {
        "coordination": [own.pk, other.pk],
        "technician": [own.pk],
        "neighbour": [other.pk],
        "expert": [own.pk, other.pk],
        "other_expert": [],
    }


def test_cancelled_and_dateless_ones_are_not_in_it(company, enter):
    day = next_month() + timedelta(days=10)
    make_request(None, company.council, by=company.technician)
    operations.cancel_session(session=agreed(company, day), reason="", side="expert", by=company.expert)

    page = enter(company.coordination).get(reverse("advice_calendar"), {"day": day})

    assert rows_of(page) == []
    assert page.context["is_empty"]


def test_coordination_narrows_it_to_a_service(company, enter):
    day = next_month() + timedelta(days=10)
    service = ServiceFactory()
    own = agreed(company, day, service=service)
    agreed(company, day, hour=time(12))

    page = enter(company.coordination).get(reverse("advice_calendar"), {"day": day, "service": service.code})

    assert rows_of(page) == [own.pk]
    assert [chip["label"] for chip in page.context["found"].chips()] == [service.name]
    assert f"service={service.code}" in page.context["after_url"]


def test_council_cannot_narrow_by_expert(company, enter):
    page = enter(company.technician).get(reverse("advice_calendar"), {"expert": company.expert.pk})

    assert page.status_code == 200
    assert "expert" not in page.context["after_url"]


def test_turning_keeps_the_week_and_goes_to_the_next(company, enter):
    page = enter(company.technician).get(reverse("advice_calendar"), {"day": "2026-11-18", "view": "week"})

    turns = [page.context[name].split("?")[1] for name in ("before_url", "after_url", "today_url")]
    assert turns == ["view=week&day=2026-11-09", "view=week&day=2026-11-23", "view=week"]


@pytest.mark.parametrize("day", ["", "ahir", "2026-02-30", "0001-01-01", "9999-12-31"])
def test_day_that_there_is_not_shows_today(company, enter, day):
    page = enter(company.technician).get(reverse("advice_calendar"), {"day": day})

    assert page.status_code == 200
    assert page.context["period"] == month_of(clock.today())


@pytest.mark.parametrize("who", PAGE_QUERIES)
@pytest.mark.parametrize("rows", [1, 3])
def test_calendar_asks_the_same_of_the_database(company, enter, who, rows, django_assert_num_queries):
    for number in range(rows):
        agreed(company, next_month() + timedelta(days=number))
    client = enter(getattr(company, who))

    with django_assert_num_queries(PAGE_QUERIES[who]):
        client.get(reverse("advice_calendar"), {"day": next_month()})
