"""The charts of a report in the document to edit and as data: drawn with their numbers, and each with its table."""

import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.conf import settings
from docx import Document
from lxml import etree
from openpyxl import load_workbook
from PIL import Image

from office.charts import (
    Bar,
    BarChart,
    Line,
    LineChart,
    MapChart,
    NumberTable,
    Place,
    ProgressChart,
    Series,
    Step,
)
from reports.output import OUTPUTS
from reports.output.map_picture import picture_of
from reports.output.word_charts import add_chart
from reports.pages.document import document_of
from tests.cast import MemberFactory
from tests.reports.pictures import kept_picture
from tests.reports.reports import make_report

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
BARS = BarChart(
    title="3 <esdeveniments> & prou",
    series=(Series("Assemblees", "solid"), Series("Jornades", "hatch")),
    bars=(Bar("2022", (1, 0)), Bar("2023", (2, 1))),
    names="Any",
)
LINES = LineChart(
    title="Membres", years=(2021, 2022, 2023), lines=(Line("Membres", (4, None, 6)),), names="Any"
)
PROGRESS = ProgressChart(title="1 de 3", steps=(Step("Jornades", 1, 3),), names="Àmbit")
ALONE = NumberTable(caption="Hores", head=["Membre", "Hores"], rows=[{"label": "Vic", "cells": ["2 h"]}])


def drawn(chart) -> tuple:
    """The document, and the file of its chart where it has one."""
    made, content = Document(), BytesIO()
    add_chart(made, chart)
    made.save(content)
    package = ZipFile(content)
    found = [name for name in package.namelist() if name.startswith("word/charts/chart")]
    return Document(content), package, etree.fromstring(package.read(found[0])) if found else None


def rows_of(made) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in made.tables[0].rows]


def values_of(chart) -> list[list[str]]:
    return [[value.text for value in one.iter(f"{C}v")] for one in chart.iter(f"{C}val")]


@pytest.mark.parametrize(
    ("chart", "kind", "values"),
    [
        (BARS, "barChart", [["1", "2"], ["0", "1"]]),
        (LINES, "lineChart", [["4", "6"]]),
        (PROGRESS, "barChart", [["3"], ["1"]]),
    ],
)
def test_chart_is_one_of_the_word_processor_with_its_numbers(chart, kind, values):
    _made, _package, found = drawn(chart)

    assert next(found.iter(f"{C}{kind}")) is not None
    assert values_of(found) == values


def test_numbers_of_a_chart_can_be_edited_in_the_workbook_inside():
    _made, package, _found = drawn(BARS)

    sheet = load_workbook(BytesIO(package.read("word/embeddings/chart1.xlsx"))).active
    assert list(sheet.iter_rows(values_only=True)) == [
        (None, "Assemblees", "Jornades"),
        ("2022", 1, 0),
        ("2023", 2, 1),
    ]


def test_chart_says_its_finding_and_has_words_for_who_does_not_see_it():
    made, _package, _found = drawn(BARS)

    said = [one.get("descr") for one in made.element.iter() if one.tag.endswith("}docPr")]
    assert made.paragraphs[0].text == "3 <esdeveniments> & prou"
    assert said == ["3 <esdeveniments> & prou. 2022: 1 assemblees. 2023: 2 assemblees, 1 jornades."]


@pytest.mark.parametrize(
    ("chart", "rows"),
    [
        (
            BARS,
            [["Any", "Assemblees", "Jornades"], ["2022", "1", "0"], ["2023", "2", "1"], ["Total", "3", "1"]],
        ),
        (LINES, [["Any", "Membres"], ["2021", "4"], ["2022", "–"], ["2023", "6"]]),
        (ALONE, [["Membre", "Hores"], ["Vic", "2 h"]]),
    ],
)
def test_every_chart_has_its_table(chart, rows):
    made, _package, _found = drawn(chart)

    assert rows_of(made) == rows


def test_columns_of_numbers_are_as_wide_as_their_words_and_the_table_as_the_page():
    made, _package, _found = drawn(BARS)

    widths = [round(column.width.cm, 1) for column in made.tables[0].columns]
    assert widths == [11.1, 3.0, 2.5]


def test_map_fills_the_places_of_the_members():
    chart = MapChart(
        "Membres", ("m08019",), "Ajuntament", (), "Consell", (Place("Barcelonès", ("Barcelona",)),)
    )

    picture = Image.open(BytesIO(picture_of(chart, "#ff0000"))).convert("RGB")

    red = sum(count for count, colour in picture.getcolors(10**6) if colour == (255, 0, 0))
    assert picture.size == (1000, 1000)
    assert 100 < red < 5000


@pytest.mark.django_db
def test_data_has_the_table_of_each_chart():
    for year in (2022, 2023):
        MemberFactory(starts_on=date(year, 5, 2))

    found = json.loads(OUTPUTS["json"].write(document_of(make_report())))

    charts = {chart["key"]: chart for section in found["sections"] for chart in section["charts"]}
    assert charts["members_by_year"]["rows"] == [["2022", 1], ["2023", 2]]


@pytest.mark.django_db
def test_document_to_edit_begins_with_its_contents():
    made = Document(BytesIO(OUTPUTS["docx"].write(document_of(make_report()))))

    chapters = [one.text for one in made.paragraphs if one.style.name == "Heading 1"]
    contents = [one.text for one in made.paragraphs if one.style.name == "toc 1"]
    fields = [one.text.split()[0] for one in made.element.iter() if one.tag.endswith("}instrText")]
    assert chapters
    assert contents == chapters
    assert fields == ["TOC"]
    assert made.styles["toc 1"].builtin


@pytest.mark.django_db
def test_every_key_of_the_data_is_documented():
    MemberFactory(starts_on=date(2023, 5, 2))
    report = make_report()
    section = report.sections.first()
    section.photos.create(file=kept_picture(), alternative="L'assemblea vota", consent="nobody")
    found = json.loads(OUTPUTS["json"].write(document_of(report)))
    documented = (settings.BASE_DIR / "docs" / "report-data.md").read_text()

    assert {key for key in _keys(found) if f"`{key}`" not in documented} == set()


def _keys(found) -> set[str]:
    """Of every object; the years of what was counted earlier are values."""
    if isinstance(found, list):
        return set().union(*map(_keys, found))
    if not isinstance(found, dict):
        return set()
    return {key for key in found if not key.isdigit()}.union(*map(_keys, found.values()))
