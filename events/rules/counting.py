"""How the network counts who came: persons, administrations, members of that day, organizations met. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

ADMINISTRATIONS = ("municipality", "county_council", "provincial_council")


@dataclass(frozen=True)
class Came:
    """Those who came for one organization, none of them where it was only met there; `organization` is None for
    who came for none."""

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
    """Each organization once, however many came for it. What is no administration that came is one met."""
    found = list(rows)
    of_organization = {row.organization: row for row in found if row.organization is not None}
    public = [row for row in of_organization.values() if row.kind in ADMINISTRATIONS and row.people]
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
