"""Traps of plans written by hand and converted by machines, each on the smallest text that has it."""

import pytest

from workplan.imports.counts import missing_words
from workplan.imports.text import read_text

AREA = "1. JORNADES:\n"


def read(text: str) -> list[tuple[str, str]]:
    return [(node.kind, node.text) for node in read_text(text)]


def kinds(text: str) -> list[str]:
    return [node.kind for node in read_text(text)]


@pytest.mark.parametrize("action", ["❑", "☐", "- ❑", "■", "▪", "\uf071"])
@pytest.mark.parametrize("subaction", ["❖", "- ❖", " - ❖", "\t❖", "➢", "\uf076"])
def test_box_is_an_action_and_a_diamond_hangs_from_it(action, subaction):
    text = f"{AREA}{action} Fer una jornada\n{subaction} Convidar-hi\n{subaction}Explicar-la\n{action} Tancar"

    assert kinds(text) == ["area", "action", "subaction", "subaction", "action"]


@pytest.mark.parametrize(
    ("action", "subaction"),
    [
        ("•", "  •"), ("•", "\t-"), ("-", "\t-"), ("*", "  *"), ("–", "   –"), ("•", "o"), ("•", "–"),
        ("1.", "  1."), ("1)", "   a)"), ("1.1", "1.1.1"), ("1.1.", "1.1.1."), ("❖", "  -"), ("❖", "-"),
    ],
)  # fmt: skip
def test_other_bullets_are_told_apart_by_their_indentation_or_sign(action, subaction):
    text = f"{AREA}{action} Fer una\n{subaction} Convidar-hi\n{subaction} Explicar-la\n{action} Fer-ne dues"

    assert read(text) == [
        ("area", "1. JORNADES:"),
        ("action", "Fer una"),
        ("subaction", "Convidar-hi"),
        ("subaction", "Explicar-la"),
        ("action", "Fer-ne dues"),
    ]


@pytest.mark.parametrize(
    "headings",
    [
        ("1. JORNADES:", "2. GRUPS DE TREBALL:"),
        ("1) JORNADES", "2) GRUPS DE TREBALL"),
        ("ÀREA 1: Jornades", "ÀREA 2: Grups de treball"),
        ("Eix 1 - Jornades", "Eix 2 - Grups de treball"),
        ("1. Jornades", "2. Grups de treball"),
        ("**1. Jornades**", "**2. Grups de treball**"),
        ("## 1. Jornades", "## 2. Grups de treball"),
        ("1 JORNADES", "2 GRUPS DE TREBALL"),
    ],
)
def test_areas_are_read_however_they_are_numbered(headings):
    first, second = headings

    assert kinds(f"{first}\n- Fer-ne\n{second}\nAgroecologia:\n- Fer-ne") == [
        "area", "action", "area", "block", "action",
    ]  # fmt: skip


def test_numbered_actions_are_not_areas_once_areas_have_capitals():
    assert kinds("1. JORNADES\n1. Fer-ne una\n2. Fer-ne dues\n2. GRUPS\n1. Fer-ne") == [
        "area", "action", "action", "area", "action",
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0c", "\n\n\n", "\n\u00a0\n \n"])
def test_ends_of_line_of_any_kind_are_read(end):
    assert kinds(end.join(["1. JORNADES", "- Fer-ne", "2. GRUPS", "- Fer-ne"])) == ["area", "action"] * 2


@pytest.mark.parametrize(
    "again", ["1. JORNADES (continuació):", "1. JORNADES:", "1. JORNADES (CONTINUACIÓ)", "JORNADES (cont.):"]
)
def test_heading_that_comes_again_is_noise_and_its_list_goes_on(again):
    text = f"1. JORNADES:\n❑ Fer-ne una:\n{again}\n\n❖ Convidar-hi"

    assert kinds(text) == ["area", "action", "noise", "subaction"]


def test_heading_of_a_block_that_comes_again_is_noise():
    assert kinds("1. GRUPS\nCures:\n- Fer-ne.\n\nCures (continuació):\n- Més.") == [
        "area", "block", "action", "noise", "action",
    ]  # fmt: skip


def test_another_area_with_a_number_that_is_taken_is_kept_to_be_seen():
    assert kinds("1. JORNADES\n- Fer-ne\n1. GRUPS\n- Fer-ne") == ["area", "action"] * 2


@pytest.mark.parametrize("heading", ["Comunicació Interna", "Comunicació Interna:", "Cures (amb la XES)"])
def test_block_is_a_short_heading_before_a_list(heading):
    assert kinds(f"1. COMUNICACIÓ\n\n{heading}\n\n \n- Fer-ne") == ["area", "block", "action"]


def test_wrapped_line_goes_on_with_its_action():
    nodes = read_text("1. JORNADES\n- Fer una jornada\n  sobre Cures i altres\n  temes.\n- Una altra")

    assert [(node.text, node.first_line, node.last_line) for node in nodes[1:]] == [
        ("Fer una jornada sobre Cures i altres temes.", 2, 4),
        ("Una altra", 5, 5),
    ]


def test_paragraph_cut_by_the_end_of_a_page_goes_on():
    assert read("1. JORNADES\n- Fer una jornada\n\n \x0c\nsobre cures.\n- Més")[1:] == [
        ("action", "Fer una jornada sobre cures."),
        ("action", "Més"),
    ]


def test_paragraph_in_an_area_that_is_no_heading_is_not_understood():
    text = "1. JORNADES\n- Fer-ne.\n\nAixò és una frase llarga que acaba amb un punt.\n"

    assert kinds(text) == ["area", "action", "unknown"]


def test_list_before_any_heading_is_not_understood():
    assert kinds("- Alguna cosa\n1. JORNADES\n- Fer-ne") == ["unknown", "area", "action"]


def test_third_level_is_kept_on_the_second_and_said():
    nodes = read_text("1. JORNADES\n- Fer-ne\n  - Convidar-hi\n    - Trucar\n      - Tornar-hi\n  - Pagar")

    assert [(node.kind, bool(node.reason)) for node in nodes[1:]] == [
        ("action", False),
        ("subaction", False),
        ("subaction", True),
        ("subaction", True),
        ("subaction", False),
    ]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Detecció** de necessitats", "**Detecció** de necessitats"),
        ("Accions** i **més** coses", "**Accions** i **més** coses"),
        ("**Fer una jornada", "**Fer una jornada**"),
        ("Una **sessió** més", "Una **sessió** més"),
        ("Sobre **temes d'interès***, aquí", "Sobre **temes d'interès***, aquí"),
        ("Fer   una\u00a0jornada  ", "Fer una jornada"),
    ],
)
def test_bold_is_made_whole_and_spaces_are_single(written, read_as):
    assert read(f"{AREA}- {written}")[1] == ("action", read_as)


