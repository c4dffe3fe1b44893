"""/necessitats/: the list, its filters and files, what the councils ask for, and the small forms."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from members import operations
from members.models import Need, Topic
from office import clock
from office.models import AuditRow
from tests.cast import ComarcaFactory, CouncilFactory, MemberFactory, MunicipalityFactory, RoleFactory

pytestmark = pytest.mark.django_db

LIST = "/necessitats/"


def days_ago(days):
    return clock.today() - timedelta(days=days)


def record(council, words="Formació", days=0, **values):
    given = {"words": words, "source": "contact", "found_on": days_ago(days), "by": None}
    return operations.record_need(organization=council, **(given | values))


def close(need, state="answered"):
    return operations.close_need(need=need, state=state, outcome="Fet", closed_on=clock.today(), by=None)


def member(name, **municipality):
    town = MunicipalityFactory(name=name, **municipality)
    return MemberFactory(
        organization=CouncilFactory(municipality=town, name=f"Ajuntament {name}")
    ).organization


def words(client, **asked):
    return [need.words for need in client.get(LIST, asked).context["page"]]


def test_coordination_sees_the_open_ones_what_waits_the_longest_first(cast, enter):
    record(cast.council, "Segona", days=3)
    record(cast.other_council, "Primera", days=40)
    close(record(cast.council, "Tancada", days=50))
    client = enter(cast.coordination)

    assert words(client) == ["Primera", "Segona"]
    assertContains(client.get(LIST), "2 necessitats obertes")


def test_row_says_what_where_and_how_long_ago(cast, enter):
    topic = Topic.objects.create(name="Energia")
    record(cast.council, "Teulades del polígon", days=41, topic=topic)

    page = enter(cast.coordination).get(LIST)

    for said in (cast.council.name, "Teulades del polígon", "Energia", "fa 41 dies", "Oberta", "Tanqueu-la"):
        assertContains(page, said)


def test_council_sees_its_own_and_cannot_close_them(cast, enter):
    record(cast.council, "La nostra")
    record(cast.other_council, "La dels altres")

    page = enter(cast.technician).get(LIST)

    assertContains(page, "La nostra")
    assertNotContains(page, "La dels altres")
    assertNotContains(page, "Tanqueu-la")
    assertContains(page, reverse("need_add", args=[cast.council.pk]))


def test_who_acts_for_two_councils_chooses_for_which_one(cast, enter):
    second = MemberFactory().organization
    RoleFactory(person=cast.technician, organization=second)

    page = enter(cast.technician).get(LIST)

    assertContains(page, f"Anoteu una necessitat: {cast.council}")
    assertContains(page, f"Anoteu una necessitat: {second}")


def test_who_acts_for_no_council_reads_why_there_is_nothing(cast, enter):
    record(cast.council, "La nostra")

    page = enter(cast.advisor).get(LIST)

    assertContains(page, "Aquí no hi ha res del vostre ens")
    assertNotContains(page, "filter-bar")
    assertNotContains(page, "La nostra")


@pytest.fixture
def many(cast):
    """Three open needs and one of each other state."""
    energy, care = (Topic.objects.create(name=name) for name in ("Energia", "Cures"))
    cerdanya = ComarcaFactory(code="15", name="Cerdanya")
    alp, olot = member("Alp", comarca=cerdanya, population=900), member("Olot", population=30000)
    record(alp, "Teulades", days=31, topic=energy, source="meeting")
    record(olot, "Cohabitatge sènior", days=30, topic=care)
    record(olot, "Xerrada al ple", days=400)
    close(record(alp, "Ordenança", days=5))
    close(record(olot, "Moneda", days=5), state="dropped")
    return {"energy": energy, "olot": olot}


@pytest.mark.parametrize(
    "asked, found",
    [
        ({"q": "teulades"}, ["Teulades"]),
        ({"q": "SENIOR"}, ["Cohabitatge sènior"]),
        ({"q": "olot cures"}, ["Cohabitatge sènior"]),
        ({"q": "%"}, []),
        ({"state": "answered"}, ["Ordenança"]),
        ({"state": "dropped"}, ["Moneda"]),
        ({"state": "closed", "q": "olot"}, ["Moneda"]),
        ({"older": "30"}, ["Xerrada al ple", "Teulades"]),
        ({"source": "meeting"}, ["Teulades"]),
        ({"comarca": "15"}, ["Teulades"]),
        ({"size": "50000"}, ["Xerrada al ple", "Cohabitatge sènior"]),
        ({"topic": "none"}, ["Xerrada al ple"]),
        ({"year": str(days_ago(400).year)}, ["Xerrada al ple"]),
        ({"comarca": "15", "size": "50000"}, []),
    ],
)
def test_filters_narrow_the_list(cast, enter, many, asked, found):
    assert words(enter(cast.coordination), **asked) == found


def test_topic_and_council_are_filters_named_in_their_chips(cast, enter, many):
    client = enter(cast.coordination)

    by_topic = client.get(LIST, {"topic": many["energy"].pk})
    by_council = client.get(LIST, {"council": many["olot"].pk, "state": "all"})

    assert [chip["label"] for chip in by_topic.context["found"].chips()] == ["Energia"]
    assert {need.words for need in by_topic.context["page"]} == {"Teulades"}
    assert {chip["label"] for chip in by_council.context["found"].chips()} == {
        "Obertes i tancades",
        "Ajuntament Olot",
    }
    assert by_council.context["page"].paginator.count == 3


@pytest.mark.parametrize(
    "asked",
    [
        {"state": "x"},
        {"topic": "9" * 30},
        {"council": "\x00"},
        {"council": "9" * 30},
        {"older": "1"},
        {"year": "0"},
    ],
)
def test_what_the_address_asks_wrongly_is_left_out_with_a_sentence(cast, enter, many, asked):
    page = enter(cast.coordination).get(LIST, asked)

    assert page.context["page"].paginator.count == 3
    assertContains(page, escape(page.context["complaint"]))


@pytest.mark.parametrize("who, headers, cost", [
    ("coordination", {}, 8), ("technician", {}, 8), ("coordination", {"HX-Request": "true", "HX-Target": "rows"}, 7),
])  # fmt: skip
def test_list_costs_the_same_for_one_row_as_for_three(cast, enter, who, headers, cost):
    topic = Topic.objects.create(name="Energia")
    client, costs = enter(getattr(cast, who)), []
    for more in (1, 2):
        for _ in range(more):
            record(cast.council, topic=topic)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(LIST, {"council": cast.council.pk}, headers=headers)
        costs.append(len(queries))

    # session, person, standing (2), bell of a whole page, what the filters offer, count, rows
    assert (costs, len(page.context["page"])) == ([cost, cost], 3)


def test_files_hold_what_the_list_shows_and_no_more(cast, enter, many):
    client = enter(cast.coordination)

    text = b"".join(client.get("/necessitats/fitxer/csv/", {"older": "30"}).streaming_content).decode()
    book = load_workbook(BytesIO(client.get("/necessitats/fitxer/xlsx/", {"state": "answered"}).content))

    head, *lines = text.removeprefix("\ufeff").splitlines()
    assert head.startswith("Ens;Comarca;Tema;")
    assert [line.split(";")[3] for line in lines] == ["Xerrada al ple", "Teulades"]
    assert [[cell.value for cell in row][3] for row in book.active.iter_rows(min_row=2)] == ["Ordenança"]


def test_file_of_a_council_holds_its_own_only(cast, enter, many):
    record(cast.council, "=La nostra")

    answer = enter(cast.technician).get("/necessitats/fitxer/csv/")

    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 2
    assert "'=La nostra" in lines[1]


def test_file_of_another_kind_is_not_there(cast, enter):
    assert enter(cast.coordination).get("/necessitats/fitxer/pdf/").status_code == 404


def test_links_to_the_files_keep_the_filters(cast, enter, many):
    page = enter(cast.coordination).get(LIST, {"older": "30", "page": "1"})

    assertContains(page, 'href="/necessitats/fitxer/xlsx/?older=30"')


def test_coordination_writes_down_how_it_knows(cast, enter):
    values = {"words": "Teulades", "source": "meeting", "found_on": days_ago(2).isoformat()}

    response = enter(cast.coordination).post(reverse("need_add", args=[cast.council.pk]), values)

    need = Need.objects.get()
    assert response.url == cast.council.get_absolute_url()
    assert (need.source, need.found_on, need.topic) == ("meeting", days_ago(2), None)


def test_council_writes_of_itself_whatever_it_sends(cast, enter):
    values = {"words": "Teulades", "source": "meeting", "found_on": "2020-01-01"}

    enter(cast.technician).post(reverse("need_add", args=[cast.council.pk]), values)

    need, row = Need.objects.get(), AuditRow.objects.get(operation="members.record_need")
    assert (need.source, need.found_on) == ("council", clock.today())
    assert row.organization_number == cast.council.pk


def test_refusal_keeps_what_was_typed(cast, enter):
    values = {"words": "Teulades", "source": "contact", "found_on": days_ago(-1).isoformat()}

    response = enter(cast.coordination).post(reverse("need_add", args=[cast.council.pk]), values)

    assert list(response.context["form"].errors) == ["found_on"]
    assertContains(response, "Teulades")
    assert not Need.objects.exists()


def test_need_is_changed_closed_and_opened_again_from_its_pages(cast, enter):
    need, client = record(cast.council, "Teulades", source="council"), enter(cast.coordination)
    closing = {"state": "answered", "outcome": "Mentoria", "closed_on": clock.today().isoformat()}

    client.post(
        reverse("need_edit", args=[need.pk]),
        {"words": "Teulats", "source": "council", "found_on": need.found_on.isoformat()},
    )
    client.post(reverse("need_close", args=[need.pk]), closing)
    need.refresh_from_db()
    again = client.post(reverse("need_close", args=[need.pk]), closing)

    assert (need.words, need.source, need.state) == ("Teulats", "council", "answered")
    assert again.context["form"].non_field_errors()
    closed = client.get(LIST, {"state": "closed"})
    assertContains(closed, "Mentoria")
    assertContains(closed, reverse("need_reopen", args=[need.pk]))
    client.post(reverse("need_reopen", args=[need.pk]))
    need.refresh_from_db()
    assert need.is_open
