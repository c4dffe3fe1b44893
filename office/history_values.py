"""The values of an audit row as a person reads them: choices in words, days as days, rows by their names."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from office import clock
from office.conventions import collect, model_named

Said = tuple[Any, Any]  # a column and a value of it
DEEP = 2  # the name of a row may be made of the names of others: «presidency, Ajuntament de Vic»


class Names:
    """The names of the rows that foreign keys point at: one question for each kind, however many rows."""

    def __init__(self, said: Iterable[Said], stands: Callable[[Any], Any]) -> None:
        asked: dict[type[models.Model], set[Any]] = defaultdict(set)
        for field, value in said:
            if isinstance(field, models.ForeignKey) and value is not None:
                asked[field.related_model].add(value)
        self._names = {
            (model, pk): str(stands(row))
            for model, numbers in asked.items()
            for pk, row in _named_rows(model).in_bulk(numbers).items()
        }

    def of(self, model: type[models.Model], pk: Any) -> str:
        return self._names.get((model, pk)) or _("no. %s") % pk


def _named_rows(model: type[models.Model]) -> models.QuerySet[Any]:
    return model._base_manager.select_related(*_paths(model, DEEP))


def _paths(model: type[models.Model], deep: int) -> list[str]:
    found = []
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and deep:
            found.append(field.name)
            found += [f"{field.name}__{path}" for path in _paths(field.related_model, deep - 1)]
    return found


def printed(field: Any, value: Any, names: Names) -> str:
    if value is None or value == "":
        return "—"
    if isinstance(field, models.ForeignKey):
        return names.of(field.related_model, value)
    if field is not None and field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DateTimeField):
        moment = parse_datetime(value)
        return date_format(moment.astimezone(clock.zone()), "DATETIME_FORMAT") if moment else str(value)
    if isinstance(field, models.DateField):
        day = parse_date(value)
        return date_format(day, "DATE_FORMAT") if day else str(value)
    return _in_words(value)


def _in_words(value: Any) -> str:
    """Whatever an operation noted: lists and mappings of texts and numbers."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return "; ".join(f"{label_of(name)}: {_in_words(said)}" for name, said in value.items())
    if isinstance(value, list):
        return ", ".join(_in_words(said) for said in value)
    return number_format(value) if isinstance(value, float) else str(value)


def label_of(name: str, field: Any = None) -> str:
    """Of a column, of what an operation noted, of a kind of record («members.role») or of one of its columns."""
    if has_words(field):
        return str(capfirst(field.verbose_name))
    if name in labels():
        return str(labels()[name])
    model = field.related_model if field is not None else model_named(".".join(name.split(".")[:2]))
    return str(capfirst(model._meta.verbose_name if model else name.replace("_", " ")))


def has_words(field: Any) -> bool:
    """Django makes a name in English of the column's where its model gives none."""
    return field is not None and field._verbose_name is not None


@cache
def labels() -> dict[str, Any]:
    return {name: label for _app, said in collect("history", "LABELS") for name, label in said.items()}