@pytest.mark.parametrize(
    ("note", "read_as"),
    [
        ("** Màxim 3 jornades.*", "*Màxim 3 jornades.*"),
        ("* Màxim 3 jornades.", "Màxim 3 jornades."),
        ("(*) Màxim 3 jornades.", "Màxim 3 jornades."),
    ],
)
def test_footnote_is_read_without_its_mark(note, read_as):
    assert read(f"{AREA}- Fer-ne*, aquí\n\n{note}")[2] == ("footnote", read_as)


def test_asterisk_is_a_bullet_where_nothing_sends_to_a_note():
    assert kinds(f"{AREA}* Fer-ne\n* Fer-ne més") == ["area", "action", "action"]


def test_heading_with_the_logo_of_the_network_is_divided():
    text = "3. COMISSIONS: **XMESS** XARXA DE MUNICIPIS PER L'ECONOMIA SOCIAL I SOLIDÀRIA\n- Fer-ne"

    assert read(text) == [
        ("area", "3. COMISSIONS:"),
        ("noise", "**XMESS** XARXA DE MUNICIPIS PER L'ECONOMIA SOCIAL I SOLIDÀRIA"),
        ("action", "Fer-ne"),
    ]


def test_other_words_after_a_heading_are_not_understood():
    assert read("3. COMISSIONS: allò que es reuneix\n- Fer-ne")[:2] == [
        ("area", "3. COMISSIONS:"),
        ("unknown", "allò que es reuneix"),
    ]


@pytest.mark.parametrize("page", ["12", "- 12 -", "Pàgina 3 de 9", "3/9"])
def test_number_of_a_page_is_noise(page):
    assert kinds(f"1. JORNADES\n- Fer-ne\n{page}\n- Més") == ["area", "action", "noise", "action"]


@pytest.mark.parametrize("heading", ["REPTES del Pla de Treball 2026 (I):", "REPTES", "Els reptes:"])
def test_challenges_have_subchallenges_by_their_indentation(heading):
    text = (
        f"{heading}\n- Créixer:\n - ❖ Arribar lluny\n - Especialment, al camp\n- ❑ Cuidar-se\n{AREA}- Fer-ne"
    )

    assert kinds(text) == [
        "noise",
        "challenge",
        "subchallenge",
        "subchallenge",
        "challenge",
        "area",
        "action",
    ]


def test_origins_and_condition_are_before_the_challenges():
    text = (
        "PLA DE TREBALL 2026\nAprovat el 3 de març del 2026\nIntroducció\n\nS'ha fet així:\n- ❖ Continuïtat\n"
        "- ❖ Conveni\n\nTot plegat és supeditat als diners.\n\nREPTES\n- ❖ Créixer"
    )

    assert kinds(text) == [
        "title", "approval", "noise", "introduction", "origin", "origin", "condition", "noise", "challenge",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "\n\n", "\u00a0", "***", "❑❑❑❑", "- - - -", "1.", "**", "(", "* * *"])
def test_text_with_nothing_in_it_is_read_without_a_fault(text):
    nodes = read_text(text)

    assert missing_words(text, nodes) == []
