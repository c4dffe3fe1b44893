"""Who may have come without registering: people of the register that are not on the sheet yet."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from events.models import Event, Registration
from members.models import Organization, Person, Role

MOST = 12


@dataclass(frozen=True)
class Known:
    """Somebody for one of its organizations; `organization` is None for who has none today."""

    person: Person
    organization: Organization | None
    registration: Registration | None  # on the sheet already: it is written there

    @property
    def value(self) -> str:
        return f"{self.person.pk}-{self.organization.pk if self.organization else ''}"


def found_people(event: Event, words: str) -> list[Known]:
    """By name, the first dozen, one for each organization of theirs on the day; none without words."""
    if not words.strip():
        return []
    people = Person.objects.unmerged().named().search(words).with_roles(event.day)[:MOST]
    sheet = {row.person_id: row for row in event.registrations.confirmed().filter(person__in=list(people))}
    found = []
    for person in people:
        organizations = list({role.organization for role in person.roles_in_force})
        for organization in organizations or [None]:
            found.append(Known(person, organization, sheet.get(person.pk)))
    return found


def picked(value: str, event: Event) -> dict[str, Any] | None:
    """What `value` of a row says; None where it names nobody, or an organization that is not theirs."""
    person_number, _dash, organization_number = value.partition("-")
    if not person_number.isdecimal() or len(person_number) > 15:
        return None
    person = Person.objects.unmerged().filter(pk=int(person_number)).first()
    if person is None:
        return None
    of_person = Role.objects.in_force(event.day).filter(person=person, organization=OuterRef("pk"))
    organizations = Organization.objects.filter(Exists(of_person))
    if organization_number:
        if not organization_number.isdecimal() or len(organization_number) > 15:
            return None
        organization = organizations.filter(pk=int(organization_number)).first()
        return {"person": person, "organization": organization} if organization else None
    return {"person": person}


def offered_organizations(event: Event) -> list[str]:
    """What a browser offers while one types: the network of that day."""
    return list(Organization.objects.members(event.day).values_list("name", flat=True))
