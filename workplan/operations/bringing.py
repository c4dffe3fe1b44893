"""Writes the plan that the pieces of a draft say, within the operation that brings it in."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from members.models import Body, Organization
from office.folding import letters
from workplan.imports.footnotes import footnoted
from workplan.imports.nodes import Recognised
from workplan.imports.recognise import recognise_action, recognise_area, recognise_block, recognise_origin
from workplan.models import (
    Action,
    ActionOrigin,
    Area,
    Block,
    Challenge,
    Collaborator,
    DraftNode,
    Indicator,
    Origin,
    Workplan,
)
from workplan.rules.timing import days_of

Kind = DraftNode.Kind


class PlanWriter:
    """Goes through the pieces once, and knows what is open above each of them."""

    def __init__(self, plan: Workplan, nodes: list[DraftNode], year: int) -> None:
        self.plan, self.nodes, self.year = plan, nodes, year
        notes = footnoted([node.as_read for node in nodes])
        self.notes = {owner: nodes[place].text for place, owner in notes.items()}
        self.origins: dict[str, Origin] = {}
        self.challenge: Challenge | None = None
        self.area: Area
        self.block: Block | None = None
        self.action: Action
        self.numbers: dict[str, int] = defaultdict(int)  # the last one given in each list
        self.groups = {letters(body.name): body for body in Body.objects.groups()}
        self.partners = _by_name(Organization.objects.filter(kind=Organization.Kind.PARTNER))

    def write(self) -> None:
        ways: dict[str, Callable[[DraftNode], object]] = {
            Kind.ORIGIN: self._origin,
            Kind.CHALLENGE: self._challenge,
            Kind.SUBCHALLENGE: self._subchallenge,
            Kind.AREA: self._area,
            Kind.BLOCK: self._block,
        }
        for place, node in enumerate(self.nodes):
            if node.kind in ways:
                ways[node.kind](node)
            elif node.kind == Kind.ACTION:
                self._action(node, self.notes.get(place, ""))
            elif node.kind == Kind.SUBACTION:
                self._subaction(node, self.notes.get(place, ""))

    def _next(self, of: str) -> int:
        self.numbers[of] += 1
        return self.numbers[of]

    def _origin(self, node: DraftNode) -> None:
        kind = recognise_origin(node.text)
        self.origins[kind] = Origin.objects.create(
            plan=self.plan, kind=kind, text=node.text, position=self._next("origins")
        )

    def _challenge(self, node: DraftNode) -> None:
        self.challenge = self._add_challenge(node, parent=None)

    def _subchallenge(self, node: DraftNode) -> None:
        self._add_challenge(node, parent=self.challenge)

    def _add_challenge(self, node: DraftNode, parent: Challenge | None) -> Challenge:
        position = self._next("challenges")
        return Challenge.objects.create(plan=self.plan, parent=parent, position=position, text=node.text)

    def _area(self, node: DraftNode) -> None:
        number, title, name = recognise_area(node.text)
        assert number is not None, "an area without a number is one of the problems"
        self.area = Area.objects.create(plan=self.plan, number=number, title=title, name=name)
        self.block = None
        for of in ("blocks", "actions", "places"):
            self.numbers[of] = 0

    def _block(self, node: DraftNode) -> None:
        said = recognise_block(node.text)
        self.block = Block.objects.create(
            area=self.area,
            position=self._next("blocks"),
            title=said.title,
            note=said.note,
            body=self.groups.get(letters(said.title)),
        )
        self.numbers["places"] = 0
        Collaborator.objects.bulk_create(
            Collaborator(block=self.block, name=name, organization=self.partners.get(letters(name)))
            for name in said.collaborators
        )

    def _action(self, node: DraftNode, footnote: str) -> None:
        """Numbered through the area; its place is under its block."""
        number, position = self._next("actions"), self._next("places")
        self.action = self._add_action(node, footnote, number, position, parent=None)
        self.numbers["subactions"] = 0

    def _subaction(self, node: DraftNode, footnote: str) -> None:
        number = self._next("subactions")
        self._add_action(node, footnote, number, number, parent=self.action)

    def _add_action(
        self, node: DraftNode, footnote: str, number: int, position: int, parent: Action | None
    ) -> Action:
        said = recognise_action(node.text, self.year, footnote)
        timing = node.timing or said.timing
        starts_on, ends_on = (timing and days_of(timing, self.year)) or (None, None)
        action = Action.objects.create(
            area=self.area,
            block=self.block,
            parent=parent,
            number=number,
            position=position,
            official_text=node.text,
            title=said.title,
            footnote=footnote,
            condition=said.condition,
            timing=timing,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        self._add_beside(action, said)
        return action

    def _add_beside(self, action: Action, said: Recognised) -> None:
        Collaborator.objects.bulk_create(
            Collaborator(action=action, name=name, organization=self.partners.get(letters(name)))
            for name in said.collaborators
        )
        Indicator.objects.bulk_create(
            Indicator(
                action=action,
                kind=Indicator.Kind.CAP,
                name=capfirst(cap.unit),
                unit=cap.unit,
                target=cap.most,
            )
            for cap in said.caps
        )
        ActionOrigin.objects.bulk_create(
            ActionOrigin(
                action=action,
                origin=self.origins[kind],
                source=_("Text of the plan"),
                is_to_confirm=True,
            )
            for kind in said.origins
            if kind in self.origins
        )


def _by_name(organizations: Iterable[Organization]) -> dict[str, Organization]:
    """Those that a name means without doubt: of two of one name, none."""
    found: dict[str, set[Organization]] = defaultdict(set)
    for organization in organizations:
        for name in (organization.name, organization.short_name):
            if name:
                found[letters(name)].add(organization)
    return {name: several.pop() for name, several in found.items() if len(several) == 1}
