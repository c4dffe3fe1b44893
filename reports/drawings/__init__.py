"""Charts, maps and tables of numbers of a report, by their key; the same for the page and for paper.

A module for each part of the network. A drawing asks the database a fixed number of times, whatever there is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from office.figures import Period

BARS, LINES, PROGRESS, MAP = (f"components/{name}_chart.html" for name in ("bar", "line", "progress", "map"))
TABLE = "components/table_chart.html"


@dataclass(frozen=True)
class Drawing:
    key: str
    words: Any
    template: str  # the component that draws it
    find: Callable[[Period], Any]  # what the component asks for as `chart`; None: there is nothing to draw


def drawings() -> dict[str, Drawing]:
    from reports.drawings import advice, events, members, plan

    return {drawing.key: drawing for module in (members, advice, events, plan) for drawing in module.DRAWINGS}
