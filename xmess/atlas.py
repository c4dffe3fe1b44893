"""Draw the municipalities of Catalonia into one file that the map page points into, like the sprite of icons.

`python -m xmess.atlas` writes build/static/map/catalonia.svg from the boundaries of the npm package es-atlas
(© Instituto Geográfico Nacional, CC BY 4.0); the set-up calls it after `npm ci`. Each municipality is a path
`m` + its INE code, inside the group `c` + code of its comarca; `comarques` are the borders between comarques
and `outline` is the coast and the border of the country.
"""

import csv
import json
import math
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "node_modules" / "es-atlas" / "es" / "municipalities.json"
REGISTER = ROOT / "members" / "data" / "municipalities.csv"
TARGET = ROOT / "build" / "static" / "map" / "catalonia.svg"
SVG = "http://www.w3.org/2000/svg"

SIZE = 2000  # of a square; whole numbers of 130 m are finer than the source, and short to write
DOT = 6  # half the diagonal of what stands for a town that the source has shrunk to a line
MIDDLE = math.cos(math.radians(41.7))  # how much narrower a degree of longitude is, half way up the country

Point = tuple[int, int]
Line = list[Point]


@dataclass(frozen=True)
class Town:
    """A municipality: its rings, each a list of arcs; an arc walked backwards has its number inverted."""

    code: str
    name: str
    comarca: str
    comarca_name: str
    rings: list[list[int]]

    @property
    def arcs(self) -> set[int]:
        return {forward(number) for ring in self.rings for number in ring}


def forward(number: int) -> int:
    return ~number if number < 0 else number


def towns(topology: dict[str, Any]) -> list[Town]:
    """Those of our register; the file has all of Spain."""
    shapes = {shape["id"]: shape for shape in topology["objects"]["municipalities"]["geometries"]}
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Town(
            code=row["ine_code"],
            name=row["name"],
            comarca=row["comarca_code"],
            comarca_name=row["comarca"],
            rings=_rings(shapes[row["ine_code"]]),
        )
        for row in rows
    ]


def _rings(shape: dict[str, Any]) -> list[list[int]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def drawn_arcs(topology: dict[str, Any], wanted: set[int]) -> dict[int, Line]:
    """The arcs on the drawing's grid, fitted to its width; neighbours share them, so that no gap opens."""
    (across, up), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    degrees: dict[int, list[tuple[float, float]]] = {}
    for number in wanted:
        x = y = 0
        line = degrees[number] = []
        for right, above in topology["arcs"][number]:
            x, y = x + right, y + above
            line.append(((x * across + west) * MIDDLE, y * up + south))
    left = min(x for line in degrees.values() for x, _y in line)
    right = max(x for line in degrees.values() for x, _y in line)
    top = max(y for line in degrees.values() for _x, y in line)
    scale = SIZE / (right - left)
    return {
        number: [(round((x - left) * scale), round((top - y) * scale)) for x, y in line]
        for number, line in degrees.items()
    }


def ring_line(ring: list[int], arcs: dict[int, Line]) -> Line:
    line: Line = []
    for number in ring:
        arc = arcs[forward(number)]
        line += (arc[::-1] if number < 0 else arc)[1 if line else 0 :]
    return line


def dot(lines: list[Line]) -> Line:
    """A small diamond in the middle of a town without a surface (Puigdàlber has 40 hectares)."""
    points = [point for line in lines for point in line]
    x, y = (sum(values) // len(points) for values in zip(*points, strict=True))
    return [(x, y - DOT), (x + DOT, y), (x, y + DOT), (x - DOT, y), (x, y - DOT)]


def path_data(lines: list[Line], *, closed: bool) -> str:
    """Steps from point to point, points that fell together once; a ring that shrank to nothing is left out."""
    parts = []
    for line in lines:
        (x, y), steps = line[0], []
        for to_x, to_y in line[1:]:
            if (to_x, to_y) != (x, y):
                steps.append(f"{to_x - x}{_apart(to_y - y)}")
                x, y = to_x, to_y
        if len(steps) >= (3 if closed else 1):
            parts.append(f"M{line[0][0]} {line[0][1]}l{_joined(steps)}{'z' if closed else ''}")
    return "".join(parts)


def _apart(number: int) -> str:
    return str(number) if number < 0 else f" {number}"


def _joined(steps: list[str]) -> str:
    """A minus sign parts two numbers as well as a space does."""
    return " ".join(steps).replace(" -", "-")


def drawing(topology: dict[str, Any]) -> ET.Element:
    places = towns(topology)
    beside: dict[int, list[str]] = defaultdict(list)
    for town in places:
        for number in town.arcs:
            beside[number].append(town.comarca)
    arcs = drawn_arcs(topology, set(beside))
    root = ET.Element(f"{{{SVG}}}svg", viewBox=f"0 0 {SIZE} {SIZE}")
    country = ET.SubElement(root, f"{{{SVG}}}g", id="municipalities")
    groups = {
        code: ET.SubElement(country, f"{{{SVG}}}g", id=f"c{code}")
        for code in sorted({town.comarca for town in places})
    }
    for town in places:
        lines = [ring_line(ring, arcs) for ring in town.rings]
        shape = path_data(lines, closed=True) or path_data([dot(lines)], closed=True)
        path = ET.SubElement(groups[town.comarca], f"{{{SVG}}}path", id=f"m{town.code}", d=shape)
        ET.SubElement(path, f"{{{SVG}}}title").text = f"{town.name} ({town.comarca_name})"
    borders = [arcs[number] for number, both in sorted(beside.items()) if len(set(both)) > 1]
    edges = [arcs[number] for number, both in sorted(beside.items()) if len(both) == 1]
    for name, lines in (("comarques", borders), ("outline", edges)):
        ET.SubElement(root, f"{{{SVG}}}path", id=name, d=path_data(lines, closed=False), fill="none")
    return root


def build(target: Path = TARGET) -> Path:
    topology = json.loads(SOURCE.read_text(encoding="utf-8"))
    ET.register_namespace("", SVG)
    target.parent.mkdir(parents=True, exist_ok=True)
    ET.ElementTree(drawing(topology)).write(target, encoding="utf-8")
    return target


if __name__ == "__main__":
    if not SOURCE.is_file():
        sys.exit("The boundaries are not there: run `npm ci` first.")
    build()
