"""/assessoraments/: what waits first for coordination, one's own for councils and experts, filters and files."""

from datetime import date, time, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from advisory import operations
from advisory.models import AdvisorySession
from members.models import Topic
from office import clock
from tests.advisory.sessions import ServiceFactory, confirm, let_it_begin, make_budget, make_request
from tests.cast import ComarcaFactory, CouncilFactory, MemberFactory, MunicipalityFactory, PersonFactory

pytestmark = pytest.mark.django_db

LIST = "/assessoraments/"


def asked(council, words, *, days=0, service=None, **values):
    session = make_request(service, council, words=words, **values)
    AdvisorySession.objects.filter(pk=session.pk).update(asked_at=clock.now() - timedelta(days=days))
    return session


def words(client, **asked_for):
    return [row.session.words for row in client.get(LIST, asked_for).context["rows"]]


def member(name, **municipality):
    town = MunicipalityFactory(name=name, **municipality)
    return MemberFactory(
        organization=CouncilFactory(municipality=town, name=f"Ajuntament de {name}")
    ).organization


def test_coordination_begins_with_what_waits_the_longest_first(cast, enter):
    asked(cast.council, "Segona", days=3)
    asked(cast.other_council, "Primera", days=40)
    confirm(asked(cast.council, "Ja acordada", days=50))
    client = enter(cast.coordination)

    page = client.get(LIST)

    assert words(client) == ["Primera", "Segona"]
    assertContains(page, "2 peticions per resoldre")
    assertContains(page, "demanat fa 40 dies")


def test_council_sees_its_own_in_any_state_with_what_it_received(cast, enter):
    budget = make_budget(3000)
    done = let_it_begin(confirm(asked(cast.council, "La feta", service=budget.service)))
    operations.log_outcome(session=done, minutes_used=90, summary="Plec revisat.", by=None)
    asked(cast.council, "La demanada", service=budget.service)
    asked(cast.other_council, "La dels altres")

    page = enter(cast.technician).get(LIST)

    assert {row.session.words for row in page.context["rows"]} == {"La feta", "La demanada"}
    assertNotContains(page, "La dels altres")
    for said in ("1 assessorament · 1 h 30 min", "Queden 46 h 30 min de la bossa de 2026"):
        assertContains(page, said)


def test_expert_sees_those_assigned_to_it(cast, enter):
    confirm(asked(cast.council, "La meva"), expert=cast.advisor)
    asked(cast.council, "D'una altra persona")

    assert words(enter(cast.advisor)) == ["La meva"]


def test_who_gives_sessions_and_acts_for_a_council_counts_both_and_received_its_own(cast, enter):
    confirm(asked(cast.other_council, "La que fa"), expert=cast.technician)
    asked(cast.council, "La que demana")

    page = enter(cast.technician).get(LIST)

    assert {row.session.words for row in page.context["rows"]} == {"La que fa", "La que demana"}
    assertContains(page, "2 assessoraments")
    assert page.context["received"].open == 1


def test_who_has_nothing_reads_why(cast, enter):
    asked(cast.council, "La dels altres")

    page = enter(cast.executive).get(LIST)

    assertContains(page, "Aquí no hi ha cap assessorament vostre")
    assertNotContains(page, "La dels altres")


@pytest.fixture
def many(cast):
    """Sessions of two councils, three services and every kind of state that the filters tell apart."""
    energy = Topic.objects.create(name="Energia")
    cerdanya = ComarcaFactory(code="15", name="Cerdanya")
    alp, olot = member("Alp", comarca=cerdanya, population=900), member("Olot", population=30000)
    expert = PersonFactory(given_name="Iolanda", family_name="Tarrés")
    asked(alp, "Teulades", service=ServiceFactory(code="energia", topic=energy))
    confirm(asked(olot, "Cohabitatge sènior", service=ServiceFactory(code="habitatge")), expert=expert)
    past = asked(olot, "Moneda local", days=400, service=ServiceFactory(code="altres"))
    let_it_begin(confirm(past), at=clock.moment_of(date(2025, 3, 3), time(10)))
    return {"energy": energy, "olot": olot, "expert": expert}


