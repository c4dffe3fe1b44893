"""Who receives: of each size and each comarca, how many members have had some session, and for how long."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Organization
from members.sizes import SIZE_BANDS, band_of
from office import clock
from office.charts import Bar, BarChart, Series
from office.minutes import in_words


@dataclass(frozen=True)
class Council:
    """A member with what it has received; a session of several councils counts whole for each of them."""

    pk: int
    name: str
    comarca: str
    residents: int
    sessions: int
    minutes: int
    without_minutes: int  # sessions of which nobody wrote down the length

    @property
    def size(self) -> str:
        return str(band_of(self.residents).label)

    @property
    def url(self) -> str:
        return reverse("organization_page", args=[self.pk])


@dataclass(frozen=True)
class Group:
    name: str
    councils: list[Council]

    @property
    def with_some(self) -> int:
        return sum(council.sessions > 0 for council in self.councils)

    @property
    def with_none(self) -> int:
        return len(self.councils) - self.with_some

    @property
    def sessions(self) -> int:
        return sum(council.sessions for council in self.councils)

    @property
    def minutes(self) -> int:
        return sum(council.minutes for council in self.councils)

    @property
    def share(self) -> float:
        return self.with_some / len(self.councils)


@dataclass(frozen=True)
class Equity:
    year: int
    all: Group
    sizes: list[Group]
    comarques: list[Group]

    @property
    def with_none(self) -> list[Council]:
        return [council for council in self.all.councils if not council.sessions]

    @property
    def without_minutes(self) -> int:
        return sum(council.without_minutes for council in self.all.councils)

    @property
    def chart(self) -> BarChart:
        series = (Series(_("Members with some session"), "solid"), Series(_("Members with none"), "open"))
        bars = tuple(Bar(group.name, (group.with_some, group.with_none)) for group in self.sizes)
        return BarChart(_finding_of_sizes(self.sizes, self.year), series, bars, _("Size"))

    @property
    def size_table(self) -> dict[str, Any]:
        """What the bars do not say."""
        head = [_("Size"), _("Sessions"), _("Hours")]
        rows = [_line(group, group.sessions, _hours(group)) for group in self.sizes]
        return {"caption": _("Sessions and hours received"), "head": head, "rows": rows}

    @property
    def comarca_table(self) -> dict[str, Any]:
        head = [_("Comarca"), _("With some session"), _("Sessions"), _("Hours")]
        rows = [
            _line(group, f"{group.with_some} / {len(group.councils)}", group.sessions, _hours(group))
            for group in self.comarques
        ]
        return {"caption": _("Members, sessions and hours received"), "head": head, "rows": rows}

    @property
    def comarques_finding(self) -> str:
        reached = sum(group.with_some > 0 for group in self.comarques)
        return _("Comarques with some session: %(reached)d of the %(all)d where there are members.") % {
            "reached": reached,
            "all": len(self.comarques),
        }


def _line(group: Group, *cells: str | int) -> dict[str, Any]:
    return {"label": group.name, "cells": cells}


def _hours(group: Group) -> str | int:
    """A zero is drawn pale by the table."""
    return in_words(group.minutes) if group.minutes else 0


def equity_of(received: Any, year: int) -> Equity:
    """`received`: the rows of councils in sessions held, of that year. Two queries, whatever their number."""
    councils = councils_of(received, year)
    order = [str(band.label) for band in SIZE_BANDS]
    sizes = _grouped(councils, lambda council: council.size)
    comarques = _grouped(councils, lambda council: council.comarca)
    return Equity(
        year=year,
        all=Group("", councils),
        sizes=sorted(sizes, key=lambda group: order.index(group.name)),
        comarques=sorted(comarques, key=lambda group: -group.with_none),
    )


def councils_of(received: Any, year: int) -> list[Council]:
    """The members on the last day of the year, or today, and whoever received something without being one."""
    day = min(date(year, 12, 31), clock.today())
    counted = received.order_by().values("organization").annotate(
        sessions=Count("pk"),
        minutes=Sum("session__minutes_used", default=0),
        without_minutes=Count("pk", filter=Q(session__minutes_used=None)),
    )  # fmt: skip
    sums = {row.pop("organization"): row for row in counted}
    nothing = {"sessions": 0, "minutes": 0, "without_minutes": 0}
    members = Organization.objects.councils().members(day).values("pk")
    found = Organization.objects.filter(Q(pk__in=members) | Q(pk__in=list(sums)))
    rows = found.with_place().with_residents().select_related(None).order_by("sort_name", "pk")
    return [
        Council(pk, name, comarca or "", residents, **sums.get(pk, nothing))
        for pk, name, comarca, residents in rows.values_list("pk", "name", "comarca_name", "residents")
    ]


def _grouped(councils: list[Council], key: Callable[[Council], str]) -> list[Group]:
    groups: dict[str, list[Council]] = defaultdict(list)
    for council in sorted(councils, key=key):
        groups[key(council)].append(council)
    return [Group(name, members) for name, members in groups.items()]


def _finding_of_sizes(sizes: list[Group], year: int) -> str:
    least, most = min(sizes, key=lambda one: one.share), max(sizes, key=lambda one: one.share)
    if most.share == 0:
        return _("In %d no member has received any session.") % year
    if least.share == most.share:
        return _("Members of every size have received sessions alike.")
    words = {
        "most": most.name, "some": most.with_some, "of_most": len(most.councils),
        "least": least.name, "few": least.with_some, "of_least": len(least.councils),
    }  # fmt: skip
    return (
        _("%(most)s: %(some)d of %(of_most)d members with some session. %(least)s: %(few)d of %(of_least)d.")
        % words
    )
