"""What people send as a plan, and what is no plan at all: always a sentence, never a fault."""

import time
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from office.refusals import Refused
from tests.members.spreadsheets import workbook
from tests.office.test_files import DOCX, PDF, odt, zipped
from workplan.imports.counts import counted
from workplan.imports.files import MAX_LINE, MAX_LINES, PLAN_FILES, content_of, read_upload
from workplan.imports.recognise import recognise_action, recognise_area, recognise_block

PLAN = "1. COMUNICACIÓ:\n❑ Fer una càpsula\n❖ Difondre-la\n"
NOT_A_TEXT = "«pla» no és cap text: envieu el pla com a text sense format (.txt) o com a full de càlcul XLSX."
NO_PLAN = (
    "A «pla» no s'hi ha trobat cap pla de treball: hi calen àrees amb el seu número («1. ACOLLIDA») i, a sota, "
    "actuacions amb un pic («❑», «•» o «-»)."
)
FORMATTED = "«pla» és un document de text amb format: obriu-lo, deseu-lo com a text sense format (.txt) i envieu aquest."
FOREIGN = "«pla» sembla escrit en una altra llengua: el portal llegeix plans en català."
EMPTY = "El fitxer és buit."
SPANISH = "1. ACOGIDA\n- Acompañar a los miembros con los recursos y las ayudas para sus proyectos\n"
ENGLISH = "1. WELCOME\n- Go with the members of the network to the place of their choice and stay with them\n"


