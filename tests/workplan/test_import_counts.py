"""What is counted, what stands in the way, and what of the file is nowhere."""

import pytest

from workplan.imports.counts import Problem, counted, missing_words, problems
from workplan.imports.footnotes import footnoted
from workplan.imports.nodes import Node
from workplan.imports.text import read_text


def made(*pieces: tuple[str, str]) -> list[Node]:
    return [Node(kind, text, line, line) for line, (kind, text) in enumerate(pieces, start=1)]


AREA, ACTION = ("area", "1. JORNADES"), ("action", "Fer-ne")


def test_group_actions_are_those_of_the_blocks_of_the_groups():
    nodes = made(
        ("area", "6. GRUPS DE TREBALL:"), ACTION, ("block", "Cures"), ACTION, ACTION,
        ("area", "7. COMUNICACIÓ"), ACTION, ("block", "Externa"), ACTION,
    )  # fmt: skip

    found = counted(nodes)

    assert (found["actions"], found["group_actions"], found["blocks"]) == (5, 2, 2)


def test_what_is_kept_with_a_doubt_is_told_as_not_understood():
    nodes = [
        Node("noise", "3", 1, 1, "Número de pàgina."),
        Node("unknown", "Allò", 2, 3, "Un paràgraf."),
        Node("subaction", "Trucar", 4, 4, "Un nivell massa avall."),
        Node("action", "Fer-ne", 5, 5),
    ]

    found = counted(nodes)

    assert found["noise"] == [{"lines": [1, 1], "text": "3", "reason": "Número de pàgina."}]
    assert [row["lines"] for row in found["not_understood"]] == [[2, 3], [4, 4]]


@pytest.mark.parametrize(
    ("nodes", "found"),
    [
        ([ACTION, AREA], [(0, "L'actuació és abans de cap àrea: poseu-la sota d'una.")]),
        ([("block", "Cures"), AREA], [(0, "El bloc és abans de cap àrea: poseu-lo sota d'una.")]),
        (
            [AREA, ("subaction", "Convidar-hi"), ACTION],
            [(1, "La subactuació no té cap actuació a sobre: moveu-la o convertiu-la en actuació.")],
        ),
        (
            [AREA, ACTION, ("block", "Cures"), ("subaction", "Convidar-hi")],
            [(3, "La subactuació no té cap actuació a sobre: moveu-la o convertiu-la en actuació.")],
        ),
        (
            [("subchallenge", "Lluny")],
            [(0, "El subrepte no té cap repte a sobre: moveu-lo o convertiu-lo en repte.")],
        ),
        ([AREA, ("area", "1. GRUPS")], [(1, "Hi ha una altra àrea amb el número 1.")]),
        ([("area", "JORNADES")], [(0, "L'àrea no té número: escriviu-lo davant del títol («3. JORNADES»).")]),
        (
            [("origin", "Continuïtat"), ("origin", "El Conveni"), ("origin", "Més continuïtat")],
            [(2, "Ja hi ha un origen d'aquesta mena: uniu-los o marqueu-ne un com a soroll.")],
        ),
        ([AREA, ("action", "** **")], [(1, "No té text: escriviu-n'hi o marqueu-la com a soroll.")]),
        (
            [AREA, ("action", "a" * 3001)],
            [(1, "Té 3001 caràcters i n'hi caben 3000: partiu-lo o escurceu-lo.")],
        ),
        (
            [AREA, ("block", "a" * 201)],
            [(1, "Té 201 caràcters i n'hi caben 200: partiu-lo o escurceu-lo.")],
        ),
        (
            [AREA, ("footnote", "Màxim 3")],
            [(1, "La nota al peu no té cap actuació a sobre: poseu-la sota de la seva.")],
        ),
        ([AREA, ACTION, ("noise", ""), ("unknown", ""), ("subaction", "Convidar-hi")], []),
        ([("challenge", "Créixer"), ("noise", "REPTES (II)"), ("subchallenge", "Lluny")], []),
    ],
)
def test_problems_say_what_stands_in_the_way(nodes, found):
    assert problems(made(*nodes)) == [Problem(index, sentence) for index, sentence in found]


def test_timing_that_is_too_long_is_a_problem():
    node = Node("action", "Fer-ne", 2, 2, timing="a" * 61)

    assert [problem.index for problem in problems([*made(AREA), node])] == [1]


def test_words_that_no_node_has_are_told_in_their_order():
    text = "1. JORNADES\n- Fer una **jornada** sobre l'ESS.\n- Tancar\n"
    nodes = [node for node in read_text(text) if node.text != "Tancar"]

    assert missing_words(text, read_text(text)) == []
    assert missing_words(text, nodes) == ["Tancar"]


def test_word_said_twice_is_missing_once_when_one_of_them_goes():
    text = "1. JORNADES\n- Fer jornades\n- Fer actes\n"

    assert missing_words(text, read_text(text)[:-1]) == ["Fer", "actes"]


@pytest.mark.parametrize(
    ("kinds", "owners"),
    [
        ([ACTION, ("action", "Més*"), ("subaction", "Amb"), ("footnote", "Nota")], {3: 1}),
        ([ACTION, ("subaction", "Amb"), ("footnote", "Nota")], {2: 1}),
        ([("action", "Un*"), ("footnote", "Nota"), ACTION, ("footnote", "Altra")], {1: 0, 3: 2}),
        ([("action", "Amb **negreta** i *cursiva*"), ACTION, ("footnote", "Nota")], {2: 1}),
        ([("footnote", "Nota")], {}),
    ],
)
def test_footnote_speaks_of_the_last_action_that_sends_to_it(kinds, owners):
    assert footnoted(made(*kinds)) == owners
