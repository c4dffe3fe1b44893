"""Who is in the network: the three of 2023 as they are, the others drawn and marked."""

import random
from datetime import date, timedelta
from typing import Any

from django.utils.text import slugify

from demo import draw, network
from members import operations
from members.models import Organization, Person, Topic
from office import clock
from office.invented import invented

MANDATE_BEGAN_ON = date(2023, 6, 17)  # the councils elected in May 2023 were formed
SOURCE_2023 = "Memòria 2023: nova incorporació (dia per confirmar)"


def days_ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def council(short_name: str) -> Organization:
    found: Organization = Organization.objects.councils().get(kind="municipality", short_name=short_name)
    return found


def load_members(by: Person) -> None:
    for name in network.JOINED_2023:
        _join(council(name), date(2023, 1, 1), SOURCE_2023, by)
    with invented():
        for joining in draw.joinings():
            town = Organization.objects.get(municipality__ine_code=joining.ine_code)
            _join(town, joining.on, network.INVENTED, by)
        for name, day in network.COUNTY_COUNCILS:
            county = Organization.objects.get(kind="county_council", comarca__name=name)
            _join(county, day, network.INVENTED, by)


def _join(organization: Organization, on: date, reason: str, by: Person) -> None:
    # In a portal whose clock is set to 2024 the last to join do so today.
    day = min(on, clock.today())
    operations.change_membership(
        organization=organization, state="active", starts_on=day, reason=reason, by=by
    )


def load_contacts(by: Person) -> None:
    """A shared mailbox and topics for every member; people for all but those the story leaves without."""
    dice = random.Random(draw.SEED)  # noqa: S311 (not a secret: the same draw for everybody)
    names = draw.Names()
    topics = list(Topic.objects.order_by("name"))
    told = {someone.council for someone in network.PEOPLE if someone.is_reference}
    for organization in Organization.objects.members().order_by("pk"):
        chosen = _topics_of(organization, dice, topics)
        if organization.short_name in network.WITHOUT_PEOPLE:
            continue
        _reach(organization, chosen, by)
        if organization.short_name not in told:
            _technician(organization, names, dice, by)
        _councillor(organization, names, dice, by)


def _topics_of(organization: Organization, dice: random.Random, topics: list[Topic]) -> list[Topic]:
    told = network.TOPICS.get(organization.short_name)
    drawn = dice.sample(topics, dice.choice((0, 1, 1, 2, 3)))
    return [topic for topic in topics if topic.name in told] if told else drawn


def _reach(organization: Organization, topics: list[Topic], by: Person) -> None:
    operations.edit_organization(
        organization=organization,
        email=f"ess@{_domain(organization)}",
        phone="",
        website="",
        ess_page="",
        topics=topics,
        by=by,
    )


def _domain(organization: Organization) -> str:
    return f"{slugify(organization.short_name)}.example.org"


def _technician(organization: Organization, names: draw.Names, dice: random.Random, by: Person) -> None:
    title, department = dice.choice(draw.TECHNICAL_POSTS)
    has_left = organization.short_name in network.WITHOUT_REFERENCE
    _somebody(
        organization, names, by, line="technical", title=title, department=department,
        starts_on=days_ago(900), ends_on=days_ago(20) if has_left else None, is_primary_contact=True,
    )  # fmt: skip


def _councillor(organization: Organization, names: draw.Names, dice: random.Random, by: Person) -> None:
    title = dice.choice(draw.POLITICAL_POSTS)
    _somebody(organization, names, by, line="political", title=title, starts_on=MANDATE_BEGAN_ON)


def _somebody(organization: Organization, names: draw.Names, by: Person, **post: Any) -> None:
    given_name, family_name = names.draw()
    address = f"{slugify(given_name)}.{slugify(family_name.split()[0])}@{_domain(organization)}"
    person = operations.add_person(given_name=given_name, family_name=family_name, email=address, by=by)
    operations.add_role(person=person, organization=organization, by=by, **post)


def load_story_people(by: Person) -> None:
    """Those one can sign in as."""
    for someone in network.PEOPLE:
        person = operations.add_person(
            given_name=someone.given_name, family_name=someone.family_name, email=someone.email, by=by
        )
        operations.add_role(
            person=person,
            organization=council(someone.council),
            line=someone.line,
            title=someone.title,
            department=someone.department,
            starts_on=MANDATE_BEGAN_ON,
            is_primary_contact=someone.is_reference,
            by=by,
        )
        operations.accept_invitation(person=person, link=None, by=by)
