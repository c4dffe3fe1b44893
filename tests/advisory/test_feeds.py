"""Private calendars: what each holds, who may make one, and when it closes."""

from datetime import timedelta
from typing import Any

import pytest
import vobject
from django.test import Client
from django.urls import reverse

from advisory import operations
from advisory.calendar.feeds import offered_to
from advisory.models import AdvisorySession
from members.models import NetworkRole, Person
from office import clock
from tests.advisory.letters import Company, make_company
from tests.advisory.sessions import confirm, let_it_begin, make_request
from tests.cast import RoleFactory

pytestmark = pytest.mark.django_db
FEED_QUERIES = 6


@pytest.fixture
def company(db: None) -> Company:
    return make_company()


def agreed(company: Company, *councils: Any, by: Person | None = None, **values: Any) -> AdvisorySession:
    session = make_request(None, *(councils or [company.council]), by=by or company.technician)
    return confirm(session, expert=company.expert, by=company.coordination, **values)


def address(person: Person, purpose: str) -> str:
    feed = next(one for one in offered_to(person) if one.purpose == purpose)
    return reverse("feed", args=[operations.renew_feed(person=person, feed=feed, by=person).token])


def events(where: str) -> list[Any]:
    response = Client().get(where)
    assert response.status_code == 200
    return list(vobject.readOne(response.content.decode()).contents.get("vevent", []))


def uids(where: str) -> set[str]:
    return {event.uid.value.split("@")[0] for event in events(where)}


def test_feeds_are_offered_by_what_one_is(company):
    offered = {
        who: [feed.purpose for feed in offered_to(getattr(company, who))]
        for who in ("coordination", "expert", "technician")
    }

    assert offered == {
        "coordination": ["feed_all"],
        "expert": ["feed_expert"],
        "technician": ["feed_council", "feed_own"],
    }


def test_feed_of_each_holds_what_it_may_see(company):
    own, other = agreed(company), agreed(company, company.other_council, by=company.neighbour, in_days=8)
    colleagues = agreed(company, by=company.reference, in_days=9)
    everything = {str(row.uid) for row in (own, other, colleagues)}

    found = {
        "all": uids(address(company.coordination, "feed_all")),
        "expert": uids(address(company.expert, "feed_expert")),
        "other expert": uids(address(company.other_expert, "feed_expert")),
        "council": uids(address(company.technician, "feed_council")),
        "own": uids(address(company.technician, "feed_own")),
        "neighbour": uids(address(company.neighbour, "feed_council")),
    }

    assert found == {
        "all": everything,
        "expert": everything,
        "other expert": set(),
        "council": {str(own.uid), str(colleagues.uid)},
        "own": {str(own.uid)},
        "neighbour": {str(other.uid)},
    }


def test_feed_says_what_the_invitation_says(company):
    session = agreed(company, minutes=90, place="Sala de plens")

    (event,) = events(address(company.technician, "feed_council"))

    assert (event.dtstart.value, event.dtend.value) == (session.starts_at, session.ends_at)
    assert (event.sequence.value, event.status.value) == ("1", "CONFIRMED")
    assert event.location.value == "Sala de plens"
    assert "attendee" not in event.contents


def test_feed_does_not_tell_a_council_who_else_comes(company):
    agreed(company, company.council, company.other_council)

    body = Client().get(address(company.neighbour, "feed_council")).content.decode()

    assert company.council.short_name not in body.replace("\r\n ", "")


def test_requests_are_not_in_the_feed_and_held_ones_stay(company):
    make_request(None, company.council, by=company.technician)
    held = let_it_begin(agreed(company))
    operations.log_outcome(session=held, minutes_used=60, summary="Fet.", by=company.expert)

    assert uids(address(company.technician, "feed_council")) == {str(held.uid)}


