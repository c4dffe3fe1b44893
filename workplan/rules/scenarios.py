"""What falls out of a plan when money does not come: pure functions over its sources and its actions.

A source that was not obtained never counts; what is confirmed counts, but without the Conveni neither it nor its
extension does; two scenarios add what is only expected. An action falls out when none of its sources counts; what
has no source depends on none, and what is done has been paid.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from workplan.models import Action, FundingSource

Kind, SourceState = FundingSource.Kind, FundingSource.State
CONVENI = (Kind.AGREEMENT, Kind.EXTENSION)
NAMED = 6  # codes in a sentence; the table has them all


class Scenario(StrEnum):
    PRESENT = "present"
    WITHOUT = "without"
    EXTENDED = "extended"
    OTHER = "other"


NAMES = {
    Scenario.PRESENT: gettext_lazy("As it is today"),
    Scenario.WITHOUT: gettext_lazy("Without the Conveni"),
    Scenario.EXTENDED: gettext_lazy("With its extension"),
    Scenario.OTHER: gettext_lazy("With other income"),
}
MEANINGS = {
    Scenario.PRESENT: gettext_lazy("Only what is confirmed."),
    Scenario.WITHOUT: gettext_lazy("What is confirmed, without the Conveni and without its extension."),
    Scenario.EXTENDED: gettext_lazy("What is confirmed, and the Conveni and its extension even if they are only expected."),
    Scenario.OTHER: gettext_lazy("What is confirmed, and other income and own resources even if they are only expected."),
}  # fmt: skip
EXPECTED = {Scenario.EXTENDED: CONVENI, Scenario.OTHER: (Kind.OTHER, Kind.OWN)}


class Fate(StrEnum):
    DONE = "done"
    STAYS = "stays"
    FALLS = "falls"


FATES = {
    Fate.DONE: gettext_lazy("Done already"),
    Fate.STAYS: gettext_lazy("Stays"),
    Fate.FALLS: gettext_lazy("Falls out"),
}


def counts(kind: str, state: str, scenario: Scenario) -> bool:
    """Whether money of this kind, in this state, is there in the scenario."""
    if state == SourceState.LOST:
        return False
    if scenario == Scenario.WITHOUT and kind in CONVENI:
        return False
    return state == SourceState.CONFIRMED or kind in EXPECTED.get(scenario, ())


def fate(state: str, sources: Iterable[tuple[str, str]], scenario: Scenario) -> Fate:
    """Of an action by its own sources, each its kind and state."""
    sources = list(sources)
    if state == Action.State.DONE:
        return Fate.DONE
    if sources and not any(counts(kind, its_state, scenario) for kind, its_state in sources):
        return Fate.FALLS
    return Fate.STAYS


def fate_of_subaction(state: str, own: list[tuple[str, str]], above: Fate, scenario: Scenario) -> Fate:
    """It falls with the action that it is part of; what has sources of its own, without them too."""
    if state != Action.State.DONE and above == Fate.FALLS:
        return Fate.FALLS
    return fate(state, own, scenario)


def planned(cost: Decimal | None, below: Iterable[Decimal | None]) -> Decimal | None:
    """Of an action: what is said of it, or else of its sub-actions; None where nobody has said."""
    if cost is not None:
        return cost
    known = [one for one in below if one is not None]
    return sum(known, Decimal()) if known else None


@dataclass(frozen=True)
class Cell:
    scenario: str
    fate: Fate

    @property
    def words(self) -> str:
        return str(FATES[self.fate])


@dataclass(frozen=True)
class Line:
    """An action in the table, with its fate in each scenario."""

    action: Any
    fates: dict[Scenario, Fate]

    @property
    def cells(self) -> list[Cell]:
        return [Cell(str(NAMES[scenario]), fate) for scenario, fate in self.fates.items()]

    @property
    def depends_on_conveni(self) -> bool:
        return any(tie.source.kind in CONVENI for tie in self.action.funding.all())


@dataclass(frozen=True)
class Outcome:
    """A scenario in numbers. `available` counts the amounts that are known."""

    scenario: Scenario
    total: int
    falling: list[str]  # codes of the actions that fall out
    falling_parts: int  # sub-actions that fall, of actions that stay
    available: Decimal
    unknown_amounts: int
    needed: Decimal
    unknown_costs: int

    @property
    def name(self) -> str:
        return str(NAMES[self.scenario])

    @property
    def meaning(self) -> str:
        return str(MEANINGS[self.scenario])

    @property
    def missing(self) -> Decimal:
        return max(self.needed - self.available, Decimal())

    @property
    def finding(self) -> str:
        """«Sense Conveni cauen 12 actuacions de 56»."""
        said = {"scenario": self.name, "total": self.total, "count": len(self.falling)}
        if not self.falling:
            return _("%(scenario)s no action falls out, of %(total)d") % said
        words = ngettext(
            "%(scenario)s %(count)d action falls out, of %(total)d",
            "%(scenario)s %(count)d actions fall out, of %(total)d",
            len(self.falling),
        )
        return words % said

    @property
    def details(self) -> str:
        """Which ones: the first by their codes."""
        return "; ".join(words for words in (self._codes(), self._parts()) if words)

    def _codes(self) -> str:
        if not self.falling:
            return ""
        named, rest = self.falling[:NAMED], len(self.falling) - NAMED
        others = [ngettext("%d more", "%d more", rest) % rest] if rest > 0 else []
        return get_text_list([*named, *others], _("and"))

    def _parts(self) -> str:
        if not self.falling_parts:
            return ""
        words = ngettext(
            "and %d sub-action of those that stay",
            "and %d sub-actions of those that stay",
            self.falling_parts,
        )
        return words % self.falling_parts


def lines(actions: Iterable[Any]) -> list[Line]:
    """`actions` in the order of their codes, a sub-action after its action; those of the Conveni come first."""
    fates: dict[int, dict[Scenario, Fate]] = {}
    found = []
    for action in actions:
        above = fates.get(action.parent_id)
        if action.state in Action.NOT_COUNTED or (action.is_subaction and above is None):
            continue
        own = [(tie.source.kind, tie.source.state) for tie in action.funding.all()]
        fates[action.pk] = {
            one: fate_of_subaction(action.state, own, above[one], one)
            if above
            else fate(action.state, own, one)
            for one in Scenario
        }
        found.append(Line(action, fates[action.pk]))
    first = {line.action.pk for line in found if line.depends_on_conveni}
    return sorted(found, key=lambda line: not ({line.action.pk, line.action.parent_id} & first))


def outcome(scenario: Scenario, found: list[Line], sources: Iterable[Any]) -> Outcome:
    actions = [line for line in found if not line.action.is_subaction]
    amounts = [one.amount for one in sources if counts(one.kind, one.state, scenario)]
    costs = [_cost(line, found, scenario) for line in actions if line.fates[scenario] != Fate.FALLS]
    falling = [line for line in found if line.fates[scenario] == Fate.FALLS]
    gone = {line.action.pk for line in falling}
    return Outcome(
        scenario=scenario,
        total=len(actions),
        falling=[line.action.code for line in falling if not line.action.is_subaction],
        falling_parts=sum(line.action.is_subaction and line.action.parent_id not in gone for line in falling),
        available=sum((amount for amount in amounts if amount is not None), Decimal()),
        unknown_amounts=amounts.count(None),
        needed=sum((cost for cost in costs if cost is not None), Decimal()),
        unknown_costs=costs.count(None),
    )


def _cost(line: Line, found: list[Line], scenario: Scenario) -> Decimal | None:
    below = [
        one.action.planned_cost
        for one in found
        if one.action.parent_id == line.action.pk and one.fates[scenario] != Fate.FALLS
    ]
    return planned(line.action.planned_cost, below)
