"""A spreadsheet of a few lines, looked at and brought in."""

from members import operations
from members.imports.plan import Plan, make_plan
from tests.members.spreadsheets import as_csv, upload


def plan(*rows: dict) -> Plan:
    return make_plan("membres.csv", as_csv(rows))


def bring_in(*rows: dict) -> None:
    """Once, and then there is nothing left to bring in."""
    stored = operations.keep_spreadsheet(upload=upload(as_csv(rows)), by=None)
    operations.import_members(stored=stored, digest=plan(*rows).digest, by=None)
    assert (plan(*rows).changes, plan(*rows).faults) == ([], [])


def faults(*rows: dict) -> list[tuple[int, str, str]]:
    """The line, the column and the reason of each."""
    return [(fault.line, fault.column, fault.reason) for fault in plan(*rows).faults]


def words(*rows: dict) -> list[list[str]]:
    """What would happen, line by line, where all lines are well."""
    found = plan(*rows)
    assert found.faults == []
    return [entry.words() for entry in found.entries]