def test_cancelled_one_is_shown_as_such_and_leaves_after_a_month(company):
    session = agreed(company)
    operations.cancel_session(session=session, reason="", side="expert", by=company.expert)
    where = address(company.technician, "feed_council")

    (event,) = events(where)
    AdvisorySession.objects.update(closed_at=clock.now() - timedelta(days=31))

    assert event.status.value == "CANCELLED"
    assert events(where) == []


def test_feed_of_a_council_that_left_the_session_loses_it(company):
    session = agreed(company, company.council, company.other_council)
    where = address(company.neighbour, "feed_council")
    values = {"organization": company.other_council, "reason": "", "by": company.neighbour}

    operations.leave_session(session=session, **values)

    assert events(where) == []


def test_feed_ends_with_the_role(company):
    where = address(company.technician, "feed_council")
    company.technician.roles.update(ends_on=clock.today() - timedelta(days=1))

    response = Client().get(where)

    assert response.status_code == 410
    assert b"VEVENT" not in response.content


def test_feed_of_an_expert_ends_when_it_advises_no_more(company):
    agreed(company)
    where = address(company.expert, "feed_expert")
    NetworkRole.objects.filter(person=company.expert).update(ends_on=clock.today() - timedelta(days=1))

    assert Client().get(where).status_code == 410


def test_feed_of_somebody_whose_account_is_closed_is_closed(company):
    where = address(company.technician, "feed_council")
    Person.objects.filter(pk=company.technician.pk).update(is_active=False)

    assert Client().get(where).status_code == 410


def test_new_address_closes_the_one_before(company):
    before = address(company.technician, "feed_council")
    after = address(company.technician, "feed_council")

    assert [Client().get(where).status_code for where in (before, after)] == [410, 200]


def test_new_address_of_one_council_leaves_that_of_the_other(company):
    RoleFactory(person=company.technician, organization=company.other_council)
    first, second = (feed for feed in offered_to(company.technician) if feed.purpose == "feed_council")
    links = [
        operations.renew_feed(person=company.technician, feed=feed, by=company.technician)
        for feed in (first, second)
    ]

    operations.renew_feed(person=company.technician, feed=second, by=company.technician)

    answers = [Client().get(reverse("feed", args=[link.token])).status_code for link in links]
    assert answers == [200, 410]


def test_token_that_nobody_gave_opens_nothing(company):
    assert Client().get(reverse("feed", args=["12.inventat"])).status_code == 404


def test_token_for_another_door_opens_no_feed(company):
    session = agreed(company)
    from advisory import links

    assert Client().get(reverse("feed", args=[links.create(session).token])).status_code == 404


def test_feed_that_has_not_changed_is_not_sent_again(company):
    agreed(company)
    where = address(company.technician, "feed_council")
    first = Client().get(where)

    again = Client().get(where, headers={"if-none-match": first["ETag"]})
    agreed(company, in_days=9)
    changed = Client().get(where, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content, changed.status_code) == (304, b"", 200)
    assert first["Cache-Control"] == "private, max-age=900"
    assert first["Content-Type"] == "text/calendar; charset=utf-8"


@pytest.mark.parametrize("rows", [1, 3])
def test_feed_asks_the_same_of_the_database(company, rows, django_assert_num_queries):
    for number in range(rows):
        agreed(company, company.council, company.other_council, in_days=number + 7)
    where = address(company.coordination, "feed_all")

    with django_assert_num_queries(FEED_QUERIES):
        Client().get(where)


def test_page_makes_changes_and_closes_the_address(company, enter):
    client = enter(company.technician)
    key = f"feed_council-{company.council.pk}"

    client.post(reverse("feed_renew", args=[key]))
    page = client.get(reverse("feed_page")).content.decode()
    (feed,) = [feed for feed in offered_to(company.technician) if feed.link]
    client.post(reverse("feed_close", args=[key]))

    assert feed.address in page
    assert feed.webcal in page
    assert [one.link for one in offered_to(company.technician)] == [None, None]


def test_page_of_who_has_no_part_offers_nothing(cast, enter):
    response = enter(cast.executive).get(reverse("feed_page"))

    assert response.context["feeds"] == []
