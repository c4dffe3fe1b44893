"""Joins and leaves of a period: which councils, how many members there were and are, where, and of which size."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.models import Membership, Organization
from members.querysets import ONE_DAY, User, whether
from members.rows import council_note
from members.sizes import SIZE_BANDS, band_of
from office.figures import Period


@dataclass(frozen=True)
class Kind:
    slug: str
    words: Promise  # one such change
    heading: Promise


JOINED = Kind("joined", gettext_lazy("Join"), gettext_lazy("Joins"))
LEFT = Kind("left", gettext_lazy("Leave"), gettext_lazy("Leaves"))
KINDS = (
    JOINED,
    LEFT,
    Kind("suspended", gettext_lazy("Suspension"), gettext_lazy("Suspensions")),
    Kind("resumed", gettext_lazy("Taken up again"), gettext_lazy("Memberships taken up again")),
    Kind("applied", gettext_lazy("Request to join"), gettext_lazy("Requests to join")),
)


@dataclass(frozen=True)
class Change:
    """What happened to the membership of a council on a day."""

    kind: Kind
    organization: Any
    day: date
    comarca: tuple[str, str]  # sort name, name
    residents: int

    @property
    def note(self) -> str:
        return council_note(self.organization.kind, self.residents)


@dataclass(frozen=True)
class Line:
    """A comarca or a size band: who came, who went, and how many there are on the last day."""

    label: Any
    joined: int
    left: int
    active: int


class Joins:
    """The changes of a period and the members around it, in two queries."""

    def __init__(self, user: User, period: Period) -> None:
        self.period = period
        rows = Membership.objects.visible_to(user).with_changes(period.starts_on, period.ends_on)
        changes = (
            change for row in rows.with_council().order_by("starts_on", "pk") for change in _changes(row)
        )
        self.changes = sorted(changes, key=lambda change: change.day)
        members = list(_members_around(user, period))
        self.before = sum(row.was_active for row in members)
        self.active = [row for row in members if row.is_active]
        self.residents_year = max((row.residents_year or 0 for row in members), default=0)

    def in_words(self) -> str:
        """How many members there were on the eve and on the last day: the changes are what lies between."""
        before = ngettext("%(count)d member on %(day)s", "%(count)d members on %(day)s", self.before)
        return _("%(before)s; on %(day)s, %(after)d.") % {
            "before": before % {"count": self.before, "day": _day(self.period.starts_on - ONE_DAY)},
            "day": _day(self.period.ends_on),
            "after": len(self.active),
        }

    def of(self, kind: Kind) -> list[Change]:
        return [change for change in self.changes if change.kind is kind]

    def by_comarca(self) -> list[Line]:
        active = Counter((row.comarca_order, row.comarca_name) for row in self.active)
        joined, left = (Counter(change.comarca for change in self.of(kind)) for kind in (JOINED, LEFT))
        places = sorted(active | joined | left)
        return [Line(place[1], joined[place], left[place], active[place]) for place in places]

    def by_size(self) -> list[Line]:
        active = Counter(band_of(row.residents).slug for row in self.active)
        joined, left = (
            Counter(band_of(change.residents).slug for change in self.of(kind)) for kind in (JOINED, LEFT)
        )
        return [
            Line(band.label, joined[band.slug], left[band.slug], active[band.slug]) for band in SIZE_BANDS
        ]


def _changes(row: Any) -> list[Change]:
    """Of a row of `with_changes`: usually one; two when a council joined and left within the period."""
    return [
        Change(
            kind=kind,
            organization=row.organization,
            day=row.ends_on + ONE_DAY if kind is LEFT else row.starts_on,
            comarca=(row.comarca_order or "", row.comarca_name or ""),
            residents=row.residents,
        )
        for kind in KINDS
        if getattr(row, f"has_{kind.slug}")
    ]


def _members_around(user: User, period: Period) -> Any:
    """Who was active on the eve, or is on the last day: comarca, residents, and on which of the two."""
    active = Membership.objects.order_by()
    before = Q(pk__in=active.active(period.starts_on - ONE_DAY).values("organization"))
    at_end = Q(pk__in=active.active(period.ends_on).values("organization"))
    found = Organization.objects.visible_to(user).filter(before | at_end).with_place().with_residents()
    return found.annotate(was_active=whether(before), is_active=whether(at_end)).values_list(
        "comarca_order", "comarca_name", "residents", "residents_year", "was_active", "is_active", named=True
    )


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
