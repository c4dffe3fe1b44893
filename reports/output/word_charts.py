"""Charts that the word processor draws by itself, with their numbers inside to be edited; the map is a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.template.loader import render_to_string
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from office.charts import BarChart, LineChart, MapChart, ProgressChart
from office.tables import CONTROLS, plain
from reports.output.map_picture import picture_of
from reports.output.word_tables import add_table
from reports.theme import theme

WIDTH, LEAST_HEIGHT, OF_A_BAR = 16.0, 5.0, 1.1  # centimetres
MAP_WIDTH = Cm(13)
DASHES = ("solid", "dash", "sysDot")
FRAME = """<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
  <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>
    <wp:docPr id="{number}" name="Chart {number}"/><wp:cNvGraphicFramePr/>
    <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">
      <c:chart r:id="{leads_to}"/></a:graphicData></a:graphic></wp:inline></w:drawing>"""


@dataclass(frozen=True)
class WordSeries:
    label: str
    look: str
    label_place: str
    column: str  # of the workbook inside
    values: Sequence[int | None]


@dataclass(frozen=True)
class WordChart:
    kind: str
    grouping: str
    names: Sequence[str]
    series: Sequence[WordSeries]
    colour: str

    @property
    def last_row(self) -> int:
        return len(self.names) + 1


def add_chart(made: Any, chart: Any) -> None:
    """`chart`: of office.charts. Its finding, its drawing, and the same numbers in a table."""
    title = made.add_paragraph(CONTROLS.sub("", chart.title), style="Caption")
    title.paragraph_format.keep_with_next = True
    if isinstance(chart, MapChart):
        _add_map(made, chart)
    elif drawn := _as_word_draws(chart):
        _add_drawing(made, drawn, f"{chart.title}. {chart.description}")
    table = chart.table
    rows = [[row["label"], *row["cells"]] for row in table["rows"]]
    foot = table.get("foot")
    add_table(
        made,
        table["head"],
        [*rows, [foot["label"], *foot["cells"]]] if foot else rows,
        has_foot=bool(foot),
    )


def _as_word_draws(chart: Any) -> WordChart | None:
    if isinstance(chart, BarChart):
        looks = [(one.label, one.look, "ctr") for one in chart.series]
        return _chart(chart, "bar", "stacked", looks)
    if isinstance(chart, ProgressChart):  # the whole behind, and what is done over it
        done, whole = chart.table["head"][1:]
        found = _chart(chart, "bar", "clustered", [(done, "solid", "inBase"), (whole, "open", "outEnd")])
        return WordChart(found.kind, found.grouping, found.names, found.series[::-1], found.colour)
    if isinstance(chart, LineChart):
        looks = [(line.label, DASHES[n % len(DASHES)], "t") for n, line in enumerate(chart.lines)]
        return _chart(chart, "line", "standard", looks)
    return None


def _chart(chart: Any, kind: str, grouping: str, looks: Sequence[tuple[Any, str, str]]) -> WordChart:
    rows = chart.table["rows"]
    series = [
        WordSeries(
            CONTROLS.sub("", str(label)),
            look,
            place,
            get_column_letter(at + 2),
            [row["cells"][at] if isinstance(row["cells"][at], int) else None for row in rows],
        )
        for at, (label, look, place) in enumerate(looks)
    ]
    names = [CONTROLS.sub("", str(row["label"])) for row in rows]
    return WordChart(kind, grouping, names, series, theme().second.removeprefix("#").upper())


def _add_drawing(made: Any, chart: WordChart, words: str) -> None:
    package = made.part.package
    name = package.next_partname("/word/charts/chart%d.xml")
    part = Part(name, CONTENT_TYPE.DML_CHART, package=package)
    inside = Part(
        PackURI(name.replace("/charts/", "/embeddings/").replace(".xml", ".xlsx")),
        CONTENT_TYPE.SML_SHEET,
        _workbook(chart),
        package,
    )
    workbook = part.relate_to(inside, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = render_to_string("reports/word_chart.xml", {"chart": chart, "workbook": workbook}).encode()
    height = max(LEAST_HEIGHT, OF_A_BAR * len(chart.names) + 2 if chart.kind == "bar" else 7)
    frame = FRAME.format(
        width=Cm(WIDTH),
        height=Cm(min(height, 20)),
        number=made.part.next_id,
        leads_to=made.part.relate_to(part, RELATIONSHIP_TYPE.CHART),
    )
    drawing = parse_xml(frame)
    drawing[0][1].set("descr", CONTROLS.sub("", words))
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run()._r.append(drawing)


def _workbook(chart: WordChart) -> bytes:
    """What opens when somebody edits the numbers of the chart."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet"
    ordered = sorted(chart.series, key=lambda one: one.column)
    sheet.append(["", *(plain(one.label) for one in ordered)])
    for at, label in enumerate(chart.names):
        sheet.append([plain(label), *(one.values[at] for one in ordered)])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _add_map(made: Any, chart: MapChart) -> None:
    picture = picture_of(chart, theme().second)
    if picture is None:
        return
    added = made.add_picture(BytesIO(picture), width=MAP_WIDTH)
    added._inline.docPr.set("descr", CONTROLS.sub("", f"{chart.title}. {chart.description}"))
    made.paragraphs[-1].paragraph_format.keep_with_next = True
    legend = [
        f"{mark} {words}"
        for mark, words, places in (
            ("■", chart.solid_words, chart.solid),
            ("▨", chart.hatched_words, chart.hatched),
        )
        if places
    ]
    made.add_paragraph(CONTROLS.sub("", " · ".join(legend)), style="Caption")
