"""The kinds of message of the reminders of advice, and when each is no longer needed."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from advisory.models import AdvisorySession, HourBudget
from advisory.pages.budgets import BudgetFigures
from advisory.rules.reminding import threshold_reached
from office import clock
from office.messages import MessageKind
from office.models import Message


def stamp(moment: datetime | None) -> str:
    """A moment inside a key: what was agreed anew is another fact."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S}" if moment else ""


def _session(message: Message, state: str) -> AdvisorySession | None:
    """As it is now, if it is still in that state."""
    found: AdvisorySession | None = AdvisorySession.objects.filter(
        pk=message.subject_id or 0, state=state
    ).first()
    return found


def _is_of_another(message: Message, session: AdvisorySession) -> bool:
    """It was for the expert, and somebody else gives it now."""
    was_for_expert = message.dedupe_key.endswith(":expert")
    return was_for_expert and message.person_id != session.expert_id


def _is_not_coming(message: Message, session: AdvisorySession) -> bool:
    number = message.organization_number
    return number is not None and not session.councils.filter(organization=number, reply="coming").exists()


def _is_not_held_so(message: Message) -> bool:
    """Cancelled, moved, begun, or of somebody who no longer takes part."""
    session = _session(message, AdvisorySession.State.CONFIRMED)
    return (
        session is None
        or f":{stamp(session.agreed_at)}:" not in message.dedupe_key
        or session.has_started(clock.now())
        or _is_of_another(message, session)
        or _is_not_coming(message, session)
    )


def _is_logged(message: Message) -> bool:
    session = _session(message, AdvisorySession.State.CONFIRMED)
    return session is None or _is_of_another(message, session)


def _is_answered(message: Message) -> bool:
    """Confirmed, disputed, accepted by silence, or logged anew: then the council has its days anew."""
    session = _session(message, AdvisorySession.State.DONE)
    return (
        session is None
        or session.answer != AdvisorySession.Answer.WAITING
        or f":{stamp(session.logged_at)}:" not in message.dedupe_key
    )


def _is_attended_to(message: Message) -> bool:
    return _session(message, AdvisorySession.State.REQUESTED) is None


def _has_hours_again(message: Message) -> bool:
    """Closed, granted more, or given back below what the key says."""
    budget = HourBudget.objects.with_figures().filter(pk=message.subject_id or 0, closed_at=None).first()
    if budget is None:
        return True
    figures = BudgetFigures(budget)
    _kind, _number, total, percent, _person = message.dedupe_key.split(":")
    reached = threshold_reached(figures.spent, figures.total)
    return reached is None or reached < int(percent) or figures.total != int(total)


def _reminder(name: str, label: Any, is_moot: Callable[[Message], bool]) -> MessageKind:
    """A nudge: it comes as the person chose, and is not sent twice when nobody knows whether it left."""
    return MessageKind(name=name, label=label, is_reminder=True, after_lost_lease="ask", is_moot=is_moot)


REMINDER_KINDS = [
    _reminder("session_tomorrow", _("Session of the next day"), _is_not_held_so),
    _reminder("session_unlogged", _("Session without its outcome"), _is_logged),
    _reminder("session_unlogged_late", _("Session without its outcome for days"), _is_logged),
    _reminder("session_unanswered", _("Outcome to confirm"), _is_answered),
    _reminder("session_waiting", _("Request that waits"), _is_attended_to),
    _reminder("hours_running_out", _("Hours that run out"), _has_hours_again),
]
