"""/organs/: the forms with which coordination keeps bodies and groups."""

from datetime import date

import pytest
from django.urls import reverse

from members import operations
from members.models import Agreement, Body, Participation, Seat, Term
from tests.cast import MemberFactory, RoleFactory

pytestmark = pytest.mark.django_db

DAY = date(2025, 10, 25)


@pytest.fixture
def executive(cast):
    return Body.objects.get(kind="executive")


@pytest.fixture
def group(cast):
    return Body.objects.get(kind="working_group")


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


def role(**values):
    return RoleFactory(organization=MemberFactory().organization, **values)


def fill(client, address, row, /, **values):
    return client.post(reverse(address, args=[row.pk]), values)


ELECTION = {"adopted_on": DAY.isoformat(), "title": "Elecció"}


def holder(post):
    return f"{post.organization_id}-{post.person_id}"


def test_election_is_recorded_with_its_agreement(client, executive):
    assembly = Body.objects.create(kind="assembly", name="Assemblea")
    president, council = role(), MemberFactory().organization

    response = fill(
        client, "election_record", executive, **ELECTION, body=assembly.pk,
        presidency=holder(president), member_9=council.pk,
    )  # fmt: skip

    term = Term.objects.get(starts_on=DAY)
    rows = list(term.seats.in_order().values_list("function", "organization", "person"))
    assert response.status_code == 302
    assert (term.ends_on, term.agreement.body, term.agreement.title) == (
        date(2029, 10, 24),
        assembly,
        "Elecció",
    )
    assert rows == [
        ("presidency", president.organization_id, president.person_id),
        ("member", council.pk, None),
    ]


def test_election_cites_an_agreement_already_recorded(client, executive):
    agreement = operations.record_agreement(body=executive, adopted_on=DAY, title="Elecció", by=None)

    fill(
        client, "election_record", executive, agreement=agreement.pk, member_1=MemberFactory().organization_id
    )

    assert Term.objects.get(agreement=agreement).starts_on == DAY
    assert Agreement.objects.count() == 1


def test_election_refused_keeps_what_was_typed_and_records_nothing(client, executive):
    council = MemberFactory(starts_on=date(2018, 1, 1)).organization
    values = ELECTION | {"body": executive.pk, "presidency": council.pk, "member_1": council.pk}

    form = fill(client, "election_record", executive, **values).context["form"]
    early = fill(
        client, "election_record", executive, **(values | {"member_1": "", "starts_on": "2023-01-01"})
    )

    assert list(form.errors) == ["member_1"]
    assert form["presidency"].value() == str(council.pk)
    assert list(early.context["form"].errors) == ["starts_on"]
    assert (Agreement.objects.count(), Term.objects.count()) == (0, 1)


def test_election_lists_who_could_be_elected_that_day_and_keeps_what_was_chosen(client, executive):
    gone = role(ends_on=date(2025, 12, 31))
    newcomer = role(starts_on=date(2026, 1, 1))
    values = ELECTION | {"body": executive.pk, "presidency": holder(newcomer), "member_1": holder(gone)}

    form = fill(client, "election_record", executive, **values).context["form"]

    offered = dict(form.fields["presidency"].choices)
    assert list(form.errors) == ["presidency"]
    assert (holder(gone) in offered, holder(newcomer) in offered) == (True, True)
    assert holder(newcomer) not in dict(form.fields["secretary"].choices)
    assert offered[str(gone.organization_id)] == f"{gone.organization.short_name}: encara sense persona"


def test_election_of_nobody_is_answered_beside_the_first_seat(client, executive):
    form = fill(client, "election_record", executive, **ELECTION, body=executive.pk).context["form"]

    assert list(form.errors) == ["presidency"]


@pytest.mark.parametrize("name", ["election_record", "group_state_change", "participation_add"])
def test_page_that_a_body_has_not_is_not_found(client, name):
    assembly = Body.objects.create(kind="assembly", name="Assemblea")

    assert client.get(reverse(name, args=[assembly.pk])).status_code == 404


def test_seat_is_added_replaced_and_ended_from_its_pages(client, executive):
    post, council = role(), MemberFactory().organization
    term, first = Term.objects.get(), Seat.objects.get()

    fill(client, "seat_add", term, function="secretary", holder=council.pk, starts_on="2025-01-01")
    fill(client, "seat_replace", first, holder=holder(post), starts_on="2025-02-01")
    fill(client, "seat_end", term.seats.get(person=post.person), ends_on="2026-01-31")

    rows = list(term.seats.order_by("starts_on").values_list("function", "starts_on", "ends_on"))
    assert rows == [
        ("presidency", date(2024, 1, 1), date(2025, 1, 31)),
        ("secretary", date(2025, 1, 1), None),
        ("presidency", date(2025, 2, 1), date(2026, 1, 31)),
    ]


def test_term_is_moved_and_its_election_withdrawn(client, executive):
    fill(client, "election_record", executive, **ELECTION, body=executive.pk,
         member_1=MemberFactory().organization_id)  # fmt: skip
    former, term = Term.objects.order_by("starts_on")

    fill(client, "term_end", term, ends_on="2029-12-31")
    moved = Term.objects.get(pk=term.pk).ends_on
    form = client.get(reverse("election_withdraw", args=[term.pk])).context["form"]
    fill(client, "election_withdraw", term, former_ends_on="2027-12-31")

    assert moved == date(2029, 12, 31)
    assert form["former_ends_on"].value() == date(2027, 12, 31)
    assert [(row.pk, row.ends_on) for row in Term.objects.all()] == [(former.pk, date(2027, 12, 31))]


def test_group_lives_through_its_pages(client):
    client.post(reverse("group_propose"), {
        "name": "Llei de l'ESS", "state": "proposed", "starts_on": "2026-01-01", "reason": "Pla 2026",
    })  # fmt: skip
    body = Body.objects.get(name="Llei de l'ESS")

    fill(client, "group_state_change", body, state="active", starts_on="2026-02-01", reason="Acord")
    fill(client, "body_rename", body, name="Llei de l'ESS i desplegament", starts_on="2026-03-01")
    fill(client, "agreement_add", body, adopted_on="2026-02-01", title="Calendari", due_on="2026-06-01")
    fill(client, "agreement_state", body.agreements.get(), state="fulfilled")

    body.refresh_from_db()
    assert [spell.state for spell in body.spells.all()] == ["proposed", "active"]
    assert (body.name, body.former_names.get().name) == ("Llei de l'ESS i desplegament", "Llei de l'ESS")
    assert (body.agreements.get().state, body.agreements.get().due_on) == ("fulfilled", date(2026, 6, 1))


def test_applicant_comes_into_the_group_coordinates_and_leaves(client, group):
    post = RoleFactory(organization=MemberFactory(state="applicant").organization)

    fill(client, "participation_add", group, holder=holder(post), starts_on="2025-01-01", is_coordinator="on")
    participation = Participation.objects.get(organization=post.organization)
    fill(client, "coordinator_set", participation, stop="1")
    stopped = Participation.objects.filter(is_coordinator=True).exists()
    fill(client, "participation_end", participation, ends_on="2025-12-31")

    participation.refresh_from_db()
    assert (stopped, participation.ends_on) == (False, date(2025, 12, 31))


def test_council_without_a_person_cannot_coordinate(client, group):
    council = MemberFactory().organization

    response = fill(
        client, "participation_add", group, holder=council.pk, starts_on="2025-01-01", is_coordinator="on"
    )

    assert response.context["form"].non_field_errors()
    assert not Participation.objects.filter(organization=council).exists()
