"""The map that carries its shapes, and the strips of progress."""

from django.template.loader import render_to_string

from office.charts import MapChart, Place, ProgressChart, Step
from office.charts.maps import shapes


def map_of(**changed) -> MapChart:
    values = {
        "title": "Membres: 2 ajuntaments i 1 consell comarcal",
        "solid": ("m08298",),
        "solid_words": "Ajuntament membre",
        "hatched": ("c24",),
        "hatched_words": "Consell comarcal membre",
        "places": (Place("Osona", ("Consell Comarcal d'Osona", "Vic")), Place("Selva", ("Blanes",))),
    }
    return MapChart(**(values | changed))


def test_map_has_its_shapes_inside():
    html = render_to_string("components/map_chart.html", {"chart": map_of()})

    assert f'd="{shapes()["m08298"]}"' in html
    assert f'd="{shapes()["outline"]}"' in html
    assert "<use" not in html
    assert "style=" not in html


def test_comarca_is_all_its_municipalities():
    of_osona = shapes()["c24"]

    assert shapes()["m08298"] in of_osona
    assert of_osona.count("z") > 40


def test_map_has_its_list_in_words():
    drawing = map_of()

    html = render_to_string("components/map_chart.html", {"chart": drawing})
    assert drawing.description == "Osona: Consell Comarcal d'Osona, Vic. Selva: Blanes."
    assert "<strong>Osona:</strong> Consell Comarcal d&#x27;Osona, Vic" in html


def test_shape_that_is_not_on_the_map_is_left_out():
    assert map_of(solid=("m99999",)).solid_path == ""


def test_legend_explains_only_what_is_drawn():
    html = render_to_string("components/map_chart.html", {"chart": map_of(hatched=())})

    assert "Ajuntament membre" in html
    assert "Consell comarcal membre" not in html


def test_strip_fills_as_far_as_it_is_done():
    chart = ProgressChart("Una part", (Step("A", 1, 4), Step("B", 0, 0), Step("C", 9, 3)), "Àrea")

    assert [round(step.done / chart.strip, 2) for step in chart.drawn] == [0.25, 0, 1]
    assert chart.description == "A: 1 de 4. B: 0 de 0. C: 9 de 3."
    assert [row["cells"] for row in chart.table["rows"]] == [(1, 4), (0, 0), (9, 3)]


def test_progress_of_nothing_is_drawn_too():
    assert (ProgressChart("Res", (), "Àrea").drawn, ProgressChart("Res", (), "Àrea").height) == ([], 1)
