"""What a spreadsheet says of the councils, beside what the portal knows."""

from datetime import date, timedelta

import pytest

from members import operations
from members.imports.plan import make_plan
from members.models import Membership, Organization, Prospect
from office import clock
from office.models import AuditRow
from tests.cast import START, ComarcaFactory, CouncilFactory, MemberFactory, MunicipalityFactory
from tests.members.importing import bring_in, faults, plan, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def vic() -> Organization:
    return CouncilFactory(municipality=MunicipalityFactory(name="Vic"), name="Ajuntament de Vic")


def member(council: Organization, state: str = "active", **values) -> Membership:
    return MemberFactory(organization=council, state=state, **values)


def history(council: Organization) -> list[tuple[str, date, date | None]]:
    rows = council.memberships.order_by("starts_on")
    return list(rows.values_list("state", "starts_on", "ends_on"))


JOINS = {"Ens": "Vic", "Estat": "Membre", "Data d'alta": "20/03/2024"}


def test_council_joins_with_the_file_as_its_source(vic):
    assert words(JOINS) == [["Alta el dia 20/03/2024. Font: Full de càlcul «membres.csv»."]]

    bring_in(JOINS | {"Font": "Acta de l'Assemblea"})

    assert history(vic) == [("active", date(2024, 3, 20), None)]
    assert vic.memberships.get().reason == "Acta de l'Assemblea"


def test_council_that_left_joins_again(vic):
    member(vic, "withdrawn")

    bring_in(JOINS)

    assert history(vic) == [("withdrawn", START, date(2024, 3, 19)), ("active", date(2024, 3, 20), None)]


def test_state_changes_from_its_day(vic):
    member(vic)
    row = {"Ens": "Vic", "Estat": "En suspens", "Data d'alta": "20/03/2025", "Font": "Ple"}

    assert words(row) == [["De «Membre» a «En suspens» el dia 20/03/2025. Font: Ple."]]
    bring_in(row)

    assert history(vic) == [("active", START, date(2025, 3, 19)), ("suspended", date(2025, 3, 20), None)]


@pytest.mark.parametrize(
    "row",
    [
        {"Estat": "Membre"},
        {"Estat": "membre", "Data d'alta": "01/01/2024", "Font": "una altra"},
        {"Estat": ""},
        {"Data d'alta": "2024-01-01"},
    ],
)
def test_what_is_so_already_is_no_change(vic, row):
    member(vic)

    assert words({"Ens": "Vic"} | row) == [[]]


def test_change_that_is_to_come_is_no_change_either(vic):
    next_month = clock.today() + timedelta(days=30)
    member(vic, ends_on=next_month - timedelta(days=1))
    member(vic, "withdrawn", starts_on=next_month)

    assert words({"Ens": "Vic", "Estat": "Membre"}) == [[]]
    assert words({"Ens": "Vic", "Estat": "Baixa", "Data d'alta": f"{next_month:%d/%m/%Y}"}) == [[]]


@pytest.mark.parametrize(
    ("state", "row", "column", "reason"),
    [
        (
            "active",
            {"Estat": "Membre", "Data d'alta": "20/03/2016"},
            "Data d'alta",
            "al portal consta el dia 01/01/2024: escriviu aquest dia o deixeu-ho en blanc.",
        ),
        (
            "active",
            {"Data d'alta": "20/03/2016"},
            "Data d'alta",
            "al portal consta el dia 01/01/2024: escriviu aquest dia o deixeu-ho en blanc.",
        ),
        (
            "active",
            {"Estat": "Baixa", "Data d'alta": "01/01/2024"},
            "Data d'alta",
            "el dia 01/01/2024 va començar l'estat «Membre»: escriviu el dia del canvi.",
        ),
        (
            "active",
            {"Estat": "Baixa", "Data d'alta": "20/03/2016"},
            "Data d'alta",
            "La data és anterior a l'últim canvi (01/01/2024).",
        ),
        (
            "active",
            {"Estat": "Baixa"},
            "Data d'alta",
            "és en blanc: escriviu des de quin dia té aquest estat.",
        ),
        (
            "withdrawn",
            {"Estat": "En suspens", "Data d'alta": "20/03/2025"},
            "Estat",
            "Ajuntament de Vic: no es pot passar de «Baixa» a «En suspens».",
        ),
        (
            "active",
            {"Estat": "Sol·licitant"},
            "Estat",
            "un sol·licitant ve de la seva petició: anoteu-la des de la pàgina de l'ens.",
        ),
        (
            "active",
            {"Estat": "Interessat"},
            "Estat",
            "un ens interessat s'anota des de la pàgina de l'ens.",
        ),
    ],
)
def test_state_that_cannot_be_is_refused(vic, state, row, column, reason):
    member(vic, state)

    assert faults({"Ens": "Vic"} | row) == [(2, column, reason)]


