"""Lines over the years: what the drawing says in words, where it goes, and what it does where nobody knows."""

from itertools import pairwise

from django.template.loader import render_to_string

from office.charts import WIDTH, Line, LineChart


def chart(*lines: Line, years=(2021, 2022, 2023)) -> LineChart:
    return LineChart(title="De 48 membres a 62", years=years, lines=lines, names="Any")


def test_chart_says_in_words_what_it_draws():
    drawing = chart(Line("Membres", (48, None, 62)), Line("Consells", (None, None, None)))

    assert drawing.description == "Membres: 2021, 48; 2023, 62. Consells: no se'n sap cap any."


def test_table_says_unknown_and_not_zero():
    table = chart(Line("Membres", (48, None, 62)), Line("Consells", (0, 1, 2))).table

    assert table["head"] == ["Any", "Membres", "Consells"]
    assert [row["cells"] for row in table["rows"]] == [[48, 0], ["–", 1], [62, 2]]


def test_line_is_broken_where_nobody_knows():
    whole = chart(Line("Membres", (10, 20, 30))).drawn[0].path
    broken = chart(Line("Membres", (10, None, 30))).drawn[0].path

    assert (whole.count("M"), whole.count("L")) == (1, 2)
    assert (broken.count("M"), broken.count("L")) == (2, 0)


def test_drawing_begins_at_zero_and_stays_inside():
    drawing = chart(Line("Membres", (0, 31, 62)))

    first, middle, last = drawing.drawn[0].points
    assert first.y == drawing.base
    assert last.y == drawing.base - 150
    assert middle.y == (first.y + last.y) / 2
    assert 0 < first.x < last.x < WIDTH


def test_lines_are_told_apart_without_colour():
    drawn = chart(Line("A", (1, 2, 3)), Line("B", (2, 2, 2)), Line("C", (3, 2, 1))).drawn

    assert len({line.mark for line in drawn}) == 3
    assert len({line.dash for line in drawn}) == 3


def test_names_at_the_end_of_two_lines_do_not_meet():
    drawn = chart(
        Line("Ajuntaments que en són membres", (1, 2, 30)), Line("Consells comarcals", (1, 2, 30))
    ).drawn

    bases = sorted(base for line in drawn for base, _words in line.names)
    assert len(bases) == 4
    assert all(after - before >= 18 for before, after in pairwise(bases))


def test_numbers_stand_over_the_points_of_one_line_only():
    alone = chart(Line("Membres", (1, 2, 3))).drawn
    together = chart(Line("Membres", (1, 2, 3)), Line("Altres", (1, 2, 3))).drawn

    assert [line.says_values for line in alone + together] == [True, False, False]


def test_many_years_are_not_all_written_and_the_last_is():
    years = tuple(range(2001, 2021))

    ticks = [year for _x, year in chart(Line("Membres", (1,) * 20), years=years).ticks]

    assert ticks == [2002, 2005, 2008, 2011, 2014, 2017, 2020]


def test_one_year_and_all_at_zero_are_drawn_too():
    drawn = chart(Line("Membres", (0,)), years=(2023,)).drawn

    assert [(point.x, point.y) for point in drawn[0].points] == [(24.0, 176.0)]


def test_drawing_speaks_svg_and_no_style():
    html = render_to_string("components/line_chart.html", {"chart": chart(Line("Membres", (1, 2000, 7)))})

    assert ">2023<" in html
    assert ">2.000<" in html.split("</svg>")[1]
    assert 'transform="translate(200.0 26.0)"' in html
    assert "style=" not in html
