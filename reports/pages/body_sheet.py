"""What a body or a working group did in a year."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from members.models import Agreement, Body, Participation, Person, Seat
from office.figures import Period
from reports.pages.sheets import Count, Part, Row, Sheet, both, day_in_short, in_force, overlapping, since
from workplan import evidence
from workplan.models import Action, LinkedEvidence, Workplan

PRODUCTS = 1000  # pieces of evidence looked at; some tens of times what a group leaves in two years


def body_sheet_of(body: Body, year: int, user: Person) -> Sheet:
    """One query for each matter, of both years."""
    period = both(year)
    actions = _actions_of(body, period, user)
    parts = [
        _meetings(body, period, year, user),
        _agreements(body, period, year, user),
        _members(body, period, year),
        _plan(actions, year),
        _products(actions, period, year),
    ]
    return Sheet(body, year, parts)


def _of(rows: list[Any], name: str, year: int) -> list[Any]:
    return [row for row in rows if getattr(row, name).year == year]


def _counted(label: str, rows: list[Any], name: str, year: int) -> Count:
    return Count(label, len(_of(rows, name, year - 1)), len(_of(rows, name, year)))


def _meetings(body: Body, period: Period, year: int, user: Person) -> Part:
    meetings = list(
        Event.objects.visible_to(user)
        .held_in(period.starts_on, period.ends_on)
        .filter(bodies=body)
        .select_related("municipality")
        .order_by("day", "pk")
    )
    rows = [
        Row(day_in_short(one.day), one.title, str(one.municipality or one.place), one.get_absolute_url())
        for one in _of(meetings, "day", year)
    ]
    return Part("meetings", _("Meetings"), [_counted(_("Meetings held"), meetings, "day", year)], rows)


def _agreements(body: Body, period: Period, year: int, user: Person) -> Part:
    agreed = list(
        Agreement.objects.visible_to(user)
        .filter(body=body, adopted_on__range=(period.starts_on, period.ends_on))
        .order_by("adopted_on", "pk")
    )
    rows = [
        Row(day_in_short(one.adopted_on), one.title, str(one.get_state_display()))
        for one in _of(agreed, "adopted_on", year)
    ]
    return Part("agreements", _("Agreements"), [_counted(_("Agreements"), agreed, "adopted_on", year)], rows)


def _members(body: Body, period: Period, year: int) -> Part:
    """Who takes part in a group, or sits in a body to which one is elected."""
    held = Participation.objects.filter(body=body) if body.is_group else Seat.objects.filter(term__body=body)
    found = list(
        held.filter(overlapping(period))
        .select_related("organization", "person")
        .order_by("organization__sort_name", "starts_on")
    )
    councils = [len({row.organization_id for row in in_force(found, one)}) for one in (year - 1, year)]
    rows = [Row(since(row), str(row.organization), str(row.person or "")) for row in in_force(found, year)]
    return Part("members", _("Who takes part"), [Count(_("Councils that take part"), *councils)], rows)


def _actions_of(body: Body, period: Period, user: Person) -> list[Any]:
    plans = Workplan.objects.visible_to(user).filter(
        Q(state__in=Workplan.READABLE), starts_on__lte=period.ends_on, ends_on__gte=period.starts_on
    )
    rows = Action.objects.filter(area__plan__in=plans).answered_by_body(body).counted()
    return list(rows.with_code().in_order_of_codes())


def _plan(actions: list[Any], year: int) -> Part:
    cells = [_done(_in_plan(actions, one)) for one in (year - 1, year)]
    rows = [
        Row(
            action.code,
            action.title,
            " · ".join(
                filter(
                    None,
                    [
                        str(action.get_state_display()),
                        "" if action.progress is None else f"{action.progress} %",
                    ],
                )
            ),
            action.get_absolute_url(),
        )
        for action in _in_plan(actions, year)
    ]
    return Part("plan", _("Work plan"), [Count(_("Actions done"), *cells)], rows)


def _in_plan(actions: list[Any], year: int) -> list[Any]:
    """Those of a plan with some day in the year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [one for one in actions if one.area.plan.starts_on <= last and one.area.plan.ends_on >= first]


def _done(actions: list[Any]) -> str:
    """«2 de 5»; nothing where the plan said nothing."""
    if not actions:
        return "–"
    done = sum(one.state == Action.State.DONE for one in actions)
    words = ngettext("%(done)d of %(total)d action", "%(done)d of %(total)d actions", len(actions))
    return words % {"done": done, "total": len(actions)}


def _products(actions: list[Any], period: Period, year: int) -> Part:
    """What was left written down by hand as evidence of its actions: a guide, an article, minutes."""
    pieces = evidence.newest([one.pk for one in actions], PRODUCTS) if actions else []
    kind = LinkedEvidence._meta.label_lower
    found = [one for one in pieces if one.kind == kind and period.starts_on <= one.on <= period.ends_on]
    rows = [Row(day_in_short(one.on), one.words, url=one.url) for one in reversed(_of(found, "on", year))]
    counts = [_counted(_("Products and evidence"), found, "on", year)]
    return Part("products", _("Products and evidence"), counts, rows)
