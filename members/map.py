"""The network on the map of Catalonia and in the list beside it: the same councils, drawn and written.

The shapes stand in static/map/catalonia.svg (`xmess.atlas`): `m08019` is a municipality, `c13` a comarca.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.models import Membership, Organization, Prospect
from members.querysets import User
from members.rows import TONES

TOWN, COUNTY = Organization.Kind.MUNICIPALITY, Organization.Kind.COUNTY_COUNCIL
INTERESTED = "interested"


@dataclass(frozen=True)
class Look:
    """How a kind of council in a state is drawn: the style sheet gives the tint, or the page a pattern."""

    slug: str
    words: Promise
    fill: str = ""
    is_always_explained: bool = False  # in the legend even when nobody looks so


LOOKS = {
    (TOWN, "active"): Look("town-active", _("Member town council"), is_always_explained=True),
    (COUNTY, "active"): Look("county-active", _("Member county council"), "url(#map-hatch)", True),
    (TOWN, "applicant"): Look("town-applicant", _("Applicant")),
    (COUNTY, "applicant"): Look("county-applicant", _("Applicant county council"), "url(#map-hatch-thin)"),
    (TOWN, "suspended"): Look("town-suspended", _("Suspended")),
    (COUNTY, "suspended"): Look("county-suspended", _("Suspended county council"), "url(#map-hatch-thin)"),
    (TOWN, INTERESTED): Look("town-interested", _("Interested"), "url(#map-dots)"),
    (COUNTY, INTERESTED): Look("county-interested", _("Interested county council"), "url(#map-dots-wide)"),
}


@dataclass(frozen=True)
class Mark:
    """A council: its shape on the map, and its line of the list with its state where it is no member yet."""

    full_name: str
    name: str  # as it stands under its comarca: «Vic», «Consell Comarcal d'Osona»
    url: str
    comarca: str
    look: Look
    shape: str
    state: Any
    tone: str


@dataclass(frozen=True)
class Legend:
    look: Look
    count: int


class MembersMap:
    """The network of today, in one query; the interested too for who may see them."""

    def __init__(self, user: User, *, with_interested: bool) -> None:
        councils = Organization.objects.visible_to(user).councils()
        self.marks = [_mark(council) for council in councils.for_map(with_interested=with_interested)]

    @property
    def shapes(self) -> list[Mark]:
        """From the ground up: the comarques of the county councils under the towns."""
        drawn = [mark for mark in self.marks if mark.shape]
        return sorted(drawn, key=lambda mark: mark.shape.startswith("m"))

    @property
    def legend(self) -> list[Legend]:
        counts = Counter(mark.look.slug for mark in self.marks)
        return [
            Legend(look, counts[look.slug])
            for look in LOOKS.values()
            if counts[look.slug] or look.is_always_explained
        ]

    @property
    def comarques(self) -> list[tuple[str, list[Mark]]]:
        by_name = groupby(self.marks, key=lambda mark: mark.comarca)
        return [(name, list(marks)) for name, marks in by_name]


def _mark(organization: Any) -> Mark:
    state = organization.membership_state
    if state not in Membership.IN_NETWORK:
        state, word = INTERESTED, Prospect.State.OPEN.label
    else:
        word = Membership.State(state).label
    is_member = state == Membership.State.ACTIVE
    return Mark(
        full_name=organization.name,
        name=organization.short_name if organization.kind == TOWN else organization.name,
        url=organization.get_absolute_url(),
        comarca=organization.comarca_name,
        look=LOOKS[Organization.Kind(organization.kind), state],
        shape=_shape(organization),
        state="" if is_member else word,
        tone=TONES.get(state, "neutral"),
    )


def _shape(organization: Any) -> str:
    """Only codes of the INE are on the map; the benchmark makes up others."""
    if organization.kind == COUNTY:
        return f"c{organization.comarca_code}"
    code: str = organization.town_code
    return f"m{code}" if code.isdecimal() else ""
