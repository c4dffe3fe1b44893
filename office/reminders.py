"""A fact due soon becomes a message exactly once: apps declare how to find such facts, here they are sent."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Model

from office import clock, messages
from office.conventions import collect
from office.models import Message, ReminderRule

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Due:
    """A fact to remind of. `key` is of the fact and the recipient; `since` is when the fact arose."""

    key: str
    subject: str
    body: str
    since: datetime
    person: Any = None
    address: str = ""
    organization: Any = None
    link: str = ""
    about: Model | None = None
    not_after: datetime | None = None


@dataclass(frozen=True)
class Reminder:
    """What an app declares in `REMINDERS` of its `reminders.py`; `kind` is also one of its message kinds."""

    kind: str
    label: Any
    explanation: Any
    find: Callable[[datetime], Iterable[Due]]


@cache
def reminders() -> dict[str, Reminder]:
    found = {
        reminder.kind: reminder
        for _app, declared in collect("reminders", "REMINDERS")
        for reminder in declared
    }
    for kind in found:
        assert messages.kind_of(kind).is_reminder, f"{kind}: a reminder whose message kind is not one"
    return found


def ensure_rules() -> None:
    """A reminder seen for the first time is on, for what arises from now on."""
    known = set(ReminderRule.objects.values_list("kind", flat=True))
    new = [
        ReminderRule(kind=kind, is_on=True, active_from=clock.now())
        for kind in reminders()
        if kind not in known
    ]
    ReminderRule.objects.bulk_create(new, ignore_conflicts=True)


def send_due() -> None:
    """Each reminder by itself: one that fails does not keep the others back."""
    ensure_rules()
    for rule in ReminderRule.objects.filter(is_on=True, kind__in=reminders()):
        try:
            _send_of(rule)
        except Exception:
            log.exception("reminder failed", extra={"reminder": rule.kind})


def _send_of(rule: ReminderRule) -> None:
    for due in unsent(reminders()[rule.kind], rule.active_from):
        messages.send(
            kind=rule.kind,
            key=due.key,
            subject=due.subject,
            body=due.body,
            person=due.person,
            address=due.address,
            organization=due.organization,
            link=due.link,
            about=due.about,
            not_after=due.not_after,
        )


def unsent(reminder: Reminder, since: datetime | None = None) -> list[Due]:
    """What would go out now: found, arisen since that moment, still in time, not yet written."""
    now = clock.now()
    found = [
        due
        for due in reminder.find(now)
        if (since is None or due.since >= since) and (due.not_after is None or due.not_after >= now)
    ]
    keys = [due.key for due in found]
    written = set(Message.objects.filter(dedupe_key__in=keys).values_list("dedupe_key", flat=True))
    return [due for due in found if due.key not in written]
