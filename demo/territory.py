"""Delegate municipalities: invented, and marked."""

from demo import network
from demo.members import council, days_ago
from members import operations
from members.models import Comarca, Person
from office.invented import invented


def load(by: Person) -> None:
    with invented():
        for name, comarca in network.DELEGATES.items():
            operations.appoint_delegate(
                organization=council(name),
                comarca=Comarca.objects.get(name=comarca),
                starts_on=days_ago(400),
                by=by,
            )
