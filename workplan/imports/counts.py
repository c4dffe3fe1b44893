"""What was read, in figures; what stands in the way of a plan; what of the file has been lost."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from office.folding import letters
from workplan.imports.footnotes import footnoted
from workplan.imports.headings import HEADING_LENGTH
from workplan.imports.lines import lines_of, numbered
from workplan.imports.nodes import Node
from workplan.imports.recognise import recognise_area, recognise_block, recognise_origin
from workplan.models import DraftNode
from workplan.models.plans import OFFICIAL_LENGTH

Kind = DraftNode.Kind
LEFT_OUT = {Kind.NOISE, Kind.UNKNOWN}  # of the plan that the draft becomes
OF_GROUPS = "grupsdetreball"
NOTE_LENGTH, TIMING_LENGTH = 300, 60  # of their columns
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Problem:
    """`index` is the place of the node."""

    index: int
    sentence: str


def counted(nodes: Sequence[Node]) -> dict[str, Any]:
    """All the actions are in `actions`, those of the working groups too."""
    kinds = Counter(node.kind for node in nodes)
    return {
        "areas": kinds[Kind.AREA],
        "blocks": kinds[Kind.BLOCK],
        "challenges": kinds[Kind.CHALLENGE],
        "subchallenges": kinds[Kind.SUBCHALLENGE],
        "actions": kinds[Kind.ACTION],
        "group_actions": _group_actions(nodes),
        "subactions": kinds[Kind.SUBACTION],
        "noise": [_told(node) for node in nodes if node.kind == Kind.NOISE],
        "not_understood": [_told(node) for node in nodes if is_not_understood(node)],
    }


def year_of(nodes: Sequence[Node]) -> int | None:
    """That of the title, where there is one."""
    found = (re.search(r"20\d\d", node.text) for node in nodes if node.kind == Kind.TITLE)
    return next((int(year[0]) for year in found if year), None)


def is_not_understood(node: Node) -> bool:
    """Left out, or kept with a doubt that its reason tells."""
    return node.kind == Kind.UNKNOWN or (node.kind != Kind.NOISE and bool(node.reason))


def _told(node: Node) -> dict[str, Any]:
    return {"lines": [node.first_line, node.last_line], "text": node.text, "reason": node.reason}


def _group_actions(nodes: Sequence[Node]) -> int:
    count, is_of_groups, in_block = 0, False, False
    for node in nodes:
        if node.kind == Kind.AREA:
            is_of_groups, in_block = OF_GROUPS in letters(node.text), False
        elif node.kind == Kind.BLOCK:
            in_block = True
        elif node.kind == Kind.ACTION and is_of_groups and in_block:
            count += 1
    return count


def problems(nodes: Sequence[Node]) -> list[Problem]:
    """What has to be put right before the draft can become a plan."""
    return sorted([*_of_places(nodes), *_of_texts(nodes), *_of_single_ones(nodes)], key=lambda one: one.index)


def _of_places(nodes: Sequence[Node]) -> Iterator[Problem]:
    """What hangs from nothing."""
    area = action = challenge = False
    of_notes = footnoted(nodes)
    for index, node in enumerate(nodes):
        if node.kind == Kind.BLOCK and not area:
            yield Problem(index, _("The block stands before any area: put it under one."))
        if node.kind == Kind.ACTION and not area:
            yield Problem(index, _("The action stands before any area: put it under one."))
        if node.kind == Kind.SUBACTION and not action:
            yield Problem(index, _("The sub-action has no action above it: move it, or make it an action."))
        if node.kind == Kind.SUBCHALLENGE and not challenge:
            yield Problem(
                index, _("The sub-challenge has no challenge above it: move it, or make it a challenge.")
            )
        if node.kind == Kind.FOOTNOTE and index not in of_notes:
            yield Problem(
                index, _("The footnote has no action above it: move it below the one it speaks of.")
            )
        area = area or node.kind == Kind.AREA
        challenge = challenge or node.kind == Kind.CHALLENGE
        # An area and a block begin their actions anew.
        action = node.kind == Kind.ACTION or (action and node.kind not in {Kind.AREA, Kind.BLOCK})


def _of_texts(nodes: Sequence[Node]) -> Iterator[Problem]:
    for index, node in enumerate(nodes):
        if node.kind in LEFT_OUT:
            continue
        if not node.text.replace("*", "").strip():
            yield Problem(index, _("It has no text: write it, or mark it as noise."))
        elif len(node.text) > _most(node.kind):
            sentence = _("It has %(long)d characters and may have %(most)d: split it or shorten it.")
            yield Problem(index, sentence % {"long": len(node.text), "most": _most(node.kind)})
        elif node.kind == Kind.BLOCK and len(recognise_block(node.text).note) > NOTE_LENGTH:
            yield Problem(
                index,
                _("What the heading adds in brackets may have %d characters: shorten it.") % NOTE_LENGTH,
            )
        if len(node.timing) > TIMING_LENGTH:
            yield Problem(index, _("When it is done may have %d characters: shorten it.") % TIMING_LENGTH)


def _most(kind: str) -> int:
    return HEADING_LENGTH if kind in {Kind.AREA, Kind.BLOCK} else OFFICIAL_LENGTH


def _of_single_ones(nodes: Sequence[Node]) -> Iterator[Problem]:
    """What a plan has once: the number of an area, and each kind of origin."""
    areas: set[int] = set()
    origins: set[str] = set()
    for index, node in enumerate(nodes):
        if node.kind == Kind.AREA:
            number = recognise_area(node.text)[0]
            if number is None:
                yield Problem(index, _("The area has no number: write it before the title («3. JORNADES»)."))
            elif number in areas:
                yield Problem(index, _("There is another area with the number %d.") % number)
            else:
                areas.add(number)
        elif node.kind == Kind.ORIGIN:
            kind = recognise_origin(node.text)
            if kind in origins:
                yield Problem(
                    index, _("There is another origin of this kind: merge the two, or mark one as noise.")
                )
            origins.add(kind)


def missing_words(source_text: str, nodes: Sequence[Node]) -> list[str]:
    """Words of the file that are in no node, in their order; bullets and emphasis are no words."""
    kept = Counter(word for node in nodes for word in _words(f"{node.text} {node.timing}"))
    missing = []
    for line in lines_of(source_text):
        for word in _words(numbered(line).text):
            if kept[word]:
                kept[word] -= 1
            else:
                missing.append(word)
    return missing


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("*", ""))
