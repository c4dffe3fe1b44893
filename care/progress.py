"""How far a welcome has got: the one count of the board, the checklist and the blocks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from care.models import OnboardingStep


@dataclass(frozen=True)
class Progress:
    """Steps done, of those that have to be done: what is skipped is in neither."""

    done: int
    total: int

    @classmethod
    def of(cls, steps: "Iterable[OnboardingStep]") -> "Progress":
        states = [step.state for step in steps]
        return cls(done=states.count("done"), total=len(states) - states.count("skipped"))

    @property
    def is_complete(self) -> bool:
        return self.done == self.total
