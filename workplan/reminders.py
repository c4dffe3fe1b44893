"""What the approved plans remind of: each fact once, and what comes together in one message for each person."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.models import Participation, Person
from office import clock
from office.reminders import Due, Reminder
from workplan.models import Action, ReviewPeriod, Workplan
from workplan.rules import lateness
from workplan.rules.readiness import ENOUGH, Readiness, news_due_on, readiness

DAYS_BEFORE_REVIEW = 7  # «per confirmar»
IN_FORCE = Q(area__plan__state=Workplan.State.APPROVED)
LISTED = {  # what the list of actions is asked for
    "action_no_news": "show=silent",
    "action_due_soon": "show=soon",
    "action_blocked": "state=blocked",
}
Together = dict[tuple[Workplan, date], list[Any]]


def find_no_news(now: datetime) -> Iterator[Due]:
    """Those whose interval ran out in one week come together, on the Monday after it."""
    weeks: Together = defaultdict(list)
    rows = Action.objects.filter(IN_FORCE, state__in=lateness.WAITED_FOR).for_readiness()
    for action in rows:
        due_on = news_due_on(action) + timedelta(days=1)
        monday = due_on + timedelta(days=7 - due_on.weekday())
        if monday <= now.date():
            weeks[action.area.plan, monday].append(action)
    for (plan, monday), actions in weeks.items():
        yield from _to_each("action_no_news", plan, monday, actions, since=clock.moment_of(monday))


def find_due_soon(now: datetime) -> Iterator[Due]:
    days: Together = defaultdict(list)
    for action in _rows(Action.objects.filter(lateness.due_soon(now.date()))):
        days[action.area.plan, action.ends_on].append(action)
    for (plan, ends_on), actions in days.items():
        since = clock.moment_of(ends_on - timedelta(days=lateness.SOON_DAYS))
        last = clock.moment_of(ends_on, time.max)
        yield from _to_each("action_due_soon", plan, ends_on, actions, since=since, not_after=last)


def find_blocked(now: datetime) -> Iterator[Due]:
    days: Together = defaultdict(list)
    for action in _rows(Action.objects.filter(state="blocked", blocked_review_on__lt=now.date())):
        days[action.area.plan, action.blocked_review_on].append(action)
    for (plan, day), actions in days.items():
        yield from _to_each(
            "action_blocked", plan, day, actions, since=clock.moment_of(day + timedelta(days=1))
        )


def find_low_readiness(now: datetime) -> Iterator[Due]:
    """To coordination, in the days before the Executive meets."""
    until = now.date() + timedelta(days=DAYS_BEFORE_REVIEW)
    coming = ReviewPeriod.objects.filter(state="open", meets_on__gte=now.date(), meets_on__lte=until)
    coordination = list(Person.objects.coordination())
    for period in coming.select_related("plan"):
        actions = Action.objects.filter(area__plan=period.plan).for_readiness()
        found = readiness(actions, now.date())
        if found.percent is not None and found.percent < ENOUGH:
            for person in coordination:
                yield _low_readiness(period, found, person)


def _low_readiness(period: ReviewPeriod, found: Readiness, person: Person) -> Due:
    assert period.meets_on
    words = {
        "plan": period.plan,
        "readiness": found.in_words,
        "date": date_format(period.meets_on, "DATE_FORMAT"),
    }
    return Due(
        key=f"review_low_readiness:{period.pk}:{period.meets_on}:{person.pk}",
        subject=_("%(plan)s, review of %(date)s: %(readiness)s") % words,
        body=_("Good day.\n\nThe Executive meets on %(date)s to review the plan: %(readiness)s.\n\nWith the link you "
               "see what each one still lacks, and who can write it.") % words,
        since=clock.moment_of(period.meets_on - timedelta(days=DAYS_BEFORE_REVIEW)),
        not_after=clock.moment_of(period.meets_on, time.max),
        person=person,
        link=period.get_absolute_url(),
        about=period,
    )  # fmt: skip


def _rows(actions: QuerySet[Any]) -> QuerySet[Any]:
    named = ("area__plan", "parent__block", "parent__responsible", "block", "responsible")
    return actions.filter(IN_FORCE).select_related(*named).order_by("area__number", "number")


def _to_each(kind: str, plan: Workplan, day: date, actions: list[Any], **when: Any) -> Iterator[Due]:
    """One message for each person that answers for some of them."""
    listed = reverse("workplan_actions", args=[plan.code])
    for person, own in _by_person(actions).items():
        yield Due(
            key=f"{kind}:{plan.pk}:{day}:{person.pk}",
            subject=_subject(kind, plan, day, own),
            body=_body(kind, day, own),
            person=person,
            link=own[0].get_absolute_url() if len(own) == 1 else f"{listed}?{LISTED[kind]}",
            about=plan,
            **when,
        )


def _by_person(actions: Iterable[Any]) -> dict[Person, list[Any]]:
    """Who answers by name, or else who coordinates the group, or else coordination.

    Of those one can write to, and who still take part in the network: the others would not see the page.
    """
    rows = Participation.objects.in_force().filter(is_coordinator=True, person__isnull=False)
    coordinators = {row.body_id: row.person for row in rows.select_related("person") if row.person}
    actions = list(actions)
    answering = [one.responsible_id for action in actions for one in _levels(action)]
    named = Person.objects.in_network().filter(pk__in=answering).in_bulk()
    coordination = list(Person.objects.coordination())
    found: dict[Person, list[Any]] = defaultdict(list)
    for action in actions:
        person = _who(action, named, coordinators)
        for one in [person] if person else coordination:
            found[one].append(action)
    return found


def _levels(action: Any) -> Iterable[Any]:
    return filter(None, (action, action.parent))


def _who(action: Any, named: dict[int, Person], coordinators: dict[int, Person]) -> Person | None:
    for one in _levels(action):
        for person in (named.get(one.responsible_id), coordinators.get(one.answering_body_id)):
            if person and person.email:
                return person
    return None


def _subject(kind: str, plan: Workplan, day: date, actions: list[Any]) -> str:
    number = len(actions)
    words = {
        "action_no_news": ngettext(
            "%(plan)s: %(number)d action without news", "%(plan)s: %(number)d actions without news", number
        ),
        "action_due_soon": ngettext(
            "%(plan)s: %(number)d action ends on %(day)s", "%(plan)s: %(number)d actions end on %(day)s", number
        ),
        "action_blocked": ngettext(
            "%(plan)s: %(number)d blocked action to look at again",
            "%(plan)s: %(number)d blocked actions to look at again",
            number,
        ),
    }  # fmt: skip
    return words[kind] % {"plan": plan, "number": number, "day": date_format(day, "DATE_FORMAT")}


def _body(kind: str, day: date, actions: list[Any]) -> str:
    intro = {
        "action_no_news": _("For too long nothing has been written about this:"),
        "action_due_soon": _("This ends on %s and is still open:") % date_format(day, "DATE_FORMAT"),
        "action_blocked": _("This was to be looked at again on %s, and is still blocked:")
        % date_format(day, "DATE_FORMAT"),
    }
    request = {
        "action_no_news": _("Write in a line how it goes, or put in evidence of what has been done. If nothing has "
                            "changed, say so too: it is news."),
        "action_due_soon": _("If it is done, propose so with its evidence. If it will not be ready, say when and why."),
        "action_blocked": _("If it is free, change its state. If not, say when to look at it again."),
    }  # fmt: skip
    lines = [f"- {action.code} {action.title}" for action in actions]
    return "\n\n".join([_("Good day."), intro[kind], "\n".join(lines), request[kind]])


FINDERS: dict[str, Callable[[datetime], Iterator[Due]]] = {
    "action_no_news": find_no_news,
    "action_due_soon": find_due_soon,
    "action_blocked": find_blocked,
    "review_low_readiness": find_low_readiness,
}
REMINDERS = [
    Reminder(
        kind="action_no_news",
        label=gettext_lazy("Actions without news"),
        explanation=gettext_lazy(
            "On the Monday after their days without news run out, in one message for each person that answers for "
            "them, or else to coordination (the days are to be confirmed)."
        ),
        find=find_no_news,
    ),
    Reminder(
        kind="action_due_soon",
        label=gettext_lazy("Actions that end soon"),
        explanation=gettext_lazy(
            "Thirty days before, in one message for each person that answers for them (the period is to be "
            "confirmed)."
        ),
        find=find_due_soon,
    ),
    Reminder(
        kind="action_blocked",
        label=gettext_lazy("Blocked actions to look at again"),
        explanation=gettext_lazy("The day after the date on which they were to be looked at again, once."),
        find=find_blocked,
    ),
    Reminder(
        kind="review_low_readiness",
        label=gettext_lazy("Review of the plan with much still to prepare"),
        explanation=gettext_lazy(
            "To coordination, seven days before the Executive meets, if less than 80 per cent of the actions are "
            "ready (both to be confirmed)."
        ),
        find=find_low_readiness,
    ),
]
