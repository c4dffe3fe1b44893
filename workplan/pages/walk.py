"""The order in which a review goes through the plan: what changed, what is late, blocked, untouched, then the rest."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from workplan.pages.differences import Difference

CHANGED, LATE, BLOCKED, UNTOUCHED, REST = "changed", "late", "blocked", "untouched", "rest"
GROUPS: dict[str, Any] = {
    CHANGED: _("Changed"),
    LATE: _("Late"),
    BLOCKED: _("Blocked ones"),
    UNTOUCHED: _("Without news"),
    REST: _("The rest"),
}
CLOSED = ("done", "dropped", "carried_over")


@dataclass(frozen=True)
class Stop:
    """A screen of the walk; `place` of `of` in its group."""

    action_id: int
    group: str
    step: int
    place: int
    of: int


def group_of(found: Difference, since: date | None) -> str:
    """`since` is the last day of what is compared with: no news after it means untouched."""
    picture = found.picture
    if found.kind == CHANGED:
        return CHANGED
    if picture.is_late:
        return LATE
    if picture.state == "blocked":
        return BLOCKED
    has_news = picture.last_news_on is not None and (since is None or picture.last_news_on > since)
    return UNTOUCHED if picture.state not in CLOSED and not has_news else REST


def order(differences: list[Difference], since: date | None) -> list[tuple[int, str]]:
    """(action, group) in the order of the screens; within a group, in the order of the plan."""
    grouped = [(found.picture.action_id, group_of(found, since)) for found in differences]
    return [row for name in GROUPS for row in grouped if row[1] == name]


def stops(ordered: list[tuple[int, str]]) -> list[Stop]:
    sizes: dict[str, int] = {}
    for _action, group in ordered:
        sizes[group] = sizes.get(group, 0) + 1
    seen: dict[str, int] = {}
    found = []
    for step, (action_id, group) in enumerate(ordered, start=1):
        seen[group] = seen.get(group, 0) + 1
        found.append(Stop(action_id, group, step, seen[group], sizes[group]))
    return found
