"""A file becomes a draft: kept privately, with its pieces, and nothing of it in any plan."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from office import clock
from office.models import AuditRow, StoredFile
from office.refusals import Refused
from tests.workplan.drafts import PLAN, make_draft, piece, told, upload
from workplan import operations
from workplan.models import Area, DraftNode, ImportDraft, Workplan

pytestmark = pytest.mark.django_db


def test_draft_keeps_the_file_and_its_pieces_in_their_order():
    draft = make_draft()

    assert told(draft) == [
        ("title", "PLA DE TREBALL 2026"),
        ("approval", "Aprovat en Assemblea reunida telemàticament a 23 d'octubre del 2025"),
        ("introduction", "El pla té en compte dos factors:"),
        ("origin", "Activitats de continuïtat, les de cada any."),
        ("origin", "Actuacions vinculades al Conveni amb el Departament."),
        ("condition", "Es tracta d'un pla de treball de màxims, supeditat a la pròrroga del Conveni."),
        ("challenge", "Fer créixer la xarxa."),
        ("subchallenge", "Arribar a més territoris."),
        ("area", "1. ACOLLIDA:"),
        ("action", "Acollir els membres nous."),
        ("subaction", "Fer una sessió de benvinguda, si s'escau."),
        ("subaction", "Organitzar una trobada (gener)."),
        ("action", "Organitzar jornades de treball*."),
        ("footnote", "*Màxim 3 jornades.*"),
        ("area", "2. GRUPS DE TREBALL:"),
        ("action", "Cercar la implicació dels membres."),
        ("block", "Agroecologia (en coordinació amb la XAC):"),
        ("action", "Executar allò previst en relació al Conveni."),
    ]
    with draft.source.content.open() as kept:
        assert kept.read().decode() == PLAN
    assert draft.nodes.filter(kind="noise").count() == 4
    assert (Workplan.objects.count(), Area.objects.count()) == (0, 0)
    assert AuditRow.objects.get().operation == "workplan.draft_plan"


@pytest.mark.parametrize(
    "content, name",
    [
        (b"", "pla.txt"),
        (b"\x00\x01\x02" * 50, "pla.txt"),
        (b"%PDF-1.7 ...", "pla.pdf"),
        ("Bon dia a totes i a tots.", "pla.txt"),
        (b"1. ACOLLIDA\n- x\n" + b"a" * (3 * 1024 * 1024), "pla.txt"),
        ("1. ACOLLIDA\n" + "- ❑ Acollir.\n" * 4_000, "pla.txt"),
        (PLAN, "pla.exe"),
        (PLAN, "pla"),
    ],
    ids=["empty", "binary", "PDF", "no plan", "too large", "endless", "other kind", "no kind"],
)
def test_wrong_file_is_refused_by_its_field_and_nothing_is_kept(content, name):
    with pytest.raises(Refused) as refusal:
        operations.draft_plan(upload=upload(content, name), year=2026, by=None)

    assert refusal.value.field == "upload"
    assert not ImportDraft.objects.exists()
    assert not DraftNode.objects.exists()
    assert not StoredFile.objects.exists()
    assert not AuditRow.objects.exists()


def test_discarded_draft_is_closed_and_its_file_goes_later():

    draft = make_draft()

    operations.discard_draft(draft=draft, by=None)

    draft.refresh_from_db()
    assert (draft.state, draft.source.delete_on) == ("discarded", clock.today() + timedelta(days=30))
    with pytest.raises(Refused):
        operations.discard_draft(draft=draft, by=None)
    with pytest.raises(Refused):
        operations.merge_node(draft=draft, node=piece(draft, "Acollir"), by=None)


def test_spreadsheet_becomes_a_draft_as_well(cast, enter):
    client = enter(cast.coordination)
    content = b"".join(client.get("/pla/importacions/plantilla/"))
    sheet = SimpleUploadedFile("pla.xlsx", content)

    draft = operations.draft_plan(upload=sheet, year=2027, by=cast.coordination)

    assert told(draft)[-1] == ("action", "Organitzar una jornada conjunta")
    assert piece(draft, "Fer una sessió").timing == "març"
