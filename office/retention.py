"""Every night: what personal data has outlived its declared term is erased, and the rest of the row stays."""

from collections.abc import Iterator
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from office import clock, files
from office.conventions import collect, our_apps
from office.models import AuditRow
from office.privacy import Privacy

BATCH = 500


def apply() -> dict[str, int]:
    """How many rows were erased, by model."""
    erased = {model._meta.label_lower: _erase_expired(model) for model in _with_a_term()}
    erased["office.storedfile"] = files.blank_expired()
    for _app, erasers in collect("retention", "ERASERS"):
        erased |= {label: erase() for label, erase in erasers.items()}
    for label, rows in erased.items():
        if rows:
            _note(label, rows)
    return {label: rows for label, rows in erased.items() if rows}


def _with_a_term() -> Iterator[type[models.Model]]:
    for app in our_apps():
        for model in app.get_models():
            privacy: Privacy = model.privacy  # type: ignore[attr-defined]
            if privacy.personal and privacy.term.lasts:
                yield model


def _erase_expired(model: type[models.Model]) -> int:
    privacy: Privacy = model.privacy  # type: ignore[attr-defined]
    empty = {name: value() if callable(value) else value for name, value in privacy.personal.items()}
    expired = model._base_manager.filter(_is_expired(model, privacy), _holds_data(empty)).order_by("pk")
    total = 0
    while ids := list(expired.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            total += model._base_manager.filter(pk__in=ids).update(**empty)
    return total


def _is_expired(model: type[models.Model], privacy: Privacy) -> Q:
    since, lasts = privacy.term.since, privacy.term.lasts
    assert since is not None
    assert lasts is not None
    is_moment = isinstance(_column(model, since), models.DateTimeField)
    limit = clock.now() - lasts if is_moment else clock.today() - lasts
    return Q(**{f"{since}__lt": limit})


def _column(model: type[models.Model], path: str) -> Any:
    """The field at the end of `onboarding__closed_on`."""
    for name in path.split("__"):
        field = model._meta.get_field(name)
        model = field.related_model or model
    return field


def _holds_data(empty: dict[str, Any]) -> Q:
    """Some field is not yet what erasure leaves; without it each night would write every old row again."""
    holds = Q()
    for name, value in empty.items():
        holds |= Q(**{f"{name}__isnull": False}) if value is None else ~Q(**{name: value})
    return holds


def _note(label: str, rows: int) -> None:
    """The log of erasure: what kind and how many, nobody's name."""
    AuditRow.objects.create(operation="office.apply_retention", subject_type=label, after={"rows": rows})
