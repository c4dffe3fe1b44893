"""The package of evidence: an index, the files once each under safe names, and nothing of other days."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from advisory.models import SessionMaterial
from events.models import EventMaterial
from office import files, jobs
from office.models import Job, StoredFile
from reports import operations
from reports.models import EvidenceArchive, Justification
from reports.pages.evidence import proofs_of
from tests.events.events import make_past
from tests.reports.justifications import make_held, make_justification, make_line
from tests.workplan.plans import ActionFactory, PlanFactory, SubactionFactory
from workplan.models import LinkedEvidence

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 12)


def keep(name, content=b"contingut"):
    kept = files.keep_own("x.pdf", content, media_type="application/pdf", by=None)
    StoredFile.objects.filter(pk=kept.pk).update(name=name)
    return StoredFile.objects.get(pk=kept.pk)


def gather(justification):
    operations.gather_evidence(justification=justification, by=None)
    archive = EvidenceArchive.objects.get(justification=justification)
    with archive.file.content.open("rb") as content:
        return zipfile.ZipFile(BytesIO(content.read()))


def index(package):
    rows = list(load_workbook(BytesIO(package.read("index.xlsx"))).active.iter_rows(values_only=True))
    return [(row[0], row[4], row[6], row[7]) for row in rows[1:]]


@pytest.fixture
def action():
    return ActionFactory(area__plan=PlanFactory())


def test_every_kind_of_evidence_is_in_the_index(action):
    part = SubactionFactory(parent=action)
    LinkedEvidence.objects.create(
        action=part, happened_on=DAY, sentence="Acta", file=keep("Acta número 1.pdf")
    )
    session = make_held(action, 60, day=date(2026, 3, 13))
    SessionMaterial.objects.create(session=session, title="Plec", url="https://example.org/plec")
    event = make_past(date(2026, 3, 14))
    type(event).objects.filter(pk=event.pk).update(action=action)
    EventMaterial.objects.create(event=event, title="Relatoria", file=keep("../../etc/passwd.ods"))
    justification = make_justification()
    make_line(justification, actions=[action])

    package = gather(justification)

    assert index(package) == [
        (1, str(session.service), None, "https://example.org/plec"),
        (1, "Jornada", "01/001-2026-03-14-etcpasswd.ods", None),
        (1, "Acta", "01/002-2026-03-12-acta-numero-1.pdf", None),
    ]
    assert sorted(package.namelist()) == [
        "01/001-2026-03-14-etcpasswd.ods",
        "01/002-2026-03-12-acta-numero-1.pdf",
        "index.txt",
        "index.xlsx",
    ]
    assert package.read("01/002-2026-03-12-acta-numero-1.pdf") == b"contingut"


def test_what_has_nothing_attached_leads_to_its_page(action):
    session = make_held(action, 60)
    justification = make_justification()
    make_line(justification, actions=[action])

    rows = index(gather(justification))

    assert rows == [(1, str(session.service), None, f"http://testserver{session.get_absolute_url()}")]


def test_a_file_of_two_lines_is_there_once(action):
    LinkedEvidence.objects.create(action=action, happened_on=DAY, sentence="Acta", file=keep("acta.pdf"))
    justification = make_justification()
    for _line in range(2):
        make_line(justification, actions=[action])

    package = gather(justification)

    name = "01/001-2026-03-12-acta.pdf"
    assert index(package) == [(1, "Acta", name, None), (2, "Acta", name, None)]
    assert package.namelist().count(name) == 1


def test_evidence_of_a_part_that_is_chosen_too_is_listed_once(action):
    part, other = SubactionFactory(parent=action), SubactionFactory(parent=action)
    for served, words in ((part, "Acta"), (other, "Plec")):
        LinkedEvidence.objects.create(
            action=served, happened_on=DAY, sentence=words, url="https://example.org"
        )
    justification = make_justification()
    make_line(justification, actions=[action, part])
    whole = Justification.objects.for_page().get(pk=justification.pk)

    found = [(proof.action, proof.words) for proof in proofs_of(whole)]

    assert found == [(action, "Plec"), (part, "Acta")]


@pytest.mark.parametrize(
    "name", ["..", "=cmd|x.pdf", "\u202efdp.exe", "a" * 140 + ".PDF", "acta", "日本.pdf"]
)
def test_names_are_letters_and_figures(action, name):
    LinkedEvidence.objects.create(action=action, happened_on=DAY, sentence="=1+1", file=keep(name))
    justification = make_justification()
    make_line(justification, actions=[action])

    package = gather(justification)

    (_line, words, where, _url) = index(package)[0]
    assert words == "'=1+1"
    assert zipfile.Path(package, where).exists()
    assert where.isascii()
    assert set(where) <= set("abcdefghijklmnopqrstuvwxyz0123456789-./_")
    assert ".." not in where


def test_other_days_are_left_out(action):
    for day in (date(2025, 9, 30), date(2026, 10, 1)):
        LinkedEvidence.objects.create(action=action, happened_on=day, sentence="Fora", url="https://x.org")
    justification = make_justification()
    make_line(justification, actions=[action])

    package = gather(justification)

    assert index(package) == []
    assert "No hi ha evidències d'aquests dies." in package.read("index.txt").decode()


def test_a_file_that_is_gone_is_said(action):
    lost = keep("acta.pdf")
    lost.content.storage.delete(lost.content.name)
    LinkedEvidence.objects.create(action=action, happened_on=DAY, sentence="Acta", file=lost)
    justification = make_justification()
    make_line(justification, actions=[action])

    assert index(gather(justification))[0][2] == "(falta el fitxer)"


def test_another_package_takes_the_place_of_the_first(action):
    justification = make_justification()
    make_line(justification, actions=[action])
    gather(justification)
    first = EvidenceArchive.objects.get().file

    gather(justification)
    files.blank_expired()

    first.refresh_from_db()
    assert first.deleted_at is not None
    assert EvidenceArchive.objects.get().file.deleted_at is None


def test_coordination_asks_for_it_and_takes_it(cast, enter, action):
    justification = make_justification()
    make_line(justification, actions=[action])
    browser = enter(cast.coordination)
    before = browser.get(reverse("justification_evidence", args=[justification.pk]))

    browser.post(reverse("justification_gather", args=[justification.pk]))
    job = Job.objects.get()
    jobs.run(job.pk)

    job.refresh_from_db()
    answer = browser.get(reverse("justification_evidence", args=[justification.pk]))
    assert before.status_code == 404
    assert (job.state, job.result["url"]) == ("done", justification.get_absolute_url())
    assert zipfile.is_zipfile(BytesIO(b"".join(answer.streaming_content)))
