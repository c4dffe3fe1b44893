"""What the network offers: who it is for, how long it lasts and what a cancellation costs, as data."""

from collections.abc import Collection
from typing import Any

from advisory.models import AdvisoryService, ServiceExpert
from members.models import Person
from office.audit import note, operation


@operation(on="service")
def edit_service(
    *, service: AdvisoryService, experts: Collection[Person], by: Person | None, **values: Any
) -> AdvisoryService:
    """With its experts: those who are not named any more are let go; their sessions stay theirs."""
    for name, value in values.items():
        setattr(service, name, value)
    service.save(update_fields=list(values))
    before = {row.person_id: row.person for row in service.expert_rows.select_related("person")}
    after = {person.pk: person for person in experts}
    service.expert_rows.exclude(person__in=after).delete()
    ServiceExpert.objects.bulk_create(
        ServiceExpert(service=service, person=person) for pk, person in after.items() if pk not in before
    )
    _note(experts_added=after.items() - before.items(), experts_let_go=before.items() - after.items())
    return service


def _note(**moved: set[tuple[int, Person]]) -> None:
    names = {column: sorted(str(person) for _pk, person in people) for column, people in moved.items()}
    note(personal={column: people for column, people in names.items() if people})
