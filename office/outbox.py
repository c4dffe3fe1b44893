"""Send what is due, exactly once as far as mail allows: lease, look again, send, write down the outcome.

A message is in flight from before the mail server is asked until its answer is written. Who dies between
leaves a lease that expires; only then is the outcome unknown.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from office import clock, mail
from office.messages import kind_of
from office.models import Message

State = Message.State
# Longer than the task's time limit of 120 s: a slow sender is dead before another may begin.
LEASE = timedelta(seconds=150)
BACK_OFF_MINUTES = (1, 5, 15, 60, 180, 360, 720)
log = logging.getLogger(__name__)


def due_ids(limit: int = 500) -> list[int]:
    return list(Message.objects.ready().order_by("due_at").values_list("pk", flat=True)[:limit])


def oldest_unsent_age() -> timedelta | None:
    """How late the latest mail is: what a stopped sender shows first."""
    due_at = Message.objects.overdue_first().values_list("due_at", flat=True).first()
    return clock.now() - due_at if due_at else None


def send(pk: int) -> None:
    message = _claim(pk)
    if message is None:
        return
    outcome = mail.deliver(message)
    if outcome.is_sent:
        _mark_sent(message)
    elif outcome.is_in_doubt and kind_of(message.kind).after_lost_lease == "ask":
        _close(message, State.UNKNOWN, error=outcome.words)
    elif outcome.is_final or message.attempts > len(BACK_OFF_MINUTES):
        bounced_at = clock.now() if outcome.is_bounce else None
        _close(message, State.FAILED, error=outcome.words, bounced_at=bounced_at)
    else:
        wait = timedelta(minutes=BACK_OFF_MINUTES[message.attempts - 1])
        _close(message, State.QUEUED, error=outcome.words, next_attempt_at=clock.real_now() + wait)


def _claim(pk: int) -> Message | None:
    """Take the lease, unless another has it or what the message says is no longer so."""
    with transaction.atomic(durable=True):
        rows = Message.objects.ready().select_for_update(skip_locked=True, no_key=True, of=("self",))
        message: Message | None = rows.filter(pk=pk).first()
        if message is None:
            return None
        if is_moot(message):
            _settle(message, State.MOOT)
            return None
        message.state = State.INFLIGHT
        message.lease_until = clock.real_now() + LEASE
        message.attempts += 1
        message.save(update_fields=["state", "lease_until", "attempts"])
    return message


def is_moot(message: Message) -> bool:
    if message.not_after and clock.now() > message.not_after:
        return True
    ask = kind_of(message.kind).is_moot
    return ask is not None and ask(message)


def _mark_sent(message: Message) -> None:
    # Whatever the row says by now: the server has the mail, and a lease that ran out does not change that.
    _settle(message, State.SENT, sent_at=clock.now(), error="", bounced_at=None)
    entries = Message.objects.filter(digest=message, state=State.QUEUED)
    entries.update(state=State.SENT, sent_at=clock.now())


def _close(message: Message, state: str, **values: object) -> None:
    """An outcome other than sent counts only from who still holds the lease."""
    held = Message.objects.filter(pk=message.pk, state=State.INFLIGHT, lease_until=message.lease_until)
    if held.update(state=state, lease_until=None, **values) and state == State.FAILED:
        _wipe_secret(message)


def _settle(message: Message, state: str, **values: object) -> None:
    Message.objects.filter(pk=message.pk).update(state=state, lease_until=None, **values)
    _wipe_secret(message)


def _wipe_secret(message: Message) -> None:
    if kind_of(message.kind).is_secret and not settings.KEEP_SECRET_MESSAGES:
        Message.objects.filter(pk=message.pk).update(body="", link="")


def take_up_lost() -> None:
    """Nobody knows whether these left: each kind says whether to send again or to ask a human."""
    for message in Message.objects.lost():
        if message.attempts > len(BACK_OFF_MINUTES):
            _close(message, State.FAILED, error=_("The sender stopped each time before it ended."))
        elif kind_of(message.kind).after_lost_lease == "ask":
            _close(message, State.UNKNOWN)
        else:
            _close(message, State.QUEUED)
        log.warning("message lease lost", extra={"message_number": message.pk, "attempts": message.attempts})
