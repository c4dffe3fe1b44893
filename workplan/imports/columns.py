"""The columns of a plan in a spreadsheet, whatever their order and however their headings are spelt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office.folding import letters
from office.refusals import Refused
from office.spreadsheets import Line, Sheet, Value
from office.tables import Column, as_file
from workplan.imports.lines import one_line

LINES_ABOVE = 20  # titles and dates that people write over the headings
Cells = dict[str, str]


@dataclass(frozen=True)
class PlanColumn:
    """`aliases` are other headings that people write, in Catalan."""

    field: str
    heading: Promise
    aliases: tuple[str, ...]


COLUMNS = (
    PlanColumn("challenge", gettext_lazy("Challenge"), ("repte", "reptes", "objectiu")),
    PlanColumn("subchallenge", gettext_lazy("Sub-challenge"), ("subrepte", "subreptes", "sub-repte")),
    PlanColumn("area", gettext_lazy("Area"), ("àrea", "àrees", "eix", "línia", "àmbit")),
    PlanColumn("block", gettext_lazy("Block"), ("bloc", "blocs", "grup", "grup de treball", "GT")),
    PlanColumn("action", gettext_lazy("Action of the plan"), ("actuació", "actuacions", "acció", "accions")),
    PlanColumn("subaction", gettext_lazy("Sub-action"), ("subactuació", "subactuacions", "subacció", "sub-acció")),
    PlanColumn("timing", gettext_lazy("When"), ("quan", "calendari", "termini", "data", "període", "temporització")),
)  # fmt: skip
FIELDS = tuple(column.field for column in COLUMNS)
EXAMPLE: tuple[Cells, ...] = (
    {"challenge": "Fer créixer la xarxa de suport entre membres"},
    {"subchallenge": "Impulsar les mentories entre ajuntaments"},
    {"area": "1. ACOLLIDA", "action": "Acollir els membres nous", "timing": "primer semestre"},
    {"subaction": "Fer una sessió de benvinguda", "timing": "març"},
    {"area": "2. GRUPS DE TREBALL", "block": "Agroecologia", "action": "Organitzar una jornada conjunta"},
)


@dataclass(frozen=True)
class PlanSheet:
    """`fields` says what each column holds, by its place; `unknown` are headings that say nothing to us."""

    headings: Line
    fields: dict[int, str]
    unknown: tuple[str, ...]
    above: tuple[Line, ...]
    rows: tuple[Line, ...]

    def cells(self, row: Line) -> Cells:
        values = {field: said(row.values[at]) for at, field in self.fields.items() if at < len(row.values)}
        return {field: value for field, value in values.items() if value}


def plan_sheet(sheet: Sheet) -> PlanSheet:
    for place, line in enumerate(sheet.lines[:LINES_ABOVE]):
        fields = _fields(line)
        if {"area", "action"} <= set(fields.values()):
            unknown = tuple(said(value) for at, value in enumerate(line.values) if value and at not in fields)
            return PlanSheet(line, fields, unknown, sheet.lines[:place], sheet.lines[place + 1 :])
    raise Refused(
        _("The spreadsheet has no headings of a plan: it needs at least the columns «Àrea» and «Actuació».")
    )


def _fields(line: Line) -> dict[int, str]:
    names = {
        letters(name): column.field for column in COLUMNS for name in (str(column.heading), *column.aliases)
    }
    found: dict[int, str] = {}
    for at, value in enumerate(line.values):
        field = names.get(letters(str(value))) if value else None
        if field and field not in found.values():
            found[at] = field
    return found


def said(value: Value) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else one_line(str(value))


def template() -> HttpResponseBase:
    """A workbook with the headings and an example, to be filled in."""
    columns = [Column(column.heading, _value_of(column.field)) for column in COLUMNS]
    return as_file(_("Template of the plan of work"), "xlsx", columns, EXAMPLE)


def _value_of(field: str) -> Callable[[Cells], str]:
    return lambda row: row.get(field, "")
