"""The limits of the reminders of advice: never early, never late, never of what a new rule finds, each alone."""

import smtplib
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisory.models import AdvisorySession
from advisory.rules.reminding import reminder_due_at
from office import clock, outbox
from office import operations as office
from office.models import Message, ReminderRule
from office.reminders import ensure_rules, reminders, send_due
from tests.advisory.sessions import confirm, make_request
from tests.cast import MemberFactory, RoleFactory
from tests.office.backends import answering

pytestmark = pytest.mark.django_db
AROUND = [date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30), date(2026, 10, 25), date(2026, 10, 26)]


@pytest.mark.property
def test_b21_never_before_due_never_after_it_began_and_never_beside_its_confirmation(cast):
    session = confirm(make_request(None, cast.council), expert=cast.advisor)

    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        day=st.sampled_from(AROUND), hour=st.times(time(4), time(22)), lead=st.integers(1, 4 * 24 * 60),
        offset=st.integers(-2 * 60, 3 * 24 * 60),
    )  # fmt: skip
    def look(day: date, hour: time, lead: int, offset: int) -> None:
        starts_at = clock.moment_of(day, hour.replace(microsecond=0)).astimezone(UTC)
        agreed_at, now = starts_at - timedelta(minutes=lead), starts_at - timedelta(minutes=offset)
        AdvisorySession.objects.filter(pk=session.pk).update(
            day=day, time=hour.replace(microsecond=0), starts_at=starts_at, agreed_at=agreed_at,
            ends_at=starts_at + timedelta(minutes=session.minutes),
        )  # fmt: skip
        found = list(reminders()["session_tomorrow"].find(now.astimezone(clock.zone())))

        due_at = reminder_due_at(day)
        assert len(found) == (2 if agreed_at < due_at <= now < starts_at else 0)

    look()


@pytest.fixture
def eve(settings):
    """A quarter to ten of a Thursday, whose Friday has sessions."""
    settings.CLOCK_OFFSET = datetime(2026, 5, 7, 7, 45, tzinfo=UTC) - clock.real_now()


def later(settings, minutes):
    settings.CLOCK_OFFSET += timedelta(minutes=minutes)


def agree(cast, council=None):
    return confirm(make_request(None, council or cast.council), in_days=1, expert=cast.advisor)


def test_b22_rule_newly_on_reminds_only_of_what_is_agreed_from_then_on(eve, cast, settings):
    agree(cast)
    ensure_rules()
    newer = confirm(make_request(None, cast.council), in_days=1, hour=time(16), expert=cast.advisor)
    later(settings, 20)

    send_due()

    assert {message.subject_id for message in Message.objects.filter(kind="session_tomorrow")} == {newer.pk}


def test_b22_switching_on_shows_first_how_many_would_go_out(eve, cast, settings, enter):
    ensure_rules()
    rule = ReminderRule.objects.get(kind="session_tomorrow")
    office.switch_off_reminder(rule=rule, by=None)
    agree(cast)
    later(settings, 20)

    page = enter(cast.coordination).get(reverse("reminder_switch", args=[rule.pk]))
    office.switch_on_reminder(rule=rule, by=None)
    send_due()

    assert page.context["open_now"] == 2
    assert not Message.objects.filter(kind="session_tomorrow").exists()


def test_b23_bad_address_keeps_back_only_its_own_reminder(eve, cast, settings):
    ensure_rules()
    other = MemberFactory().organization
    RoleFactory(organization=other, person__email="mal@example.org")
    confirm(make_request(None, cast.council, other), in_days=1, expert=cast.advisor)
    answering(settings, {"mal@example.org": smtplib.SMTPRecipientsRefused({"mal@example.org": (550, b"no")})})
    later(settings, 20)
    send_due()

    for message in Message.objects.filter(kind="session_tomorrow"):
        outbox.send(message.pk)

    states = dict(Message.objects.filter(kind="session_tomorrow").values_list("address", "state"))
    assert states == {cast.technician.email: "sent", cast.advisor.email: "sent", "mal@example.org": "failed"}
    assert len(mail.outbox) == 2


def test_b23_pump_that_died_between_two_recipients_writes_the_one_that_is_missing(eve, cast, settings):
    ensure_rules()
    agree(cast)
    later(settings, 20)
    send_due()
    first = Message.objects.filter(kind="session_tomorrow").earliest("pk")
    Message.objects.filter(kind="session_tomorrow").exclude(pk=first.pk).delete()

    send_due()
    send_due()

    found = Message.objects.filter(kind="session_tomorrow")
    assert sorted(found.values_list("address", flat=True)) == sorted(
        [cast.technician.email, cast.advisor.email]
    )


@pytest.mark.parametrize("number", [1, 3])
def test_looking_for_what_is_due_asks_the_same_queries_for_many(
    eve, cast, settings, number, django_assert_num_queries
):
    for place in range(number):
        confirm(make_request(None, cast.council), in_days=1, hour=time(8 + 3 * place), expert=cast.advisor)
    later(settings, 20)

    with django_assert_num_queries(3):
        found = list(reminders()["session_tomorrow"].find(clock.now()))

    assert len(found) == 2 * number
