"""The fixed cast: ten people, one for each column of the access matrix, and the councils they act for.

Alice Serra coordinates; Bernat sits on the Executive; Clara coordinates a group; Dolors and Enric work
for the council of the page (technician, councillor); Fina for another one; Gil for an applicant; Hug
advises; Iris mentors; the visitor has no name.
"""

import time
from dataclasses import dataclass
from datetime import date

import factory
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from django.test import Client

from members.models import (
    Body,
    Collaboration,
    Comarca,
    Interlocutor,
    Membership,
    Municipality,
    NetworkRole,
    Organization,
    Participation,
    Partner,
    Person,
    Role,
    Seat,
    Term,
)

START = date(2024, 1, 1)


class ComarcaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Comarca
        django_get_or_create = ("code",)

    code = "24"
    name = "Osona"


class MunicipalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Municipality

    ine_code = factory.Sequence(lambda n: f"{8000 + n:05d}")
    idescat_code = factory.LazyAttribute(lambda row: row.ine_code + "0")
    name = factory.Sequence(lambda n: f"Vila {n}")
    comarca = factory.SubFactory(ComarcaFactory)
    province = "Barcelona"
    population = 4512
    population_year = 2024


class CouncilFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organization

    kind = "municipality"
    municipality = factory.SubFactory(MunicipalityFactory)
    short_name = factory.SelfAttribute("municipality.name")
    name = factory.LazyAttribute(lambda row: f"Ajuntament de {row.short_name}")


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    given_name = "Alba"
    family_name = factory.Sequence(lambda n: f"Puig {n}")
    email = factory.Sequence(lambda n: f"persona{n}@example.org")
    password = "!"  # none: people sign in with a code


class PasskeyFactory(factory.django.DjangoModelFactory):
    """One that can be seen and named; `tests.passkeys` makes those that sign in."""

    class Meta:
        model = Authenticator

    user = factory.SubFactory(PersonFactory)
    type = "webauthn"
    data = factory.LazyFunction(lambda: {"name": "Telèfon", "credential": {}})


class RoleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Role

    person = factory.SubFactory(PersonFactory)
    organization = factory.SubFactory(CouncilFactory)
    line = "technical"
    title = "Tècnica de promoció econòmica"
    starts_on = START


class MemberFactory(factory.django.DjangoModelFactory):
    """A membership in force; `.organization` is the council."""

    class Meta:
        model = Membership

    organization = factory.SubFactory(CouncilFactory)
    state = "active"
    starts_on = START
    reason = "Acta de constitució"


class PartnerFactory(factory.django.DjangoModelFactory):
    """`name` and `short_name` go to its organization."""

    class Meta:
        model = Partner

    class Params:
        name = factory.Sequence(lambda n: f"Federació {n}")
        short_name = factory.SelfAttribute("name")

    organization = factory.LazyAttribute(
        lambda row: Organization.objects.create(kind="partner", name=row.name, short_name=row.short_name)
    )
    family = "ess"


class InterlocutorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Interlocutor

    partner = factory.SubFactory(PartnerFactory)
    person = factory.SubFactory(PersonFactory)
    starts_on = START


class CollaborationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Collaboration

    title = factory.Sequence(lambda n: f"Jornada {n}")
    our_role = "participant"
    starts_on = START


@dataclass
class Cast:
    coordination: Person
    executive: Person
    group_coordinator: Person
    technician: Person
    councillor: Person
    other_technician: Person
    applicant: Person
    advisor: Person
    mentor: Person
    council: Organization
    other_council: Organization
    applicant_council: Organization
    mentor_council: Organization


def make_cast() -> Cast:
    council, other, mentor = (MemberFactory().organization for _ in range(3))
    applicant = MemberFactory(state="applicant").organization
    executive = PersonFactory(given_name="Bernat")
    term = Term.objects.create(body=_body("executive", "Comissió Executiva"), starts_on=START)
    Seat.objects.create(
        term=term, organization=mentor, person=executive, function="presidency", starts_on=START
    )
    group_coordinator = PersonFactory(given_name="Clara")
    Participation.objects.create(
        body=_body("working_group", "Agroecologia"), organization=other, person=group_coordinator,
        is_coordinator=True, starts_on=START,
    )  # fmt: skip
    return Cast(
        coordination=_network_role("coordination", "Alice"),
        executive=executive,
        group_coordinator=group_coordinator,
        technician=RoleFactory(person__given_name="Dolors", organization=council).person,
        councillor=RoleFactory(person__given_name="Enric", organization=council, line="political").person,
        other_technician=RoleFactory(person__given_name="Fina", organization=other).person,
        applicant=RoleFactory(person__given_name="Gil", organization=applicant).person,
        advisor=_network_role("advisor", "Hug"),
        mentor=RoleFactory(person__given_name="Iris", organization=mentor, is_primary_contact=True).person,
        council=council,
        other_council=other,
        applicant_council=applicant,
        mentor_council=mentor,
    )


def _body(kind: str, name: str) -> Body:
    return Body.objects.get_or_create(name=name, defaults={"kind": kind})[0]


def _network_role(kind: str, given_name: str) -> Person:
    person = PersonFactory(given_name=given_name)
    NetworkRole.objects.create(person=person, kind=kind, starts_on=START)
    return person


def confirm(client: Client, person: Person) -> None:
    """As if the person had just proved in this browser who it is."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
    session["account_authentication_methods_user"] = user_id_to_str(person)
    session.save()
