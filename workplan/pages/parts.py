"""A plan by area and, within it, by working group: how far each part is, and which of its actions are late."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from office.charts import Bar, BarChart, Series
from workplan.models import Action
from workplan.pages.listed import ListedAction

State = Action.State
SERIES = (
    Series(gettext_lazy("Done actions"), "solid"),
    Series(gettext_lazy("Under way"), "hatch"),
    Series(gettext_lazy("Not begun"), "open"),
    Series(gettext_lazy("Standing still"), "dots"),
)
PARTS_OF_A_BAR = (
    (State.DONE,),
    (State.IN_PROGRESS,),
    (State.PENDING,),
    (State.POSTPONED, State.SUSPENDED, State.BLOCKED),
)


@dataclass(frozen=True)
class Part:
    """The actions of an area, or of one of its blocks; `body` is the working group of the block."""

    title: str
    rows: tuple[ListedAction, ...]
    body: Any = None
    coordinators: tuple[str, ...] = ()
    parts: tuple["Part", ...] = ()

    @property
    def counted(self) -> list[Any]:
        """Sub-actions are counted in their action; what was dropped or passed on, nowhere."""
        actions = (row.action for row in self.rows)
        return [one for one in actions if not one.is_subaction and one.state not in Action.NOT_COUNTED]

    @property
    def counts(self) -> tuple[int, ...]:
        states = [action.state for action in self.counted]
        return tuple(sum(state in part for state in states) for part in PARTS_OF_A_BAR)

    @property
    def in_words(self) -> str:
        """«3 de 5 en curs o fetes»."""
        done, under_way, *_rest = self.counts
        words = ngettext(
            "%(moving)d of %(total)d under way or done",
            "%(moving)d of %(total)d under way or done",
            len(self.counted),
        )
        return words % {"moving": done + under_way, "total": len(self.counted)}

    @property
    def late_in_words(self) -> str:
        late = sum(bool(row.days_late) for row in self.rows)
        return ngettext("%d late", "%d late", late) % late if late else ""

    @property
    def own_rows(self) -> list[ListedAction]:
        """Those that stand in none of its parts."""
        return [row for row in self.rows if not (self.parts and row.action.block)]


def areas(rows: Iterable[ListedAction], coordinators: dict[int, list[str]]) -> list[Part]:
    """`rows` in the order of their codes; `coordinators` of each group, by its number."""
    by_area: dict[Any, list[ListedAction]] = defaultdict(list)
    for row in rows:
        by_area[row.action.area].append(row)
    return [
        Part(title=str(area), rows=tuple(found), parts=tuple(_blocks(found, coordinators)))
        for area, found in by_area.items()
    ]


def _blocks(rows: list[ListedAction], coordinators: dict[int, list[str]]) -> Iterable[Part]:
    by_block: dict[Any, list[ListedAction]] = defaultdict(list)
    for row in rows:
        if row.action.block:
            by_block[row.action.block].append(row)
    for block, found in sorted(by_block.items(), key=lambda item: (item[0].position, item[0].pk)):
        names = tuple(coordinators.get(block.body_id, ()))
        yield Part(title=block.title, rows=tuple(found), body=block.body, coordinators=names)


def chart(parts: list[Part]) -> BarChart:
    """The state of the actions by area; its title says what there is most to do, and where."""
    return BarChart(
        title=finding(parts),
        series=SERIES,
        bars=tuple(Bar(part.title, part.counts, f"#area-{n}") for n, part in enumerate(parts, start=1)),
        names=_("Area"),
    )


def finding(parts: list[Part]) -> str:
    total = sum(len(part.counted) for part in parts)
    done = sum(part.counts[0] for part in parts)
    waiting = {part.title: part.counts[2] for part in parts}
    words = ngettext("%(done)d of %(total)d action done", "%(done)d of %(total)d actions done", total) % {
        "done": done,
        "total": total,
    }
    most = max(waiting, key=lambda title: waiting[title], default="")
    if not most or not waiting[most]:
        return words
    return _("%(words)s; most are still to begin in «%(area)s» (%(count)d)") % {
        "words": words, "area": most, "count": waiting[most],
    }  # fmt: skip
