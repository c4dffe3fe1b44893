"""What calendars are told, read by another library than the one that wrote it."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from icalendar import Timezone

from advisory import operations
from advisory.models import AdvisorySession
from advisory.pages.words import when_in_words
from office import clock
from office.calendars import MADRID
from office.models import Message
from tests.advisory.letters import (
    Company,
    event_of,
    make_company,
    method_of,
    newest,
    parts_of,
    read,
    send_all,
    text_of,
)
from tests.advisory.sessions import confirm, make_request

pytestmark = pytest.mark.django_db
MADRID_ZONE = ZoneInfo("Europe/Madrid")


@pytest.fixture
def company(db: None) -> Company:
    return make_company()


def agreed(company: Company, *councils: Any, **values: Any) -> AdvisorySession:
    session = make_request(None, *(councils or [company.council]), by=company.technician)
    place = {"place": "https://video.example.org/sala", "modality": "online"}
    return confirm(session, expert=company.expert, by=company.coordination, **(place | values))


def mail_to(address: str) -> Any:
    (found,) = [mail for mail in send_all() if mail.to == [address]]
    return found


def test_invitation_says_when_where_and_whom(company):
    session = agreed(company, minutes=90)

    text = newest(company.technician).calendar
    event = read(text).vevent

    assert event.dtstart.value == session.starts_at
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=90)
    assert "DTSTART;TZID=Europe/Madrid:" in text
    assert (event.location.value, event.status.value) == ("https://video.example.org/sala", "CONFIRMED")
    assert event.url.value.startswith("http://testserver/")
    assert event.organizer.value == "mailto:portal@xmess.example"
    assert [row.value for row in event.attendee_list] == [f"mailto:{company.technician.email}"]
    assert "valarm" not in event.contents


def test_invitation_shows_a_council_nobody_elses_address_and_no_other_council(company):
    agreed(company, company.council, company.other_council)

    text = newest(company.neighbour).calendar.replace("\r\n ", "")

    assert (
        text.count("@") == text.count(company.neighbour.email) + 2
    )  # the mailbox of the network, and the UID
    assert company.council.short_name not in text
    assert "Clàusules socials" not in text  # the words of the council that asked


def test_expert_reads_what_is_needed_and_for_whom(company):
    agreed(company)

    event = event_of(newest(company.expert))

    assert "Clàusules socials al contracte de neteja." in event.description.value
    assert company.council.short_name in event.summary.value


def test_lines_of_an_invitation_are_folded(company):
    agreed(company, place="Sala gran de l'edifici nou, " * 8)

    lines = newest(company.technician).calendar.encode().split(b"\r\n")

    assert max(map(len, lines)) <= 75


def test_b25_identity_is_not_the_number_of_the_row(company):
    first, second = agreed(company), agreed(company, in_days=8)

    uids = [event_of(row).uid.value for row in Message.objects.filter(person=company.expert).order_by("pk")]

    assert uids == [f"{first.uid}@portal.xmess.example", f"{second.uid}@portal.xmess.example"]


def test_b26_cancelling_is_a_cancel_in_the_text_and_in_the_mail(company):
    session = agreed(company)
    send_all()

    operations.cancel_session(session=session, reason="", side="expert", by=company.expert)
    parts = parts_of(mail_to(company.technician.email))

    inline, attached = parts["text/calendar"], parts["application/ics"]
    assert inline.get_param("method") == "CANCEL"
    assert inline.get_content_charset() == "utf-8"
    assert read(text_of(inline)).method.value == "CANCEL"
    assert read(text_of(inline)).vevent.status.value == "CANCELLED"
    assert attached.get_filename() == "calendari.ics"
    assert text_of(attached).replace("\r\n", "\n") == text_of(inline).replace("\r\n", "\n")


def test_b26_moving_keeps_the_identity_and_raises_the_sequence(company):
    session = agreed(company)
    before = event_of(newest(company.technician))

    confirm(session, in_days=9, by=company.expert)
    after = event_of(newest(company.technician))

    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) == int(before.sequence.value) + 1
    assert after.dtstart.value == before.dtstart.value + timedelta(days=2)


def test_b20_request_that_was_passed_over_is_not_sent(company):
    session = agreed(company)
    confirm(session, in_days=9, by=company.coordination)

    sent = [mail for mail in send_all() if mail.to == [company.technician.email]]
    events = [read(text_of(parts_of(mail)["text/calendar"])).vevent for mail in sent[-1:]]

    assert [mail.subject for mail in sent] == [newest(company.technician).subject]
    assert [event.dtstart.value for event in events] == [session.starts_at]


def test_b20_cancelled_before_it_left_sends_the_cancellation_only(company):
    session = agreed(company)
    operations.cancel_session(session=session, reason="", side="coordination", by=company.coordination)

    sent = [mail for mail in send_all() if mail.to == [company.expert.email]]

    assert [parts_of(mail)["text/calendar"].get_param("method") for mail in sent] == ["CANCEL"]


def test_b20_council_that_joins_takes_no_invitation_from_the_others(company):
    session = agreed(company)

    operations.join_session(session=session, organization=company.other_council, by=company.coordination)
    invited = {
        mail.to[0]: read(text_of(parts["text/calendar"])).method.value
        for mail in send_all()
        if "text/calendar" in (parts := parts_of(mail))
    }

    assert invited == dict.fromkeys(
        [company.technician.email, company.expert.email, company.neighbour.email], "REQUEST"
    )


def test_b20_invitation_does_not_leave_after_the_session(company):
    session = agreed(company)

    row = newest(company.technician)

    assert row.not_after == session.ends_at


def test_b29_mail_says_the_hour_of_catalonia_whoever_books(company):
    session = make_request(None, company.council, by=company.technician)
    with translation.override("ca"):
        confirm(session, expert=company.expert, by=company.coordination)

        mail = mail_to(company.technician.email)

        assert when_in_words(session).endswith("10.00 h (hora de Catalunya)")
        assert when_in_words(session) in mail.subject
        assert when_in_words(session) in mail.body


@pytest.mark.parametrize("year", range(2024, 2040))
def test_b29_rules_of_the_zone_are_those_of_the_time_zone_database(year):
    written = Timezone.from_ical(MADRID).to_tz()
    start = datetime(year, 1, 1, 0, 30, tzinfo=UTC)

    hours = [start + timedelta(hours=number) for number in range(366 * 24)]
    wrong = [hour for hour in hours if hour.astimezone(written).utcoffset() != _offset(hour)]

    assert wrong == []


def _offset(hour: datetime) -> timedelta | None:
    return hour.astimezone(MADRID_ZONE).utcoffset()


def test_invitation_reaches_a_shared_mailbox_in_the_name_of_its_council(company):
    company.reference.roles.all().delete()
    company.technician.roles.all().delete()
    company.council.email = "ajuntament@vila.example"
    company.council.save()

    agreed(company)
    row = Message.objects.get(address="ajuntament@vila.example", kind="session_invitation")

    event = event_of(row)
    assert (event.attendee.value, event.attendee.params["CN"]) == (
        "mailto:ajuntament@vila.example", [str(company.council)],
    )  # fmt: skip


def test_message_without_an_invitation_has_no_calendar_part(company):
    make_request(None, company.council, by=company.technician)

    parts = parts_of(mail_to(company.technician.email))

    assert set(parts) == {"multipart/alternative", "text/plain", "text/html"}


def test_hour_that_october_has_twice_is_told_apart(company):
    session = make_request(None, company.council, by=company.technician)
    day = datetime(2027, 10, 31).date()
    values = {"minutes": 30, "expert": company.expert, "by": None}

    found = []
    for is_second in (False, True):
        operations.agree_date(session=session, day=day, hour=time(2, 30), is_second_time=is_second, **values)
        found.append(event_of(newest(company.expert)).dtstart.value.astimezone(UTC).time())

    assert found == [time(0, 30), time(1, 30)]
    assert method_of(newest(company.expert)) == "REQUEST"
    assert clock.zone() == MADRID_ZONE
