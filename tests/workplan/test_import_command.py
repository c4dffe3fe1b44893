"""`manage.py import_workplan`, as somebody at a terminal meets it."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.office.test_files import PDF
from tests.workplan.documents import DEMONSTRATION
from workplan.models import ImportDraft

PLAN = (
    "PLA DE TREBALL 2026\n\n6. GRUPS DE TREBALL\nCures:\n- Fer-ne\n    - Convidar-hi\n\nQuè és això, què.\n"
)


@pytest.fixture
def said():
    return StringIO()


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "pla.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_counts_are_one_line_of_json(plan, said):
    call_command("import_workplan", plan, "--year", "2026", "--dry-run", "--format", "json", stdout=said)

    assert said.getvalue().startswith(
        '{"areas":1,"blocks":1,"challenges":0,"subchallenges":0,"actions":1,"group_actions":1,"subactions":1,"noise":[],'
        '"not_understood":[{"lines":[8,8],"text":"Què és això, què.","reason":"'
    )
    assert said.getvalue().count("\n") == 1
    json.loads(said.getvalue())


def test_counts_are_told_to_people(said):
    call_command("import_workplan", DEMONSTRATION, "--year", "2026", "--dry-run", stdout=said)

    lines = said.getvalue().splitlines()
    assert lines[:8] == [
        "    7  àrees",
        "   10  blocs",
        "    5  reptes",
        "   11  subreptes",
        "   56  actuacions",
        "   25  d'aquestes, dels Grups de Treball",
        "   21  subactuacions",
        "Deixat fora perquè és soroll (12):",
    ]


def test_year_that_is_not_that_of_the_title_is_told(plan):
    warning = StringIO()

    call_command("import_workplan", plan, "--year", "2027", "--dry-run", stdout=StringIO(), stderr=warning)

    assert warning.getvalue() == "El títol diu 2026, i --year diu 2027: mireu quin és el bo.\n"


@pytest.mark.parametrize(
    ("content", "year", "sentence"),
    [
        (b"", "2026", "El fitxer és buit."),
        (PDF, "2026", "«pla.txt» és un PDF"),
        (b"- pa\n- oli\n", "2026", "no s'hi ha trobat cap pla de treball"),
        (b"a" * 3_000_000, "2026", "El fitxer passa de"),
        (PLAN.encode(), "26", "26 no és l'any de cap pla."),
        (PLAN.encode(), "99999", "99999 no és l'any de cap pla."),
    ],
)
def test_what_cannot_be_read_ends_with_a_sentence(plan, content, year, sentence):
    plan.write_bytes(content)

    with pytest.raises(CommandError, match=sentence):
        call_command("import_workplan", plan, "--year", year, "--dry-run")


def test_file_that_is_not_there_ends_with_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="no es pot llegir"):
        call_command("import_workplan", tmp_path / "cap.txt", "--year", "2026", "--dry-run")
    with pytest.raises(CommandError, match="no es pot llegir"):
        call_command("import_workplan", tmp_path, "--year", "2026", "--dry-run")


@pytest.mark.django_db
def test_draft_waits_to_be_checked(plan, said, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "kept"

    call_command("import_workplan", plan, "--year", "2026", stdout=StringIO(), stderr=said)

    draft = ImportDraft.objects.get()
    assert (draft.year, draft.nodes.count(), draft.source.name) == (2026, 6, "pla.txt")
    assert said.getvalue() == f"Espera que el reviseu a {draft.get_absolute_url()}\n"


@pytest.mark.django_db
def test_file_that_is_refused_writes_nothing(plan):
    plan.write_bytes(PDF)

    with pytest.raises(CommandError):
        call_command("import_workplan", plan, "--year", "2026")

    assert not ImportDraft.objects.exists()
