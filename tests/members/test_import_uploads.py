"""What may not come in through /importacions/, and what is shown of what may."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members import operations
from members.imports.kept import token_of
from office import clock, files
from office.models import AuditRow, StoredFile
from tests.access.scene import PDF
from tests.members.spreadsheets import HEADINGS, as_csv, councils_to_come, upload

pytestmark = pytest.mark.django_db
START_PAGE = "/importacions/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def coordination(cast, enter):
    return enter(cast.coordination)


def send(client, content: bytes, name: str = "membres.csv"):
    return client.post(START_PAGE, {"file": upload(content, name)}, follow=True)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("membres.pdf", PDF, "El portal admet aquests tipus de fitxer: CSV, XLSX."),
        ("membres.xlsx", PDF, "El contingut de «membres.xlsx» no és el d'un fitxer XLSX"),
        ("membres.xls", b"\xd0\xcf\x11\xe0", "«membres.xls» és d'un tipus que no podem llegir"),
        ("membres.csv", b"", "buit"),
        ("membres.csv", b"Ens;Estat\n", "El fitxer té els títols de les columnes i cap fila a sota."),
        ("membres.csv", b"Vic;Olot\n", "No trobem la fila amb els títols de les columnes"),
        (
            "membres.csv",
            b"Ens;Municipi;Estat\nVic;Vic;Membre\n",
            "Hi ha dues columnes que diuen el mateix: «Ens».",
        ),
    ],
)
def test_file_that_does_not_serve_is_told_beside_its_field_and_not_kept(
    coordination, media, name, content, reason
):
    page = send(coordination, content, name)

    assert reason in page.context["form"].errors["file"][0]
    assert not StoredFile.objects.exists()
    assert list(media.iterdir()) == []


def test_fifty_megabytes_are_answered_with_a_sentence(coordination, media):
    page = send(coordination, b"Ens;Estat\n" + b"Vic;Membre\n" * 4_800_000)

    assert page.status_code == 200
    assert page.context["form"].errors["file"] == [
        "El fitxer passa de 10,0\xa0MB. Feu-lo més petit o envieu-lo per parts."
    ]
    assert list(media.iterdir()) == []


def test_nothing_but_a_spreadsheet_of_ours_is_opened(coordination, cast):
    document = files.store(upload(PDF, "acord.pdf"), by=cast.coordination)
    sent = operations.keep_spreadsheet(upload=upload(as_csv(councils_to_come())), by=None)
    past = operations.keep_spreadsheet(upload=upload(as_csv(councils_to_come())), by=None)
    StoredFile.objects.filter(pk=past.pk).update(delete_on=clock.today() - timedelta(days=1))
    files.blank_expired()

    addresses = [str(document.pk), f"{document.pk}.{token_of(sent).partition('.')[2]}", "x", token_of(past)]

    for address in addresses:
        assert coordination.get(reverse("import_preview", args=[address])).status_code == 404
        assert coordination.get(reverse("import_faults", args=[address])).status_code == 404
        assert coordination.post(reverse("import_confirm", args=[address])).status_code == 404


def test_uploaded_spreadsheet_is_kept_a_few_days(coordination, cast):
    send(coordination, as_csv(councils_to_come()))

    stored = StoredFile.objects.get()
    assert (stored.delete_on, stored.uploaded_by) == (clock.today() + timedelta(days=3), cast.coordination)
    assert not AuditRow.objects.filter(subject_type="office.storedfile").exists()


def test_columns_and_sheets_left_out_are_named(coordination):
    sent = [row | {"Quota": 100} for row in councils_to_come()]

    page = send(coordination, as_csv(sent, headings=[*HEADINGS, "Quota"]))

    assert "Aquestes columnes no s&#x27;entenen i es deixen de banda: «Quota»." in page.content.decode()


def test_hostile_cells_are_shown_as_they_are(coordination):
    hostile = councils_to_come()
    hostile[0] |= {
        "Ens": "<script>alert(1)</script>",
        "Codi INE": "",
        "Nom": "{{ 7*7 }}",
        "Cognoms": "%s%(x)s",
    }
    hostile[1] |= {"Telèfon": "93\x00000", "Càrrec": "Cap\x07"}

    page = send(coordination, as_csv(hostile)).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; · {{ 7*7 }} %s%(x)s" in page
    assert "«Telèfon»: No es permeten caràcters nuls" in page
    assert "«Càrrec»: té un caràcter que no és" in page


def test_preview_costs_the_same_for_one_line_as_for_three(coordination):
    costs = []
    for count in (1, 3):
        stored = operations.keep_spreadsheet(upload=upload(as_csv(councils_to_come(count))), by=None)
        with CaptureQueriesContext(connection) as queries:
            coordination.get(reverse("import_preview", args=[token_of(stored)]))
        costs.append(len(queries))

    # session, person, two of the standing, bell; the file, the register, and five of what is known
    assert costs == [12, 12]


def test_long_spreadsheet_is_shown_a_hundred_lines_a_page(coordination):
    content = "Ens;Estat\n" + "".join(f"Poble {number};Soci\n" for number in range(101))

    page = send(coordination, content.encode())

    assert (len(page.context["rows"]), page.context["page"].paginator.num_pages) == (100, 2)
