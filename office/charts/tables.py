"""A table of numbers that stands alone, where a chart may stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class NumberTable:
    """As `components/number_table.html` asks for it: `head` begins with the column of names."""

    caption: str
    head: Sequence[Any]
    rows: Sequence[dict[str, Any]]

    @property
    def title(self) -> str:
        return self.caption

    @property
    def table(self) -> dict[str, Any]:
        """As every chart has it, for who draws them all alike."""
        return {"caption": self.caption, "head": self.head, "rows": self.rows}
