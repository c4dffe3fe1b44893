"""The expert writes down what came of a session: the form, signed in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from advisory.models import AdvisorySession, SessionMaterial
from members import operations as members
from members.models import Need
from office import clock
from tests.access.scene import PDF
from tests.advisory.sessions import balances, confirm, let_it_begin, make_budget, make_request
from tests.cast import MemberFactory

pytestmark = pytest.mark.django_db
WORDS = {"outcome": "held", "took": "120", "summary": "Plec revisat."}


@pytest.fixture
def budget():
    return make_budget(3000)


@pytest.fixture
def session(cast, budget):
    return let_it_begin(confirm(make_request(budget.service, cast.council), expert=cast.advisor))


def log(enter, cast, session, by=None, **values):
    return enter(by or cast.advisor).post(reverse("session_log", args=[session.pk]), WORDS | values)


def said(client_response):
    return [str(message) for message in client_response.wsgi_request._messages]


def test_agreed_length_is_chosen_already(enter, cast, session):
    response = enter(cast.advisor).get(reverse("session_log", args=[session.pk]))

    field = response.context["form"]["took"]
    assert (field.initial, [value for value, _words in field.field.choices]) == (
        "120",
        ["60", "90", "120", "other"],
    )


def test_ninety_minutes_flow_into_the_ledger(enter, cast, session, budget):
    response = log(enter, cast, session, took="90", follow_up="Enviaran el plec.")

    session.refresh_from_db()
    assert (response.status_code, response["Location"]) == (302, reverse("expert_page"))
    assert (session.state, session.minutes_used, session.follow_up) == ("done", 90, "Enviaran el plec.")
    assert balances(budget) == (2910, 0, 90)


@pytest.mark.parametrize("typed, minutes", [("1 h 15", 75), ("45 min", 45), ("2:30", 150)])
def test_other_lengths_are_typed_in_hours_and_minutes(enter, cast, session, typed, minutes):
    log(enter, cast, session, took="other", length=typed)

    session.refresh_from_db()
    assert session.minutes_used == minutes


def test_b14_minutes_beyond_the_hold_are_written_down_and_told(enter, cast, session, budget):
    response = log(enter, cast, session, took="other", length="2 h 30")

    session.refresh_from_db()
    assert (session.state, session.minutes_used, balances(budget)) == ("done", 150, (2880, 0, 120))
    assert "30 min" in said(response)[0]


@pytest.mark.parametrize(
    "values, field",
    [
        ({"took": ""}, "took"),
        ({"took": "other"}, "length"),
        ({"took": "other", "length": "90"}, "length"),
        ({"took": "other", "length": "20 h"}, "length"),
        ({"took": "17"}, "took"),
        ({"summary": " "}, "summary"),
        ({"outcome": "perhaps"}, "outcome"),
        ({"new_needs": "\n".join("abcdef")}, "new_needs"),
        ({"material_title": "Plec"}, "material_url"),
        ({"material_url": "https://xmess.cat"}, "material_title"),
        ({"material_title": "Plec", "material_url": "javascript:alert(1)"}, "material_url"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(enter, cast, session, values, field):
    response = log(enter, cast, session, **values)

    session.refresh_from_db()
    assert (response.status_code, session.state) == (200, "confirmed")
    assert list(response.context["form"].errors) == [field]


def test_lines_become_needs_of_the_council(enter, cast, session):
    log(enter, cast, session, new_needs="Un plec de neteja\n\n  Una ordenança  ")

    found = Need.objects.values_list("organization", "words", "source", "topic")
    assert sorted(found) == [
        (cast.council.pk, "Un plec de neteja", "meeting", session.topic_id),
        (cast.council.pk, "Una ordenança", "meeting", session.topic_id),
    ]


def test_needs_of_a_collective_session_say_whose_they_are(enter, cast, budget):
    other = MemberFactory().organization
    both = make_request(budget.service, cast.council, other)
    session = let_it_begin(confirm(both, expert=cast.advisor))

    unsaid = log(enter, cast, session, new_needs="Un plec")
    log(enter, cast, session, new_needs="Un plec", need_of=other.pk)

    assert list(unsaid.context["form"].errors) == ["need_of"]
    assert Need.objects.get().organization == other


@pytest.mark.parametrize("ticked, state", [({"is_need_answered": "on"}, "answered"), ({}, "open")])
def test_need_that_brought_it_is_closed_if_the_expert_says_so(enter, cast, budget, ticked, state):
    need = members.record_need(organization=cast.council, words="Clàusules", source="contact", by=None)
    asked = make_request(budget.service, cast.council, need=need)
    session = let_it_begin(confirm(asked, expert=cast.advisor))

    log(enter, cast, session, **ticked)

    need.refresh_from_db()
    assert need.state == state


def test_file_and_link_are_left_in_the_session(enter, cast, session):
    file = SimpleUploadedFile("plec.pdf", PDF)

    log(enter, cast, session, material_title="Plec model", material_file=file)

    material = SessionMaterial.objects.get()
    assert (material.session, material.title, material.file.name) == (session, "Plec model", "plec.pdf")


def test_refused_file_writes_nothing_at_all(enter, cast, session, budget):
    file = SimpleUploadedFile("virus.exe", b"MZ")

    response = log(enter, cast, session, material_title="Plec", material_file=file, new_needs="Un plec")

    assert (response.status_code, AdvisorySession.objects.get().state) == (200, "confirmed")
    assert list(response.context["form"].errors) == ["material_file"]
    assert (Need.objects.count(), balances(budget)) == (0, (3000, 120, 0))


@pytest.mark.parametrize("side", ["council", "expert"])
def test_nobody_came_asks_nothing_more(enter, cast, session, budget, side):
    response = log(enter, cast, session, outcome=side, took="", summary="", reason="Hi havia ple")

    session.refresh_from_db()
    assert response.status_code == 302
    assert (session.state, session.closed_side, session.closed_reason) == ("no_show", side, "Hi havia ple")
    assert balances(budget) == (3000, 0, 0)


def test_second_time_is_answered_kindly(enter, cast, session):
    log(enter, cast, session)

    again = log(enter, cast, session, summary="Una altra cosa")

    session.refresh_from_db()
    assert (again.status_code, again.templates[0].name) == (200, "advisory/session_settled.html")
    assert f"{clock.today().year}" in again.context["sentence"]
    assert session.summary == "Plec revisat."


def test_session_to_come_has_nothing_to_write_down_yet(enter, cast, budget):
    session = confirm(make_request(budget.service, cast.council), expert=cast.advisor)

    response = log(enter, cast, session)

    session.refresh_from_db()
    assert (response.status_code, session.state, response.context["is_to_come"]) == (200, "confirmed", True)


def test_coordination_writes_it_down_and_stays_in_the_session(enter, cast, session):
    response = log(enter, cast, session, by=cast.coordination)

    assert response["Location"] == session.get_absolute_url()


def test_another_expert_does_not_even_see_it(enter, cast, budget):
    session = let_it_begin(confirm(make_request(budget.service, cast.council)))

    assert log(enter, cast, session).status_code == 404


def test_page_takes_seven_queries(enter, cast, session, django_assert_num_queries):
    client = enter(cast.advisor)

    with django_assert_num_queries(7):
        client.get(reverse("session_log", args=[session.pk]))
