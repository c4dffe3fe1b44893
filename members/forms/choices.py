"""Several of a list as checkboxes; in named groups they fold, so that seventy councils fit on a phone."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from members.models import Topic


def many_of(rows: QuerySet[Any], label: Any, help_text: Any = "") -> Any:
    """An optional field for some of the rows."""
    return forms.ModelMultipleChoiceField(
        label=label, queryset=rows, required=False, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


def set_choices(field: forms.Field, choices: Iterable[Any]) -> None:
    """Choices already read: (value, words), or (group, [(value, words), …])."""
    assert isinstance(field, forms.ModelMultipleChoiceField)
    field.choices = list(choices)


def topic_choices() -> list[tuple[Any, list[tuple[int, str]]]]:
    """Folded: they are more than a dozen, and most forms need one or none."""
    return [(_("Choose the topics"), list(Topic.objects.values_list("pk", "name")))]


def in_groups(rows: Iterable[tuple[Any, Any, str]]) -> list[tuple[Any, list[tuple[Any, str]]]]:
    """(group, value, words) → the choices of each group, in the order they come."""
    groups: dict[Any, list[tuple[Any, str]]] = defaultdict(list)
    for group, value, words in rows:
        groups[group].append((value, words))
    return list(groups.items())
