"""How far each section is, and the one sentence that says what a report still needs."""

import pytest

from reports.rules.standing import Missing, Standing, standing

AS_DRAFTED = {
    "kind": "chapter", "is_included": True, "is_edited": False, "has_text": True, "changed": 0, "waiting": 0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Standing.DRAFTED),
        ({"is_edited": True}, Standing.WRITTEN),
        ({"has_text": False}, Standing.UNWRITTEN),
        ({"has_text": False, "is_edited": True}, Standing.UNWRITTEN),
        ({"has_text": False, "kind": "conclusions"}, Standing.UNWRITTEN),
        ({"has_text": False, "kind": "challenges"}, Standing.DRAWN),
        ({"has_text": False, "kind": "challenges", "challenges": (7, 2)}, Standing.UNANSWERED),
        ({"has_text": False, "kind": "challenges", "challenges": (7, 0)}, Standing.ANSWERED),
        ({"challenges": (7, 2)}, Standing.DRAFTED),
        ({"has_text": False, "kind": "annex"}, Standing.DRAWN),
        ({"waiting": 1, "is_edited": True}, Standing.COMMENTED),
        ({"changed": 2, "is_edited": True, "waiting": 1}, Standing.CHANGED),
        ({"changed": 2}, Standing.DRAFTED),
        ({"is_included": False, "changed": 2, "is_edited": True, "waiting": 1}, Standing.LEFT_OUT),
    ],
)
def test_standing_of_a_section_is_the_first_that_is_so(given, expected):
    assert standing(**(AS_DRAFTED | given)) == expected


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        (Missing(), "Tot és escrit."),
        (Missing(figures=1), "Falta 1 xifra."),
        (Missing(figures=3), "Falten 3 xifres."),
        (Missing(sections=1), "Falta 1 apartat per escriure."),
        (Missing(figures=3, sections=2), "Falten 3 xifres i 2 apartats per escriure."),
        (Missing(figures=1, sections=1), "Falten 1 xifra i 1 apartat per escriure."),
        (Missing(changed=1), "Han canviat xifres de què parla el text de 1 apartat."),
        (
            Missing(figures=1, challenges=2, comments=1),
            "Falta 1 xifra. Hi ha 2 reptes sense resposta. Hi ha 1 comentari per resoldre.",
        ),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(missing, expected):
    assert missing.in_words == expected
