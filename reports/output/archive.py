"""The evidence of a justification in one ZIP: the files, and an index that leads from each line to them.

It is written to a file on the disk, piece by piece: however much evidence there is, the memory stays small.
"""

import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office import clock
from office.models import StoredFile
from office.tables import Column, as_workbook
from reports.models import Justification
from reports.pages.evidence import Proof, proofs_of

Progress = Callable[[int, int, str], None]
STEM_LENGTH = 60
PIECE = 64 * 1024


@dataclass(frozen=True)
class Indexed:
    """A row of the index: a file of the package, or a link."""

    proof: Proof
    title: str
    where: str
    url: str


COLUMNS = [
    Column(gettext_lazy("Line"), lambda row: row.proof.line),
    Column(gettext_lazy("Indicator"), lambda row: row.proof.indicator),
    Column(gettext_lazy("Action"), lambda row: f"{row.proof.action.code} {row.proof.action.title}"),
    Column(gettext_lazy("Day"), lambda row: row.proof.on),
    Column(gettext_lazy("Evidence"), lambda row: row.proof.words),
    Column(gettext_lazy("Document"), lambda row: row.title),
    Column(gettext_lazy("File"), lambda row: row.where),
    Column(gettext_lazy("Link"), lambda row: row.url),
]


def write_archive(justification: Justification, target: IO[bytes], progress: Progress) -> None:
    """`target` is open to be written; `justification` is from `for_page`."""
    proofs = proofs_of(justification)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        rows = _put_files(package, proofs, progress)
        package.writestr("index.txt", _as_text(justification, rows))
        package.writestr("index.xlsx", as_workbook(COLUMNS, rows))


def _put_files(package: zipfile.ZipFile, proofs: list[Proof], progress: Progress) -> list[Indexed]:
    """A file that serves two lines is put once, under the first."""
    names: dict[int, str] = {}
    rows = []
    for done, proof in enumerate(proofs):
        progress(done, len(proofs), _("The evidence is gathered"))
        for one in proof.attached:
            if one.file and one.file.pk not in names:
                names[one.file.pk] = _put(package, _name(proof, one.file, len(names) + 1), one.file)
            where = names[one.file.pk] if one.file else ""
            title = "" if one.title == proof.words else one.title
            rows.append(Indexed(proof, title, where, one.url))
        if not proof.attached:
            rows.append(Indexed(proof, "", "", proof.page))
    return rows


def _name(proof: Proof, file: StoredFile, number: int) -> str:
    """«01/003-2026-03-12-acta-de-la-sessio.pdf»: letters and figures only, and never twice the same."""
    stem, _dot, extension = file.name.rpartition(".")
    words = slugify(stem)[:STEM_LENGTH] or "fitxer"
    ending = re.sub(r"[^a-z0-9]", "", extension.lower())[:8] or "bin"
    return f"{proof.line:02d}/{number:03d}-{proof.on:%Y-%m-%d}-{words}.{ending}"


def _put(package: zipfile.ZipFile, name: str, file: StoredFile) -> str:
    """What is not on the disk any more is said in the index."""
    try:
        with file.content.open("rb") as content:
            _copy(package, name, content)
    except FileNotFoundError:
        return _("(the file is missing)")
    return name


def _copy(package: zipfile.ZipFile, name: str, content: IO[bytes]) -> None:
    content.seek(0)
    about = zipfile.ZipInfo(name, clock.now().astimezone(clock.zone()).timetuple()[:6])
    about.compress_type = zipfile.ZIP_DEFLATED
    with package.open(about, "w", force_zip64=True) as written:
        shutil.copyfileobj(content, written, PIECE)


def _as_text(justification: Justification, rows: list[Indexed]) -> str:
    """For whoever has no spreadsheet: line, evidence, file or link."""
    days = [date_format(day, "SHORT_DATE_FORMAT") for day in (justification.starts_on, justification.ends_on)]
    said = [str(justification), " – ".join(days)]
    for place, line in enumerate(justification.lines.all(), start=1):
        said += ["", f"{place}. {line.indicator}"]
        own = [row for row in rows if row.proof.line == place]
        said += [_line(row) for row in own] or ["   " + _("No evidence in these days.")]
    return "\r\n".join(said) + "\r\n"


def _line(row: Indexed) -> str:
    day = date_format(row.proof.on, "SHORT_DATE_FORMAT")
    parts = (row.proof.action.code, day, row.proof.words, row.title, row.where, row.url)
    return "   " + " · ".join(" ".join(part.split()) for part in parts if part)
