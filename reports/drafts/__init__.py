"""The narrative of a section, drafted from the figures and the lists of its period, in sentences.

A draft is a small function of `Facts` that gives Markdown; a module for each part of the network. What nobody
knows is left out: it is never said as a zero.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from office.figures import Period
from reports.listings import Line, listings


@dataclass(frozen=True)
class Facts:
    period: Period
    figures: Mapping[str, Decimal | None]

    def listed(self, key: str) -> list[Line]:
        """The lines of a list; none where no app has that list yet."""
        listing = listings().get(key)
        return listing.find(self.period) if listing else []

    def number(self, key: str) -> int | None:
        value = self.figures.get(key)
        return None if value is None else int(value)


Draft = Callable[[Facts], str]


def drafts() -> dict[str, Draft]:
    """By the code of the section."""
    from reports.drafts import sections

    return sections.DRAFTS
