"""B27, B29: across the two changes of hour of 2026, page, mail, invitation and feed say the same moment."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import vobject
from django.test import Client
from django.urls import reverse
from django.utils import translation

from advisory import operations
from advisory.calendar.feeds import offered_to
from advisory.models import AdvisorySession
from advisory.pages.words import when_in_words
from tests.advisory.letters import Company, event_of, make_company, newest, send_all
from tests.advisory.sessions import make_request

pytestmark = pytest.mark.django_db
SATURDAY_OF_MARCH, SUNDAY_OF_MARCH = date(2026, 3, 28), date(2026, 3, 29)
SATURDAY_OF_OCTOBER, SUNDAY_OF_OCTOBER = date(2026, 10, 24), date(2026, 10, 25)
# day, hour on the wall, which of the two, minutes → instants in UTC, words
CASES = [
    (SATURDAY_OF_MARCH, time(10), False, 120, ("09:00", "11:00"), "dissabte 28 de març de 2026, 10.00 h"),
    (SATURDAY_OF_MARCH, time(23, 30), False, 240, ("22:30", "02:30"), "dissabte 28 de març de 2026, 23.30 h"),
    (SUNDAY_OF_MARCH, time(1, 30), False, 60, ("00:30", "01:30"), "diumenge 29 de març de 2026, 1.30 h"),
    (SUNDAY_OF_MARCH, time(3), False, 60, ("01:00", "02:00"), "diumenge 29 de març de 2026, 3.00 h"),
    (SUNDAY_OF_MARCH, time(10), False, 120, ("08:00", "10:00"), "diumenge 29 de març de 2026, 10.00 h"),
    (SATURDAY_OF_OCTOBER, time(10), False, 120, ("08:00", "10:00"), "dissabte 24 d'octubre de 2026, 10.00 h"),
    (SATURDAY_OF_OCTOBER, time(23), False, 300, ("21:00", "02:00"), "dissabte 24 d'octubre de 2026, 23.00 h"),
    (SUNDAY_OF_OCTOBER, time(2, 30), False, 60, ("00:30", "01:30"),
     "diumenge 25 d'octubre de 2026, 2.30 h, abans del canvi d'hora"),
    (SUNDAY_OF_OCTOBER, time(2, 30), True, 60, ("01:30", "02:30"),
     "diumenge 25 d'octubre de 2026, 2.30 h, després del canvi d'hora"),
    (SUNDAY_OF_OCTOBER, time(10), False, 120, ("09:00", "11:00"), "diumenge 25 d'octubre de 2026, 10.00 h"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def winter(settings):
    """The portal lives in the January before."""
    settings.CLOCK_OFFSET = datetime(2026, 1, 12, 9, tzinfo=UTC) - datetime.now(UTC)


@pytest.fixture
def company(db: None) -> Company:
    return make_company()


@pytest.mark.parametrize(("day", "hour", "is_second", "minutes", "instants", "words"), CASES)
def test_b27_b29_page_mail_invitation_and_feed_agree(
    company, enter, day, hour, is_second, minutes, instants, words
):
    with translation.override("ca"):
        session = make_request(None, company.council, by=company.technician)
        operations.agree_date(
            session=session, day=day, hour=hour, minutes=minutes, expert=company.expert, by=None,
            is_second_time=is_second,
        )  # fmt: skip
        sent = [mail for mail in send_all() if mail.to == [company.technician.email]][-1]
        page = enter(company.technician).get(session.get_absolute_url())

    said = f"{words} (hora de Catalunya)"
    assert when_in_words(session) == said
    assert said in sent.subject
    assert said in sent.body
    assert said.replace("'", "&#x27;") in page.content.decode()
    assert bounds(event_of(newest(company.technician))) == instants
    assert bounds(in_feed(company)) == instants
    assert (session.ends_at - session.starts_at) == timedelta(minutes=minutes)


def bounds(event: Any) -> tuple[str, str]:
    """As whoever reads it understands it, in UTC."""
    start, end = (each.value.astimezone(UTC) for each in (event.dtstart, event.dtend))
    return f"{start:%H:%M}", f"{end:%H:%M}"


def in_feed(company: Company) -> Any:
    feed = next(one for one in offered_to(company.technician) if one.purpose == "feed_council")
    link = operations.renew_feed(person=company.technician, feed=feed, by=company.technician)
    body = Client().get(reverse("feed", args=[link.token])).content.decode()
    return vobject.readOne(body).vevent


@pytest.mark.parametrize("day", [SATURDAY_OF_MARCH, SUNDAY_OF_MARCH, SATURDAY_OF_OCTOBER, SUNDAY_OF_OCTOBER])
def test_b27_calendar_shows_it_on_its_day(company, enter, day):
    session = make_request(None, company.council, by=company.technician)
    operations.agree_date(session=session, day=day, hour=time(9), minutes=60, expert=company.expert, by=None)

    page = enter(company.technician).get(reverse("advice_calendar"), {"view": "week", "day": day})

    found = {one.day: [row.session.pk for row in one.rows] for one in page.context["days"] if one.rows}
    assert found == {day: [session.pk]}
    assert AdvisorySession.objects.get().day == day
