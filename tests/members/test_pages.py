from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains

from members import operations
from members.models import Body, MembershipRequest, Role
from office import clock, links
from office.models import AuditRow
from tests.access.scene import PDF
from tests.cast import CouncilFactory, MemberFactory, RoleFactory

pytestmark = pytest.mark.django_db


def test_technician_edits_its_council_on_its_behalf(cast, enter):
    values = {"email": "ajuntament@example.org", "phone": "93 000 00 00", "website": "example.org"}

    enter(cast.technician).post(reverse("organization_edit", args=[cast.council.pk]), values)

    cast.council.refresh_from_db()
    row = AuditRow.objects.get(operation="members.edit_organization")
    assert (cast.council.email, cast.council.website) == ("ajuntament@example.org", "https://example.org")
    assert (row.by_id_number, row.organization_number) == (cast.technician.pk, cast.council.pk)


def test_technician_does_not_edit_another_council(cast, enter):
    response = enter(cast.technician).post(
        reverse("organization_edit", args=[cast.other_council.pk]), {"email": "altre@example.org"}
    )

    cast.other_council.refresh_from_db()
    assert (response.status_code, cast.other_council.email) == (403, "")


def test_rights_end_with_the_role(cast, enter):
    role = cast.technician.roles.get()
    operations.end_role(role=role, ends_on=clock.today() - timedelta(days=1), by=None)

    response = enter(cast.technician).get(reverse("organization_edit", args=[cast.council.pk]))

    assert response.status_code == 404  # nothing else ties this person to the network


def test_known_address_takes_the_person_that_is_there(cast, enter):
    values = {
        "given_name": "X", "family_name": "Y", "sign_in_email": cast.advisor.email.upper(), "line": "technical",
        "title": "Tècnic", "starts_on": "2026-01-01",
    }  # fmt: skip

    enter(cast.coordination).post(reverse("role_add", args=[cast.council.pk]), values)

    assert Role.objects.get(organization=cast.council, title="Tècnic").person == cast.advisor


def test_second_reference_person_relieves_the_first_from_the_form(cast, enter):
    first = RoleFactory(organization=cast.council, is_primary_contact=True)
    values = {
        "given_name": "Rosa", "family_name": "Planas", "line": "technical", "title": "Tècnica",
        "starts_on": "2026-01-01", "is_primary_contact": "on",
    }  # fmt: skip

    enter(cast.coordination).post(reverse("role_add", args=[cast.council.pk]), values)

    first.refresh_from_db()
    assert not first.is_primary_contact
    assert Role.objects.get(organization=cast.council, is_primary_contact=True).person.given_name == "Rosa"


def test_reference_person_cannot_take_somebody_else_into_its_council(cast, enter):
    values = {
        "given_name": "X", "family_name": "Y", "sign_in_email": cast.coordination.email, "line": "technical",
        "title": "Tècnic", "starts_on": "2026-01-01", "email": "un.altre@example.net",
    }  # fmt: skip

    response = enter(cast.mentor).post(reverse("role_add", args=[cast.mentor_council.pk]), values)

    assert response.context["form"].errors["sign_in_email"]
    assert not cast.coordination.roles.exists()


def test_council_asks_to_join_from_its_link(client):
    council = CouncilFactory()
    link = links.create(
        "membership_request", subject_id=council.pk, organization=council, days=60, single_use=True
    )
    values = {
        "resolution_on": (clock.today() - timedelta(days=3)).isoformat(), "contact_name": "Joana",
        "contact_email": "joana@example.org", "resolution": SimpleUploadedFile("acord.pdf", PDF),
    }  # fmt: skip
    address = reverse("request_by_link", args=[link.token])

    first, second = client.post(address, values), client.post(address, values)

    request = MembershipRequest.objects.get()
    assert (first.status_code, second.status_code) == (200, 410)
    assert (request.organization, request.resolution_file.name) == (council, "acord.pdf")


def test_link_of_one_purpose_does_not_open_another(client):
    council = CouncilFactory()
    link = links.create("membership_request", subject_id=council.pk, organization=council, days=60)

    assert client.post(reverse("invitation", args=[link.token])).status_code in {404, 410}


def test_approval_records_the_agreement_and_keeps_nothing_when_refused(cast, enter):
    assembly = Body.objects.create(kind="assembly", name="Assemblea")
    council = CouncilFactory()
    request = operations.request_membership(
        organization=council,
        resolution_on=clock.today(),
        contact_name="J",
        contact_email="j@example.org",
        by=None,
    )
    values = {
        "body": assembly.pk,
        "adopted_on": (clock.today() - timedelta(days=9)).isoformat(),
        "title": "Alta",
    }

    response = enter(cast.coordination).post(reverse("request_approve", args=[request.pk]), values)

    assert response.context["form"].errors["adopted_on"]
    assert not assembly.agreements.exists()


def test_page_says_who_was_invited_and_when_the_link_was_sent(cast, enter):
    role = RoleFactory(organization=cast.council, person__is_active=False)
    operations.invite(person=role.person, by=None)
    prospect = operations.add_prospect(
        organization=CouncilFactory(), since_on=clock.today(), contact_email="a@example.org", by=None
    )
    operations.open_request_link(prospect=prospect, by=None)
    client = enter(cast.coordination)

    invited = client.get(reverse("organization_page", args=[cast.council.pk]))
    interested = client.get(reverse("organization_page", args=[prospect.organization.pk]))

    assertContains(invited, "Invitació enviada el")
    assertContains(interested, "Enllaç enviat el")


@pytest.mark.parametrize("rows", [1, 3])
def test_page_of_a_member_asks_the_same_of_the_database(cast, enter, rows, django_assert_num_queries):
    council = MemberFactory().organization
    RoleFactory.create_batch(rows, organization=council)
    client = enter(cast.coordination)

    with django_assert_num_queries(PAGE_QUERIES):
        client.get(reverse("organization_page", args=[council.pk]))


PAGE_QUERIES = 19


@pytest.mark.parametrize("rows", [1, 3])
def test_home_asks_the_same_of_the_database(cast, enter, rows, django_assert_num_queries):
    for _ in range(rows):
        operations.add_prospect(organization=CouncilFactory(), since_on=clock.today(), by=None)
    client = enter(cast.coordination)

    with django_assert_num_queries(HOME_QUERIES):
        client.get("/")


HOME_QUERIES = 18
