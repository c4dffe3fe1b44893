"""What happened to a record, from its audit rows: when, who, what in words, and what was before and after.

An app says its part in its `history.py`: `WORDS` of its operations, `LABELS` of what they note beside the
columns, `RECORDS` for the kinds whose history is more than the rows about them.
"""

import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, reduce
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet, Value
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office import clock
from office.conventions import collect, model_named
from office.history_values import Names, label_of, printed
from office.models import AuditPersonal, AuditRow

WORDS = {
    "office.send_again": gettext_lazy("The message was sent again"),
    "office.give_up": gettext_lazy("The message was put aside"),
    "office.choose_channel": gettext_lazy("It was chosen how reminders come"),
    "office.switch_on_reminder": gettext_lazy("The reminder was switched on"),
    "office.switch_off_reminder": gettext_lazy("The reminder was switched off"),
    "office.record_bounce": gettext_lazy("The message came back"),
    "office.declare_total": gettext_lazy("A total was declared"),
    "office.withdraw_total": gettext_lazy("The declared total was withdrawn"),
}
NOTHING: tuple[Any, ...] = (None, "", False, [], {})


@dataclass(frozen=True)
class Record:
    """How an app tells the history of one kind of record.

    `also`: the audit rows of other records that belong to it. `stands`: the row that stands for this one
    today, when two were made one.
    """

    also: Callable[[Any], Q] = lambda row: Q()
    stands: Callable[[Any], Any] = lambda row: row


@dataclass(frozen=True)
class Difference:
    name: str
    field: Any  # None for what an operation noted beside the columns
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    label: str
    before: str | None  # None when the record begins here
    after: str


@dataclass(frozen=True)
class Entry:
    when: str
    who: str
    what: str
    about: str  # which one, when it is not the record itself
    changes: list[Change]
    is_erased: bool  # the personal part has outlived its term


@cache
def words() -> dict[str, Any]:
    return {name: said for _app, declared in collect("history", "WORDS") for name, said in declared.items()}


@cache
def _records() -> dict[str, Record]:
    return {name: kind for _app, declared in collect("history", "RECORDS") for name, kind in declared.items()}


def _kind(row: models.Model) -> Record:
    return _records().get(row._meta.label_lower, Record())


def stands(row: models.Model) -> models.Model:
    found: models.Model = _kind(row).stands(row)
    return found


def find(label: str, pk: int) -> models.Model | None:
    """A record of ours by its kind («members.role») and number."""
    model = model_named(label)
    return model._base_manager.filter(pk=pk).first() if model else None


def told_of(*records: QuerySet[Any]) -> Q:
    """The audit rows of all these records. Their numbers are written out: so the audit's index is used."""
    kinds = [rows.order_by().annotate(record_kind=Value(rows.model._meta.label_lower)) for rows in records]
    first, *others = (rows.values_list("record_kind", "pk") for rows in kinds)
    numbers: dict[str, list[int]] = defaultdict(list)
    for kind, number in first.union(*others, all=True):
        numbers[kind].append(number)
    of_a_kind = (Q(subject_type=kind, subject_id__in=found) for kind, found in numbers.items())
    return reduce(operator.or_, of_a_kind, Q())


def rows_about(record: models.Model) -> QuerySet[AuditRow]:
    """Newest first."""
    itself = Q(subject_type=record._meta.label_lower, subject_id=record.pk)
    return AuditRow.objects.filter(itself | _kind(record).also(record)).select_related("personal")


def entries(record: models.Model, rows: Iterable[AuditRow]) -> list[Entry]:
    told = [(row, list(_differences(row))) for row in rows]
    said = [(one.field, value) for _row, found in told for one in found for value in (one.before, one.after)]
    names = Names(said, stands)
    return [_entry(record, row, found, names) for row, found in told]


def _entry(record: models.Model, row: AuditRow, found: list[Difference], names: Names) -> Entry:
    subject = _personal(row).subject_label
    is_itself = (row.subject_type, row.subject_id) == (record._meta.label_lower, record.pk)
    what = str(words().get(row.operation, row.operation))
    nobody = _("The portal itself") if row.by_id_number is None else _("Name erased")
    return Entry(
        when=date_format(row.at.astimezone(clock.zone()), "DATETIME_FORMAT"),
        who=who(row) or nobody,
        what=what % (subject or _numbered(row)) if "%s" in what else what,
        about="" if is_itself or "%s" in what else subject or _numbered(row),
        changes=[_change(row, one, names) for one in found],
        is_erased=bool(row.personal_digest) and not _personal(row).salt,
    )


def who(row: AuditRow) -> str:
    """The name while it is kept; and the organization when somebody acted on its behalf."""
    name = _personal(row).by_name
    if name and row.organization_name:
        return _("%(person)s, on behalf of %(organization)s") % {
            "person": name,
            "organization": row.organization_name,
        }
    return name or row.organization_name


def _personal(row: AuditRow) -> AuditPersonal:
    """An empty one for the rows of the portal's own cleaning, which have none."""
    return getattr(row, "personal", None) or AuditPersonal()


def _numbered(row: AuditRow) -> str:
    if not row.subject_type:
        return ""
    return _("%(kind)s no. %(number)s") % {"kind": label_of(row.subject_type), "number": row.subject_id}


def _differences(row: AuditRow) -> Iterator[Difference]:
    """The columns in the order of their model, then what the operation noted beside them."""
    personal = _personal(row)
    before = (row.before or {}) | (personal.before or {})
    after = (row.after or {}) | (personal.after or {})
    model = model_named(row.subject_type)
    columns = {field.name: field for field in model._meta.concrete_fields} if model else {}
    noted = [name for name in after if name not in columns]
    for name in [*columns, *noted]:
        one = Difference(name, columns.get(name), before.get(name), after.get(name))
        is_nothing = one.before in NOTHING and one.after in NOTHING
        if one.before != one.after and not is_nothing and not getattr(one.field, "primary_key", False):
            yield one


def _change(row: AuditRow, one: Difference, names: Names) -> Change:
    begins = row.before is None or one.field is None
    return Change(
        label=label_of(one.name, one.field),
        before=None if begins else printed(one.field, one.before, names),
        after=printed(one.field, one.after, names),
    )
