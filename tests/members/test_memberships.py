from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from members import operations
from members.models import Agreement, Body, Membership, Organization, Prospect
from office import clock
from office.models import AuditRow, Message, SignedLink
from office.refusals import Refused
from tests.access.scene import PDF
from tests.cast import CouncilFactory, MemberFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def assembly() -> Body:
    return Body.objects.create(kind="assembly", name="Assemblea")


def ask(organization, **values):
    given = {
        "resolution_on": clock.today() - timedelta(days=20),
        "contact_name": "Joana Vila",
        "contact_email": "joana@example.org",
        "by": None,
    }
    return operations.request_membership(organization=organization, **(given | values))


def states(organization):
    return [(row.state, row.starts_on, row.ends_on) for row in organization.memberships.order_by("starts_on")]


def test_request_makes_an_applicant_and_closes_the_prospect():
    council = CouncilFactory()
    prospect = operations.add_prospect(organization=council, since_on=clock.today(), by=None)

    ask(council)

    prospect.refresh_from_db()
    assert states(council) == [("applicant", clock.today(), None)]
    assert (prospect.state, prospect.closed_on) == ("requested", clock.today())


def test_approval_makes_a_member_from_the_day_of_the_agreement(assembly):
    council = CouncilFactory()
    today = clock.today()
    request = ask(council, requested_on=today - timedelta(days=10))
    agreement = operations.record_agreement(body=assembly, adopted_on=today, title="Alta", by=None)

    operations.approve_request(request=request, agreement=agreement, by=None)

    assert states(council) == [
        ("applicant", today - timedelta(days=10), today - timedelta(days=1)),
        ("active", today, None),
    ]
    assert Membership.objects.get(state="active").agreement == agreement
    assert Message.objects.get(kind="request_approved").address == "joana@example.org"


def test_approval_on_the_day_of_the_request_leaves_one_row(assembly):
    council = CouncilFactory()
    request = ask(council)
    agreement = operations.record_agreement(body=assembly, adopted_on=clock.today(), title="Alta", by=None)

    operations.approve_request(request=request, agreement=agreement, by=None)

    assert states(council) == [("active", clock.today(), None)]


def test_approval_twice_is_refused(assembly):
    council = CouncilFactory()
    request = ask(council)
    agreement = operations.record_agreement(body=assembly, adopted_on=clock.today(), title="Alta", by=None)
    operations.approve_request(request=request, agreement=agreement, by=None)

    with pytest.raises(Refused):
        operations.approve_request(request=request, agreement=agreement, by=None)


def test_approval_by_an_agreement_before_the_request_is_refused(assembly):
    request = ask(CouncilFactory())
    agreement = Agreement.objects.create(body=assembly, adopted_on=date(2023, 3, 30), title="Alta")

    with pytest.raises(Refused):
        operations.approve_request(request=request, agreement=agreement, by=None)

    assert states(request.organization) == [("applicant", clock.today(), None)]


def test_second_request_is_refused_while_the_first_waits():
    council = CouncilFactory()
    ask(council)

    with pytest.raises(Refused):
        ask(council)


def test_partner_cannot_ask_to_join():
    partner = Organization.objects.create(kind="partner", name="Federació", short_name="Federació")

    with pytest.raises(Refused):
        ask(partner)


def test_member_suspended_withdrawn_and_joined_again_keeps_its_history():
    council = MemberFactory().organization
    days = [date(2025, 1, 1), date(2025, 6, 1), date(2026, 1, 1)]

    for state, day in zip(("suspended", "withdrawn", "active"), days, strict=True):
        operations.change_membership(organization=council, state=state, starts_on=day, reason="Ple", by=None)

    assert states(council) == [
        ("active", date(2024, 1, 1), date(2024, 12, 31)),
        ("suspended", date(2025, 1, 1), date(2025, 5, 31)),
        ("withdrawn", date(2025, 6, 1), date(2025, 12, 31)),
        ("active", date(2026, 1, 1), None),
    ]


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2024, 12, 31), "active"), (date(2025, 1, 1), "suspended"), (date(2023, 12, 31), None)],
)
def test_state_is_asked_on_a_date(on, expected):
    council = MemberFactory().organization
    operations.change_membership(
        organization=council, state="suspended", starts_on=date(2025, 1, 1), reason="Ple", by=None
    )

    state = Organization.objects.with_membership(on).get(pk=council.pk).membership_state

    assert state == expected


