from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection

from office import clock, operations, outbox, reminders
from office.models import AuditRow, Message, ReminderRule
from office.refusals import Refused
from office.reminders import Reminder

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("rule")
def test_fact_is_reminded_of_once(facts, person):
    facts.add(person)

    reminders.send_due()
    reminders.send_due()

    assert [message.kind for message in Message.objects.all()] == ["test_nudge"]


@pytest.mark.usefixtures("rule")
def test_fact_older_than_the_rule_is_left_alone(facts, person):
    facts.add(person, since=clock.now() - timedelta(days=2))

    reminders.send_due()

    assert not Message.objects.exists()


@pytest.mark.usefixtures("rule")
def test_fact_whose_time_has_passed_is_left_alone(facts, person):
    facts.add(person, not_after=clock.now() - timedelta(minutes=1))

    reminders.send_due()

    assert not Message.objects.exists()


def test_switched_off_reminds_of_nothing(facts, rule, person):
    operations.switch_off_reminder(rule=rule, by=None)
    facts.add(person)

    reminders.send_due()

    assert not Message.objects.exists()


@pytest.mark.usefixtures("rule")
def test_reminder_that_fails_does_not_keep_the_others_back(facts, person):
    def fail(now):
        raise ZeroDivisionError

    declared = reminders.reminders()
    declared["test_broken"] = Reminder(kind="test_broken", label="", explanation="", find=fail)
    ReminderRule.objects.create(kind="test_broken", is_on=True, active_from=clock.now())
    facts.add(person)

    try:
        reminders.send_due()
    finally:
        del declared["test_broken"]

    assert Message.objects.count() == 1


def test_reminder_seen_for_the_first_time_is_on_from_now(facts):
    reminders.ensure_rules()
    reminders.ensure_rules()

    rule = ReminderRule.objects.get(kind="test_nudge")
    assert rule.is_on
    assert clock.now() - rule.active_from < timedelta(minutes=1)


def test_rule_that_exists_is_left_as_it_is(facts, rule):
    operations.switch_off_reminder(rule=rule, by=None)

    reminders.ensure_rules()

    rule.refresh_from_db()
    assert not rule.is_on


def test_switching_on_reminds_of_what_arises_from_then_on(facts, rule, person):
    operations.switch_off_reminder(rule=rule, by=None)
    facts.add(person, since=clock.now() - timedelta(hours=1))

    operations.switch_on_reminder(rule=rule, by=person)
    reminders.send_due()

    assert not Message.objects.exists()


def test_switching_on_with_what_is_open_sends_what_the_dry_run_counted(facts, rule, person):
    operations.switch_off_reminder(rule=rule, by=None)
    facts.add(person, since=clock.now() - timedelta(days=90))
    facts.add(person, since=clock.now() - timedelta(days=3))
    counted = len(reminders.unsent(reminders.reminders()["test_nudge"]))

    operations.switch_on_reminder(rule=rule, by=person, include_open=True)
    reminders.send_due()

    assert (counted, Message.objects.count()) == (2, 2)


def test_switching_is_audited_and_not_done_twice(facts, rule, person):
    operations.switch_off_reminder(rule=rule, by=person)

    with pytest.raises(Refused):
        operations.switch_off_reminder(rule=rule, by=person)

    rows = AuditRow.objects.filter(subject_type="office.reminderrule")
    assert [(row.operation, row.by_id_number) for row in rows] == [("office.switch_off_reminder", person.pk)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("rule")
def test_two_pumps_at_once_remind_once(facts, person):
    for _fact in range(20):
        facts.add(person)
    barrier = Barrier(2)

    def pump() -> None:
        barrier.wait()
        reminders.send_due()
        for pk in outbox.due_ids():
            outbox.send(pk)
        connection.close()

    threads = [Thread(target=pump) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Message.objects.filter(state="sent").count() == 20
    assert len(mail.outbox) == 20
