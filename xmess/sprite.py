"""Build the one file of icons, from the npm package, into a folder that git ignores.

`python -m xmess.sprite` writes build/static/sprite.svg; the set-up calls it after `npm ci`.
"""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "node_modules" / "bootstrap-icons" / "icons"
TARGET = ROOT / "build" / "static" / "sprite.svg"
SVG = "http://www.w3.org/2000/svg"

# Every icon that a template may name; the gallery shows them all.
ICONS = (
    "arrow-left",
    "arrow-repeat",
    "arrow-right",
    "bell",
    "book",
    "box-arrow-right",
    "buildings",
    "calendar-event",
    "chat-square-text",
    "check-circle",
    "check-circle-fill",
    "check-lg",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "circle",
    "clock",
    "clock-history",
    "collection",
    "diagram-3",
    "door-open",
    "download",
    "envelope",
    "exclamation-circle",
    "exclamation-triangle",
    "file-earmark-text",
    "funnel",
    "geo-alt",
    "hourglass-split",
    "house",
    "info-circle",
    "journal-text",
    "key",
    "link-45deg",
    "list",
    "list-check",
    "lock",
    "pencil",
    "people",
    "person-circle",
    "plus-lg",
    "printer",
    "search",
    "signpost-split",
    "telephone",
    "trash",
    "x-lg",
)


def symbol(name: str) -> ET.Element:
    """One icon as a <symbol>, without the size and the classes of its own file."""
    drawing = ET.parse(SOURCE / f"{name}.svg").getroot()  # noqa: S314 — a file of the locked package
    element = ET.Element(f"{{{SVG}}}symbol", id=name, viewBox=drawing.attrib["viewBox"])
    element.extend(drawing)
    return element


def build() -> Path:
    ET.register_namespace("", SVG)
    sprite = ET.Element(f"{{{SVG}}}svg")
    sprite.extend(symbol(name) for name in ICONS)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    ET.ElementTree(sprite).write(TARGET, encoding="utf-8")
    return TARGET


if __name__ == "__main__":
    if not SOURCE.is_dir():
        sys.exit("The icons are not there: run `npm ci` first.")
    build()
