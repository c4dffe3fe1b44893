"""The choices of all the filters of a list, read in one question to the database."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import django_filters as filters
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy


def chosen(label: Any, method: str, empty_label: Any = None) -> filters.ChoiceFilter:
    """A filter whose choices the list reads when it is made."""
    return filters.ChoiceFilter(label=label, empty_label=empty_label or gettext_lazy("All"), method=method)


@dataclass(frozen=True)
class Choices:
    """The rows one may choose among: by what the address says, in words, in an order."""

    rows: QuerySet[Any]
    value: str
    words: str
    order: str


def read_choices(**asked: Choices) -> dict[str, list[tuple[str, str]]]:
    """For each filter its choices; each list of its own would cost the page a query more."""
    parts = [_part(name, choices) for name, choices in asked.items()]
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, value, words, _order in sorted(parts[0].union(*parts[1:], all=True), key=lambda row: row[3]):
        found[name].append((value, words))
    return found


def _part(name: str, choices: Choices) -> QuerySet[Any]:
    columns = (Cast(column, TextField()) for column in (choices.value, choices.words, choices.order))
    return choices.rows.order_by().values_list(Value(name), *columns).distinct()
