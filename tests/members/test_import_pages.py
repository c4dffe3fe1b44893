"""/importacions/: from the list of members to the spreadsheet that has come in."""

import io
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from openpyxl import load_workbook

from members import operations
from members.imports.kept import plan_of
from members.models import Membership, Organization, Role
from office import clock, jobs
from office.models import AuditRow, Job, StoredFile
from office.refusals import Refused
from tests.members.spreadsheets import HEADINGS, as_csv, as_xlsx, councils_to_come, upload

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


def confirm(client, page):
    address = reverse("import_confirm", args=[page.context["token"]])
    return client.post(address, {"digest": page.context["plan"].digest}, follow=True)


def said(answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)] or [
        str(message) for message in answer.context["messages"]
    ]


def test_coordination_finds_it_on_the_list_of_members(cast, enter):
    link = f'href="{START_PAGE}"'

    assert link in enter(cast.coordination).get("/membres/").content.decode()
    assert link not in enter(cast.technician).get("/membres/").content.decode()


def test_first_page_names_every_column(coordination):
    page = coordination.get(START_PAGE).content.decode()

    assert [heading for heading in HEADINGS if heading.replace("'", "&#x27;") not in page] == []


def test_template_has_the_headings_and_a_line_that_no_import_takes(coordination):
    answer = coordination.get(reverse("import_template"))

    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert tuple(cell.value for cell in sheet[1]) == HEADINGS
    assert (sheet.max_row, sheet["D2"].is_date) == (2, True)
    page = send(coordination, answer.content, "plantilla.xlsx")
    assert [(fault.line, fault.column) for fault in page.context["plan"].faults] == [(2, "Codi INE")]


@pytest.mark.parametrize(("name", "write"), [("membres.csv", as_csv), ("membres.xlsx", as_xlsx)])
def test_spreadsheet_is_seen_and_then_comes_in(coordination, name, write):
    page = send(coordination, write(councils_to_come()), name)

    assert page.context["plan"].in_words() == "3 files: 3 altes"
    assert "Incorporeu les 3 files" in page.content.decode()
    assert "Alta el dia 20/03/2018. Font: Acta de l&#x27;Assemblea." in page.content.decode()
    assert Organization.objects.filter(name__contains="Poble").members().count() == 0

    answer = confirm(coordination, page)

    assert answer.redirect_chain == [("/membres/", 302)]
    assert said(answer) == ["S'ha incorporat tot. 3 files: 3 altes."]
    assert Organization.objects.filter(name__contains="Poble").members().count() == 3
    assert StoredFile.objects.get().delete_on == clock.today()


def test_with_a_fault_nothing_can_be_confirmed(coordination):
    wrong = councils_to_come()
    wrong[1] |= {"Estat": "Soci"}

    page = send(coordination, as_csv(wrong))

    shown = page.content.decode()
    assert page.context["plan"].in_words() == "3 files: 1 refusada, 2 altes"
    assert "Encara no es pot incorporar res" in shown
    assert "«Estat»: «Soci» no s&#x27;entén" in shown
    assert (page.context["rows"][0]["line"], page.context["rows"][0]["state"]) == ("fila 3", "Refusada")
    assert reverse("import_confirm", args=[page.context["token"]]) not in shown
    answer = confirm(coordination, page)
    assert said(answer) == [
        "No s'ha incorporat res. No hi ha res per incorporar: torneu a revisar les files."
    ]
    assert not Role.objects.filter(organization__name__contains="Poble").exists()


def test_faults_leave_as_a_file(coordination):
    wrong = councils_to_come()
    wrong[1] |= {"Estat": "Soci", "Nom": "=1+1"}
    wrong[2] |= {"Bústia": "=HYPERLINK(1)"}
    page = send(coordination, as_csv(wrong))

    answer = coordination.get(reverse("import_faults", args=[page.context["token"]]))

    assert b"".join(answer).decode("utf-8-sig").splitlines() == [
        "Fila;Columna;Què cal corregir",
        "3;Estat;«Soci» no s'entén: escriviu «membre», «en suspens», «baixa», «sol·licitant» o «interessat».",
        "4;Bústia;«=hyperlink(1)» no és una adreça de correu.",
    ]


def test_refusal_of_an_operation_takes_everything_back_and_names_its_line(coordination):
    """What no reading can foresee: an address is given to somebody else while the lines are written."""
    content = as_csv(councils_to_come())
    stored = operations.keep_spreadsheet(upload=upload(content), by=None)
    before = AuditRow.objects.count()

    def meanwhile(done: int, total: int) -> None:
        if done == 1:
            operations.add_person(given_name="Algú", family_name="Altre", email="alba2@example.org", by=None)

    with pytest.raises(Refused) as refusal:
        operations.import_members(stored=stored, digest=plan_of(stored).digest, by=None, progress=meanwhile)

    assert str(refusal.value) == (
        "Fila 4, columna «Correu»: Ja hi ha algú amb aquesta adreça al portal: trieu aquella persona."
    )
    assert not Membership.objects.filter(reason="Acta de l'Assemblea").exists()
    assert AuditRow.objects.count() == before


def test_what_was_not_seen_is_not_written(coordination):
    """Somebody writes in the portal between the look and the confirmation."""
    told = councils_to_come()
    page = send(coordination, as_csv(told))
    council = Organization.objects.get(name=told[0]["Ens"])
    operations.change_membership(
        organization=council, state="active", starts_on=date(2018, 3, 20), reason="Ple", by=None
    )

    answer = confirm(coordination, page)

    assert said(answer) == [
        "No s'ha incorporat res. Alguna cosa ha canviat al portal des que ho vau mirar: torneu a revisar les files."
    ]
    assert not council.roles.exists()


def test_second_confirmation_finds_nothing_left(coordination):
    page = send(coordination, as_csv(councils_to_come()))
    confirm(coordination, page)
    before = AuditRow.objects.count()

    answer = confirm(coordination, page)

    assert "No s'ha incorporat res." in said(answer)[0]
    assert AuditRow.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_hundreds_of_changes_are_brought_in_by_the_worker(coordination):
    page = send(coordination, as_csv(councils_to_come(101)))  # each with its state, its data and a person

    answer = confirm(coordination, page)

    job = Job.objects.get()
    assert answer.redirect_chain == [(f"/feines/{job.pk}/", 302)]
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result) == (
        "done",
        {"sentence": "S'ha incorporat tot. 101 files: 101 altes.", "url": "/membres/"},
    )
    assert AuditRow.objects.get(operation="members.import_members").by_id_number == job.by_id
    assert Membership.objects.filter(reason="Acta de l'Assemblea").count() == 101


def test_worker_that_is_refused_writes_nothing_and_says_why(cast):
    stored = operations.keep_spreadsheet(upload=upload(as_csv(councils_to_come())), by=None)
    job = jobs.start(
        "import_members", by=cast.coordination, title="Importació", stored=stored.pk, digest="d'abans",
        by_number=cast.coordination.pk, summary="3 files",
    )  # fmt: skip

    jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.error) == (
        "failed",
        "Alguna cosa ha canviat al portal des que ho vau mirar: torneu a revisar les files.",
    )
    assert not Membership.objects.filter(reason="Acta de l'Assemblea").exists()
