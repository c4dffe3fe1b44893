"""Who proposes an event may change and withdraw it until it is answered, and is told of the answer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from events import operations
from events.models import Event
from members.models import Role
from office import clock
from office.models import Message
from office.refusals import Refused
from tests.events.events import content, kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal(cast):
    given = content(
        title="Fira",
        registration="none",
        is_own=False,
        our_role="attendee",
        hosts="Ajuntament",
        summary="Vella",
    )
    return operations.propose_event(content=given, by=cast.technician)


def typed(**values):
    given = {
        "kind": kind().pk, "title": "Fira de tardor", "day": (clock.today() + timedelta(days=30)).isoformat(),
        "hosts": "Ajuntament", "our_role": "speaker", "municipality": "", "summary": "Nova",
    }  # fmt: skip
    return given | values


def test_who_proposed_it_changes_it_and_the_rest_stays(cast, enter, proposal):
    Event.objects.filter(pk=proposal.pk).update(audience="public", capacity=30)
    client = enter(cast.technician)
    page = reverse("proposal_edit", args=[proposal.pk])
    seen = client.get(page).context["form"]["seen"].value()

    answer = client.post(page, typed(seen=seen))

    proposal.refresh_from_db()
    assertRedirects(answer, proposal.get_absolute_url())
    assert (proposal.title, proposal.our_role, proposal.summary) == ("Fira de tardor", "speaker", "Nova")
    assert (proposal.state, proposal.audience, proposal.capacity) == ("proposed", "public", 30)


def test_form_of_a_proposal_holds_what_was_proposed(cast, enter, proposal):
    form = enter(cast.technician).get(reverse("proposal_edit", args=[proposal.pk])).context["form"]

    assert [form[name].value() for name in ("title", "summary", "our_role")] == ["Fira", "Vella", "attendee"]


def test_changed_by_coordination_meanwhile_nothing_is_lost(cast, enter, proposal):
    client = enter(cast.technician)
    page = reverse("proposal_edit", args=[proposal.pk])
    seen = client.get(page).context["form"]["seen"].value()
    operations.edit_event(event=proposal, content=content(title="Un altre", registration="none"), by=None)

    answer = client.post(page, typed(seen=seen))

    assertContains(answer, "Fira de tardor")
    assert Event.objects.get().title == "Un altre"


def test_who_proposed_it_withdraws_it(cast, enter, proposal):
    client = enter(cast.technician)

    client.post(reverse("proposal_withdraw", args=[proposal.pk]))

    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"
    assertContains(client.get(proposal.get_absolute_url()), "Proposta retirada")
    assertNotContains(enter(cast.coordination).get("/"), "Fira")


def test_withdrawn_twice_it_stays_so(proposal):
    operations.withdraw_proposal(event=proposal, by=None)

    assert operations.withdraw_proposal(event=proposal, by=None).state == "withdrawn"


@pytest.mark.parametrize("answer", ["announce", "decline"])
@pytest.mark.parametrize(
    "act",
    ["withdraw_proposal", "edit_proposal"],
)
def test_once_answered_it_is_not_of_who_proposed_it(proposal, answer, act):
    if answer == "announce":
        operations.announce_event(event=proposal, by=None)
    else:
        operations.decline_proposal(event=proposal, reason="No hi cap", by=None)

    given = {"content": content(title="Un altre")} if act == "edit_proposal" else {}

    with pytest.raises(Refused):
        getattr(operations, act)(event=proposal, by=None, **given)


def test_withdrawn_proposal_is_not_announced(proposal):
    operations.withdraw_proposal(event=proposal, by=None)

    with pytest.raises(Refused):
        operations.announce_event(event=proposal, by=None)


def test_whose_role_has_ended_reads_it_and_does_not_change_it(cast, enter, proposal):
    Role.objects.filter(person=cast.technician).update(ends_on=clock.today() - timedelta(days=1))
    client = enter(cast.technician)

    statuses = [
        client.get(reverse(name, args=[proposal.pk])).status_code for name in ("event_page", "proposal_edit")
    ]

    assert statuses == [200, 403]


def test_answer_comes_by_mail(cast, proposal):
    operations.decline_proposal(event=proposal, reason="Aquell dia hi ha Assemblea", by=cast.coordination)

    mail = Message.objects.get(kind="event_proposal")
    assert (mail.address, mail.link) == (cast.technician.email, proposal.get_absolute_url())
    assert (mail.subject, "Aquell dia hi ha Assemblea" in mail.body) == (
        "No s'accepta la proposta: Fira",
        True,
    )


def test_yes_comes_by_mail_and_once(cast, proposal):
    operations.announce_event(event=proposal, by=cast.coordination)
    operations.announce_event(event=proposal, by=cast.coordination)

    assert [mail.subject for mail in Message.objects.filter(kind="event_proposal")] == [
        "S'accepta la proposta: Fira"
    ]


def test_what_coordination_prepared_itself_is_announced_without_that_mail(cast):
    event = operations.add_event(content=content(), by=cast.coordination)

    operations.announce_event(event=event, by=cast.coordination)

    assert not Message.objects.filter(kind="event_proposal").exists()


def test_page_to_propose_shows_what_came_of_the_others(cast, enter, proposal):
    operations.decline_proposal(event=proposal, reason="No hi cap", by=None)

    own, other = (
        enter(person).get(reverse("event_propose")) for person in (cast.technician, cast.other_technician)
    )

    assert ([row.title for row in own.context["rows"]], other.context["rows"]) == (["Fira"], [])
    assertContains(own, "Proposta no acceptada")


@pytest.mark.parametrize("rows", [1, 3])
def test_page_to_propose_asks_the_same(cast, enter, rows, django_assert_num_queries):
    for _row in range(rows):
        operations.propose_event(content=content(registration="none"), by=cast.technician)
    client = enter(cast.technician)

    with django_assert_num_queries(7):
        client.get(reverse("event_propose"))


@pytest.mark.parametrize("name", ["proposal_edit", "proposal_withdraw"])
def test_page_of_an_answered_proposal_goes_back_to_the_event(cast, enter, proposal, name):
    operations.announce_event(event=proposal, by=None)

    answer = enter(cast.technician).get(reverse(name, args=[proposal.pk]))

    assertRedirects(answer, proposal.get_absolute_url(), fetch_redirect_response=False)


def test_answered_while_it_is_typed_nothing_typed_is_lost(cast, enter, proposal):
    client = enter(cast.technician)
    page = reverse("proposal_edit", args=[proposal.pk])
    seen = client.get(page).context["form"]["seen"].value()
    operations.decline_proposal(event=proposal, reason="No hi cap", by=None)

    answer = client.post(page, typed(seen=seen))

    assertContains(answer, "La proposta ja té resposta")
    assertContains(answer, "Fira de tardor")