def bomb() -> bytes:
    """80 MB in a file of 80 kB."""
    return zipped([("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"0" * 80_000_000)])


def full_workbook() -> bytes:
    """13 MB of letters that hardly repeat, so that it does not look like a bomb."""
    text = "".join(chr(97 + number * number % 23) for number in range(500))
    return workbook(
        [["Àrea", "Actuació"], *([f"{number}", f"{number}{text * 13}"] for number in range(2_000))]
    )


HOSTILE = {
    "empty": (b"", EMPTY),
    "only spaces": ("\ufeff \n\u00a0\n".encode(), EMPTY),
    "a PDF": (
        PDF,
        "«pla» és un PDF: obriu-lo, copieu-ne el text i deseu-lo com a text sense format (.txt).",
    ),
    "a document of Word": (DOCX, FORMATTED),
    "a document of LibreOffice": (odt(), FORMATTED),
    "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, FORMATTED),
    "a document in RTF": (b"{\\rtf1 1. JORNADES}", FORMATTED),
    "another package": (
        zipped([("a.txt", PLAN.encode())]),
        "«pla» no és cap text ni cap full XLSX que es pugui llegir.",
    ),
    "half a package": (
        b"PK\x03\x04" + b"x" * 90,
        "«pla» no és cap text ni cap full XLSX que es pugui llegir.",
    ),
    "a picture": (b"\x89PNG\r\n\x1a\n" + PLAN.encode(), NOT_A_TEXT),
    "a program": (b"\x7fELF" + bytes(range(256)) * 20, NOT_A_TEXT),
    "every byte there is": (bytes(range(256)) * 40, NOT_A_TEXT),
    "a zero among the words": (f"{PLAN}\0".encode(), NOT_A_TEXT),
    "many controls": (("\x07a" * 60).encode() + PLAN.encode(), NOT_A_TEXT),
    "in Spanish": ((SPANISH * 20).encode(), FOREIGN),
    "in English": ((ENGLISH * 20).encode(), FOREIGN),
    "in Chinese": ("1. 计划工作\n• 欢迎新成员加入我们的网络\n".encode(), FOREIGN),
    "another document": (b"Benvolgudes,\n\nUs convidem a la jornada.\n\nSalut!\n", NO_PLAN),
    "a list of other things": (b"- pa\n- oli\n- sal\n", NO_PLAN),
    "areas and nothing under them": (b"1. JORNADES\n2. GRUPS\n", NO_PLAN),
    "a web page": (b"<html><body><h1>1. JORNADES</h1></body></html>", NO_PLAN),
    "endless bullets": (
        ("1. JORNADES\n" + "- Fer-ne\n" * 3_000).encode(),
        "S'hi han trobat més de 2000 peces: un pla en té menys.",
    ),
    "endless lines": (
        ("1. JORNADES\n" + "\n" * MAX_LINES).encode(),
        "El text té més de 5000 línies: un pla és més curt.",
    ),
    "an endless line": (
        f"1. JORNADES\n- {'a' * MAX_LINE}\n".encode(),
        "La línia 2 té més de 3000 caràcters: repartiu-la entre les seves actuacions.",
    ),
    "three megabytes": (
        ("1. JORNADES\n" + "- Fer-ne una altra de bona\n" * 120_000).encode(),
        "El fitxer passa de 2,0 MB, i el text d'un pla no hi arriba: envieu-ne només el text.",
    ),
}


@pytest.mark.parametrize("which", HOSTILE)
def test_hostile_file_gets_a_sentence(which):
    content, sentence = HOSTILE[which]

    with pytest.raises(Refused) as refusal:
        read_upload("pla", content)

    assert refusal.value.sentence.replace("\u00a0", " ") == sentence


def test_fifty_megabytes_are_refused_before_they_are_read():
    upload = SimpleNamespace(size=50 * 1024 * 1024)  # it has nothing to read

    with pytest.raises(Refused, match="El fitxer passa de"):
        content_of(upload)


@pytest.mark.parametrize(
    ("make", "sentence"), [(bomb, "no és cap text ni cap full XLSX"), (full_workbook, "ocupa més de")]
)
def test_small_file_that_unpacks_into_a_large_one_is_refused(make, sentence):
    content = make()
    assert len(content) < 2 * 1024 * 1024

    with pytest.raises(Refused, match=sentence):
        read_upload("pla.xlsx", content)


@pytest.mark.parametrize(
    "line",
    [
        "(" * 2_900, "amb A, " * 400, "* " * 1_400, "**a" * 900, "amb (" * 500, "!" * 2_900, "XARXA DE MUNICIPIS " * 150,
        "1." * 1_400, "quan hi hagi " * 200, "mesos de gener," * 180, "amb l'" * 480, "a. " * 960, "«" * 2_900,
    ],
)  # fmt: skip
def test_line_made_to_take_for_ever_takes_no_time(line):
    text = f"1. JORNADES\n- Fer-ne.\n- {line}\n{line}\n"
    began = time.process_time()
    read_upload("pla", text.encode())
    for recognise in (recognise_area, recognise_block, lambda words: recognise_action(words, 2026)):
        recognise(line)

    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_text_is_read_in_any_usual_encoding(encoding, end):
    text = PLAN.replace("❑", "-").replace("❖", "  -").replace("\n", end)

    source, nodes = read_upload("pla.txt", text.encode(encoding))

    assert [node.kind for node in nodes] == ["area", "action", "subaction"]
    assert source.splitlines() == ["1. COMUNICACIÓ:", "- Fer una càpsula", "  - Difondre-la"]


def test_lines_of_the_nodes_are_those_of_the_text():
    source, nodes = read_upload("pla.txt", f"\x0c\u2028{PLAN}".encode())

    lines = source.split("\n")
    assert lines == [*source.splitlines(), ""]
    assert [lines[node.first_line - 1] for node in nodes] == PLAN.splitlines()


def test_what_cannot_be_seen_is_taken_out():
    source, _nodes = read_upload(
        "pla.txt", "1. JORNADES\n- Fer\u200b-ne\u202e amb co\u00admunitat\x07\n".encode()
    )

    assert source == "1. JORNADES\n- Fer-ne amb comunitat\n"


def test_what_a_file_is_its_content_says_and_not_its_name():
    sheet = workbook([["Àrea", "Actuació"], ["1. JORNADES", "Fer-ne"]])

    assert counted(read_upload("pla.txt", sheet)[1])["actions"] == 1
    assert counted(read_upload("pla.xlsx", PLAN.encode())[1])["actions"] == 1


def test_kinds_of_file_that_may_be_kept():
    sheet = workbook([["Àrea", "Actuació"]])

    assert PLAN_FILES["txt"].accepts(PLAN.encode())
    assert PLAN_FILES["xlsx"].accepts(sheet)
    assert not any(PLAN_FILES["txt"].accepts(content) for content in (PDF, DOCX, sheet))


def test_upload_is_read_from_its_beginning():
    upload = SimpleUploadedFile("pla.txt", PLAN.encode())
    upload.read()

    assert content_of(upload) == PLAN.encode()