@pytest.mark.parametrize(
    "asked_for, found",
    [
        ({}, ["Teulades"]),
        ({"state": "all"}, ["Cohabitatge sènior", "Teulades", "Moneda local"]),
        ({"state": "confirmed"}, ["Moneda local", "Cohabitatge sènior"]),
        ({"state": "to_log"}, ["Moneda local"]),
        ({"state": "all", "q": "SENIOR"}, ["Cohabitatge sènior"]),
        ({"state": "all", "q": "olot moneda"}, ["Moneda local"]),
        ({"state": "all", "q": "tarres"}, ["Cohabitatge sènior"]),
        ({"state": "all", "q": "energia"}, ["Teulades"]),
        ({"state": "all", "service": "habitatge"}, ["Cohabitatge sènior"]),
        ({"state": "all", "topic": "energy"}, ["Teulades"]),
        ({"state": "all", "expert": "expert"}, ["Cohabitatge sènior"]),
        ({"state": "all", "council": "olot"}, ["Cohabitatge sènior", "Moneda local"]),
        ({"state": "all", "comarca": "15"}, ["Teulades"]),
        ({"state": "all", "size": "50000"}, ["Cohabitatge sènior", "Moneda local"]),
        ({"state": "all", "year": "2025"}, ["Moneda local"]),
    ],
)
def test_filters_of_the_list(many, cast, enter, asked_for, found):
    given = {name: many[value].pk if value in many else value for name, value in asked_for.items()}

    assert words(enter(cast.coordination), **given) == found


def test_filter_that_is_not_understood_is_left_out_and_said(many, cast, enter):
    page = enter(cast.coordination).get(LIST, {"state": "volant", "topic": "9" * 30, "page": "7"})

    assertContains(page, "no tenim")
    assert len(page.context["rows"]) == 1


@pytest.mark.parametrize("hostile", ["\x00", "%", "' OR 1=1 --", "🏛️" * 20, "x" * 300])
def test_search_takes_anything(many, cast, enter, hostile):
    assert enter(cast.coordination).get(LIST, {"q": hostile, "state": "all"}).status_code == 200


def test_council_cannot_filter_its_way_to_the_sessions_of_others(many, cast, enter):
    assert words(enter(cast.technician), council=many["olot"].pk, state="all", q="moneda") == []


def test_files_say_the_same_as_the_list_and_no_formula_runs(cast, enter):
    budget = make_budget(3000)
    session = asked(cast.council, "=1+1", service=budget.service)
    client = enter(cast.coordination)

    workbook = load_workbook(BytesIO(client.get("/assessoraments/llista.xlsx").content))
    text = b"".join(client.get("/assessoraments/llista.csv").streaming_content).decode()

    head, row = list(workbook.active.values)
    assert head[:5] == ("Demanat el dia", "Ens", "Servei", "Tema", "Què es necessita")
    assert row[1:5] == (str(cast.council), "CCPR", None, "'=1+1")
    assert f";CCPR;;'=1+1;{session.get_state_display()}" in text


def test_export_of_a_council_holds_its_own_only(cast, enter):
    asked(cast.council, "La nostra")
    asked(cast.other_council, "La dels altres")

    text = b"".join(enter(cast.technician).get("/assessoraments/llista.csv").streaming_content).decode()

    assert "La nostra" in text
    assert "La dels altres" not in text


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_coordination_asks_eight_questions(cast, enter, django_assert_num_queries, count):
    for number in range(count):
        asked(member(f"Vila {number}"), "Formació")
    client = enter(cast.coordination)
    client.get(LIST)

    with django_assert_num_queries(8):
        client.get(LIST)


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_a_council_asks_eight_questions(cast, enter, django_assert_num_queries, count):
    for _number in range(count):
        confirm(asked(cast.council, "Formació"))
    client = enter(cast.technician)
    client.get(LIST)

    with django_assert_num_queries(8):
        client.get(LIST)


def test_session_of_councils_unknown_is_opened_by_its_service(cast, enter):
    session = confirm(make_request(ServiceFactory(name="Píndola"), cast.council, words="Moneda"))
    session.councils.all().delete()

    page = enter(cast.coordination).get(LIST, {"state": "all"})

    assertContains(page, f'<a href="{session.get_absolute_url()}">Píndola</a>', html=True)


def test_pages_that_nothing_else_leads_to_are_linked_here(cast, enter):
    council, coordination = enter(cast.technician).get(LIST), enter(cast.coordination).get(LIST)

    assertContains(council, reverse("council_statement", args=[cast.council.pk]))
    assertContains(coordination, reverse("session_record"))
    assertContains(coordination, reverse("hours_page"))
    assertNotContains(council, reverse("session_record"))
