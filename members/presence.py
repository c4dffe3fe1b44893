"""How far the network reaches: councils and residents of each comarca and province, on a day.

A municipality counts once: when its town council is a member, or the county council of its comarca is, or both.
The residents are those of the register, whichever the day.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.models import Comarca, Municipality
from members.querysets import MunicipalityQuerySet, User


@dataclass(frozen=True)
class Tally:
    """The municipalities and residents of a territory, and those that the network reaches."""

    towns: int = 0
    member_towns: int = 0
    residents: int = 0
    residents_of_members: int = 0  # of municipalities whose town council is a member
    residents_covered: int = 0  # or the county council of their comarca
    residents_year: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        sums = {part.name: getattr(self, part.name) + getattr(other, part.name) for part in fields(self)}
        return Tally(**(sums | {"residents_year": max(self.residents_year, other.residents_year)}))

    @property
    def share(self) -> float | None:
        return percentage(self.residents_covered, self.residents)

    @property
    def town_share(self) -> float | None:
        return percentage(self.residents_of_members, self.residents)

    @property
    def share_in_words(self) -> str:
        return _in_per_cent(self.share)

    @property
    def town_share_in_words(self) -> str:
        return _in_per_cent(self.town_share)


def percentage(part: int, whole: int) -> float | None:
    """With one decimal; None where there is nothing to take a part of."""
    return round(100 * part / whole, 1) if whole else None


def _in_per_cent(share: float | None) -> str:
    """«56,4 %»"""
    return "—" if share is None else f"{number_format(share, 1)} %"


def population_share(on: date, *, by_town_councils_only: bool = False) -> float | None:
    """Of the residents of Catalonia, the percentage whom the network reaches."""
    parts = _tallies(Municipality.objects.with_presence(on), "province")
    whole = sum(parts.values(), Tally())
    return whole.town_share if by_town_councils_only else whole.share


def _tallies(municipalities: MunicipalityQuerySet, *by: str) -> dict[tuple[Any, ...], Tally]:
    rows = municipalities.tallied(*by)
    return {tuple(row.pop(column) for column in by): Tally(**row) for row in rows}


@dataclass(frozen=True)
class ComarcaRow:
    """A comarca on a day, or the part of it that lies in the province asked for."""

    comarca: Any  # from `for_presence`
    tally: Tally
    on: date

    @property
    def is_present(self) -> bool:
        return bool(self.tally.member_towns or self.comarca.county_council_is_member)

    @property
    def url(self) -> str:
        """Its members of that day; where there is none, the councils that could be approached."""
        asked = {"comarca": self.comarca.code}
        asked |= {"active_on": f"{self.on}"} if self.is_present else {"scope": "register"}
        return f"{reverse('organization_list')}?{urlencode(asked)}"


class Presence:
    """The network in its territory on a day, in two queries."""

    def __init__(self, user: User, on: date) -> None:
        self.on = on
        self.comarques = list(Comarca.objects.visible_to(user).for_presence(on))
        municipalities = Municipality.objects.visible_to(user).with_presence(on)
        self.parts = _tallies(municipalities, "comarca", "province")

    def rows(self, province: str = "") -> list[ComarcaRow]:
        """The comarques of the province; those that lie in two appear in both, each time with their part."""
        found = []
        for comarca in self.comarques:
            parts = [
                tally
                for (number, where), tally in self.parts.items()
                if number == comarca.pk and province in {"", where}
            ]
            if parts:
                found.append(ComarcaRow(comarca, sum(parts, Tally()), self.on))
        return found

    @property
    def provinces(self) -> dict[str, Tally]:
        sums: dict[str, Tally] = {}
        for (_number, province), tally in self.parts.items():
            sums[province] = sums.get(province, Tally()) + tally
        return dict(sorted(sums.items()))

    @property
    def whole(self) -> Tally:
        return sum(self.parts.values(), Tally())

    @property
    def reached(self) -> int:
        """Comarques with some member."""
        return sum(row.is_present for row in self.rows())

    @property
    def county_councils(self) -> int:
        return sum(bool(comarca.county_council_is_member) for comarca in self.comarques)

    def in_words(self) -> str:
        """«64 ajuntaments i 3 consells comarcals en 29 de 43 comarques»"""
        towns, counties = self.whole.member_towns, self.county_councils
        words = ngettext("%d town council", "%d town councils", towns) % towns
        if counties:
            further = ngettext("%d county council", "%d county councils", counties) % counties
            words = _("%(first)s and %(last)s") % {"first": words, "last": further}
        return _("%(councils)s in %(reached)d of %(all)d comarques") % {
            "councils": words,
            "reached": self.reached,
            "all": len(self.comarques),
        }
