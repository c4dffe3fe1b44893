"""«Què ha canviat»: the audit rows of a plan and of all that hangs from its actions, told in words, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import CharField, QuerySet, Value
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from office import clock, history
from office.history_values import Names, label_of, printed
from office.models import AuditPersonal, AuditRow
from workplan.models import Action, Area, Workplan

# What of an action is told as «before → after»; the rest of its columns say little to who follows the plan.
TOLD = ("state", "state_reason", "progress", "timing", "responsible", "blocked_by", "title")
# The rows that hang from an action by a key of that name; what upper apps add to an action tells its own history.
OF_AN_ACTION = (
    "progressnote",
    "linkedevidence",
    "indicator",
    "actionfunding",
    "actionorigin",
    "reviewdecision",
)
# Members read what became of the actions, and not who said what.
FOR_MEMBERS = ("workplan.change_action_state", "workplan.approve_plan", "workplan.close_plan")


@dataclass(frozen=True)
class Told:
    label: str
    before: str | None
    after: str


@dataclass(frozen=True)
class Happening:
    day: str
    time: str
    who: str
    what: str
    action: Action | None
    said: str  # what was written, when it is not about the columns of an action
    changes: list[Told]


def rows_of(plan: Workplan, area: Any = None) -> QuerySet[AuditRow]:
    """Of the whole plan, or of one of its areas."""
    actions = Action.objects.filter(area__plan=plan)
    own: list[QuerySet[Any]] = [] if area else [Workplan.objects.filter(pk=plan.pk), plan.reviews.all()]
    if area:
        actions = actions.filter(area=area)
    areas = Area.objects.filter(plan=plan, **({"pk": area} if area else {}))
    parts = [_model(name)._base_manager.filter(action__in=actions) for name in OF_AN_ACTION]
    return AuditRow.objects.filter(history.told_of(actions, areas, *own, *parts)).select_related("personal")


def _model(name: str) -> Any:
    return apps.get_model("workplan", name)


def for_members(rows: QuerySet[AuditRow]) -> QuerySet[AuditRow]:
    return rows.filter(operation__in=FOR_MEMBERS)


def by_day(rows: Iterable[AuditRow], *, follows: bool) -> list[tuple[str, list[Happening]]]:
    """`follows`: with names, reasons and notes; the others read the state before and after."""
    rows = list(rows)
    actions = _actions_of(rows)
    columns = {field.name: field for field in Action._meta.concrete_fields}
    told = TOLD if follows else ("state",)
    found = {row.pk: list(_differences(row, told)) for row in rows}
    said = [(columns[name], value) for row in rows for name, *values in found[row.pk] for value in values]
    names = Names(said, history.stands)
    happened = [
        _happening(row, actions, [_told(row, one, columns, names) for one in found[row.pk]], follows)
        for row in rows
    ]
    return [(day, list(those)) for day, those in groupby(happened, key=lambda one: one.day)]


def _actions_of(rows: list[AuditRow]) -> dict[tuple[str, int], Action]:
    """The action that each row is about, by its kind and number: two questions, however many rows."""
    numbers = [row.subject_id for row in rows if row.subject_id]
    itself = Action.objects.filter(pk__in=numbers).order_by()
    parts = [_pairs(itself, "action", "pk")]
    parts += [
        _pairs(_model(name)._base_manager.filter(pk__in=numbers).order_by(), name, "action")
        for name in OF_AN_ACTION
    ]
    pairs = list(parts[0].union(*parts[1:], all=True))
    actions = Action.objects.with_code().in_bulk({action for _kind, _number, action in pairs})
    return {(kind, number): actions[action] for kind, number, action in pairs}


def _pairs(rows: QuerySet[Any], name: str, action: str) -> QuerySet[Any, Any]:
    kind = Value(f"workplan.{name}", output_field=CharField())
    pairs: QuerySet[Any, Any] = rows.annotate(record_kind=kind).values_list("record_kind", "pk", action)
    return pairs


def _differences(row: AuditRow, told: tuple[str, ...]) -> Iterable[tuple[str, Any, Any]]:
    """Only where the row is an action's and something was there before: what was imported is not told column by column."""
    if row.subject_type != "workplan.action" or row.before is None:
        return
    after = row.after or {}
    for name in told:
        if row.before.get(name) != after.get(name):
            yield name, row.before.get(name), after.get(name)


def _told(row: AuditRow, one: tuple[str, Any, Any], columns: dict[str, Any], names: Names) -> Told:
    name, before, after = one
    field = columns[name]
    return Told(label_of(name, field), printed(field, before, names), printed(field, after, names))


def _happening(row: AuditRow, actions: dict[Any, Action], changes: list[Told], follows: bool) -> Happening:
    at = row.at.astimezone(clock.zone())
    action = actions.get((row.subject_type, row.subject_id))
    personal = getattr(row, "personal", None) or AuditPersonal()
    what = str(history.words().get(row.operation, row.operation))
    return Happening(
        day=date_format(at, r"l, j E \d\e Y"),
        time=date_format(at, "TIME_FORMAT"),
        who=(history.who(row) or _("The portal itself")) if follows else "",
        what=what % personal.subject_label if "%s" in what else what,
        action=action,
        said=personal.subject_label
        if follows and row.subject_type not in {"workplan.action", "workplan.workplan"}
        else "",
        changes=changes,
    )
