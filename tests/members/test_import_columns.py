"""Which column is which, and which council a line is about, however people write them."""

import pytest

from members.council_names import article_first, town_council
from members.imports.columns import COLUMNS, Headings, find_headings
from members.imports.councils import CouncilRegister, UnknownCouncil
from members.imports.plan import read_members
from members.models import Municipality, Organization
from members.register import county_councils, our_register
from members.rows import COUNCIL_COLUMNS
from office.refusals import Refused
from office.spreadsheets import Line, Sheet
from tests.members.spreadsheets import HEADINGS


def headings(*lines: tuple) -> Headings:
    return find_headings(Sheet(tuple(Line(number, line) for number, line in enumerate(lines, start=1))))


def fields(*heads: str) -> list[str]:
    return [column.field for column in headings(heads).places.values()]


def test_headings_of_the_template_are_those_announced():
    assert [str(column.heading) for column in COLUMNS] == list(HEADINGS)


def test_every_heading_is_understood_and_no_two_alike():
    assert fields(*HEADINGS) == [column.field for column in COLUMNS]


@pytest.mark.parametrize(
    ("spelt", "field"),
    [
        ("CODI INE", "ine_code"),
        ("codi_ine", "ine_code"),
        ("Municipi", "council"),
        ("DATA D’ALTA", "since"),
        ("data alta", "since"),
        ("Estat des de", "since"),
        ("Bustia compartida", "email"),
        ("telefon", "phone"),
        ("Telèfon de la persona:", "person_phone"),
        ("Carrec", "title"),
        ("Perfil", "line"),
        ("E-mail", "person_email"),
        ("Regidoria", "department"),
        ("PERSONA DE REFERENCIA", "is_reference"),
        ("Des del dia", "starts_on"),
    ],
)
def test_heading_is_blind_to_accents_capitals_spaces_and_knows_its_other_names(spelt, field):
    assert fields("Ens" if field != "council" else "Estat", spelt)[1] == field


def test_headings_may_stand_under_titles_and_in_any_order():
    found = headings(
        ("Xarxa de Municipis per l'ESS",),
        ("Membres", 67),
        (None, "Estat", None, "Ens"),
        ("1", "Membre", None, "Vic"),
    )

    assert found.line == 3
    assert {place: column.field for place, column in found.places.items()} == {1: "state", 3: "council"}
    assert found.values(Line(4, ("1", "Membre", None, "Vic"))) == {"state": "Membre", "council": "Vic"}
    assert found.values(Line(5, ("2",))) == {"state": None, "council": None}


def test_columns_not_understood_are_named():
    found = headings(("Ens", "Estat", "Quota", None), ("Vic", "Membre", 100, "una nota"))

    assert found.unknown == ("«Quota»", "la columna D, que no té títol")


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        (("Vic", "Olot"), "No trobem la fila"),
        (("Ens",), "No trobem la fila"),
        (("Nom", "Cognoms", "Estat"), "Cal una columna que digui de quin ens"),
        (("Ens", "Estat", "Correu", "e-mail"), "diuen el mateix: «Correu»"),
        (("Ens", "Municipi", "Telèfon", "Telefon", "Estat"), "diuen el mateix: «Ens» i «Telèfon»"),
    ],
)
def test_headings_that_do_not_serve_are_refused(heads, said):
    with pytest.raises(Refused, match=said):
        headings(heads, ("Vic", "Membre"))


def test_headings_alone_bring_nothing():
    with pytest.raises(Refused, match="cap fila a sota"):
        read_members("llista.csv", b"Ens;Estat\n\n")


def test_exported_list_has_headings_that_come_back():
    found = headings(tuple(str(column.label) for column in COUNCIL_COLUMNS))

    assert {str(COUNCIL_COLUMNS[place].label): column.field for place, column in found.places.items()} == {
        "Codi INE": "ine_code",
        "Ens": "council",
        "Estat": "state",
        "Estat des de": "since",
    }