def test_change_before_the_last_one_is_refused():
    council = MemberFactory().organization

    with pytest.raises(Refused):
        operations.change_membership(
            organization=council, state="withdrawn", starts_on=date(2023, 1, 1), reason="Ple", by=None
        )


def test_membership_is_not_changed_by_hand_while_a_request_waits():
    council = CouncilFactory()
    ask(council)

    with pytest.raises(Refused):
        operations.change_membership(
            organization=council, state="active", starts_on=clock.today(), reason="Ple", by=None
        )


def test_year_typed_wrong_is_refused():
    council = MemberFactory().organization

    with pytest.raises(Refused):
        operations.change_membership(
            organization=council, state="suspended", starts_on=date(2126, 1, 1), reason="Ple", by=None
        )


def test_link_to_ask_to_join_ends_with_the_interest():
    council = CouncilFactory()
    prospect = operations.add_prospect(
        organization=council, since_on=clock.today(), contact_email="a@example.org", by=None
    )
    operations.open_request_link(prospect=prospect, by=None)

    operations.close_prospect(prospect=prospect, state="closed", by=None)

    assert not SignedLink.objects.get().is_open


def test_document_of_a_decided_request_is_kept_as_long_as_its_names():
    council = CouncilFactory()
    request = ask(council, resolution=SimpleUploadedFile("acord.pdf", PDF))

    operations.withdraw_request(request=request, by=None)

    assert request.resolution_file.delete_on == clock.today() + timedelta(days=730)


def test_refused_request_leaves_no_file():
    council = MemberFactory(state="withdrawn", starts_on=clock.today()).organization
    before = sorted(Path(settings.MEDIA_ROOT).rglob("*.pdf"))

    with pytest.raises(Refused):
        ask(
            council,
            requested_on=clock.today() - timedelta(days=1),
            resolution=SimpleUploadedFile("a.pdf", PDF),
        )

    assert sorted(Path(settings.MEDIA_ROOT).rglob("*.pdf")) == before


def test_database_refuses_two_states_on_one_day():
    council = MemberFactory().organization

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(organization=council, state="suspended", starts_on=date(2025, 1, 1))


def test_database_refuses_a_member_without_agreement_or_source():
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(organization=CouncilFactory(), state="active", starts_on=date(2025, 1, 1))


def test_prospect_already_in_the_network_is_refused():
    council = MemberFactory().organization

    with pytest.raises(Refused):
        operations.add_prospect(organization=council, since_on=clock.today(), by=None)

    assert Prospect.objects.count() == 0


def test_operation_leaves_a_row_with_its_personal_part_apart():
    person = PersonFactory(given_name="Alice", family_name="Serra")
    council = CouncilFactory()

    operations.add_prospect(
        organization=council, since_on=clock.today(), contact_name="Joana Vila", source="Fira", by=person
    )

    row = AuditRow.objects.get()
    assert (row.operation, row.by_id_number, row.subject_type) == (
        "members.add_prospect",
        person.pk,
        "members.prospect",
    )
    assert row.after["source"] == "Fira"
    assert "contact_name" not in row.after
    assert row.personal.by_name == "Alice Serra"
    assert row.personal.after["contact_name"] == "Joana Vila"


def test_only_councils_have_a_membership():
    ateneu = Organization.objects.create(kind="partner", name="Ateneu Cooperatiu", short_name="Ateneu")

    with pytest.raises(Refused):
        operations.change_membership(
            organization=ateneu, state="active", starts_on=clock.today(), reason="Acta", by=None
        )

    assert not ateneu.memberships.exists()


def test_year_of_long_ago_is_a_slip_of_the_keyboard():
    council = CouncilFactory()

    with pytest.raises(Refused) as refused:
        operations.change_membership(
            organization=council, state="active", starts_on=date(1820, 1, 1), reason="Acta", by=None
        )

    assert (refused.value.field, council.memberships.exists()) == ("starts_on", False)
