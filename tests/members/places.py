"""Comarques, municipalities and members to count, for the tests of the territory."""

from datetime import date
from typing import Any

from members.models import Comarca, Membership, Organization
from tests.cast import ComarcaFactory, CouncilFactory, MemberFactory, MunicipalityFactory


def comarca(code: str, name: str) -> Comarca:
    return ComarcaFactory(code=code, name=name)


def town(name: str, place: Comarca, population: int = 1000, province: str = "Barcelona") -> Organization:
    municipality = MunicipalityFactory(name=name, comarca=place, population=population, province=province)
    return CouncilFactory(municipality=municipality, name=f"Ajuntament {name}")


def county_council(place: Comarca) -> Organization:
    return Organization.objects.create(
        kind="county_council", comarca=place, name=f"Consell Comarcal {place.name}", short_name=place.name
    )


def spell(
    council: Organization, state: str, starts_on: date, ends_on: date | None = None, **values: Any
) -> Membership:
    return MemberFactory(organization=council, state=state, starts_on=starts_on, ends_on=ends_on, **values)
