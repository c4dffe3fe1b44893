"""Writing down what is done together with partners."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from members.checks import check_period
from members.models import Collaboration, Person
from office.audit import operation

RELATED = ("partners", "groups", "topics", "organizations")


@operation()
def add_collaboration(
    *, title: str, our_role: str, starts_on: date, by: Person | None, **values: Any
) -> Collaboration:
    """Something done with partners; `values` are its other columns, and who and what it is tied to."""
    collaboration = Collaboration(title=title, our_role=our_role, starts_on=starts_on)
    return _fill(collaboration, values)


@operation(on="collaboration")
def edit_collaboration(*, collaboration: Collaboration, by: Person | None, **values: Any) -> Collaboration:
    return _fill(collaboration, values)


def _fill(collaboration: Collaboration, values: dict[str, Any]) -> Collaboration:
    related = {name: values.pop(name) for name in RELATED if name in values}
    for name, value in values.items():
        setattr(collaboration, name, value)
    check_period(collaboration.starts_on, collaboration.ends_on)
    collaboration.save()
    for name, rows in related.items():
        getattr(collaboration, name).set(rows)
    return collaboration


@operation(on="collaboration")
def say_who_went(
    *, collaboration: Collaboration, people: Iterable[Person], by: Person | None
) -> Collaboration:
    collaboration.people.set(people)
    return collaboration
