"""Any tree, written in the style of the document and with its noise, reads back whole."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan.imports.counts import counted, missing_words, problems
from workplan.imports.text import read_text

pytestmark = pytest.mark.property

# A capital, then words: what begins a piece must not be a heading of its own («Aprovat…», «Reptes…»).
WORDS = [
    "jornada",
    "xarxa",
    "d'ESS",
    "col·laborar",
    "17",
    "2027",
    "i/o",
    "(XAC)",
    "«Guia»",
    "etc.",
    "a",
    "o",
    "1.",
    "h",
]
FIRST = ["Fer", "Obrir", "Cuidar", "Donar", "Especialment,", "Ús", "Èxit"]
texts = st.builds(
    lambda first, words, end: " ".join([first, *words]) + end,
    st.sampled_from(FIRST),
    st.lists(st.sampled_from(WORDS) | st.text("abcçdéfgàhiïlmnòrstu", min_size=2, max_size=9), max_size=12),
    st.sampled_from(["", ".", ":", " **més**", "** i prou"]),
)
titles = st.text("ABCÇDEFGHIÍLMNÒPRSTU", min_size=4, max_size=12)
items = st.lists(st.tuples(texts, st.lists(texts, max_size=4)), max_size=4)
noise = st.sampled_from(["", "\n", "\n\n \n\u00a0\n", "\x0c", "\n12\n"])


@dataclass(frozen=True)
class Style:
    """How one action and one sub-action are written."""

    action: str
    subaction: str


styles = st.sampled_from(
    [
        Style("- ❑ ", " - ❖ "),
        Style("- ❑ ", "- ❖ "),
        Style("☐ ", "- ❖ "),
        Style("❑", "❖"),
        Style("• ", "\t◦ "),
        Style("- ", "  - "),
    ]
)


@dataclass
class Area:
    title: str
    items: list
    blocks: list = field(default_factory=list)
    is_repeated: bool = False
    style: Style = Style("- ❑ ", " - ❖ ")


areas = st.lists(
    st.builds(
        Area,
        titles,
        items,
        st.lists(st.tuples(texts.map(lambda text: text[:60]), items), max_size=3),
        st.booleans(),
        styles,
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda area: area.title,
)


def written(items: list, style: Style, between: str) -> str:
    """Each line after a blank one, or a text that ends in no stop would take the next heading for its own."""
    lines = []
    for text, below in items:
        lines.append(f"{style.action}{text}")
        lines += [f"{style.subaction}{one}" for one in below]
    return "".join(f"\n{line}\n{between}" for line in lines)


def document(challenges: list, areas: list[Area], style: Style, between: str) -> str:
    parts = [
        "PLA DE TREBALL 2026\n\nREPTES del Pla de Treball 2026 (I):\n",
        written(challenges, style, between),
    ]
    for number, area in enumerate(areas, start=1):
        parts.append(f"\n{number}. {area.title}:\n{between}")
        parts.append(written(area.items, area.style, between))
        if area.is_repeated:
            parts.append(f"\n{number}. {area.title} (continuació):\n{between}")
        for place, (title, items) in enumerate(area.blocks, start=1):
            parts.append(f"\nGrup {number} {place} {title.strip(' .:,*')}:\n")
            parts.append(written(items, area.style, between))
    return "".join(parts)


@settings(max_examples=150, deadline=None)
@given(challenges=items, areas=areas, style=styles, between=noise)
def test_any_tree_reads_back_with_its_counts_and_every_word(challenges, areas, style, between):
    text = document(challenges, areas, style, between)

    nodes = read_text(text)

    actions = [
        item
        for area in areas
        for items in (area.items, *(below for _title, below in area.blocks))
        for item in items
    ]
    found = counted(nodes)
    assert {name: count for name, count in found.items() if isinstance(count, int)} == {
        "areas": len(areas),
        "blocks": sum(len(area.blocks) for area in areas),
        "challenges": len(challenges),
        "subchallenges": sum(len(below) for _text, below in challenges),
        "actions": len(actions),
        "group_actions": 0,
        "subactions": sum(len(below) for _text, below in actions),
    }
    assert missing_words(text, nodes) == []
    assert found["not_understood"] == []
    assert problems(nodes) == []


@settings(max_examples=150, deadline=None)
@given(text=st.text("❑❖☐-•*1.) ab:A\n\t(", max_size=200) | st.text(max_size=200))
def test_any_text_at_all_is_read_without_a_fault_and_loses_no_word(text):
    nodes = read_text(text)

    assert missing_words(text, nodes) == []
    assert all(0 < node.first_line <= node.last_line <= len(text.splitlines()) for node in nodes)
