"""A plan as it is read: its areas, their blocks, their actions and what is done of each, in the order on paper."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from office import clock
from workplan import evidence
from workplan.models import Action, Area, Block, Challenge, Workplan
from workplan.rules.lateness import days_late


@dataclass
class Line:
    """An action, or a sub-action of one."""

    action: Action
    parts: list["Line"] = field(default_factory=list)
    days_late: int = 0
    evidence: list[str] = field(default_factory=list)  # «2 sessions», «1 evidència»

    @property
    def counted(self) -> list[Action]:
        return [part.action for part in self.parts if part.action.state not in Action.NOT_COUNTED]

    @property
    def done(self) -> int:
        return sum(action.state == Action.State.DONE for action in self.counted)


@dataclass
class Part:
    """The actions of a block, or those of the area that are in none."""

    block: Block | None
    lines: list[Line]


@dataclass
class Chapter:
    area: Area
    parts: list[Part]

    @property
    def lines(self) -> Iterator[Line]:
        return (line for part in self.parts for line in part.lines)

    @property
    def counted(self) -> list[Action]:
        return [line.action for line in self.lines if line.action.state not in Action.NOT_COUNTED]

    @property
    def done(self) -> int:
        return sum(action.state == Action.State.DONE for action in self.counted)


class Document:
    """Of a plan from `for_document`; with `with_progress`, what is done of it: one query more, of any size."""

    def __init__(self, plan: Workplan, *, with_progress: bool = False) -> None:
        self.plan = plan
        self.challenges = _challenges(plan)
        self.chapters = [_chapter(area) for area in plan.areas.all()]
        if with_progress:
            self._add_progress()

    def _add_progress(self) -> None:
        lines = [one for line in self.lines for one in (line, *line.parts)]
        counts = evidence.counts(line.action.pk for line in lines)
        today = clock.today()
        for line in lines:
            line.days_late = days_late(line.action.state, line.action.ends_on, today)
            line.evidence = evidence.in_words(counts.get(line.action.pk, {}))

    @property
    def lines(self) -> Iterator[Line]:
        return (line for chapter in self.chapters for line in chapter.lines)

    @property
    def counted(self) -> int:
        """Actions of the first level; what was dropped or passed on is not counted."""
        return sum(len(chapter.counted) for chapter in self.chapters)

    @property
    def done(self) -> int:
        return sum(chapter.done for chapter in self.chapters)


def _challenges(plan: Workplan) -> list[tuple[Challenge, list[Challenge]]]:
    below: dict[int | None, list[Challenge]] = defaultdict(list)
    for challenge in plan.challenges.all():
        below[challenge.parent_id].append(challenge)
    return [(challenge, below[challenge.pk]) for challenge in below[None]]


def _chapter(area: Area) -> Chapter:
    """What stands in no block comes first; each block keeps its place, with actions or without."""
    below: dict[int, list[Line]] = defaultdict(list)
    heads: dict[int | None, list[Line]] = defaultdict(list)
    lines = {action.pk: Line(action) for action in area.actions.all()}
    for line in lines.values():
        action = line.action
        if action.parent_id is None:
            heads[action.block_id].append(line)
        else:
            action.parent = lines[action.parent_id].action  # read already: its code asks for it
            below[action.parent_id].append(line)
    for pk, parts in below.items():
        lines[pk].parts = parts
    loose = [Part(None, heads[None])] if heads[None] else []
    return Chapter(area, loose + [Part(block, heads[block.pk]) for block in area.blocks.all()])
