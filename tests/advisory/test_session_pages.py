"""/assessoraments/<number>/: what it is, what comes next and who must do it, for each who reads it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from advisory import operations
from advisory.models import AdvisorySession, SessionMaterial
from office import files
from tests.access.scene import PDF
from tests.advisory.sessions import ServiceFactory, confirm, let_it_begin, make_budget, make_request
from tests.advisory.slots import take_time

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget():
    return make_budget(3000)


@pytest.fixture
def request_of(cast, budget):
    return make_request(budget.service, cast.council, by=cast.technician)


def logged(session, minutes=90, **values):
    given = {"summary": "Plec revisat.", "by": None} | values
    return operations.log_outcome(session=let_it_begin(session), minutes_used=minutes, **given)


def step(client, session):
    return client.get(session.get_absolute_url()).context["step"]


def test_council_reads_what_comes_after_asking(request_of, cast, enter):
    page = enter(cast.technician).get(request_of.get_absolute_url())

    for said in (
        "Busquem qui us pot ajudar",
        "Mentrestant no heu de fer res",
        "2 h reservades (bossa: CCPR, 2026)",
    ):
        assertContains(page, said)


def test_coordination_reads_what_it_has_to_do_with_a_request(request_of, cast, enter):
    found = step(enter(cast.coordination), request_of)

    assert (found.title, found.who) == ("Assigneu qui l'ha de fer i acordeu la data", "Coordinació")
    assert [act.name for act in found.acts] == ["session_assign", "session_date"]


def test_request_on_a_published_time_waits_for_its_expert(cast, enter, budget):
    session = take_time(budget.service, cast.council, expert=cast.advisor)

    found, mine = step(enter(cast.technician), session), step(enter(cast.advisor), session)

    assert (found.title, found.who, found.acts) == (
        "Falta que us confirmin l'hora",
        str(cast.advisor),
        [],
    )
    assert found.when.startswith("abans del ")
    assert [act.name for act in mine.acts] == ["session_confirm"]


def test_date_stands_in_full_words_with_its_zone(request_of, cast, enter):
    session = confirm(request_of, expert=cast.advisor)

    page = enter(cast.technician).get(session.get_absolute_url())

    assertContains(page, "10.00 h (hora de Catalunya)")
    assertContains(page, "Es fa l&#x27;assessorament")


def test_council_of_an_offer_is_asked_whether_it_comes(cast, enter, budget):
    session = operations.offer_session(
        service=budget.service, organizations=[cast.council, cast.other_council], words="Compra.", by=None
    )

    own, all_of_them = step(enter(cast.technician), session), step(enter(cast.coordination), session)

    assert (own.title, own.who) == ("Digueu si hi veniu", str(cast.council))
    assert all_of_them.who == f"{cast.council}, {cast.other_council}"


def test_page_of_an_offer_says_offered_and_for_which_councils(cast, enter, budget):
    session = operations.offer_session(
        service=budget.service, organizations=[cast.council, cast.other_council], words="Compra.", by=None
    )

    page = enter(cast.coordination).get(session.get_absolute_url())

    shown = page.context["page"]
    assert [fact["label"] for fact in shown.facts][-1] == "Ofert"
    assertContains(page, "Què s'ofereix")
    assertContains(page, f"</span>\n · {shown.towns}</p>")


def test_expert_is_told_to_write_down_what_came_of_it(request_of, cast, enter):
    session = let_it_begin(confirm(request_of, expert=cast.advisor))

    mine, theirs = step(enter(cast.advisor), session), step(enter(cast.technician), session)

    assert [act.name for act in mine.acts] == ["session_log"]
    assert (theirs.who, theirs.acts) == (str(cast.advisor), [])


def test_outcome_is_shown_with_its_hours_to_the_minute_and_waits_for_the_council(request_of, cast, enter):
    session = logged(confirm(request_of), follow_up="Envieu l'informe.")

    page = enter(cast.technician).get(session.get_absolute_url())

    for said in ("Plec revisat.", "Envieu l&#x27;informe.", "1 h 30 min descomptades (bossa: CCPR, 2026)"):
        assertContains(page, said)
    assertContains(page, f'action="{reverse("session_answer", args=[session.pk])}"')


def test_expert_does_not_read_the_hours_of_the_budget(request_of, cast, enter):
    session = confirm(request_of, expert=cast.advisor)

    page = enter(cast.advisor).get(session.get_absolute_url())

    assertNotContains(page, "reservades")


def test_minutes_beyond_the_hold_wait_for_coordination(request_of, cast, enter):
    session = logged(confirm(request_of), minutes=150)

    found = step(enter(cast.coordination), session)

    assert found.title == "30 min de més esperen aprovació"


def test_disputed_outcome_waits_for_coordination_with_the_words_of_the_council(request_of, cast, enter):
    session = logged(confirm(request_of))
    operations.dispute_outcome(session=session, words="Va durar una hora.", by=None)

    found = step(enter(cast.coordination), session)

    assert (found.who, found.text) == ("Coordinació", "Va durar una hora.")
    assert [act.name for act in found.acts] == ["session_correct"]


def test_what_is_over_has_nothing_to_come_and_says_why(request_of, cast, enter):
    operations.decline_session(session=request_of, reason="Ja hi ha una guia.", side="coordination", by=None)

    page = enter(cast.technician).get(request_of.get_absolute_url())

    assert page.context["step"] is None
    assertContains(page, "Ja hi ha una guia.")
    assertContains(page, "Cap: les hores reservades han tornat a la bossa (CCPR, 2026)")


def test_history_is_linked_for_coordination_only(request_of, cast, enter):
    address = reverse("record_history", args=["advisory.advisorysession", request_of.pk])

    assertContains(enter(cast.coordination).get(request_of.get_absolute_url()), address)
    assertNotContains(enter(cast.technician).get(request_of.get_absolute_url()), address)


@pytest.mark.parametrize("name", ["session_page", "session_reply", "session_answer", "session_cancel"])
def test_technician_of_another_council_does_not_find_it(request_of, cast, enter, name):
    client = enter(cast.other_technician)
    address = reverse(name, args=[request_of.pk])

    assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)


def test_material_is_downloaded_by_who_takes_part_and_by_nobody_else(request_of, cast, enter):
    stored = files.store(SimpleUploadedFile("guia.pdf", PDF), by=None)
    material = SessionMaterial.objects.create(session=request_of, title="Guia", file=stored)
    address = reverse("session_material", args=[material.pk])

    own = enter(cast.technician).get(address)
    others = enter(cast.other_technician).get(address)

    assert b"".join(own.streaming_content) == PDF
    assert own["Content-Disposition"].startswith("attachment")
    assert others.status_code == 404


def test_link_of_a_place_is_a_link_only_when_it_is_one_of_the_web(request_of, cast, enter):
    client = enter(cast.technician)
    session = confirm(request_of, place="https://meet.example.org/xmess", modality="online")

    linked = client.get(session.get_absolute_url())
    AdvisorySession.objects.filter(pk=session.pk).update(place="javascript:alert(1)")
    plain = client.get(session.get_absolute_url())

    assertContains(linked, 'href="https://meet.example.org/xmess"')
    assertNotContains(plain, 'href="javascript')


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_the_same_questions_however_many_take_part(
    cast, enter, django_assert_num_queries, budget, count
):
    councils = [cast.council, cast.other_council, cast.mentor_council][:count]
    session = confirm(make_request(budget.service, *councils))
    for number in range(count):
        SessionMaterial.objects.create(session=session, title=str(number), url="https://example.org/")
    client = enter(cast.technician)
    client.get(session.get_absolute_url())

    with django_assert_num_queries(9):
        client.get(session.get_absolute_url())


def test_topic_stands_in_the_title_where_the_service_does_not_say_it(cast, enter):
    session = make_request(ServiceFactory(name="Píndola"), cast.council)

    assert enter(cast.technician).get(session.get_absolute_url()).context["page"].title == "Píndola"
