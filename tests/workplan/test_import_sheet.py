"""A plan in a spreadsheet: columns in any order, an empty cell as in the row above."""

from datetime import date

import pytest

from office.refusals import Refused
from tests.members.spreadsheets import workbook
from workplan.imports.columns import template
from workplan.imports.counts import counted, missing_words, problems
from workplan.imports.files import read_upload
from workplan.imports.sheet import read_sheet

HEADINGS = ["Repte", "Subrepte", "Àrea", "Bloc", "Actuació", "Subactuació", "Quan"]


def read(*rows: list) -> list[tuple[str, str]]:
    return [(node.kind, node.text) for node in read_sheet(workbook(rows)) if node.kind != "noise"]


def test_rows_say_what_changes():
    nodes = read_sheet(
        workbook(
            [
                HEADINGS,
                ["Créixer"],
                ["", "Arribar lluny"],
                ["", "", "1. JORNADES", "", "Fer-ne", "", "gener"],
                ["", "", "", "", "", "Convidar-hi", "març"],
                ["", "", "2. GRUPS", "Cures", "Trobar-se", "Convocar", "abril"],
                ["", "", "2. GRUPS", "Cures", "Trobar-se", "Fer l'acta"],
                ["", "", "2. GRUPS", "Cures", "Trobar-se"],
                ["", "", "2. GRUPS", "Monedes", "Trobar-se"],
            ]
        )
    )

    assert [(node.kind, node.text, node.first_line, node.timing) for node in nodes[1:]] == [
        ("challenge", "Créixer", 2, ""),
        ("subchallenge", "Arribar lluny", 3, ""),
        ("area", "1. JORNADES", 4, ""),
        ("action", "Fer-ne", 4, "gener"),
        ("subaction", "Convidar-hi", 5, "març"),
        ("area", "2. GRUPS", 6, ""),
        ("block", "Cures", 6, ""),
        ("action", "Trobar-se", 6, ""),
        ("subaction", "Convocar", 6, "abril"),
        ("subaction", "Fer l'acta", 7, ""),
        ("action", "Trobar-se", 8, ""),
        ("block", "Monedes", 9, ""),
        ("action", "Trobar-se", 9, ""),
    ]


def test_columns_come_in_any_order_and_under_other_names():
    assert read(["ACCIONS", "Calendari", "  eix "], ["Fer-ne", "", "1. JORNADES"]) == [
        ("area", "1. JORNADES"),
        ("action", "Fer-ne"),
    ]


def test_challenges_that_rows_of_actions_say_again_are_one():
    rows = [["Créixer", "Lluny", "1. JORNADES", "", f"Fer {n}"] for n in ("u", "dos")]
    rows.append(["Cuidar-se", "Lluny", "", "", "Fer tres"])

    assert read(HEADINGS, *rows) == [
        ("challenge", "Créixer"),
        ("subchallenge", "Lluny"),
        ("challenge", "Cuidar-se"),
        ("subchallenge", "Lluny"),
        ("area", "1. JORNADES"),
        ("action", "Fer u"),
        ("action", "Fer dos"),
        ("action", "Fer tres"),
    ]


def test_challenge_that_comes_again_further_down_takes_its_own():
    rows = [["Créixer", "Lluny"], ["Cuidar-se"], ["Créixer", "A prop"]]

    nodes = read_sheet(workbook([HEADINGS, ["", "", "1. JORNADES", "", "Fer-ne"], *rows]))

    assert [node.text for node in nodes[1:5]] == ["Créixer", "Lluny", "A prop", "Cuidar-se"]


def test_areas_without_a_number_get_the_next_one():
    rows = [["", "", "2. Jornades", "", "Fer-ne"], ["", "", "Grups", "", "Trobar-se"]]

    assert [text for kind, text in read(HEADINGS, *rows) if kind == "area"] == ["2. Jornades", "3. Grups"]


def test_days_are_written_as_people_write_them():
    nodes = read_sheet(workbook([HEADINGS, ["", "", "1. JORNADES", "", "Fer-ne", "", date(2026, 3, 15)]]))

    assert nodes[-1].timing == "15/03/2026"


@pytest.mark.parametrize(
    "row", [["", "", "1. J", "", "", "", "gener"], ["", "", "1. J", "", "Fer", "", "g" * 61]]
)
def test_timing_that_cannot_be_kept_is_not_understood(row):
    assert read(HEADINGS, row)[-1] == ("unknown", row[-1])


def test_what_is_not_of_the_plan_is_told():
    rows = [["PLA DE TREBALL 2026"], ["Versió de l'octubre"], ["Àrea", "Actuació", "Pressupost"]]

    nodes = read_sheet(workbook([*rows, ["1. JORNADES", "Fer-ne", 300]]))

    assert [(node.kind, node.text) for node in nodes[:4]] == [
        ("title", "PLA DE TREBALL 2026"),
        ("noise", "Versió de l'octubre"),
        ("noise", "Àrea Actuació"),
        ("unknown", "Pressupost"),
    ]


def test_lines_of_the_text_are_the_rows_and_no_word_is_lost():
    content = workbook([["PLA"], [], HEADINGS, ["", "", "1. JORNADES", "", "Fer-ne", "", "gener"]])

    source, nodes = read_upload("pla.xlsx", content)

    assert source.split("\n")[3] == "1. JORNADES\tFer-ne\tgener"
    assert missing_words(source, nodes) == []


def test_subaction_with_no_action_above_is_a_problem():
    nodes = read_sheet(workbook([HEADINGS, ["", "", "1. JORNADES", "", "", "Convidar-hi"]]))

    assert [problem.index for problem in problems(nodes)] == [2]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["Nom", "Cognoms"], ["Alba", "Puig"]], "El full de càlcul no té els títols d'un pla"),
        ([["Àrea", "Bloc"], ["1. JORNADES", "Cures"]], "El full de càlcul no té els títols d'un pla"),
        ([["Àrea", "Actuació"], ["1. JORNADES", "a" * 3001]], "Una cel·la de la fila 2 té més de 3000 caràcters"),
        ([["Àrea", "Actuació"], *[["", f"Fer {n}"] for n in range(2_001)]], "més de 2000"),
        ([["Àrea", "Actuació"], ["1. JORNADES", ""]], "no s'hi ha trobat cap pla de treball"),
    ],
)  # fmt: skip
def test_spreadsheet_that_is_no_plan_gets_a_sentence(rows, sentence):
    with pytest.raises(Refused, match=sentence):
        read_upload("pla.xlsx", workbook(rows))


def test_template_reads_back():
    found = counted(read_upload("model.xlsx", template().content)[1])

    assert [found[key] for key in ("areas", "blocks", "challenges", "subchallenges", "actions", "subactions")] == [
        2, 1, 1, 1, 2, 1,
    ]  # fmt: skip
    assert found["not_understood"] == []
