from datetime import datetime, timedelta

import pytest

from office import clock, messages, reminders
from office.models import Message, ReminderRule
from office.reminders import Due, Reminder
from tests.cast import PersonFactory
from tests.office.kinds import KINDS


@pytest.fixture(autouse=True)
def test_kinds():
    """Three kinds of this folder's own: the office knows none of the upper apps'."""
    messages.kinds().update(KINDS)
    yield
    for name in KINDS:
        del messages.kinds()[name]


@pytest.fixture
def person():
    return PersonFactory(email="alba@example.org")


@pytest.fixture
def write(person):
    """Write a message; each has a key of its own unless the test gives one."""

    def write_message(kind="test_notice", **values) -> Message:
        key = values.pop("key", f"key:{Message.objects.count()}")
        given = {"subject": "Llagostera: acta", "body": "Bon dia.", "person": person}
        return messages.send(kind=kind, key=key, **(given | values))

    return write_message


class Facts:
    """What the test's own reminder finds."""

    def __init__(self) -> None:
        self.dues: list[Due] = []

    def add(self, person, since: datetime | None = None, **values) -> Due:
        key = f"test_nudge:{len(self.dues)}:{person.pk}"
        due = Due(
            key=key,
            subject="Pas pendent",
            body="Teniu un pas pendent.",
            since=since or clock.now(),
            person=person,
            **values,
        )
        self.dues.append(due)
        return due

    def find(self, now: datetime) -> list[Due]:
        return self.dues


@pytest.fixture
def facts():
    """A reminder declared for the test, on since yesterday."""
    found = Facts()
    declared = reminders.reminders()
    declared["test_nudge"] = Reminder(
        kind="test_nudge", label="Pas pendent", explanation="Quan un pas arriba al dia.", find=found.find
    )
    yield found
    del declared["test_nudge"]


@pytest.fixture
def rule(db, facts):
    return ReminderRule.objects.create(
        kind="test_nudge", is_on=True, active_from=clock.now() - timedelta(days=1)
    )
