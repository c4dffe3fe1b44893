"""Read a register of municipalities and say everything that is wrong with it, by line and column."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from members.council_names import article_first
from members.models import Comarca, Municipality

COLUMNS = ("ine_code", "idescat_code", "name", "comarca_code", "comarca", "province")
POPULATION = re.compile(r"^population(_(?P<year>(19|20)\d\d))?$")
MOST_RESIDENTS = 20_000_000  # more is a slip of the keyboard
LIMITS = {
    "name": Municipality._meta.get_field("name").max_length or 0,
    "comarca": Comarca._meta.get_field("name").max_length or 0,
}
PROVINCE_OF_CODE = {"08": "Barcelona", "17": "Girona", "25": "Lleida", "43": "Tarragona"}


class BadRegister(Exception):
    """Everything that is wrong with a file, a sentence each; nothing of it was written."""

    def __init__(self, complaints: list[str]) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = complaints


@dataclass(frozen=True)
class RegisterRow:
    ine_code: str
    idescat_code: str
    name: str
    comarca_code: str
    comarca: str
    province: str
    population: int


@dataclass(frozen=True)
class Register:
    year: int
    rows: tuple[RegisterRow, ...]

    @property
    def comarques(self) -> dict[str, str]:
        return {row.comarca_code: row.comarca for row in self.rows}

    @property
    def residents(self) -> int:
        return sum(row.population for row in self.rows)


def read_register(path: Path, year: int | None = None) -> Register:
    text = _text(path)
    if not text.strip():
        raise BadRegister([_("The file is empty.")])
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        year, population = _columns(reader.fieldnames or [], year)
        records = [(reader.line_num, record) for record in reader]
    except csv.Error as error:
        raise BadRegister(
            [_("Line %(line)d cannot be read: %(error)s.") % {"line": reader.reader.line_num, "error": error}]
        ) from error
    rows, complaints = [], []
    for line, record in records:
        found = list(_faults(record, population))
        complaints += [_at(line, column, sentence) for column, sentence in found]
        if not found:
            rows.append((line, _row(record, population)))
    complaints += [_at(line, column, sentence) for line, column, sentence in _contradictions(rows)]
    if not records:
        complaints = [_("The file has columns and no municipality.")]
    if complaints:
        raise BadRegister(complaints)
    return Register(year, tuple(row for _line, row in rows))


def _at(line: int, column: str, sentence: str) -> str:
    return _("Line %(line)d, column «%(column)s»: %(sentence)s") % {
        "line": line,
        "column": column,
        "sentence": sentence,
    }


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = {"file": path, "error": error.strerror}
        raise BadRegister([_("%(file)s cannot be read: %(error)s.") % reason]) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        sentence = _("Line %(line)d is not UTF-8: save the file as «CSV UTF-8» and try again.")
        raise BadRegister([sentence % {"line": line}]) from error


def _columns(header: Sequence[str], year: int | None) -> tuple[int, str]:
    """The year of the figures and the name of their column; the order of the columns is free."""
    populations = [name for name in header if POPULATION.match(name)]
    missing = [name for name in COLUMNS if name not in header]
    unknown = [name for name in header if name not in COLUMNS and name not in populations]
    complaints = [_("Column «%s» is missing.") % name for name in missing]
    complaints += [_("Column «%s» is not known.") % name for name in unknown]
    complaints += [
        _("Column «%s» is there twice.") % name for name in sorted({n for n in header if header.count(n) > 1})
    ]
    if len(set(populations)) != 1:
        complaints.append(_("There has to be one column of residents, such as «population_2024»."))
    if complaints:
        expected = ", ".join([*COLUMNS, "population_2024"])
        raise BadRegister([*complaints, _("The columns are, separated by commas: %s.") % expected])
    found = POPULATION.match(populations[0])
    named = int(found["year"]) if found and found["year"] else None
    if named is None and year is None:
        raise BadRegister(
            [_("The file does not say of which year its residents are: add --year, as in --year 2024.")]
        )
    if named is not None and year is not None and named != year:
        difference = {"file": named, "asked": year}
        raise BadRegister(
            [_("The file has the residents of %(file)d and --year says %(asked)d.") % difference]
        )
    return named or year or 0, populations[0]


def _faults(record: dict[str, str], population: str) -> Iterator[tuple[str, str]]:
    if None in record or None in record.values():
        yield COLUMNS[0], _("the line does not have as many values as there are columns.")
        return
    for column, value in record.items():
        if not value.strip():
            yield column, _("it is blank.")
        elif not value.isprintable():
            yield column, _("it has a character that is not a letter or a sign.")
        elif len(value) > LIMITS.get(column, len(value)):
            yield column, _("«%s» is too long.") % f"{value[:40]}…"
    yield from _faults_of_codes(record)
    yield from _faults_of_figures(record[population].strip(), population)


def _faults_of_codes(record: dict[str, str]) -> Iterator[tuple[str, str]]:
    values = {column: value.strip() for column, value in record.items()}
    ine, idescat, province = values["ine_code"], values["idescat_code"], values["province"]
    if ine and not re.fullmatch(r"[0-9]{5}", ine):
        yield "ine_code", _("«%s» does not have five digits.") % ine
    if idescat and not re.fullmatch(r"[0-9]{6}", idescat):
        yield "idescat_code", _("«%s» does not have six digits.") % idescat
    elif idescat and ine and not idescat.startswith(ine):
        yield (
            "idescat_code",
            _("«%(idescat)s» does not begin with «%(ine)s».") % {"idescat": idescat, "ine": ine},
        )
    if values["comarca_code"] and not re.fullmatch(r"[0-9]{2}", values["comarca_code"]):
        yield "comarca_code", _("«%s» does not have two digits.") % values["comarca_code"]
    if province and province not in Municipality.Province.values:
        known = ", ".join(Municipality.Province.values)
        yield (
            "province",
            _("«%(province)s» is not one of %(known)s.") % {"province": province, "known": known},
        )
    elif province and PROVINCE_OF_CODE.get(ine[:2], province) != province:
        yield "province", _("code %(ine)s is not of %(province)s.") % {"ine": ine, "province": province}


def _faults_of_figures(value: str, column: str) -> Iterator[tuple[str, str]]:
    if not value:
        return
    if re.fullmatch(r"-[0-9]+", value):
        yield column, _("%s is less than nothing: residents are counted from 0.") % value
    elif not re.fullmatch(r"[0-9]{1,9}", value):
        yield column, _("«%s» is not a whole number, without points or spaces.") % value[:40]
    elif int(value) > MOST_RESIDENTS:
        yield column, _("%s is more than any municipality has.") % value


def _row(record: dict[str, str], population: str) -> RegisterRow:
    values = {column: record[column].strip().replace("’", "'") for column in COLUMNS}
    values["name"] = article_first(values["name"])
    return RegisterRow(**values, population=int(record[population]))


def _contradictions(rows: list[tuple[int, RegisterRow]]) -> Iterator[tuple[int, str, str]]:
    """What is right in its line and cannot stand beside another line."""
    for column in ("ine_code", "idescat_code"):
        first: dict[str, int] = {}
        for line, row in rows:
            code = getattr(row, column)
            if code in first:
                yield (
                    line,
                    column,
                    _("%(code)s is already in line %(line)d.") % {"code": code, "line": first[code]},
                )
            first.setdefault(code, line)
    named: dict[str, tuple[int, str]] = {}
    for line, row in rows:
        where, name = named.setdefault(row.comarca_code, (line, row.comarca))
        if name != row.comarca:
            clash = {"code": row.comarca_code, "name": name, "line": where}
            yield line, "comarca", _("comarca %(code)s is «%(name)s» in line %(line)d.") % clash
