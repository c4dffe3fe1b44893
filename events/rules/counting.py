"""How the network counts who came: persons, administrations, members of that day, organizations met. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

ADMINISTRATIONS = ("municipality", "county_council", "provincial_council")


@dataclass(frozen=True)
class Came:
    """Those who came for one organization; `organization` is None for who came for none."""

    people: int
    organization: int | None = None
    kind: str = ""
    is_member: bool = False  # on the day of the event
    comarca: str = ""
    size: str = ""


@dataclass(frozen=True)
class Counts:
    people: int = 0
    administrations: int = 0
    members: int = 0
    not_members: int = 0
    organizations_met: int = 0
    comarques: Mapping[str, int] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)


def count(rows: Iterable[Came]) -> Counts:
    """Each organization once, however many came for it. Of those that are no administration, each is one met."""
    found = list(rows)
    of_organization = {row.organization: row for row in found if row.organization is not None}
    public = [row for row in of_organization.values() if row.kind in ADMINISTRATIONS]
    members = sum(row.is_member for row in public)
    return Counts(
        people=sum(row.people for row in found),
        administrations=len(public),
        members=members,
        not_members=len(public) - members,
        organizations_met=len(of_organization) - len(public),
        comarques=Counter(row.comarca for row in public if row.comarca),
        sizes=Counter(row.size for row in public if row.size),
    )


@dataclass(frozen=True)
class Spell:
    """A time as a member; `ends_on` is None while it lasts."""

    starts_on: date
    ends_on: date | None

    def holds(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


def entitled(events: Mapping[int, date], spells: Iterable[Spell]) -> list[int]:
    """The events that were held while it was a member: what its attendance is measured against."""
    times = list(spells)
    return [number for number, day in events.items() if any(spell.holds(day) for spell in times)]
