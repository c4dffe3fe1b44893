"""The plan of 2026 as it came, with each trap of its document; and ours of the demonstration, which has them too."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests.workplan.documents import BOTH, COUNTS, DEMONSTRATION, plan_path, runs_of_words
from workplan.imports.counts import counted, missing_words, problems, year_of
from workplan.imports.files import read_upload
from workplan.imports.footnotes import footnoted
from workplan.imports.nodes import Node
from workplan.imports.recognise import recognise_action, recognise_approval, recognise_area, recognise_block


@pytest.fixture(params=BOTH)
def source(request) -> str:
    return plan_path(request.param).read_text(encoding="utf-8")


@pytest.fixture
def nodes(source) -> list[Node]:
    return read_upload("pla.txt", source.encode())[1]


def of(nodes: list[Node], *kinds: str) -> list[Node]:
    return [node for node in nodes if node.kind in kinds]


def between(nodes: list[Node], heading: str) -> list[str]:
    """Kinds of what a block holds, up to the next heading."""
    start = next(place for place, node in enumerate(nodes) if node.text.startswith(heading))
    kinds = []
    for node in nodes[start + 1 :]:
        if node.kind in {"block", "area", "noise"}:
            break
        kinds.append(node.kind)
    return kinds


def test_counts_are_those_of_the_plan(nodes):
    found = counted(nodes)

    assert {key: found[key] for key in COUNTS} == COUNTS
    assert found["not_understood"] == []
    assert problems(nodes) == []
    assert year_of(nodes) == 2026


@pytest.mark.parametrize("which", BOTH)
def test_command_prints_exactly_the_counts(which):
    said = StringIO()

    call_command(
        "import_workplan", plan_path(which), "--year", "2026", "--dry-run", "--format", "json", stdout=said
    )

    found = json.loads(said.getvalue())
    assert list(found) == [*COUNTS, "noise", "not_understood"]
    assert {key: found[key] for key in COUNTS} == COUNTS
    assert {"lines": [116, 116], "text": LOGO, "reason": "El logotip de la Xarxa, dins d'un títol."} in found[
        "noise"
    ] or which == "demonstration"


LOGO = "**XMESS** XARXA DE MUNICIPIS PER L'ECONOMIA SOCIAL I SOLIDÀRIA"


def test_no_word_is_lost(source, nodes):
    assert missing_words(source, nodes) == []


def test_noise_is_told_with_its_reason(nodes):
    reasons = [node.reason for node in of(nodes, "noise")]

    assert reasons == [
        "Títol d'apartat: el portal ja hi posa el seu.",
        "Títol d'apartat: el portal ja hi posa el seu.",
        "Títol repetit: els reptes continuen.",
        "Títol repetit: els reptes continuen.",
        "Títol repetit: l'àrea continua.",
        "El logotip de la Xarxa, dins d'un títol.",
        *["Títol repetit: l'àrea continua."] * 4,
        "Peu de pàgina: diu 2025, i el pla és del 2026.",
        "L'aprovació, una altra vegada.",
    ]


def test_beginning_is_told_apart_from_the_challenges(nodes):
    first = next(place for place, node in enumerate(nodes) if node.kind == "challenge")

    assert [node.kind for node in nodes[:first]] == [
        "title", "approval", "noise", "introduction", "origin", "origin", "origin", "condition", "noise",
    ]  # fmt: skip


def test_subchallenge_without_its_sign_is_one(nodes):
    """«- Especialment…» among the ❖."""
    texts = [node.text for node in of(nodes, "subchallenge")]

    assert [place for place, text in enumerate(texts) if text.startswith("Especialment, ")] == [2, 7]


def test_subactions_that_stand_as_far_out_as_their_action_hang_from_it(source, nodes):
    """The five ❖ under «☐», which has no dash."""
    lines = source.splitlines()
    place = next(place for place, node in enumerate(nodes) if lines[node.first_line - 1].startswith("☐"))

    assert [node.kind for node in nodes[place : place + 7]] == ["action", *["subaction"] * 5, "area"]


@pytest.mark.parametrize(("heading", "count"), [("Cures (", 2), ("Llei de l'ESS:", 3)])
def test_groups_that_only_have_dashes_have_actions(nodes, heading, count):
    assert between(nodes, heading) == ["action"] * count


def test_bold_that_lost_its_opening_opens_at_the_beginning(nodes):
    repaired = [node.text for node in of(nodes, "action") if node.text.count("**") == 4]

    assert all(node.text.count("**") % 2 == 0 for node in nodes)
    assert any(text.startswith("**") and "**Cohabitatge Sènior**" in text for text in repaired)


def test_heading_with_a_logo_is_an_area_and_noise_of_one_line(nodes):
    area = next(node for node in of(nodes, "area") if recognise_area(node.text)[0] == 3)
    logo = next(node for node in of(nodes, "noise") if node.text == LOGO)

    assert recognise_area(area.text) == (
        3,
        "COMISSIONS, ASSEMBLEES I TROBADA DE CÀRRECS ELECTES",
        "Comissions, assemblees i trobada de càrrecs electes",
    )
    assert (logo.first_line, logo.last_line) == (area.first_line, area.last_line)


def test_footnote_belongs_to_the_action_with_an_asterisk(nodes):
    ((note, owner),) = footnoted(nodes).items()

    assert nodes[note].text.startswith("*Màxim 3 jornades")
    assert "interès***" in nodes[owner].text
    said = recognise_action(nodes[owner].text, 2026, nodes[note].text)
    assert [(cap.most, cap.unit) for cap in said.caps] == [(3, "jornades")]
    assert said.origins == ("prioritized",)


def test_blocks_keep_apart_what_their_headings_add(nodes):
    said = [recognise_block(node.text) for node in of(nodes, "block")]

    assert [one.title for one in said] == [
        "Agroecologia", "Compra i Contractació Pública Responsable", "Comunalitats", "Formació", "Cures",
        "Llei de l'ESS", "Cooperativisme d'Habitatge", "Monedes Locals i Socials", "Comunicació Externa",
        "Comunicació Interna",
    ]  # fmt: skip
    assert [set(one.collaborators) for one in said if one.note] == [
        {"Oficina Tècnica de Comunalitats"},
        {"DGESSC", "XAC", "Universitats"},
        {"XAC", "Comissió d'Economies Feministes de la XES"},
        set(),
        set(),
    ]


def test_agreement_with_acm_is_not_the_one_that_pays(nodes):
    texts = {node.text for node in of(nodes, "action", "subaction")}
    about_acm = next(text for text in texts if "Conveni amb l'ACM" in text)

    said = {text: recognise_action(text, 2026) for text in texts}
    assert said[about_acm].origins == ()
    assert said[about_acm].collaborators == ("ACM",)
    assert sum("agreement" in one.origins for one in said.values()) == 1


def test_dates_conditions_and_caps_are_recognised(nodes):
    said = [recognise_action(node.text, 2026) for node in of(nodes, "action", "subaction")]

    assert [one.timing for one in said if one.timing] == [
        "març/abril i octubre", "anual", "gener", "primer semestre", "2026-2027", "horitzó 2027",
    ]  # fmt: skip
    assert [(cap.most, cap.unit) for one in said for cap in one.caps] == [(50, "hores")]
    assert sum(bool(one.condition) for one in said) == 9
    assert all(0 < len(one.title) <= 200 and "*" not in one.title for one in said)


def test_approval_says_its_day(nodes):
    (approval,) = of(nodes, "approval")
    day, words = recognise_approval(approval.text)

    assert str(day) == "2025-10-23"
    assert words in {
        "Aprovat en Assemblea reunida telemàticament",
        "Aprovat per l'Assemblea, reunida en línia",
    }


def test_demonstration_copies_no_sentence_of_the_document():
    """Eight words in a row only where an area has its title, which is a fact."""
    document = plan_path("document").read_text(encoding="utf-8")
    own = DEMONSTRATION.read_text(encoding="utf-8")

    titles = "\n".join(line for line in own.splitlines() if line[:1].isdigit())
    assert runs_of_words(own, 8) & runs_of_words(document, 8) <= runs_of_words(titles, 8)
