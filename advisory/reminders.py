"""What advice reminds of, and to whom: each once for each fact and recipient, read again before it leaves."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisory import links
from advisory.models import AdvisorySession, HourBudget
from advisory.pages.budgets import BudgetFigures
from advisory.pages.words import councils_of, when_in_words
from advisory.reminder_kinds import stamp
from advisory.rules import reminding
from advisory.rules.states import SILENCE_DAYS
from members.addresses import Recipient, recipients_of
from members.models import Organization, Person
from office.minutes import in_words
from office.reminders import Due, Reminder

# Evaluated when the row is written, so that counting what would be sent makes no links.
log_address: Callable[..., str] = lazy(links.address_for, str)


def find_tomorrow(now: datetime) -> Iterator[Due]:
    """To the councils that come and to the expert, unless the confirmation has just said the same."""
    coming = AdvisorySession.objects.for_list().filter(
        state="confirmed", starts_at__gt=now, day__lte=now.date() + timedelta(days=1)
    )
    sessions = [session for session in coming if _is_to_remind(session, now)]
    found = recipients_of({row.organization for session in sessions for row in _coming(session)})
    for session in sessions:
        agreed_at = session.agreed_at or session.asked_at
        common = {"since": agreed_at, "not_after": session.starts_at, "about": session}
        words = _words(session)
        key = f"session_tomorrow:{session.pk}:{stamp(session.agreed_at)}"
        for row in _coming(session):
            if recipient := found.get(row.organization_id):
                yield Due(
                    key=f"{key}:{row.organization_id}",
                    subject=_("%(when)s: %(session)s") % words,
                    body=_("Good day.\n\nWe remind you of this session.\n\n%(facts)s\n\nIf you cannot come, say so "
                           "with the link: another council can use that time.") % words,
                    link=session.get_absolute_url(), **common, **_to(recipient, row.organization),
                )  # fmt: skip
        yield Due(
            key=f"{key}:{session.expert_id}:expert",
            subject=_("%(when)s: %(session)s, %(councils)s") % words,
            body=_("Good day.\n\nWe remind you of this session, which you give.\n\n%(facts)s\n\nWith the link you "
                   "see what was asked for and who attends.") % words,
            link=session.get_absolute_url(), **common, person=session.expert,
        )  # fmt: skip


def _is_to_remind(session: AdvisorySession, now: datetime) -> bool:
    assert session.day
    due_at = reminding.reminder_due_at(session.day)
    return due_at <= now and not reminding.is_merged(session.day, session.agreed_at or session.asked_at)


def find_unlogged(now: datetime) -> Iterator[Due]:
    """To the expert, with the link that needs no signing in."""
    for session in AdvisorySession.objects.to_log(reminding.before(now, reminding.LOG_AFTER)).for_list():
        words = _words(session)
        yield Due(
            key=f"session_unlogged:{session.pk}:{stamp(session.agreed_at)}:{session.expert_id}:expert",
            subject=_("What came of the session? %(session)s, %(councils)s") % words,
            body=_("Good day.\n\nThis session has ended and its outcome is not written down.\n\n%(facts)s\n\nWith "
                   "the link you write it in a minute, without signing in: how long it took, what was dealt with "
                   "and what comes next. If it was not held, say so too.") % words,
            since=session.ends_at + reminding.LOG_AFTER,
            link=log_address(session), about=session, person=session.expert,
        )  # fmt: skip


def find_unlogged_late(now: datetime) -> Iterator[Due]:
    """To coordination, when days have gone by."""
    coordination = list(Person.objects.coordination())
    for session in AdvisorySession.objects.to_log(reminding.before(now, reminding.LOG_LATE_AFTER)).for_list():
        words = _words(session)
        for person in coordination:
            yield Due(
                key=f"session_unlogged_late:{session.pk}:{stamp(session.agreed_at)}:{person.pk}",
                subject=_("%(councils)s: session without its outcome (%(session)s)") % words,
                body=_("Three days ago this session ended, and nobody has written down what came of it.\n\n%(facts)s\n\n"
                       "Call the expert, or write the outcome down yourself.") % words,
                since=session.ends_at + reminding.LOG_LATE_AFTER,
                link=session.get_absolute_url(), about=session, person=person,
            )  # fmt: skip


def find_unanswered(now: datetime) -> Iterator[Due]:
    """To the councils, while there is still time to say that something does not agree."""
    waiting = AdvisorySession.objects.for_list().filter(
        state="done", answer="waiting", logged_at__lte=reminding.before(now, reminding.ANSWER_AFTER)
    )
    sessions = list(waiting)
    found = recipients_of({row.organization for session in sessions for row in _received(session)})
    for session in sessions:
        assert session.logged_at
        words = _words(session) | {"minutes": in_words(session.minutes_used or 0)}
        for row in _received(session):
            if recipient := found.get(row.organization_id):
                yield Due(
                    key=f"session_unanswered:{session.pk}:{stamp(session.logged_at)}:{row.organization_id}",
                    subject=_("Do you agree? %(session)s, %(minutes)s") % words,
                    body=_("Good day.\n\nThe expert has written down the outcome of this session: it took "
                           "%(minutes)s.\n\n%(facts)s\n\nWith the link you confirm it, or say what does not agree. If "
                           "you say nothing in the next days, it stands as it is.") % words,
                    since=session.logged_at + reminding.ANSWER_AFTER,
                    not_after=session.logged_at + timedelta(days=SILENCE_DAYS),
                    link=reverse("session_answer", args=[session.pk]), about=session,
                    **_to(recipient, row.organization),
                )  # fmt: skip


def find_waiting(now: datetime) -> Iterator[Due]:
    """To coordination, on the third day and again each week."""
    coordination = list(Person.objects.coordination())
    for session in AdvisorySession.objects.waiting().for_list():
        times = reminding.times_waited(session.asked_at, now)
        if times is None:
            continue
        since = session.asked_at + reminding.REQUEST_AFTER + times * reminding.REQUEST_EVERY
        words = _words(session) | {"days": (now - session.asked_at).days}
        for person in coordination:
            yield Due(
                key=f"session_waiting:{session.pk}:{times}:{person.pk}",
                subject=_("%(councils)s: request that waits (%(session)s)") % words,
                body=_("Good day.\n\n%(councils)s asked for a session %(days)d days ago, and nobody has answered yet: "
                       "%(session)s.\n\nAssign an expert and agree a date, or decline it and say why.") % words,
                since=since, link=session.get_absolute_url(), about=session, person=person,
            )  # fmt: skip


def find_hours_running_out(now: datetime) -> Iterator[Due]:
    """To coordination, once for each threshold of what there is to spend."""
    coordination = list(Person.objects.coordination())
    budgets = HourBudget.objects.in_force(now.date()).filter(closed_at=None)
    for budget in budgets.with_figures().with_spending():
        figures = BudgetFigures(budget)
        percent = reminding.threshold_reached(figures.spent, figures.total)
        if percent is None:
            continue
        words = {
            "budget": budget,
            "percent": percent,
            "total": figures.total_words,
            "used": in_words(budget.used_minutes),
            "held": in_words(budget.held_minutes),
            "left": figures.left_words,
        }
        for person in coordination:
            yield Due(
                key=f"hours_running_out:{budget.pk}:{figures.total}:{percent}:{person.pk}",
                subject=_("%(budget)s: %(left)s left of %(total)s") % words,
                body=_("Good day.\n\n%(budget)s: %(percent)d %% of the hours or more are used or held.\n\nTo spend: "
                       "%(total)s\nUsed: %(used)s\nHeld: %(held)s\nLeft: %(left)s\n\nIf there will not be enough for "
                       "the whole period, look for more hours or say so to who asks.") % words,
                since=budget.spent_at, link=budget.get_absolute_url(), about=budget, person=person,
            )  # fmt: skip


def _coming(session: AdvisorySession) -> Iterable[Any]:
    rows: list[Any] = session.council_rows  # type: ignore[attr-defined]
    return [row for row in rows if row.reply == "coming"]


def _received(session: AdvisorySession) -> list[Any]:
    """Who says whether it agrees: not the mentor that accompanied."""
    return [row for row in _coming(session) if row.part == "advised"]


def _words(session: AdvisorySession) -> dict[str, Any]:
    councils = councils_of(_coming(session))
    where = ": ".join(filter(None, [session.get_modality_display(), session.place]))
    when = when_in_words(session)
    facts = [str(session), councils, when, where, str(session.expert or "")]
    return {
        "session": session,
        "councils": councils,
        "when": when,
        "facts": "\n".join(f"- {fact}" for fact in facts if fact),
    }


def _to(recipient: Recipient, organization: Organization) -> dict[str, Any]:
    return {"person": recipient.person, "address": recipient.address, "organization": organization}


REMINDERS = [
    Reminder(
        kind="session_tomorrow",
        label=gettext_lazy("Session of the next day"),
        explanation=gettext_lazy(
            "The day before at ten, to the councils and to the expert, unless it has just been agreed."
        ),
        find=find_tomorrow,
    ),
    Reminder(
        kind="session_unlogged",
        label=gettext_lazy("Session without its outcome"),
        explanation=gettext_lazy("Two hours after its end, to the expert, with a link to write it down."),
        find=find_unlogged,
    ),
    Reminder(
        kind="session_unlogged_late",
        label=gettext_lazy("Session without its outcome for days"),
        explanation=gettext_lazy("Three days after its end, to coordination (to be confirmed)."),
        find=find_unlogged_late,
    ),
    Reminder(
        kind="session_unanswered",
        label=gettext_lazy("Outcome to confirm"),
        explanation=gettext_lazy(
            "Four days after the outcome was written down, of the seven there are, to the councils."
        ),
        find=find_unanswered,
    ),
    Reminder(
        kind="session_waiting",
        label=gettext_lazy("Request that waits"),
        explanation=gettext_lazy("To coordination, on the third day and again each week (to be confirmed)."),
        find=find_waiting,
    ),
    Reminder(
        kind="hours_running_out",
        label=gettext_lazy("Hours that run out"),
        explanation=gettext_lazy(
            "To coordination, when 75 and 90 per cent of the granted hours are used or held, once for each."
        ),
        find=find_hours_running_out,
    ),
]