def every_council() -> list[Organization]:
    """Those of the register that the portal brings, and no database."""
    towns = [
        Organization(
            kind="municipality",
            name=town_council(row.name),
            short_name=row.name,
            municipality=Municipality(ine_code=row.ine_code, idescat_code=row.idescat_code, name=row.name),
        )
        for row in our_register().rows
    ]
    counties = [
        Organization(kind="county_council", name=line["name"], short_name=line["short_name"])
        for line in county_councils()
    ]
    return towns + counties


@pytest.fixture(scope="module")
def register() -> CouncilRegister:
    return CouncilRegister(every_council())


def test_every_council_is_known_by_its_name_its_place_and_its_code():
    councils = every_council()
    register = CouncilRegister(councils)

    assert len(councils) == 947 + 41
    for council in councils:
        assert register.named(council.name) == council
        assert register.named(council.name.upper()) == council
        assert register.named(council.short_name) == council
        if council.municipality:
            assert register.of_code(council.municipality.ine_code) == council
            assert register.of_code(council.municipality.idescat_code) == council


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Prat de Llobregat, El", "Ajuntament del Prat de Llobregat"),
        ("Prat de Llobregat", "Ajuntament del Prat de Llobregat"),
        ("AJUNTAMENT DEL PRAT DE LLOBREGAT", "Ajuntament del Prat de Llobregat"),
        ("Ajuntament de El Prat de Llobregat", "Ajuntament del Prat de Llobregat"),
        ("Garriga (La)", "Ajuntament de la Garriga"),
        ("l’Hospitalet de Llobregat", "Ajuntament de l'Hospitalet de Llobregat"),
        ("Hospitalet de Llobregat, L'", "Ajuntament de l'Hospitalet de Llobregat"),
        ("Montroig del Camp", "Ajuntament de Mont-roig del Camp"),
        ("odena", "Ajuntament d'Òdena"),
        ("Aj. de Vic", "Ajuntament de Vic"),
        ("Consell Comarcal Osona", "Consell Comarcal d'Osona"),
        ("C.C. del Vallès Oriental", "Consell Comarcal del Vallès Oriental"),
        ("Osona", "Consell Comarcal d'Osona"),
        ("Pla de l'Estany, El", "Consell Comarcal del Pla de l'Estany"),
    ],
)
def test_name_is_read_with_or_without_its_article_and_kind(register, written, name):
    assert register.named(written).name == name


def test_list_of_the_state_is_read_too(register):
    names = ["Ametlla de Mar, L'", "Bòrdes, Es", "Seu d'Urgell, La", "Guiamets, Els", "Masies de Roda, Les"]

    assert [register.named(name).short_name for name in names] == [article_first(name) for name in names]


@pytest.mark.parametrize(
    ("written", "candidates"),
    [
        ("Llagosterra", "Ajuntament de Llagostera"),
        ("Ajuntament d'Osona", "Consell Comarcal d'Osona"),
        (
            "Sant Martí",
            "Sant Martí Vell, Ajuntament de Sant Martí de Tous, .* o Ajuntament de Sant Martí Sarroca",
        ),
    ],
)
def test_name_that_is_not_one_council_gives_candidates(register, written, candidates):
    with pytest.raises(UnknownCouncil, match=candidates):
        register.named(written)


@pytest.mark.parametrize("written", ["Diputació de Barcelona", "xyz", "Ajuntament", "=1+1", "ñ" * 200])
def test_what_is_no_council_is_refused(register, written):
    with pytest.raises(UnknownCouncil, match="no és cap ajuntament ni consell comarcal"):
        register.named(written)


@pytest.mark.parametrize(
    ("code", "name"), [("8298", "Vic"), ("08298", "Vic"), ("082981", "Vic"), ("82981", "Vic")]
)
def test_code_may_have_lost_its_zero_or_have_the_digit_of_idescat(register, code, name):
    assert register.of_code(code).short_name == name


@pytest.mark.parametrize("code", ["99999", "0", "vic", "08 298"])
def test_code_that_is_of_no_municipality_is_refused(register, code):
    with pytest.raises(UnknownCouncil, match="cap municipi"):
        register.of_code(code)
