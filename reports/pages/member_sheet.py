"""What the network did with a member in a year."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession
from care.models import Onboarding
from events.models import Attendance, Event
from members.models import Membership, Need, Organization, Participation, Person, Role, Seat
from office.figures import Period
from office.minutes import in_words
from reports.pages.sheets import Count, Part, Row, Sheet, both, day_in_short, in_force, overlapping, since

WORDS_SHOWN = 120
MENTORING = "mentoring"


def member_sheet_of(organization: Organization, year: int, user: Person) -> Sheet:
    """One query for each matter, of both years."""
    period = both(year)
    memberships = list(
        Membership.objects.filter(overlapping(period), organization=organization).order_by("starts_on")
    )
    parts = [
        _membership(memberships, year),
        _people(organization, period, year),
        *_advice(organization, period, year),
        _events(organization, memberships, period, year),
        _groups(organization, period, year),
        _needs(organization, period, year, user),
        _welcome(organization, period, year, user),
    ]
    return Sheet(organization, year, parts)


def _membership(memberships: list[Membership], year: int) -> Part:
    rows = [Row(since(row), row.get_state_display(), row.reason) for row in in_force(memberships, year)]
    return Part("membership", _("Membership"), rows=rows)


def _people(organization: Organization, period: Period, year: int) -> Part:
    roles = list(
        Role.objects.filter(overlapping(period), organization=organization)
        .select_related("person")
        .order_by("starts_on", "pk")
    )
    counts = [
        Count(
            _("People who act for it"), *(len({r.person_id for r in in_force(roles, y)}) for y in _two(year))
        )
    ]
    rows = [Row(since(role), str(role.person), role.title) for role in in_force(roles, year)]
    return Part("people", _("People"), counts, rows)


def _two(year: int) -> tuple[int, int]:
    return year - 1, year


def _advice(organization: Organization, period: Period, year: int) -> list[Part]:
    """Advice and mentoring, apart; of sessions whose length nobody wrote down the hours are not known."""
    sessions = list(
        AdvisorySession.objects.shared_by([organization])
        .done_in(period.starts_on, period.ends_on)
        .select_related("service", "topic")
        .order_by("day", "pk")
    )
    advice = [one for one in sessions if one.service.kind != MENTORING]
    mentoring = [one for one in sessions if one.service.kind == MENTORING]
    hours = Count(_("Hours of advice, where they are known"), *(_hours(_of(advice, y)) for y in _two(year)))
    return [
        Part(
            "advice",
            _("Advice"),
            [_counted(_("Sessions of advice"), advice, year), hours],
            _sessions(advice, year),
        ),
        Part(
            "mentoring",
            _("Mentoring"),
            [_counted(_("Mentoring sessions"), mentoring, year)],
            _sessions(mentoring, year),
        ),
    ]


def _of(rows: list[Any], year: int) -> list[Any]:
    return [row for row in rows if row.day.year == year]


def _counted(label: str, rows: list[Any], year: int) -> Count:
    return Count(label, *(len(_of(rows, one)) for one in _two(year)))


def _hours(sessions: list[Any]) -> str:
    known = [one.minutes_used for one in sessions if one.minutes_used is not None]
    return in_words(sum(known)) if known else "–"


def _sessions(sessions: list[Any], year: int) -> list[Row]:
    return [
        Row(
            day_in_short(one.day) if one.is_day_known else str(year),
            str(one),
            in_words(one.minutes_used) if one.minutes_used is not None else "",
            one.get_absolute_url(),
        )
        for one in _of(sessions, year)
    ]


def _events(organization: Organization, memberships: list[Membership], period: Period, year: int) -> Part:
    """Of those of the network while it was in it: to which it came."""
    came = Attendance.objects.was_there().filter(event=OuterRef("pk"), organization=organization)
    events = [
        event
        for event in Event.objects.measured()
        .filter(day__range=(period.starts_on, period.ends_on))
        .annotate(came=Exists(came))
        if event.came or _was_in_network(memberships, event.day)
    ]
    rows = [
        Row(day_in_short(event.day), event.title, url=event.get_absolute_url())
        for event in _of(events, year)
        if event.came
    ]
    return Part("events", _("Events"), [_came(events, year)], rows)


def _was_in_network(memberships: list[Membership], day: date) -> bool:
    return any(
        row.state in Membership.IN_NETWORK
        and row.starts_on <= day
        and (row.ends_on is None or row.ends_on >= day)
        for row in memberships
    )


def _came(events: list[Any], year: int) -> Count:
    """«2 de 5»; nothing where there was none."""
    cells = []
    for one in _two(year):
        own = _of(events, one)
        said = {"came": sum(event.came for event in own), "total": len(own)}
        cells.append(_("%(came)d of %(total)d") % said if own else "–")
    return Count(_("Events to which it came"), *cells)


def _groups(organization: Organization, period: Period, year: int) -> Part:
    """The working groups in which it takes part, and the bodies in which it has a seat."""
    taken = list(
        Participation.objects.filter(overlapping(period), organization=organization)
        .select_related("body", "person")
        .order_by("body__name", "starts_on")
    )
    seats = list(
        Seat.objects.filter(overlapping(period), organization=organization)
        .select_related("term__body", "person")
        .order_by("starts_on")
    )
    groups = [len({row.body_id for row in in_force(taken, one)}) for one in _two(year)]
    rows = [
        Row(since(row), str(row.body), str(row.person or ""), row.body.get_absolute_url())
        for row in in_force(taken, year)
    ]
    rows += [
        Row(since(row), str(row.term.body), row.get_function_display(), row.term.body.get_absolute_url())
        for row in in_force(seats, year)
    ]
    return Part("groups", _("Groups and bodies"), [Count(_("Working groups"), *groups)], rows)


def _needs(organization: Organization, period: Period, year: int, user: Person) -> Part:
    days = (period.starts_on, period.ends_on)
    needs = list(
        Need.objects.visible_to(user)
        .filter(Q(found_on__range=days) | Q(closed_on__range=days), organization=organization)
        .select_related("topic")
        .order_by("found_on", "pk")
    )
    told = [sum(need.found_on.year == one for need in needs) for one in _two(year)]
    met = [
        sum(need.state == Need.State.ANSWERED and _closed_in(need, one) for need in needs)
        for one in _two(year)
    ]
    rows = [
        Row(
            day_in_short(need.found_on) if need.found_on.year == year else f"{need.found_on:%d/%m/%Y}",
            Truncator(need.words).chars(WORDS_SHOWN),
            " · ".join(filter(None, [str(need.get_state_display()), need.outcome])),
        )
        for need in needs
        if need.found_on.year == year or _closed_in(need, year)
    ]
    counts = [Count(_("Needs that it told"), *told), Count(_("Needs that were answered"), *met)]
    return Part("needs", _("Needs"), counts, rows)


def _closed_in(need: Need, year: int) -> bool:
    return need.closed_on is not None and need.closed_on.year == year


def _welcome(organization: Organization, period: Period, year: int, user: Person) -> Part:
    welcomes = Onboarding.objects.visible_to(user).filter(
        organization=organization, started_on__range=(period.starts_on, period.ends_on)
    )
    rows = [
        Row(day_in_short(one.started_on), _("Its welcome begins"), str(one.get_state_display()))
        for one in welcomes.order_by("started_on")
        if one.started_on.year == year
    ]
    return Part("welcome", _("Welcome"), rows=rows)
