"""A report of 30 pages with 20 tables and 10 charts on paper, beside WeasyPrint alone on the same HTML.

Each is written in a process of its own, so that its peak of memory is its own too; the time is the processor's, which
a busy machine does not stretch. Alone it draws no tags: what
we ask for beyond it (PDF/UA, the language, the template, the photographs) is in our time.
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

CHAPTERS, CHARTS, PARAGRAPHS = 20, 10, 5
ROUNDS = 3
MOST_TIMES = 1.5
WORDS = "Les polítiques públiques d'economia social i solidària arrelen als municipis. "


def compared() -> str:
    """A line for the table of the benchmark."""
    ours, alone = _median("ours"), _median("alone")
    times = ours["seconds"] / alone["seconds"]
    return (
        f"report on paper, {ours['pages']} pages, {CHAPTERS} tables, {CHARTS} charts: "
        f"{ours['seconds']:.1f} s, WeasyPrint alone {alone['seconds']:.1f} s: {times:.2f} times "
        f"(at most {MOST_TIMES}); peak of memory {ours['megabytes']:.0f} MB, alone {alone['megabytes']:.0f} MB"
    )


def _median(which: str) -> dict[str, float]:
    found = [_in_a_process(which) for _round in range(ROUNDS)]
    return {key: statistics.median(one[key] for one in found) for key in found[0]}


def _in_a_process(which: str) -> dict[str, float]:
    said = subprocess.run(
        [sys.executable, "-m", "bench.reports", which],
        capture_output=True, check=True, text=True, env={**os.environ, "DJANGO_SETTINGS_MODULE": "bench.settings"},
    )  # fmt: skip
    found: dict[str, float] = json.loads(said.stdout)
    return found


def document() -> Any:
    """Of rows that are in no database: what is measured is the paper."""
    from reports.models import AnnualReport
    from reports.pages.document import ReportDocument

    report = AnnualReport(year=2023, title="Memòria de proves")
    return ReportDocument(report, [_chapter(number) for number in range(1, CHAPTERS + 1)])


def _chapter(number: int) -> Any:
    from office.charts import Bar, BarChart, Series
    from reports.drawings import Drawing
    from reports.models import Section
    from reports.pages.document import Chapter, DrawingShown, FigureShown

    figures = [
        FigureShown(f"f{at}", f"xifra {at}", Decimal(at), "", "", ((2021, Decimal(1)), (2022, None)))
        for at in range(1, 9)
    ]
    bars = tuple(Bar(f"Comarca {at}", (at, 10 - at)) for at in range(1, 9))
    series = (Series("Fetes", "solid"), Series("En curs", "hatch"))
    chart = BarChart(f"Gràfic {number}", series, bars, "Comarca")
    drawing = Drawing("bars", "Barres", "components/bar_chart.html", lambda period: chart)
    return Chapter(
        section=Section(pk=number, title=f"Apartat {number}", narrative=(WORDS * 6 + "\n\n") * PARAGRAPHS),
        anchor=f"section-{number}",
        figures=figures,
        lists=[],
        drawings=[DrawingShown(drawing, chart)] if number <= CHARTS else [],
        photos=[],
        links=[],
    )


def ours() -> bytes:
    from reports.output import OUTPUTS

    return OUTPUTS["pdf"].write(document())


def _written(folder: Path) -> Path:
    """The same HTML, and its style sheets and fonts beside it, for a renderer that knows nothing of us."""
    from django.conf import settings
    from django.template.loader import render_to_string

    from office import clock
    from reports.theme import theme

    html = render_to_string("paper/report.html", {"document": document(), "today": clock.today()})
    for source in settings.STATICFILES_DIRS:
        shutil.copytree(source, folder / "static", dirs_exist_ok=True)
    (folder / "given").mkdir()
    (folder / "given" / "theme.css").write_bytes(theme().css)
    page = folder / "report.html"
    page.write_text(html.replace('href="/', 'href="'))
    return page


def main() -> None:
    import logging
    from io import BytesIO

    import django

    django.setup()
    logging.disable()
    from pypdf import PdfReader
    from weasyprint import HTML

    with tempfile.TemporaryDirectory() as name:
        page = _written(Path(name)) if sys.argv[1] == "alone" else None
        begun = process_time()
        content = HTML(filename=page).write_pdf() if page else ours()
        seconds = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pages = len(PdfReader(BytesIO(content)).pages)
    sys.stdout.write(json.dumps({"seconds": seconds, "megabytes": peak, "pages": pages}))


if __name__ == "__main__":
    main()