def test_day_without_a_state_says_what_is_missing(vic):
    assert faults({"Ens": "Vic", "Data d'alta": "20/03/2024"}) == [
        (2, "Estat", "és en blanc: escriviu quin estat comença aquell dia.")
    ]


def test_request_that_waits_is_not_passed_over(vic):
    operations.request_membership(
        organization=vic, resolution_on=date(2024, 1, 1), requested_on=date(2024, 2, 1),
        contact_name="Joana", contact_email="joana@example.org", by=None,
    )  # fmt: skip

    assert faults(JOINS) == [
        (2, "Estat", "la seva petició espera l'assemblea: aproveu-la o retireu-la abans.")
    ]


def test_applicant_and_interested_that_are_so_are_no_change(vic):
    member(vic, "applicant")
    olot = CouncilFactory(municipality=MunicipalityFactory(name="Olot"), name="Ajuntament d'Olot")
    Prospect.objects.create(organization=olot, since_on="2026-02-03")

    assert words(
        {"Ens": "Vic", "Estat": "Sol·licitant", "Data d'alta": "01/01/2024"},
        {"Ens": "Olot", "Estat": "Interessat", "Data d'alta": "03/02/2026"},
    ) == [[], []]


def test_county_council_joins_like_a_town(vic):
    osona = Organization.objects.create(
        kind="county_council", comarca=ComarcaFactory(), name="Consell Comarcal d'Osona", short_name="Osona"
    )

    bring_in(JOINS | {"Ens": "Osona"})

    assert history(osona) == [("active", date(2024, 3, 20), None)]


def test_data_of_the_council_change_and_blank_cells_erase_nothing(vic):
    Organization.objects.filter(pk=vic.pk).update(
        email="vella@example.org",
        phone="93 886 12 34",
        website="https://vic.example",
        ess_page="https://ess.example",
    )
    row = {"Ens": "Vic", "Bústia": "Nova@example.org", "Telèfon": "", "Web": "vic.example.org"}

    assert words(row) == [
        ["Bústia: vella@example.org → nova@example.org", "Web: https://vic.example → https://vic.example.org"]
    ]
    bring_in(row)

    vic.refresh_from_db()
    assert (vic.email, vic.phone, vic.website, vic.ess_page) == (
        "nova@example.org",
        "93 886 12 34",
        "https://vic.example.org",
        "https://ess.example",
    )
    assert AuditRow.objects.filter(operation="members.edit_organization").count() == 1


@pytest.mark.parametrize("phone", ["93 886 12 34", "938861234", "93.886.12.34", "93-886 1234"])
def test_telephone_is_its_figures(vic, phone):
    Organization.objects.filter(pk=vic.pk).update(phone="93 886 12 34", email="vic@example.org")

    assert words({"Ens": "Vic", "Telèfon": phone, "Bústia": "VIC@example.org"}) == [[]]


def test_several_lines_of_one_council_say_its_data_once_and_do_not_differ(vic):
    first = JOINS | {"Bústia": "vic@example.org", "Telèfon": "93 886 12 34"}

    assert faults(
        first,
        {"Ens": "Ajuntament de Vic", "Estat": "", "Bústia": "VIC@example.org", "Telèfon": "938861234"},
        {"Ens": "VIC", "Estat": "Baixa", "Bústia": "una.altra@example.org"},
    ) == [
        (4, "Estat", "la fila 2 diu una altra cosa del mateix ens."),
        (4, "Bústia", "la fila 2 diu una altra cosa del mateix ens."),
    ]


def test_line_that_only_repeats_the_council_is_without_changes(vic):
    found = plan(JOINS, {"Ens": "Vic"})

    assert found.in_words() == "2 files: 1 alta, 1 sense canvis"


def test_column_is_called_as_in_the_file(vic):
    found = make_plan("membres.csv", b"MUNICIPI;ALTA\nVic;ahir\n")

    assert [str(fault) for fault in found.faults] == [
        "Fila 2, columna «ALTA»: «ahir» no és una data com ara 20/03/2024."
    ]
