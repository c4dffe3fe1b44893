"""The history of a record is told in words: each operation and each column has its own."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from django.apps import AppConfig

from office import history
from office.conventions import our_apps
from office.history_values import has_words, labels

LEFT_OUT = {"migrations", "management"}


def modules(app: AppConfig) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(app.module.__path__, f"{app.name}."):
        if not LEFT_OUT & set(found.name.split(".")):
            yield importlib.import_module(found.name)


def operations() -> set[str]:
    """As the audit names them: the app and the function."""
    return {
        f"{app.name}.{name}"
        for app in our_apps()
        for module in modules(app)
        for name, value in vars(module).items()
        if getattr(value, "is_operation", False) and value.__module__ == module.__name__
    }


def test_every_operation_has_its_words():
    wordless = sorted(operations() - history.words().keys())

    assert wordless == [], "say what happened, in the WORDS of the history.py of the app"


def test_words_belong_to_an_operation():
    assert sorted(history.words().keys() - operations()) == []


def test_every_column_has_its_words():
    """Whoever reads a history reads what changed; the office's own rows are nobody's history."""
    models = [model for app in our_apps() if app.name != "office" for model in app.get_models()]
    fields = [field for model in models for field in model._meta.concrete_fields]
    told = [field for field in fields if not field.primary_key and not field.generated]

    wordless = [
        str(field)
        for field in told
        if not field.is_relation and not has_words(field) and field.name not in labels()
    ]

    assert wordless == [], "give it a verbose_name, or a line in the LABELS of the history.py of the app"
