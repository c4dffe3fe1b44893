"""Who came to what in a year: each member against the events that were held while it was one."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Attendance, Event
from events.rules.counting import Spell, entitled
from members.models import Membership, Organization
from members.querysets.memberships import MEMBER
from office.tables import Column


@dataclass(frozen=True)
class MemberRow:
    organization: Organization
    came_to: list[int]  # events, of those of `held`
    held: list[int]  # while it was a member

    @property
    def words(self) -> str:
        return _("%(came)d of %(held)d") % {"came": len(self.came_to), "held": len(self.held)}


@dataclass(frozen=True)
class Statistics:
    """`events` are those that were held and whose attendance somebody wrote down."""

    events: list[Event]

    @cached_property
    def rows(self) -> list[MemberRow]:
        """Every council that was a member at one of them, in the order of names."""
        days = {event.pk: event.day for event in self.events}
        if not days:
            return []
        last, first = max(days.values()), min(days.values())
        memberships = Membership.objects.filter(state__in=MEMBER, starts_on__lte=last)
        memberships = memberships.exclude(ends_on__lt=first).select_related("organization")
        spells: dict[Organization, list[Spell]] = defaultdict(list)
        for row in memberships:
            spells[row.organization].append(Spell(row.starts_on, row.ends_on))
        found = []
        for organization in sorted(spells, key=lambda row: row.sort_name):
            held = entitled(days, spells[organization])
            came = [number for number in held if organization.pk in self.attended[number]]
            if held:
                found.append(MemberRow(organization, came, held))
        return found

    @cached_property
    def attended(self) -> dict[int, set[int]]:
        """The organizations that came to each event."""
        rows = Attendance.objects.was_there().filter(event__in=self.events).exclude(organization=None)
        found: dict[int, set[int]] = defaultdict(set)
        for event, organization in rows.order_by().values_list("event", "organization").distinct():
            found[event].add(organization)
        return found

    @property
    def never(self) -> int:
        return sum(not row.came_to for row in self.rows)

    @property
    def table(self) -> list[dict[str, Any]]:
        return [{"label": str(row.organization), "cells": [row.words]} for row in self.rows]

    @property
    def columns(self) -> list[Column]:
        """For each event whether it came; «–» where it was no member."""
        first = [
            Column(gettext_lazy("Organization"), lambda row: row.organization),
            Column(gettext_lazy("Came to"), lambda row: len(row.came_to)),
            Column(gettext_lazy("Held while it was a member"), lambda row: len(row.held)),
        ]
        return [
            *first,
            *(Column(f"{event.day:%d/%m/%Y} {event}", _whether(event.pk)) for event in self.events),
        ]


def _whether(number: int) -> Callable[[MemberRow], str]:
    def value(row: MemberRow) -> str:
        if number not in row.held:
            return "–"
        return _("yes") if number in row.came_to else _("no")

    return value
