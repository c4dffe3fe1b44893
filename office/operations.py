from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from office import clock, figures, reminders
from office.audit import operation
from office.messages import kick
from office.models import DeclaredTotal, Message, MessagePreference, ReminderRule
from office.refusals import Refused

State = Message.State
TROUBLED = {State.FAILED, State.UNKNOWN}


@operation(on="message")
def send_again(*, message: Message, by: Any) -> Message:
    """With the same Message-ID: who had it already sees one mail."""
    _check_troubled(message)
    if not message.body:
        raise Refused(_("This message held a code that is no longer kept. The person can ask for a new one."))
    message.address = message.address or getattr(message.person, "email", None) or ""
    if not message.address:
        raise Refused(_("There is still no address to write to: give the person one first."))
    message.state, message.channel = State.QUEUED, Message.Channel.MAIL
    message.attempts, message.next_attempt_at = 0, None
    message.error, message.bounced_at = "", None
    message.save()
    kick("office.tasks.send_message", message.pk)
    return message


@operation(on="message")
def give_up(*, message: Message, by: Any) -> Message:
    _check_troubled(message)
    message.state = State.SETTLED
    message.save(update_fields=["state"])
    Message.objects.filter(digest=message, state=State.QUEUED).update(state=State.SETTLED)
    return message


def _check_troubled(message: Message) -> None:
    if message.state not in TROUBLED:
        raise Refused(_("Somebody has dealt with this message meanwhile."))


@operation()
def choose_channel(*, person: Any, channel: str, by: Any) -> MessagePreference:
    chosen, _is_new = MessagePreference.objects.update_or_create(person=person, defaults={"channel": channel})
    return chosen


@operation(on="rule")
def switch_on_reminder(*, rule: ReminderRule, by: Any, include_open: bool = False) -> ReminderRule:
    """From now on, or also for what is open now: then that goes out at the next turn of the pump."""
    if rule.is_on:
        raise Refused(_("This reminder is already on."))
    rule.is_on, rule.active_from = True, clock.now()
    if include_open:
        open_now = [due.since for due in reminders.unsent(reminders.reminders()[rule.kind])]
        rule.active_from = min([rule.active_from, *open_now])
    rule.save(update_fields=["is_on", "active_from"])
    return rule


@operation(on="rule")
def switch_off_reminder(*, rule: ReminderRule, by: Any) -> ReminderRule:
    if not rule.is_on:
        raise Refused(_("This reminder is already off."))
    rule.is_on = False
    rule.save(update_fields=["is_on"])
    return rule


@operation()
def declare_total(
    *,
    key: str,
    starts_on: date,
    ends_on: date,
    value: int,
    source: str,
    by: Any,
    words: str = "",
    source_is_person: bool = False,
) -> DeclaredTotal:
    """A number of a period that has gone by, known only as such: from now on it is the figure of that period."""
    if key not in {figure.key for figure in figures.figures()}:
        raise Refused(_("Choose one of the figures of the portal."), "key")
    if ends_on >= clock.today():
        raise Refused(_("That period has not ended yet: the portal still counts it."), "year")
    if not source.strip():
        raise Refused(_("Write where the number comes from: a document, a page, a person."), "source")
    total = DeclaredTotal(
        key=key, starts_on=starts_on, ends_on=ends_on, value=value, source=source.strip(),
        source_is_person=source_is_person, words=words.strip(), declared_by=by, declared_at=clock.now(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            total.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("This figure already has a declared total of that period."), "key") from error
    figures.tell_apps(figures.Period(starts_on, ends_on), by=by)
    return total


@operation(on="total")
def withdraw_total(*, total: DeclaredTotal, by: Any) -> DeclaredTotal:
    """The portal counts rows again."""
    total.delete()
    figures.tell_apps(figures.Period(total.starts_on, total.ends_on), by=by)
    return total
