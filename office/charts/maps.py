"""The map of Catalonia with the shapes inside it, so that a file or a sheet of paper needs nothing else.

The shapes are those of static/map/catalonia.svg (`xmess.atlas`): `m08019` is a municipality, `c13` a comarca.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from django.contrib.staticfiles import finders
from django.utils.translation import gettext as _

from office.charts.drawing import slug_of

SOURCE = "map/catalonia.svg"


@dataclass(frozen=True)
class Place:
    """A line of the list beside the map: a comarca and its councils."""

    name: str
    councils: tuple[str, ...]


@dataclass(frozen=True)
class MapChart:
    """`title` says the finding; `solid` and `hatched` are shapes, each with its words for the legend."""

    title: str
    solid: tuple[str, ...]
    solid_words: str
    hatched: tuple[str, ...]
    hatched_words: str
    places: tuple[Place, ...]

    @property
    def slug(self) -> str:
        return slug_of(self.title)

    @property
    def description(self) -> str:
        return " ".join(f"{place.name}: {', '.join(place.councils)}." for place in self.places)

    @property
    def table(self) -> dict[str, Any]:
        """Its list, where no list is drawn beside it."""
        return {
            "caption": _("Members by comarca"),
            "head": [_("Comarca"), _("Members")],
            "rows": [{"label": place.name, "cells": [", ".join(place.councils)]} for place in self.places],
        }

    @property
    def outline(self) -> str:
        return _path(["outline"])

    @property
    def borders(self) -> str:
        return _path(["comarques"])

    @property
    def solid_path(self) -> str:
        return _path(self.solid)

    @property
    def hatched_path(self) -> str:
        return _path(self.hatched)


def _path(names: Iterable[str]) -> str:
    known = shapes()
    return "".join(known.get(name, "") for name in names)


@cache
def shapes() -> dict[str, str]:
    """By their names; a comarca is all its municipalities. Nothing where the set-up has drawn no map."""
    file = finders.find(SOURCE)
    if not file:
        return {}
    found: dict[str, str] = {}
    for element in ET.parse(Path(str(file))).getroot().iter():  # noqa: S314  our own file
        name = element.get("id", "")
        paths = [path.get("d", "") for path in element.iter() if path.get("d")]
        if name and name != "municipalities":
            found[name] = "".join(paths)
    return found
