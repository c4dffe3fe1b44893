"""How many came to an event: counted from its log, or as a source of the time says."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from events.rules.counting import ADMINISTRATIONS, Came, Counts, count
from events.rules.totals import PARTS, totals_key
from members.models import Membership, Organization
from members.querysets.memberships import MEMBER
from members.sizes import SIZE_BANDS, band_of
from office.models import DeclaredTotal


@dataclass(frozen=True)
class EventCounts:
    event: Event

    @cached_property
    def counted(self) -> Counts:
        return count(came_to(self.event))

    @cached_property
    def declared(self) -> dict[str, DeclaredTotal]:
        """By its part. Where there is one, rows are not counted beside it."""
        if not self.event.slug:
            return {}
        keys = {totals_key(self.event.slug, part): part for part in PARTS}
        rows = DeclaredTotal.objects.filter(key__in=keys)
        return {keys[row.key]: row for row in rows}

    def value(self, part: str) -> int:
        said = self.declared.get(part)
        number: int = said.value if said else getattr(self.counted, part)
        return number

    def is_part_known(self, part: str) -> bool:
        """Declared, or with somebody written down; an organization can be met where nobody wrote who came."""
        return bool(part in self.declared or self.counted.people or getattr(self.counted, part))

    @property
    def is_known(self) -> bool:
        return any(self.is_part_known(part) for part in PARTS)

    @property
    def sentence(self) -> str:
        """«33 persones de 22 administracions»; empty where nobody knows."""
        if not self.is_part_known("people"):
            return ""
        people, administrations = self.value("people"), self.value("administrations")
        words = ngettext("%d person came", "%d people came", people) % people
        if not administrations:
            return words
        return ngettext("%(people)s from %(number)d administration", "%(people)s from %(number)d administrations", administrations) % {
            "people": words, "number": administrations,
        }  # fmt: skip

    @property
    def sources(self) -> list[str]:
        """Who says what was not counted here."""
        return sorted({row.public_source for row in self.declared.values()})

    @property
    def facts(self) -> list[dict[str, Any]]:
        labels = {
            "people": _("People who came"),
            "administrations": _("Administrations"),
            "organizations_met": _("Organizations met"),
        }
        found: list[dict[str, Any]] = []
        for part, label in labels.items():
            said = self.declared.get(part)
            note = said.source if said else ""
            value = self.value(part) if self.is_part_known(part) else None
            found.append({"label": label, "value": value, "note": note})
        if not self.declared and self.counted.administrations:
            words = _("members that day: %(members)d; not members: %(others)d")
            values = {"members": self.counted.members, "others": self.counted.not_members}
            found[1]["note"] = words % values
        return found

    def rows(self, part: str) -> QuerySet[Any]:
        """Those that were counted here, as many as the number says."""
        came = self.event.attendances.was_there()
        if part == "people":
            return came.select_related("person")
        of_people = Organization.objects.filter(pk__in=came.order_by().values("organization"))
        public = of_people.filter(kind__in=ADMINISTRATIONS)
        if part == "administrations":
            return public.order_by("sort_name", "pk")
        met = Organization.objects.filter(Q(pk__in=of_people.values("pk")) | Q(met_at_events=self.event.pk))
        return met.exclude(pk__in=public.values("pk")).distinct().order_by("sort_name", "pk")

    @cached_property
    def met(self) -> list[Organization]:
        return list(self.rows("organizations_met"))

    @property
    def tables(self) -> list[dict[str, Any]]:
        """Of the administrations that were counted here."""
        by_comarca = sorted(self.counted.comarques.items(), key=lambda row: (-row[1], row[0]))
        sizes = [(str(band.label), self.counted.sizes.get(band.slug, 0)) for band in SIZE_BANDS]
        found = [
            (_("By comarca"), _("Comarca"), by_comarca),
            (_("By residents"), _("Residents"), [row for row in sizes if row[1]]),
        ]
        return [
            {
                "caption": caption,
                "head": [head, _("Administrations")],
                "rows": [{"label": label, "cells": [number]} for label, number in rows],
            }
            for caption, head, rows in found
            if rows
        ]


def came_to(event: Event) -> list[Came]:
    """Who came, organization by organization, each as it was on the day of the event."""
    rows = event.attendances.was_there().order_by().values_list("organization").annotate(Count("pk"))
    met = event.met.values_list("pk", flat=True)
    people: dict[int | None, int] = {**dict.fromkeys(met, 0), **dict(rows)}
    membership = Membership.objects.in_force(event.day).filter(organization=OuterRef("pk"), state__in=MEMBER)
    organizations = Organization.objects.filter(pk__in=[number for number in people if number])
    organizations = organizations.with_place().with_residents().annotate(is_member=Exists(membership))
    found = [
        Came(
            people[row.pk], row.pk, row.kind, row.is_member, row.comarca_name or "",
            band_of(row.residents).slug if row.residents else "",
        )
        for row in organizations
    ]  # fmt: skip
    return [*found, Came(people[None])] if None in people else found
