"""Something somebody has to know is written as a row, in the transaction of what happened."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any, Literal

from celery import current_app
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office import clock
from office.conventions import collect
from office.models import Message, MessagePreference

State, Channel = Message.State, Message.Channel
_all_settled: ContextVar[bool] = ContextVar("all_settled", default=False)


@dataclass(frozen=True)
class MessageKind:
    """What an app declares in `KINDS` of its `messages.py`.

    `is_reminder`: the person's preference decides how it comes. `is_secret`: the body is wiped when it has
    left. `after_lost_lease`: when the sender died and nobody knows whether the mail left, send it again or
    ask a human. `is_moot`: asked just before sending.
    """

    name: str
    label: Any
    is_reminder: bool = False
    is_on_screen: bool = True
    is_secret: bool = False
    after_lost_lease: Literal["resend", "ask"] = "resend"
    is_moot: Callable[[Message], bool] | None = None


KINDS = [MessageKind(name="digest", label=gettext_lazy("Daily digest"), is_on_screen=False)]


@cache
def kinds() -> dict[str, MessageKind]:
    return {kind.name: kind for _app, declared in collect("messages", "KINDS") for kind in declared}


def kind_of(name: str) -> MessageKind:
    if name not in kinds():
        raise LookupError(f"no app declares the message kind {name!r} in the KINDS of its messages.py")
    return kinds()[name]


@contextmanager
def settled() -> Iterator[None]:
    """Within it every message is kept and none is sent: a year of past facts is loaded without a mail."""
    token = _all_settled.set(True)
    try:
        yield
    finally:
        _all_settled.reset(token)


def send(
    *,
    kind: str,
    key: str,
    subject: str,
    body: str,
    person: Any = None,
    address: str | None = "",
    organization: Any = None,
    about: Model | None = None,
    link: str = "",
    calendar: str = "",
    due_at: datetime | None = None,
    not_after: datetime | None = None,
    settled: bool = False,
) -> Message:
    """Write the row once for each `key`; a second call gives back the first one's row.

    `link` is a path of the portal; `calendar` an invitation that goes with the mail, as iCalendar.
    `settled` is for facts of the past: kept, never sent.
    """
    message = Message(
        kind=kind,
        dedupe_key=key,
        subject=_one_line(subject),
        body=body,
        person=person,
        address=address or getattr(person, "email", None) or "",
        organization_number=organization.pk if organization else None,
        subject_type=about._meta.label_lower if about else "",
        subject_id=about.pk if about else None,
        link=link,
        calendar=calendar,
        due_at=due_at or clock.now(),
        not_after=not_after,
        is_on_screen=kind_of(kind).is_on_screen and person is not None,
    )
    message.channel = _channel(kind_of(kind), person)
    message.state, message.error = _first_state(message, settled or _all_settled.get())
    return _write_once(message)


def _one_line(subject: str) -> str:
    """A line break in a subject would begin another header of the mail."""
    line = " ".join(subject.split())
    return line if len(line) <= 200 else f"{line[:199]}…"


def _channel(kind: MessageKind, person: Any) -> str:
    if not kind.is_reminder or person is None:
        return Channel.MAIL
    chosen = MessagePreference.objects.filter(person=person).values_list("channel", flat=True).first()
    return chosen or Channel.MAIL


def _first_state(message: Message, settled: bool) -> tuple[str, str]:
    if settled or message.channel == Channel.SCREEN:
        return State.SETTLED, ""
    if not message.address:
        # Failed and not settled: the state of the system shows it until somebody finds an address.
        return State.FAILED, _("There is no address to write to.")
    return State.QUEUED, ""


def _write_once(message: Message) -> Message:
    Message.objects.bulk_create([message], ignore_conflicts=True)
    written: Message = Message.objects.get(dedupe_key=message.dedupe_key)
    is_new = written.message_id == message.message_id
    is_mail = written.state == State.QUEUED and written.channel == Channel.MAIL
    if is_new and is_mail and written.due_at <= clock.now():
        kick("office.tasks.send_message", written.pk)
    return written


def kick(task: str, pk: int) -> None:
    """Wake the worker after the commit. Without a broker nothing is lost: the pump finds the row.

    By name, because the tasks import what imports this module.
    """
    wake = current_app.signature(task, args=(pk,)).apply_async
    transaction.on_commit(partial(wake, retry=False), robust=True)
