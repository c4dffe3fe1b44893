"""The outcome without signing in: what a link can, and what it cannot."""

from datetime import timedelta

import pytest
from django.urls import reverse

from advisory import links, operations
from members.models import Need, NetworkRole, Person
from office import clock
from office import links as office_links
from office.models import AuditRow, SignedLink
from tests.advisory.sessions import balances, confirm, let_it_begin, make_budget, make_request
from tests.advisory.slots import make_expert
from tests.cast import MemberFactory

pytestmark = pytest.mark.django_db
WORDS = {"outcome": "held", "took": "90", "summary": "Plec revisat."}


@pytest.fixture
def budget():
    return make_budget(3000)


@pytest.fixture
def session(cast, budget):
    asked = make_request(budget.service, cast.council, attendees="Dolors i Enric")
    return let_it_begin(confirm(asked, expert=cast.advisor))


@pytest.fixture
def token(session):
    return links.create(session).token


def see(client, token):
    return client.get(reverse("link_session_log", args=[token]))


def send(client, token, **values):
    return client.post(reverse("link_session_log", args=[token]), WORDS | values)


def state_of(session):
    session.refresh_from_db()
    return session.state


def test_link_shows_the_session_and_changes_nothing(client, session, token):
    before = AuditRow.objects.count()

    response = see(client, token)

    page = response.content.decode()
    assert (response.status_code, AuditRow.objects.count(), state_of(session)) == (200, before, "confirmed")
    assert all(words in page for words in ("Dolors i Enric", str(session.councils.get().organization)))


def test_link_shows_no_hours_of_the_budget_and_no_other_session(client, session, budget, token):
    other = make_request(budget.service, MemberFactory().organization, words="Moneda local")

    page = see(client, token).content.decode().split("<main")[1].split("</main>")[0]

    assert "Moneda local" not in page
    assert str(other.councils.get().organization) not in page
    assert "/assessoraments/" not in page.replace(reverse("link_session_log", args=[token]), "")


def test_outcome_is_written_down_in_the_name_of_the_expert(client, cast, session, budget, token):
    response = send(client, token)

    row = AuditRow.objects.filter(operation="advisory.log_outcome").get()
    assert (response.status_code, state_of(session), row.by_id_number) == (200, "done", cast.advisor.pk)
    assert balances(budget) == (2910, 0, 90)


def test_b14_minutes_beyond_the_hold_are_told_on_the_page(client, session, token):
    response = send(client, token, took="other", length="2 h 30 min")

    assert state_of(session) == "done"
    assert "30 min" in response.context["sentence"]


def test_link_of_what_is_settled_is_closed_with_its_sentence(client, session, token):
    send(client, token)

    again = send(client, token, summary="Una altra cosa", new_needs="Un plec")
    seen = see(client, token)

    session.refresh_from_db()
    assert (again.status_code, seen.status_code) == (410, 410)
    assert (session.summary, Need.objects.count()) == ("Plec revisat.", 0)


def end_cancelled(session):
    let_it_begin(session, clock.now() + timedelta(days=2))
    operations.cancel_session(session=session, reason="Ja no cal", side="council", by=None)


def end_no_show(session):
    operations.mark_no_show(session=session, absent="council", by=None)


def end_expert_changed(session):
    let_it_begin(session, clock.now() + timedelta(days=2))
    operations.assign_expert(session=session, expert=make_expert(), by=None)
    let_it_begin(session)


def end_no_longer_an_advisor(session):
    NetworkRole.objects.filter(person=session.expert).update(ends_on=clock.today() - timedelta(days=1))


def end_account_closed(session):
    Person.objects.filter(pk=session.expert_id).update(is_active=False)


def end_expired(session):
    SignedLink.objects.update(expires_at=clock.now())


def end_revoked(session):
    office_links.revoke(links.OUTCOME, session.pk)


ENDS = [
    end_cancelled, end_no_show, end_expert_changed, end_no_longer_an_advisor, end_account_closed, end_expired,
    end_revoked,
]  # fmt: skip


@pytest.mark.parametrize("end", ENDS, ids=[end.__name__ for end in ENDS])
def test_link_that_has_ended_says_why_and_writes_nothing(client, session, token, end):
    end(session)
    before = state_of(session)

    answers = [see(client, token), send(client, token)]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert answers[0].templates[0].name == "office/link_closed.html"
    assert state_of(session) == before


def of_another_purpose(session, token):
    return office_links.create("onboarding", subject_id=session.pk, person=session.expert, days=9).token


def cut_short(session, token):
    return token[:-3]


def of_another_number(session, token):
    number, _dot, signature = token.partition(".")
    return f"{int(number) + 1}.{signature}"


@pytest.mark.parametrize("forge", [of_another_purpose, cut_short, of_another_number])
def test_token_that_is_not_of_this_door_opens_nothing(client, session, token, forge):
    forged = forge(session, token)

    answers = [see(client, forged), send(client, forged)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert state_of(session) == "confirmed"


def test_link_writes_down_its_own_session_and_no_other(client, cast, session, budget, token):
    other = let_it_begin(
        confirm(make_request(budget.service), expert=cast.advisor), session.starts_at - timedelta(days=1)
    )

    send(client, token, session=other.pk, pk=other.pk)

    assert (state_of(session), state_of(other)) == ("done", "confirmed")


def test_link_of_an_expert_that_gives_another_session_does_not_open_this_one(client, cast, session, token):
    """The part is asked of the session: a link whose person is not its expert is closed."""
    SignedLink.objects.update(person=make_expert())

    assert (send(client, token).status_code, state_of(session)) == (410, "confirmed")


def test_link_before_the_session_says_when_to_come_back(client, cast, budget):
    session = confirm(make_request(budget.service, cast.council), expert=cast.advisor)
    token = links.create(session).token

    response = send(client, token)

    assert (response.status_code, state_of(session)) == (200, "confirmed")
    assert response.context["is_to_come"]


def test_same_link_is_sent_while_it_is_open(session, token):
    assert links.address_for(session) == reverse("link_session_log", args=[token])

    office_links.revoke(links.OUTCOME, session.pk)

    assert links.address_for(session) != reverse("link_session_log", args=[token])


def test_link_of_whoever_is_signed_in_still_writes_for_its_expert(enter, cast, session, token):
    send(enter(cast.technician), token)

    row = AuditRow.objects.filter(operation="advisory.log_outcome").get()
    assert row.by_id_number == cast.advisor.pk


def test_page_of_a_link_takes_four_queries(client, token, django_assert_num_queries):
    with django_assert_num_queries(4):
        see(client, token)
