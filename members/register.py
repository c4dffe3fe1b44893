"""The register of municipalities and comarques, brought up to date from a file: first shown, then written.

Nothing is removed: what is no longer in the file is named, and stays.
"""

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection, models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.council_names import town_council
from members.models import Comarca, Municipality, Organization, Person
from members.register_file import Register, RegisterRow, read_register
from office.audit import operation

DATA = Path(__file__).parent / "data"
OURS = DATA / "municipalities.csv"
COUNTY_COUNCILS = DATA / "county_councils.csv"
IMPORT_LOCK = 947  # any number, always the same: two imports follow each other

ROW = TypeVar("ROW", Comarca, Municipality, Organization)
Row = Comarca | Municipality | Organization
# In the order of their keys; each with what the register says of it.
COLUMNS: dict[type[models.Model], dict[str, Any]] = {
    Comarca: {"name": gettext_lazy("name")},
    Municipality: {
        "name": gettext_lazy("name"),
        "comarca": gettext_lazy("comarca"),
        "province": gettext_lazy("province"),
        "population": gettext_lazy("residents"),
        "population_year": gettext_lazy("year of the residents"),
        "idescat_code": gettext_lazy("Idescat code"),
    },
    Organization: {"name": gettext_lazy("name"), "short_name": gettext_lazy("name of the place")},
}


@dataclass(frozen=True)
class Change:
    """A row that the file says otherwise, and each value as it was and as it will be."""

    row: Row
    values: tuple[tuple[str, Any, Any], ...]

    def __str__(self) -> str:
        words = [f"{COLUMNS[type(self.row)][column]} {old} → {new}" for column, old, new in self.values]
        return f"{self.row}: {', '.join(words)}"


@dataclass
class Difference:
    """What an import would write, and what is in the portal and no longer in the file."""

    year: int
    new: list[Row] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed)

    def __str__(self) -> str:
        counts = {
            "new": len(self.new),
            "changed": len(self.changed),
            "gone": len(self.gone),
            "year": self.year,
        }
        return (
            _("register of %(year)d: %(new)d new, %(changed)d changed, %(gone)d no longer in the file")
            % counts
        )

    def note(self, row: ROW, **values: Any) -> ROW:
        """Take over the values of the file, and remember whether the row is new or changed."""
        if row.pk is None:
            self.new.append(row)
            old = {}
        else:
            old = {column: getattr(row, column) for column in values}
        for column, value in values.items():
            setattr(row, column, value)
        differing = tuple(
            (column, old[column], values[column]) for column in old if old[column] != values[column]
        )
        if differing:
            self.changed.append(Change(row, differing))
        return row


@operation()
def import_register(*, register: Register, by: Person | None) -> Difference:
    """Write what differs, all of it or nothing; answers what it was."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
    difference = compare(register)
    for model, columns in COLUMNS.items():
        rows = model._default_manager
        rows.bulk_create([row for row in difference.new if type(row) is model])
        rows.bulk_update(
            [change.row for change in difference.changed if type(change.row) is model], list(columns)
        )
    return difference


def compare(register: Register) -> Difference:
    """Reads only: three queries, however many rows."""
    difference = Difference(register.year)
    comarques = {row.code: row for row in Comarca.objects.all()}
    municipalities = {row.ine_code: row for row in Municipality.objects.select_related("comarca")}
    difference.gone += [row for code, row in comarques.items() if code not in register.comarques]
    listed = {row.ine_code for row in register.rows}
    difference.gone += [row for code, row in municipalities.items() if code not in listed]
    for code, name in register.comarques.items():
        comarques[code] = difference.note(comarques.get(code) or Comarca(code=code), name=name)
    for row in register.rows:
        kept = municipalities.get(row.ine_code) or Municipality(ine_code=row.ine_code)
        comarca = comarques[row.comarca_code]
        municipalities[row.ine_code] = difference.note(kept, **_values(row, comarca, register.year))
    _compare_councils(difference, municipalities, comarques)
    return difference


def _values(row: RegisterRow, comarca: Comarca, year: int) -> dict[str, Any]:
    return {
        "name": row.name,
        "comarca": comarca,
        "province": row.province,
        "population": row.population,
        "population_year": year,
        "idescat_code": row.idescat_code,
    }


def _compare_councils(
    difference: Difference, municipalities: dict[str, Municipality], comarques: dict[str, Comarca]
) -> None:
    """A town council for each municipality; a county council where the comarca has one."""
    councils = list(Organization.objects.councils())
    in_town = {row.municipality_id: row for row in councils if row.kind == "municipality"}
    in_county = {row.comarca_id: row for row in councils if row.kind == "county_council"}
    for municipality in municipalities.values():
        council = in_town.get(municipality.pk) or Organization(kind="municipality", municipality=municipality)
        difference.note(council, name=town_council(municipality.name), short_name=municipality.name)
    for line in county_councils():
        if comarca := comarques.get(line["comarca_code"]):
            council = in_county.get(comarca.pk) or Organization(kind="county_council", comarca=comarca)
            difference.note(council, name=line["name"], short_name=line["short_name"])


def county_councils() -> list[dict[str, str]]:
    with COUNTY_COUNCILS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def our_register() -> Register:
    """The one that the portal brings."""
    return read_register(OURS)


def load_register() -> Difference:
    """What an empty portal begins with; where it is loaded, three queries and nothing written."""
    register = our_register()
    return compare(register) and import_register(register=register, by=None)
