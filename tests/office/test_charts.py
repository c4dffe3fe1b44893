"""Bars: what the drawing says in words, and where it puts its numbers."""

from django.template.loader import render_to_string

from office.charts import WIDTH, Bar, BarChart, Series

SERIES = (Series("Fetes", "solid"), Series("En curs", "hatch"), Series("Pendents", "open"))
LONG = "3. Comissions, assemblees i trobada de càrrecs electes"


def chart(*bars: Bar) -> BarChart:
    return BarChart(title="Poques fetes", series=SERIES, bars=bars, names="Àrea")


def test_chart_says_in_words_what_it_draws():
    drawing = chart(Bar("1. Acollida", (1, 0, 2)), Bar("2. Mentories", (0, 0, 0)))

    assert drawing.description == "1. Acollida: 1 fetes, 2 pendents. 2. Mentories: cap."


def test_table_has_the_numbers_and_their_sum():
    table = chart(Bar("1. Acollida", (1, 0, 2)), Bar("2. Mentories", (0, 4, 0))).table

    assert table["head"] == ["Àrea", "Fetes", "En curs", "Pendents"]
    assert [row["cells"] for row in table["rows"]] == [(1, 0, 2), (0, 4, 0)]
    assert table["foot"] == {"label": "Total", "cells": [1, 4, 2]}


def test_parts_follow_each_other_and_the_longest_bar_leaves_room_for_its_total():
    longest, short = chart(Bar("1", (1, 1, 2)), Bar("2", (0, 1, 0))).drawn

    assert [part.count for part in longest.parts] == [1, 1, 2]
    for before, after in zip(longest.parts, longest.parts[1:], strict=False):
        assert after.x == before.x + before.width
    assert longest.parts[-1].x + longest.parts[-1].width < longest.total_x < WIDTH
    assert [(part.x, part.look) for part in short.parts] == [(0, "hatch")]


def test_narrow_part_says_its_number_in_the_table_only():
    narrow, wide = chart(Bar("1", (1, 99, 0))).drawn[0].parts

    assert (narrow.says_count, wide.says_count) == (False, True)


def test_long_label_takes_two_lines():
    drawing = chart(Bar(LONG, (1, 0, 0)), Bar("4", (1, 0, 0)))

    assert [len(bar.lines) for bar in drawing.drawn] == [2, 1]
    assert " ".join(line for _base, line in drawing.drawn[0].lines) == LONG


def test_empty_chart_is_drawn_too():
    assert (chart().drawn, chart().height, chart().table["foot"]) == ([], 1, None)


def test_table_speaks_catalan_and_the_drawing_speaks_svg():
    drawing = chart(Bar(LONG, (1, 0, 1234)))

    html = render_to_string("components/bar_chart.html", {"chart": drawing})

    assert ">1.234<" in html.split("</figcaption>")[1]
    assert 'role="img"' in html
    assert 'width="0.3"' in html
