"""What an app offers to the others it puts into a file of an agreed name; here it is found."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import AppConfig, apps
from django.db.models import Model

FLOORS = (
    "office",
    "members",
    "workplan",
    "events",
    "advisory",
    "workgroups",
    "knowledge",
    "communication",
    "care",
    "reports",
    "home",
)


def our_apps() -> list[AppConfig]:
    """From the ground up; an app imports only from those before it."""
    return [apps.get_app_config(label) for label in FLOORS]


def model_named(label: str) -> type[Model] | None:
    """A model of ours by the label that audit rows and messages carry («members.role»)."""
    app, _dot, name = label.partition(".")
    return apps.all_models[app].get(name) if app in FLOORS else None


def collect(module_name: str, attribute: str) -> Iterator[tuple[AppConfig, Any]]:
    """`collect("blocks", "BLOCKS")`: each app's, in floor order, from those that have that file and name."""
    for app in our_apps():
        # find_spec and not a caught ImportError: an error inside the file has to be seen.
        if find_spec(f"{app.name}.{module_name}") is None:
            continue
        module = import_module(f"{app.name}.{module_name}")
        if hasattr(module, attribute):
            yield app, getattr(module, attribute)
