"""Lists of a report, drawn from the data of its period: a module for each part of the network.

A listing is a small function of a period. What it finds is said as the reports of the network say it:
«30/03: Assemblea ordinària (Tarragona)».
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from office.figures import Period


@dataclass(frozen=True)
class Line:
    """A row of a list; `on` is left out where the day is not known."""

    text: str
    on: date | None = None
    place: str = ""
    url: str = ""  # the page of the row, for who may open it

    @property
    def day(self) -> str:
        """«30/03»"""
        return f"{self.on:%d/%m}" if self.on else ""


@dataclass(frozen=True)
class Listing:
    key: str
    words: Any  # the heading over the list
    find: Callable[[Period], list[Line]]


def listings() -> dict[str, Listing]:
    from reports.listings import advice, events, groups, members, partners

    modules = (members, advice, events, groups, partners)
    return {listing.key: listing for module in modules for listing in module.LISTINGS}
