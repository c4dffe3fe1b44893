"""Challenges ↔ actions of a plan: which of its challenges each action meets."""

from dataclasses import dataclass

from workplan.models import Action, Area, Challenge, Workplan
from workplan.pages.document import Document


@dataclass(frozen=True)
class MatrixRow:
    action: Action
    met: list[bool]  # in the order of the columns


class Matrix:
    """Of a plan from `for_matrix`. Columns are the challenges of the first level, rows the actions by area."""

    def __init__(self, plan: Workplan) -> None:
        document = Document(plan)
        self.challenges: list[Challenge] = [challenge for challenge, _below in document.challenges]
        self.areas: list[tuple[Area, list[MatrixRow]]] = [
            (chapter.area, [self._row(line.action) for line in chapter.lines])
            for chapter in document.chapters
        ]

    def _row(self, action: Action) -> MatrixRow:
        met = {challenge.pk for challenge in action.challenges.all()}
        return MatrixRow(action, [challenge.pk in met for challenge in self.challenges])

    @property
    def rows(self) -> list[MatrixRow]:
        return [row for _area, rows in self.areas for row in rows]

    @property
    def without(self) -> int:
        """How many actions meet no challenge."""
        return sum(not any(row.met) for row in self.rows)

    @property
    def columns(self) -> list[tuple[int, Challenge, list[Action]]]:
        """Each challenge with its number and the actions that meet it."""
        return [
            (number, challenge, [row.action for row in self.rows if row.met[number - 1]])
            for number, challenge in enumerate(self.challenges, start=1)
        ]
