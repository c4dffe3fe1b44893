"""Two people press the same button at once: one is done, the other is told so, and nobody gets an error."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from care import operations as care
from care.reference import load_protocols
from members import operations as members
from members.models import Agreement, Body, Role
from office import clock
from office.refusals import Refused
from tests.cast import CouncilFactory, MemberFactory, RoleFactory

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]
AT_ONCE = 6


def outcomes(call: Callable[[], Any]) -> list[str]:
    """What happened to each of several that start together: «done», «refused», or the name of the error."""
    start, found = threading.Barrier(AT_ONCE), []

    def one() -> None:
        start.wait()
        try:
            call()
            found.append("done")
        except Refused:
            found.append("refused")
        except Exception as error:  # noqa: BLE001  whatever it is, the test has to show it
            found.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(found)


ONE_IS_DONE = ["done", *["refused"] * (AT_ONCE - 1)]


def ask(council):
    return members.request_membership(
        organization=council,
        resolution_on=clock.today(),
        contact_name="J",
        contact_email="j@example.org",
        by=None,
    )


def test_interest_is_written_down_once():
    council = CouncilFactory()

    found = outcomes(lambda: members.add_prospect(organization=council, since_on=clock.today(), by=None))

    assert found == ONE_IS_DONE


def test_council_asks_to_join_once():
    council = CouncilFactory()
    members.add_prospect(organization=council, since_on=clock.today(), by=None)

    assert outcomes(lambda: ask(council)) == ONE_IS_DONE


def test_request_is_approved_once():
    request = ask(CouncilFactory())
    body = Body.objects.create(kind="assembly", name="Assemblea")
    agreement = Agreement.objects.create(body=body, adopted_on=clock.today(), title="Alta")

    found = outcomes(
        lambda: members.approve_request(
            request=type(request).objects.get(pk=request.pk), agreement=agreement, by=None
        )
    )

    assert found == ONE_IS_DONE


def test_address_is_taken_once():
    found = outcomes(
        lambda: members.add_person(given_name="A", family_name="P", email="a@example.org", by=None)
    )

    assert found == ONE_IS_DONE


def test_reference_persons_relieve_each_other():
    council = MemberFactory().organization
    people = [RoleFactory(organization=council).person for _ in range(AT_ONCE)]

    found = outcomes(
        lambda: members.add_role(
            person=people[0], organization=council, line="technical", title="T", is_primary_contact=True,
            starts_on=clock.today(), by=None,
        )
    )  # fmt: skip

    assert found == ["done"] * AT_ONCE
    assert Role.objects.filter(organization=council, is_primary_contact=True).count() == 1


def test_mentor_is_asked_once_and_step_ticked_once():
    load_protocols()
    council, mentor = MemberFactory().organization, MemberFactory().organization
    RoleFactory(organization=mentor, is_primary_contact=True)
    onboarding = care.start_onboarding(
        organization=council, trigger="new_team", started_on=clock.today() - timedelta(days=3), by=None
    )
    step = onboarding.steps.filter(responsible="council").first()

    asked = outcomes(lambda: care.propose_mentor(onboarding=onboarding, organization=mentor, by=None))
    ticked = outcomes(lambda: care.finish_step(step=type(step).objects.get(pk=step.pk), by=None))

    assert (asked, ticked) == (ONE_IS_DONE, ONE_IS_DONE)


def test_welcome_begins_once():
    load_protocols()
    council = MemberFactory().organization

    found = outcomes(
        lambda: care.start_onboarding(
            organization=council, trigger="new_team", started_on=clock.today(), by=None
        )
    )

    assert found == ONE_IS_DONE
