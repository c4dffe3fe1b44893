"""The checklist without signing in: what a link can, and what it cannot."""

import pytest
from django.urls import reverse

from care import links, operations
from care.models import Onboarding
from members.addresses import recipient_of
from office import clock
from office import links as office_links
from office.models import AuditRow, SignedLink
from tests.care.conftest import begin, days, propose, step_of

pytestmark = pytest.mark.django_db


def token_for(onboarding, organization):
    return links.create(onboarding, organization, recipient_of(organization)).token


@pytest.fixture
def token(onboarding, cast):
    return token_for(onboarding, cast.council)


def tick(client, token, step, verb="finish", **values):
    return client.post(reverse(f"link_step_{verb}", args=[token, step.pk]), values)


def test_link_shows_the_checklist_and_changes_nothing(client, token):
    before = AuditRow.objects.count()

    response = client.get(reverse("link_checklist", args=[token]))

    assert response.status_code == 200
    assert {row.who for row in response.context["checklist"].rows if row.may_do} == {
        str(response.context["onboarding"])
    }
    assert AuditRow.objects.count() == before


def test_council_ticks_and_undoes_its_step_by_link(client, onboarding, cast, token):
    tick(client, token, step_of(onboarding, "referents"), note="Som l'Anna i en Pere")
    done = step_of(onboarding, "referents")

    tick(client, token, done, "reopen")

    assert (done.state, done.done_by, done.done_for) == ("done", cast.technician, cast.council)
    assert step_of(onboarding, "referents").state == "pending"


@pytest.mark.parametrize("code", ["recursos", "tancament", "primera-conversa"])
def test_link_of_the_council_ticks_only_its_steps(client, mentored, cast, code):
    token = token_for(mentored, cast.council)

    response = tick(client, token, step_of(mentored, code))

    assert (response.status_code, step_of(mentored, code).state) == (403, "pending")


def test_link_sent_to_an_address_that_others_write_down_names_nobody(client, onboarding, cast):
    """The reference person may write any address on a colleague's post: what comes from there is the council's."""
    cast.council.roles.update(email="un.altre@example.net")
    step = step_of(onboarding, "referents")

    tick(client, token_for(onboarding, cast.council), step)

    row = AuditRow.objects.filter(operation="care.finish_step").latest("pk")
    assert (row.by_id_number, row.organization_number) == (None, cast.council.pk)


def test_link_opens_one_welcome_only(client, cast, token):
    other = begin(cast.other_council)

    response = tick(client, token, step_of(other, "referents"))

    assert (response.status_code, step_of(other, "referents").state) == (404, "pending")


def test_mentor_answers_and_then_ticks_by_the_same_link(client, onboarding, cast):
    propose(onboarding, cast.mentor_council)
    token = SignedLink.objects.get(organization_number=cast.mentor_council.pk).token
    before = tick(client, token, step_of(onboarding, "primera-conversa")).status_code

    client.post(reverse("link_mentor_answer", args=[token]), {"answer": "yes", "note": "Som-hi"})
    tick(client, token, step_of(onboarding, "primera-conversa"))

    proposal = onboarding.proposals.get()
    assert (before, proposal.state, proposal.answer_note) == (403, "accepted", "Som-hi")
    assert step_of(onboarding, "primera-conversa").done_for == cast.mentor_council


def test_mentor_that_declines_by_link_gets_thanks_and_then_a_closed_door(client, onboarding, cast):
    propose(onboarding, cast.mentor_council)
    token = SignedLink.objects.get(organization_number=cast.mentor_council.pk).token

    thanks = client.post(reverse("link_mentor_answer", args=[token]), {"answer": "no"})
    after = client.get(reverse("link_checklist", args=[token]))

    assert (thanks.status_code, after.status_code) == (200, 410)
    assert onboarding.proposals.get().state == "declined"


def test_link_of_the_council_does_not_answer_for_the_mentor(client, onboarding, cast, token):
    proposal = propose(onboarding, cast.mentor_council)

    response = client.post(reverse("link_mentor_answer", args=[token]), {"answer": "yes"})

    proposal.refresh_from_db()
    assert (response.status_code, proposal.state) == (403, "proposed")


def test_answer_that_is_neither_yes_nor_no_is_asked_again(client, onboarding, cast):
    proposal = propose(onboarding, cast.mentor_council)
    token = SignedLink.objects.get(organization_number=cast.mentor_council.pk).token

    response = client.post(reverse("link_mentor_answer", args=[token]), {"answer": "maybe"})

    proposal.refresh_from_db()
    assert (response.status_code, proposal.state) == (200, "proposed")
    assert list(response.context["checklist"].answer_form.errors) == ["answer"]


@pytest.mark.parametrize("end", ["expired", "revoked", "cut", "of another purpose"])
def test_closed_link_gives_a_page_that_says_what_to_do(client, onboarding, cast, token, end):
    if end == "expired":
        SignedLink.objects.update(expires_at=clock.now())
    elif end == "revoked":
        office_links.revoke("onboarding", onboarding.pk)
    elif end == "cut":
        token = token[:-3]
    else:
        token = office_links.create(
            "invitation", subject_id=onboarding.pk, organization=cast.council, days=9
        ).token

    seen = client.get(reverse("link_checklist", args=[token]))
    ticked = tick(client, token, step_of(onboarding, "referents"))

    assert {seen.status_code, ticked.status_code} <= {404, 410}
    assert seen.templates[0].name == "office/link_closed.html"
    assert step_of(onboarding, "referents").state == "pending"


def test_link_of_a_person_ends_with_its_role(client, onboarding, cast, token):
    cast.technician.roles.update(ends_on=clock.today() - days(1))

    response = tick(client, token, step_of(onboarding, "referents"))

    assert (response.status_code, step_of(onboarding, "referents").state) == (410, "pending")


def test_link_of_a_mentor_ends_when_it_is_withdrawn(client, mentored, cast):
    token = token_for(mentored, cast.mentor_council)
    operations.withdraw_mentor_proposal(proposal=mentored.live_proposal, by=None)

    assert tick(client, token, step_of(mentored, "primera-conversa")).status_code == 410


def test_link_to_the_shared_mailbox_acts_for_the_council_and_nobody_in_particular(client, cast, protocols):
    cast.technician.roles.update(ends_on=clock.today() - days(1))
    cast.councillor.roles.update(ends_on=clock.today() - days(1))
    cast.council.email = "ajuntament@example.org"
    cast.council.save()
    onboarding = begin(cast.council)
    token = SignedLink.objects.get().token

    tick(client, token, step_of(onboarding, "referents"))

    step = step_of(onboarding, "referents")
    assert (step.state, step.done_by, step.done_for) == ("done", None, cast.council)


def test_link_of_a_closed_welcome_shows_how_it_ended_and_ticks_nothing(client, onboarding, token):
    operations.stop_onboarding(onboarding=onboarding, reason="Han marxat", by=None)

    seen = client.get(reverse("link_checklist", args=[token]))
    ticked = tick(client, token, step_of(onboarding, "referents"))

    assert (seen.status_code, ticked.status_code) == (200, 403)
    assert Onboarding.objects.get().state == "stopped"


@pytest.mark.parametrize("number", [1, 3])
def test_page_of_a_link_takes_six_queries(client, mentored, cast, django_assert_num_queries, number):
    token = token_for(mentored, cast.council)
    for _ in range(number):
        operations.add_step(
            onboarding=mentored, title="Més", responsible="council", due_on=clock.today(), by=None
        )

    with django_assert_num_queries(6):
        client.get(reverse("link_checklist", args=[token]))
