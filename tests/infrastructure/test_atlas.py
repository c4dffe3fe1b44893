"""The drawing of the map: every municipality of the register, in its comarca, in a file small enough to send."""

import csv
import re
from xml.etree import ElementTree as ET

import pytest

from xmess import atlas

SVG = "{http://www.w3.org/2000/svg}"
MAP_PAGE = atlas.ROOT / "templates" / "members" / "map.html"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    return atlas.build(tmp_path_factory.mktemp("map") / "catalonia.svg")


@pytest.fixture(scope="module")
def drawing(drawn):
    return ET.parse(drawn).getroot()


def register() -> list[dict[str, str]]:
    with atlas.REGISTER.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_map_has_every_municipality_in_its_comarca(drawing):
    groups = drawing.find(f"{SVG}g[@id='municipalities']")

    found = {path.get("id"): group.get("id") for group in groups for path in group}

    assert len(found) == 947
    assert found == {f"m{row['ine_code']}": f"c{row['comarca_code']}" for row in register()}


def test_map_names_each_municipality(drawing):
    titles = {path.get("id"): path[0].text for path in drawing.iter(f"{SVG}path") if len(path)}

    assert titles["m08298"] == "Vic (Osona)"
    assert len(titles) == 947


def test_nothing_is_drawn_empty(drawing):
    """Puigdàlber and two more have shrunk to a line in the source, and are drawn as a dot."""
    paths = {path.get("id"): path.get("d") for path in drawing.iter(f"{SVG}path")}

    assert [name for name, data in paths.items() if not data] == []
    assert re.fullmatch(r"M\d+ \d+l6 6-6 6-6-6 6-6z", paths["m08174"])


def test_map_is_small(drawn):
    assert drawn.stat().st_size < 200_000


def test_page_looks_at_the_whole_drawing(drawing):
    page = re.search(r'<svg class="map" viewBox="([-\d ]+)"', MAP_PAGE.read_text())
    left, top, width, height = map(int, page[1].split())

    assert drawing.get("viewBox") == f"0 0 {atlas.SIZE} {atlas.SIZE}"
    assert (left + width, top + height) >= (atlas.SIZE, atlas.SIZE)


def test_borders_of_comarques_are_arcs_between_two(monkeypatch):
    """Two squares side by side, and one above in the same comarca as the first."""
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[1, 0], [0, 1]], [[0, 1], [1, 0]], [[1, 1], [-1, 1], [0, -2], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]],
        "objects": {"municipalities": {"geometries": []}},
    }  # fmt: skip
    places = [
        atlas.Town("1", "Baix", "01", "Una", [[0, 1]]),
        atlas.Town("2", "Dalt", "01", "Una", [[1]]),
        atlas.Town("3", "Vora", "02", "Dues", [[~0, 3]]),
    ]
    monkeypatch.setattr(atlas, "towns", lambda topology: places)

    paths = {path.get("id"): path.get("d") for path in atlas.drawing(topology).iter(f"{SVG}path")}

    assert paths["comarques"].count("M") == 1  # arc 0 alone: arc 1 lies between two of one comarca
    assert paths["outline"].count("M") == 1  # arc 3; arc 2 belongs to nobody


def test_path_leaves_out_points_that_fell_together_and_rings_without_surface():
    line = [(0, 0), (0, 0), (5, 0), (5, -3), (0, 0)]

    assert atlas.path_data([line], closed=True) == "M0 0l5 0 0-3-5 3z"
    assert atlas.path_data([[(1, 1), (2, 2), (1, 1)]], closed=True) == ""
    assert atlas.path_data([[(1, 1), (2, 2)]], closed=False) == "M1 1l1 1"


def test_ring_walks_backwards_over_an_inverted_arc():
    arcs = {0: [(0, 0), (1, 0)], 1: [(0, 0), (0, 1), (1, 0)]}

    assert atlas.ring_line([0, ~1], arcs) == [(0, 0), (1, 0), (0, 1), (0, 0)]
