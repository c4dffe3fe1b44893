"""Places and numbers of actions: through the area in the order of the document, and fixed by the approval."""

from dataclasses import dataclass

from django.db.models import F, Max

from workplan.models import Action, Area, Block, Workplan
from workplan.querysets import ActionQuerySet

# Numbers change in two steps, so that no two rows ever hold the same one.
AWAY = 10_000


@dataclass(frozen=True)
class Place:
    """After an action of the same block or of the same parent; without it, before all of them."""

    area: Area
    block: Block | None = None
    parent: Action | None = None
    after: Action | None = None

    def __str__(self) -> str:
        return str(self.after or self.parent or self.block or self.area)


def hold(plan: Workplan) -> None:
    """Until the end nobody changes an action of the plan, nor adds one: who is doing so ends first.

    Areas before actions, as whoever moves an action locks its area: two that hold many rows do not cross.
    """
    for rows in (Area.objects.filter(plan=plan), Action.objects.filter(area__plan=plan)):
        list(rows.select_for_update(no_key=True, of=("self",)).order_by("pk").values_list("pk"))


def place_last(action: Action) -> None:
    """At the end of its neighbours, with a number that nobody has had."""
    action.position = (_neighbours(action).aggregate(last=Max("position"))["last"] or 0) + 1
    action.number = _next_number(action)


def _next_number(action: Action) -> int:
    """Nothing is removed from an approved plan, and so the next one after the last was never given."""
    numbered = Action.objects.filter(area=action.area_id, parent=action.parent_id)
    last: int = numbered.aggregate(last=Max("number"))["last"] or 0
    return last + 1


def _neighbours(action: Action) -> ActionQuerySet:
    same = {"parent": action.parent_id} if action.parent_id else {"parent": None, "block": action.block_id}
    neighbours: ActionQuerySet = Action.objects.filter(area=action.area_id, **same)
    return neighbours


def move(action: Action, place: Place) -> None:
    """The action, not yet saved, and its parts with it; then the numbers of both areas, while they may change."""
    left = action.area
    is_elsewhere = (action.area_id, action.parent_id) != (
        place.area.pk,
        place.parent.pk if place.parent else None,
    )
    action.area, action.parent = place.area, place.parent
    action.block = place.parent.block if place.parent else place.block
    if is_elsewhere:
        action.number = _next_number(action)
    neighbours = list(_neighbours(action).exclude(pk=action.pk).in_order())
    neighbours.insert(neighbours.index(place.after) + 1 if place.after in neighbours else 0, action)
    for position, one in enumerate(neighbours, start=1):
        one.position = position
    action.save()
    action.subactions.update(area=action.area, block=action.block)
    Action.objects.bulk_update([one for one in neighbours if one != action], ["position"])
    for area in {left, place.area}:
        renumber(area)
    action.number = Action.objects.values_list("number", flat=True).get(pk=action.pk)


def renumber(area: Area) -> None:
    """In the order of the document: what stands in no block first. An approved plan keeps its numbers."""
    if area.plan.is_approved:
        return
    counted: dict[int | None, int] = {}
    changed = []
    for action in Action.objects.filter(area=area).in_document_order():
        number = counted[action.parent_id] = counted.get(action.parent_id, 0) + 1
        if action.number != number:
            action.number = number
            changed.append(action)
    Action.objects.filter(pk__in=[action.pk for action in changed]).update(number=F("number") + AWAY)
    Action.objects.bulk_update(changed, ["number"])
