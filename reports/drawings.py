"""Charts, maps and tables of numbers of a report, by their key; the same for the page and for paper."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from office.figures import Period


@dataclass(frozen=True)
class Drawing:
    key: str
    words: Any
    template: str  # the component that draws it
    find: Callable[[Period], Any]  # what the component asks for as `drawn`; None: there is nothing to draw


DRAWINGS: tuple[Drawing, ...] = ()


def drawings() -> dict[str, Drawing]:
    return {drawing.key: drawing for drawing in DRAWINGS}
