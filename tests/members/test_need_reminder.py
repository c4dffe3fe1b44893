"""An open need in which nobody writes for thirty days comes back to coordination."""

from datetime import timedelta

import pytest

from members import operations
from members.querysets import WAITS_DAYS
from office import clock, outbox
from office.models import Message, ReminderRule
from office.reminders import ensure_rules, send_due
from tests.members.test_need_pages import close, record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rule_on_since_yesterday(db):
    ensure_rules()
    ReminderRule.objects.update(active_from=clock.now() - timedelta(days=1))


@pytest.fixture
def after(settings):
    """So many days later."""

    def move_to(days):
        settings.CLOCK_OFFSET = timedelta(days=days)

    return move_to


def sent():
    return list(Message.objects.filter(kind="need_waiting").order_by("pk"))


@pytest.mark.parametrize("days, number", [(WAITS_DAYS - 1, 0), (WAITS_DAYS, 1), (WAITS_DAYS + 60, 1)])
def test_reminder_goes_once_after_thirty_days(cast, after, days, number):
    record(cast.council)
    after(days)

    send_due()
    send_due()

    assert len(sent()) == number


def test_reminder_says_the_council_and_how_many_and_not_the_words(cast, after):
    record(cast.council, "Teulades")
    record(cast.council, "Plec de neteja")
    record(cast.other_council)
    after(WAITS_DAYS)

    send_due()

    first, second = sent()
    assert (first.person, first.subject) == (
        cast.coordination,
        f"{cast.council}: 2 necessitats sense resposta",
    )
    assert first.link == f"/necessitats/?council={cast.council.pk}"
    assert second.subject == f"{cast.other_council}: 1 necessitat sense resposta"
    assert "Teulades" not in first.body


def test_need_written_down_late_counts_from_when_it_was_written(cast, after):
    record(cast.council, days=200)
    after(WAITS_DAYS - 1)

    send_due()

    assert sent() == []


def test_reminder_is_moot_once_each_need_is_closed_or_written_in(cast, after):
    closed, edited = record(cast.council), record(cast.council)
    after(WAITS_DAYS)
    send_due()
    (message,) = sent()

    close(closed)
    one_left = outbox.is_moot(message)
    operations.edit_need(
        need=edited, words="Teulades", source="contact", found_on=edited.found_on, by=cast.coordination
    )

    assert (one_left, outbox.is_moot(message)) == (False, True)


def test_need_that_waits_again_is_reminded_again(cast, after):
    need = record(cast.council)
    after(WAITS_DAYS)
    send_due()
    operations.reopen_need(need=close(need), by=None)
    after(2 * WAITS_DAYS)

    send_due()

    assert [outbox.is_moot(message) for message in sent()] == [True, False]


def test_reminder_can_be_switched_off(cast, after):
    ReminderRule.objects.filter(kind="need_waiting").update(is_on=False)
    record(cast.council)
    after(WAITS_DAYS)

    send_due()

    assert sent() == []
