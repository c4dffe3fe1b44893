"""The list of members as a file: what the screen shows, all of its pages, and it comes back as it went."""

import csv
import io
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from members.filters.lists import PER_PAGE
from members.imports.plan import make_plan
from members.models import Organization, Prospect
from tests.cast import ComarcaFactory, CouncilFactory, MemberFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
CSV, XLSX = "/membres/llista.csv", "/membres/llista.xlsx"


@pytest.fixture
def reader(cast, enter):
    """Somebody who sees all of the list, the interested councils too."""
    return enter(cast.coordination)


def council(name: str, **values) -> Organization:
    return CouncilFactory(municipality=MunicipalityFactory(name=name, **values), name=f"Ajuntament de {name}")


def lines(client, **asked) -> list[list[str]]:
    answer = client.get(CSV, asked)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_file_says_what_the_rows_say(reader):
    MemberFactory(organization=council("Abrera", ine_code="08901", population=12981))
    Prospect.objects.create(organization=council("Espot", ine_code="08902"), since_on="2026-02-03")
    Organization.objects.create(
        kind="county_council", comarca=ComarcaFactory(), name="Consell Comarcal d'Osona", short_name="Osona"
    )

    found = lines(reader, scope="register")

    assert found[0] == [
        "Codi INE", "Ens", "Municipi o comarca", "Tipus d'ens", "Habitants", "Comarca", "Estat", "Estat des de"
    ]  # fmt: skip
    assert found[1] == [
        "08901", "Ajuntament de Abrera", "Abrera", "Ajuntament", "12981", "Osona", "Membre", "01/01/2024"
    ]  # fmt: skip
    assert found[2][5:] == ["Osona", "Interessat", "03/02/2026"]
    assert found[3][:4] == ["", "Consell Comarcal d'Osona", "Osona", "Consell Comarcal"]
    assert found[3][6:] == ["", ""]


def test_file_has_the_rows_of_the_screen_in_its_order_and_words(reader, cast):
    asked = {"scope": "register", "state": "active"}

    rows = reader.get("/membres/", asked).context["rows"]

    assert [(line[2], line[3], line[5], line[6]) for line in lines(reader, **asked)[1:]] == [
        (row.title, row.note.partition(" · ")[0], row.comarca, row.state) for row in rows
    ]
    assert len(rows) == 3


def test_workbook_keeps_codes_numbers_and_days(reader):
    MemberFactory(organization=council("Abrera", ine_code="08901", population=12981))

    sheet = load_workbook(io.BytesIO(reader.get(XLSX, {"q": "Abrera"}).content)).active

    assert [cell.value for cell in sheet[2]] == [
        "08901", "Ajuntament de Abrera", "Abrera", "Ajuntament", 12981, "Osona", "Membre", datetime(2024, 1, 1)
    ]  # fmt: skip


def test_links_of_the_list_carry_its_filter(reader):
    page = reader.get("/membres/", {"q": "vila", "scope": "register", "page": "1"}).content.decode()

    assert f'href="{CSV}?q=vila&amp;scope=register"' in page
    assert f'href="{XLSX}?q=vila&amp;scope=register"' in page


def test_empty_list_offers_no_file(reader):
    assert CSV not in reader.get("/membres/", {"q": "enlloc"}).content.decode()


def test_file_has_all_pages(reader):
    MemberFactory.create_batch(PER_PAGE + 1)

    assert len(lines(reader, q="vila", page="2")) == 1 + PER_PAGE + 1 + 4  # and the four of the cast


def test_what_is_not_understood_is_left_out_as_on_the_screen(reader):
    assert len(lines(reader, comarca="abc", size="'", page="zzz")) == 1 + 4


@pytest.mark.parametrize("address", [CSV, XLSX])
def test_file_costs_the_same_for_one_row_as_for_three(reader, address):
    costs = []
    for more in (1, 2):
        MemberFactory.create_batch(more)
        with CaptureQueriesContext(connection) as queries:
            b"".join(reader.get(address))
        costs.append(len(queries))

    # session, person, comarques, rows
    assert costs == [5, 5]


def test_hostile_name_does_not_run(reader):
    MemberFactory(organization=council("=1+1"))

    assert lines(reader, q="=1+1")[1][2] == "'=1+1"


@pytest.mark.parametrize("kind", ["pdf", "CSV", "xls"])
def test_other_kinds_are_not_there(reader, kind):
    assert reader.get(reverse("organization_export", args=[kind])).status_code == 404


@pytest.mark.parametrize("address", [CSV, XLSX])
def test_exported_list_comes_back_and_changes_nothing(reader, address):
    """The network, the interested and the rest of the register, in every state."""
    for number, state in enumerate(("active", "applicant", "suspended", "withdrawn")):
        MemberFactory(organization=council(f"Poble {number}"), state=state)
    MemberFactory(
        organization=Organization.objects.create(
            kind="county_council",
            comarca=ComarcaFactory(),
            name="Consell Comarcal d'Osona",
            short_name="Osona",
        )
    )
    Prospect.objects.create(organization=council("Espot"), since_on="2026-02-03")
    council("Foixà")

    content = b"".join(reader.get(address, {"scope": "register"}))
    found = make_plan(f"membres.{address[-4:].strip('.')}", content)

    assert (found.faults, found.changes) == ([], [])
    assert len(found.entries) == Organization.objects.councils().count() == 11
    assert found.headings.unknown == ("«Municipi o comarca»", "«Tipus d'ens»", "«Habitants»", "«Comarca»")
