"""Delegate municipalities and the needs that have been found: all of it invented, and marked."""

from demo import network
from demo.members import council, days_ago
from members import operations
from members.models import Comarca, Person, Topic
from office.invented import invented


def load(by: Person) -> None:
    with invented():
        _delegates(by)
        _needs(by)


def _delegates(by: Person) -> None:
    for name, comarca in network.DELEGATES.items():
        operations.appoint_delegate(
            organization=council(name),
            comarca=Comarca.objects.get(name=comarca),
            starts_on=days_ago(400),
            by=by,
        )


def _needs(by: Person) -> None:
    for told in network.NEEDS:
        need = operations.record_need(
            organization=council(told.council),
            topic=Topic.objects.get(name=told.topic),
            words=told.words,
            source=told.source,
            found_on=days_ago(told.days_ago),
            by=by,
        )
        if told.outcome:
            operations.close_need(
                need=need,
                state="answered",
                outcome=told.outcome,
                closed_on=days_ago(told.days_ago - 20),
                by=by,
            )
