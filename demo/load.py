"""Carry the demonstration through the same operations that people use."""

from django.db import connection, transaction

from demo import (
    advice,
    bodies,
    ecosystem,
    events,
    justification,
    money,
    needs,
    network,
    plan,
    report,
    reviews,
    territory,
    welcomes,
)
from demo import members as network_members
from demo.members import council, days_ago
from members import operations
from members.models import Person
from office import messages


@transaction.atomic
def load() -> None:
    """The network with a year under way; whatever it tells is kept, and never sent."""
    with messages.settled():
        by = _secretariat()
        network_members.load_members(by)
        network_members.load_story_people(by)
        network_members.load_contacts(by)
        _on_the_way_in(by)
        bodies.load(by)
        territory.load(by)
        welcomes.load(by)
        needs.load(by)
        ecosystem.load(by)
        plan.load(by)
        money.load(by)
        reviews.load(by)
        advice.load(by)
        events.load(by)
        report.load(by)
        justification.load(by)
    with connection.cursor() as cursor:
        # Or the first pages are planned for the empty tables of a minute ago; autovacuum is not waited for.
        cursor.execute("ANALYZE (SKIP_LOCKED)")


def _secretariat() -> Person:
    given_name, family_name, email = network.COORDINATION
    by = operations.add_coordinator(
        given_name=given_name, family_name=family_name, email=email, starts_on=days_ago(1000), by=None
    )
    given_name, family_name, email = network.ADVISOR
    advisor = operations.add_person(given_name=given_name, family_name=family_name, email=email, by=by)
    operations.add_network_role(person=advisor, kind="advisor", starts_on=days_ago(500), by=by)
    operations.accept_invitation(person=advisor, link=None, by=by)
    return by


def _on_the_way_in(by: Person) -> None:
    for name, days, source, contact, email in network.PROSPECTS:
        operations.add_prospect(
            organization=council(name), since_on=days_ago(days), source=source, contact_name=contact,
            contact_email=email, by=by,
        )  # fmt: skip
    name, contact, email = network.APPLICANT
    operations.request_membership(
        organization=council(name), requested_on=days_ago(15), resolution_on=days_ago(30),
        contact_name=contact, contact_email=email, by=by,
    )  # fmt: skip


def is_empty() -> bool:
    """Nobody has ever been written down: the only portal that the demonstration may touch."""
    return not Person.objects.exists()
