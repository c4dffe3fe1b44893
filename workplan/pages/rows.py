"""A plan as rows of a spreadsheet. The first columns are those that the import of a plan reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.tables import Cell, Column
from workplan.models import Action, Block, Workplan
from workplan.pages.document import Chapter, Document, Line, Part
from workplan.rules.amounts import euros_of, hours_of


@dataclass(frozen=True)
class Row:
    """A sub-action leaves the cell of the action empty: it belongs to the one above."""

    chapter: Chapter
    block: Block | None
    line: Line

    @property
    def action(self) -> Action:
        return self.line.action


def plan_rows(plan: Workplan) -> Iterator[Row]:
    for chapter in Document(plan, with_progress=True).chapters:
        for part in chapter.parts:
            yield from _rows(chapter, part)


def _rows(chapter: Chapter, part: Part) -> Iterator[Row]:
    for line in part.lines:
        yield Row(chapter, part.block, line)
        for below in line.parts:
            yield Row(chapter, part.block, below)


def _hours(minutes: int | None) -> str:
    return "" if minutes is None else hours_of(minutes)


def _money(amount: Any) -> str:
    return "" if amount is None else euros_of(amount)


def _heading(block: Block | None) -> str:
    if block is None:
        return ""
    return f"{block.title} ({block.note})" if block.note else block.title


def _joined(rows: Any) -> str:
    return ", ".join(str(row) for row in rows.all())


def _late(row: Row) -> Cell:
    return row.line.days_late or None


PLAN_COLUMNS = [
    Column(_("Area"), lambda row: f"{row.chapter.area.number}. {row.chapter.area.title}"),
    Column(_("Block"), lambda row: _heading(row.block)),
    Column(_("Action"), lambda row: "" if row.action.is_subaction else row.action.official_text),
    Column(_("Sub-action"), lambda row: row.action.official_text if row.action.is_subaction else ""),
    Column(_("When"), lambda row: row.action.timing),
    Column(_("Code"), lambda row: row.action.code),
    Column(_("Working title"), lambda row: row.action.title),
    Column(_("Only if"), lambda row: row.action.condition),
    Column(_("Responsible"), lambda row: ", ".join(row.action.answering)),
    Column(_("Collaborators"), lambda row: _joined(row.action.collaborators)),
    Column(_("Challenges"), lambda row: _joined(row.action.challenges)),
    Column(_("Origins"), lambda row: _joined(row.action.origins)),
    Column(_("State"), lambda row: row.action.get_state_display()),
    Column(_("Progress (%)"), lambda row: row.action.progress),
    Column(_("Days late"), _late),
    Column(_("Evidence"), lambda row: ", ".join(row.line.evidence)),
]
# For who follows the plan: members read what became of an action, without the money and the words of the notes.
FOLLOWED_COLUMNS = [
    Column(_("Reason"), lambda row: row.action.state_reason),
    Column(_("Planned cost (€)"), lambda row: _money(row.action.planned_cost)),
    Column(_("Actual cost (€)"), lambda row: _money(row.action.actual_cost)),
    Column(_("Planned hours"), lambda row: _hours(row.action.planned_minutes)),
    Column(_("Actual hours"), lambda row: _hours(row.action.actual_minutes)),
]
