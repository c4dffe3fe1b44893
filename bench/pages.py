"""What is measured, each beside the floor: the words of the table and the address."""

from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse

from members.models import Membership, Organization, Person


@dataclass(frozen=True)
class Subject:
    words: str
    address: str
    headers: dict[str, str] = field(default_factory=dict)


def floor() -> Subject:
    return Subject("floor: 50 rows, 20 lines of template", reverse("floor_page"))


def subjects() -> list[Subject]:
    members = reverse("organization_list")
    found = [
        Subject("floor: csv of every organization", reverse("floor_export")),
        Subject("members' list", members),
        Subject("members' list, only the rows", members, {"HX-Request": "true", "HX-Target": "rows"}),
        Subject("members' list, searched and filtered", f"{members}?q=sant+mart&size=20000&province=Girona"),
        Subject("members' list, the whole register, page 5", f"{members}?scope=register&page=5"),
    ]
    people = reverse("person_list")
    found += [
        Subject("people's list", people),
        Subject("people's list, searched and filtered", f"{people}?q=serra&line=technical&comarca=24"),
        Subject("people's list, page 9", f"{people}?page=9"),
    ]
    return found + member_page()


def member_page() -> list[Subject]:
    """The page of a member with people, where the portal has that page."""
    membership = (
        Membership.objects.filter(organization__roles__isnull=False).order_by("organization_id").first()
    )
    organization = membership.organization if membership else Organization.objects.first()
    try:
        address = organization.get_absolute_url() if organization else ""
    except (AttributeError, NoReverseMatch):
        return []
    return [Subject("page of a member", address)] if address else []


def coordination() -> Person:
    """Who looks: somebody who sees everything, so that the pages show all they have."""
    person: Person = Person.objects.filter(network_roles__kind="coordination").earliest("pk")
    return person
