"""/membres/: the list of the network, the interested and the register."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from members.filters.lists import PER_PAGE
from members.filters.organizations import OrganizationFilter
from members.models import NetworkRole, Organization
from members.register import load_register
from office import clock
from tests.cast import ComarcaFactory, CouncilFactory, MemberFactory, MunicipalityFactory, PersonFactory

pytestmark = pytest.mark.django_db

LIST = "/membres/"
REGISTER = {"scope": "register"}


@pytest.fixture(autouse=True)
def in_catalan():
    with override("ca"):
        yield


@pytest.fixture
def somebody(client):
    person = PersonFactory()
    NetworkRole.objects.create(person=person, kind="advisor", starts_on=clock.today())
    client.force_login(person)
    return person


def council(name: str, **values) -> Organization:
    """A town council; `population`, `comarca`, `province` go to its municipality."""
    municipality = MunicipalityFactory(name=name, **values)
    return CouncilFactory(municipality=municipality, name=f"Ajuntament {name}")


def member(name: str, state: str = "active", **values) -> Organization:
    return MemberFactory(organization=council(name, **values), state=state).organization


def county_council(comarca, name: str) -> Organization:
    return Organization.objects.create(
        kind="county_council", comarca=comarca, name=f"Consell Comarcal {name}", short_name=name
    )


def residents(number: str) -> str:
    return ngettext("%(number)s resident", "%(number)s residents", 2) % {"number": number}


def names(client, **asked) -> list[str]:
    return [row.title for row in client.get(LIST, asked).context["rows"]]


def test_list_needs_sign_in(client):
    assert client.get(LIST).status_code == 302
    assert client.get(LIST, headers={"HX-Request": "true"})["HX-Redirect"].startswith(
        reverse("account_request_login_code")
    )


def test_list_shows_the_network_and_the_switch_shows_the_others(client, somebody):
    for name, state in (
        ("Actiu", "active"),
        ("Bages", "applicant"),
        ("Cens", "suspended"),
        ("Dalt", "withdrawn"),
    ):
        member(name, state)
    council("Foixà")

    assert names(client) == ["Actiu", "Bages", "Cens"]
    assert names(client, scope="register") == ["Actiu", "Bages", "Cens", "Dalt", "Foixà"]


def test_partners_are_not_councils(client, somebody):
    Organization.objects.create(kind="partner", name="Ateneu Cooperatiu", short_name="Ateneu")

    assert names(client, **REGISTER) == []


def test_row_says_what_it_is_where_and_since_when(client, somebody):
    organization = member(
        "Abrera", population=12981, comarca=ComarcaFactory(code="11", name="Baix Llobregat")
    )

    row = client.get(LIST).context["rows"][0]

    assert (row.title, row.url, row.comarca) == ("Abrera", f"/membres/{organization.pk}/", "Baix Llobregat")
    assert row.note == f"{_('Town council')} · {residents('12.981')}"
    assert (row.state, row.tone) == (_("Member"), "well")
    assert row.since == _("since %(since)s") % {"since": "01/01/2024"}


def test_row_of_a_county_council_has_the_residents_of_its_comarca(client, somebody):
    comarca = ComarcaFactory(code="11", name="Baix Llobregat")
    council("Abrera", comarca=comarca, population=1000)
    council("Gavà", comarca=comarca, population=234)
    county_council(comarca, "el Baix Llobregat")

    row = client.get(LIST, {"scope": "register", "kind": "county_council"}).context["rows"][0]

    assert row.note == f"{_('County council')} · {residents('1.234')}"


@pytest.mark.parametrize(
    "words, found",
    [
        ("odena", ["Òdena"]),
        ("ÒDENA", ["Òdena"]),
        ("hospitalet", ["l'Hospitalet de Llobregat"]),
        ("l’hospitalet", ["l'Hospitalet de Llobregat"]),
        ("lhospitalet", ["l'Hospitalet de Llobregat"]),
        ("Hospitalet, L'", ["l'Hospitalet de Llobregat"]),
        ("la prat", ["el Prat de Llobregat"]),
        ("Prat de Llobregat, El", ["el Prat de Llobregat"]),
        ("llobregat", ["l'Hospitalet de Llobregat", "el Prat de Llobregat"]),
        ("mont roig", ["Mont-roig del Camp"]),
        ("montroig", ["Mont-roig del Camp"]),
        ("les", ["Les"]),
        ("%", []),
        ("ningú", []),
    ],
)
def test_search_is_blind_to_accents_case_apostrophes_and_articles(client, somebody, words, found):
    for name in ("Òdena", "l'Hospitalet de Llobregat", "el Prat de Llobregat", "Mont-roig del Camp", "Les"):
        member(name)

    assert names(client, q=words) == found


def test_filters_narrow_by_place_size_state_and_kind(client, somebody):
    cerdanya, osona = ComarcaFactory(code="15", name="Cerdanya"), ComarcaFactory()
    member("Alp", comarca=cerdanya, province="Girona", population=1000)
    member("Bellver", "applicant", comarca=cerdanya, province="Lleida", population=1001)
    member("Calldetenes", comarca=osona, population=50001)
    MemberFactory(organization=county_council(cerdanya, "la Cerdanya"))

    assert names(client, comarca="15") == ["Alp", "Bellver", "la Cerdanya"]
    assert names(client, province="Girona") == ["Alp", "la Cerdanya"]
    assert names(client, province="Lleida") == ["Bellver", "la Cerdanya"]
    assert names(client, size="1000") == ["Alp"]
    assert names(client, size="5000") == ["Bellver", "la Cerdanya"]
    assert names(client, size="more") == ["Calldetenes"]
    assert names(client, state="applicant") == ["Bellver"]
    assert names(client, kind="county_council") == ["la Cerdanya"]
    assert names(client, comarca="15", size="5000", kind="municipality") == ["Bellver"]


def test_order_is_catalan(client, somebody):
    for name in ("Òrrius", "la Garriga", "Olot", "l'Hospitalet", "Àger", "Abrera", "Vic", "els Guiamets"):
        member(name)

    assert names(client) == [
        "Abrera",
        "Àger",
        "la Garriga",
        "els Guiamets",
        "l'Hospitalet",
        "Olot",
        "Òrrius",
        "Vic",
    ]


def test_active_filters_are_chips_that_can_be_taken_off(client, somebody):
    ComarcaFactory()

    found = client.get(LIST, {"q": "vic", "comarca": "24", "scope": "register"}).context["found"]

    assert found.chips() == [
        {"label": "«vic»", "url": f"{LIST}?scope=register&comarca=24"},
        {"label": "Osona", "url": f"{LIST}?q=vic&scope=register"},
    ]
    assert found.clear_url() == f"{LIST}?scope=register"


def test_pages_of_fifty_keep_the_filters(client, somebody):
    MemberFactory.create_batch(PER_PAGE + 1)

    first, second = client.get(LIST, {"q": "vila"}), client.get(LIST, {"q": "vila", "page": 2})

    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 1)
    assert 'href="?q=vila&amp;page=2"' in first.content.decode()
    assert first.context["count"] == OrganizationFilter({}).count_in_words(51)


def test_htmx_gets_the_rows_of_the_same_page(client, somebody):
    member("Abrera")

    page = client.get(LIST).content.decode()
    part = client.get(LIST, headers={"HX-Request": "true", "HX-Target": "rows"})

    assert part.content.decode().strip().startswith('<div id="rows" hx-history="false">')
    assert "<html" not in part.content.decode()
    assert part.content.decode().strip() in page
    assert "HX-Request" in part["Vary"]


def test_history_restored_by_htmx_gets_the_whole_page(client, somebody):
    answer = client.get(LIST, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})

    assert "<html" in answer.content.decode()


def test_form_works_without_javascript(client, somebody):
    page = client.get(LIST, {"comarca": "", "q": "vic"}).content.decode()

    assert '<form class="filter-bar" method="get"' in page
    assert 'value="vic"' in page


def test_sources_stand_where_figures_do(client, somebody):
    assert "Idescat" not in client.get(LIST).content.decode()

    member("Abrera")

    page = client.get(LIST).content.decode()
    assert "Idescat" in page
    assert "INE" in page
    assert "2024" in page


def test_empty_lists_say_what_to_do(client, somebody):
    assert f'href="{LIST}?scope=register"' in client.get(LIST).content.decode()
    assert f'href="{LIST}?q=vic&amp;scope=register"' in client.get(LIST, {"q": "vic"}).content.decode()

    in_register = client.get(LIST, {"q": "vic", "scope": "register"}).content.decode()
    assert escape(_("No council of the register is like that")) in in_register


@pytest.mark.parametrize(
    "asked, label",
    [
        ({"comarca": "abc"}, "Comarca"),
        ({"size": "'"}, "Size"),
        ({"state": "active'--"}, "Membership"),
        ({"kind": "partner"}, "Kind of council"),
        ({"province": "Osca"}, "Province"),
        ({"scope": "everything"}, "Show"),
        ({"q": "x" * 10_000}, "Name"),
        ({"q": "vic\x00"}, "Name"),
        ({"comarca": "\x00"}, "Comarca"),
        ({"page": "zzz"}, "page"),
        ({"page": "99"}, "page"),
        ({"page": "-1"}, "page"),
        ({"page": "9" * 5000}, "page"),
    ],
)
def test_wrong_values_are_left_out_with_a_sentence(client, somebody, asked, label):
    ComarcaFactory()
    member("Vic")

    answer = client.get(LIST, asked)

    assert [row.title for row in answer.context["rows"]] == ["Vic"]
    assert answer.context["complaint"].endswith(f": {_(label).lower()}.")
    assert escape(answer.context["complaint"]) in answer.content.decode()
    assert "field-error" not in answer.content.decode()


def test_what_is_understood_still_counts_beside_what_is_not(client, somebody):
    member("Vic")
    member("Olot")

    assert names(client, q="vic", comarca="abc", page="zzz") == ["Vic"]


@pytest.mark.parametrize("headers, cost", [({}, 8), ({"HX-Request": "true", "HX-Target": "rows"}, 7)])
def test_list_costs_the_same_for_one_row_as_for_three(client, somebody, headers, cost):
    costs = []
    for more in (1, 2):
        MemberFactory.create_batch(more)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST, headers=headers)
        costs.append(len(queries))

    # session, person, comarques, count, rows; of the frame: two of the standing, and the bell of a whole page
    assert costs == [cost, cost]


def test_whole_register_is_listed(client, somebody):
    load_register()

    answer = client.get(LIST, REGISTER)

    assert answer.context["page"].paginator.count == 947 + 41
    assert answer.context["rows"][0].title == "Abella de la Conca"


def test_search_of_the_register_forgives_the_wrong_article(client, somebody):
    call_command("load_reference", verbosity=0)

    assert names(client, scope="register", q="les bordes") == ["es Bòrdes"]
