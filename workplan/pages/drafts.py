"""A draft as its page shows it: in chapters, each piece beside its lines, with what its words say besides."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workplan.imports import branches
from workplan.imports.complaints import complaints, obstacles
from workplan.imports.counts import Problem, counted, missing_words
from workplan.imports.footnotes import footnoted
from workplan.imports.recognise import recognise_action, recognise_area, recognise_block
from workplan.models import DraftNode, ImportDraft, Origin

Kind = DraftNode.Kind
TOLD = 40  # words that are listed
CHALLENGES = {Kind.CHALLENGE, Kind.SUBCHALLENGE}
FRONT = {Kind.TITLE, Kind.APPROVAL, Kind.INTRODUCTION, Kind.ORIGIN, Kind.CONDITION}
# The kind that one press makes of another: an item that stands too far in, or not far enough.
OTHER_LEVEL = {
    Kind.ACTION: Kind.SUBACTION,
    Kind.SUBACTION: Kind.ACTION,
    Kind.CHALLENGE: Kind.SUBCHALLENGE,
    Kind.SUBCHALLENGE: Kind.CHALLENGE,
}


@dataclass
class Row:
    node: DraftNode
    lines: list[tuple[int, str]]  # of the source
    complaints: list[str]
    chips: list[str]
    is_chosen: bool  # the one that was corrected last: its tools stay open
    other: Any = None  # the kind that one press makes of it

    @property
    def indent(self) -> int:
        return min(branches.level(self.node), 4)


@dataclass
class Section:
    title: str
    key: str
    nodes: list[DraftNode] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)  # those of them that are shown

    @property
    def to_look_at(self) -> int:
        return sum(bool(row.complaints) for row in self.rows)

    @property
    def is_open(self) -> bool:
        return bool(self.to_look_at) or any(row.is_chosen for row in self.rows)

    @property
    def in_words(self) -> str:
        return in_words([node for node in self.nodes if node.kind != Kind.AREA])


class DraftPage:
    def __init__(self, draft: ImportDraft, *, only_to_look_at: bool = False, chosen: str = "") -> None:
        self.draft = draft
        self.nodes = list(draft.nodes.all())
        self.source = draft.source_text.splitlines()
        self.only_to_look_at = only_to_look_at
        self.chosen = chosen
        self.is_open = draft.state == ImportDraft.State.OPEN
        self.read = [node.as_read for node in self.nodes]
        self.complaints = complaints(self.read)
        self.footnotes = {owner: self.nodes[place].text for place, owner in footnoted(self.read).items()}
        self.last_correction = draft.corrections.last() if self.is_open else None

    @property
    def in_words(self) -> str:
        return in_words(self.nodes)

    @property
    def state(self) -> str:
        if not self.is_open:
            return f"{self.draft.get_state_display()}: {self.in_words}."
        count = len(self.complaints)
        look = ngettext("%d thing to look at", "%d things to look at", count) % count
        return f"{self.in_words}; {look}." if count else _("%s; all of it is understood.") % self.in_words

    def to_look_at(self) -> list[tuple[DraftNode, str]]:
        return [(self.nodes[one.index], one.sentence) for one in self.complaints]

    def sections(self) -> list[Section]:
        made: list[Section] = []
        for place, node in enumerate(self.nodes):
            if node.kind == Kind.NOISE:
                continue
            key = _section_of(node, made[-1].key if made else "")
            if not made or made[-1].key != key:
                made.append(Section(_section_title(node, key), key))
            made[-1].nodes.append(node)
            row = self._row(place, node)
            if not self.only_to_look_at or row.complaints or row.is_chosen:
                made[-1].rows.append(row)
        return [section for section in made if section.rows]

    def noise(self) -> list[Row]:
        return [self._row(place, node) for place, node in enumerate(self.nodes) if node.kind == Kind.NOISE]

    def tabs(self) -> list[dict[str, Any]]:
        url = self.draft.get_absolute_url()
        return [
            {"label": _("Everything"), "url": url, "is_current": not self.only_to_look_at},
            {
                "label": _("To look at (%d)") % len(self.complaints),
                "url": f"{url}?mostra=mirar",
                "is_current": self.only_to_look_at,
            },
        ]

    def obstacles(self) -> list[Problem]:
        return obstacles(self.read)

    def missing_words(self) -> str:
        """As a sentence; empty where every word is somewhere."""
        missing = missing_words(self.draft.source_text, self.read)
        more = _(" and %d more") % (len(missing) - TOLD) if len(missing) > TOLD else ""
        return ", ".join(f"«{word}»" for word in missing[:TOLD]) + more

    def _row(self, place: int, node: DraftNode) -> Row:
        other = OTHER_LEVEL.get(Kind(node.kind))
        return Row(
            node=node,
            lines=lines_of(self.source, node),
            complaints=[one.sentence for one in self.complaints if one.index == place],
            chips=_chips(node, self.draft.year, self.footnotes.get(place, "")),
            is_chosen=str(node.pk) == self.chosen,
            other=other.label if other else "",
        )


def in_words(nodes: Sequence[DraftNode]) -> str:
    """«7 àrees, 10 blocs, 56 actuacions, 21 subactuacions»; what there is none of is left out."""
    counts = counted([node.as_read for node in nodes])
    told = {
        "challenges": ngettext("%d challenge", "%d challenges", counts["challenges"]),
        "subchallenges": ngettext("%d sub-challenge", "%d sub-challenges", counts["subchallenges"]),
        "areas": ngettext("%d area", "%d areas", counts["areas"]),
        "blocks": ngettext("%d block", "%d blocks", counts["blocks"]),
        "actions": ngettext("%d action", "%d actions", counts["actions"]),
        "subactions": ngettext("%d sub-action", "%d sub-actions", counts["subactions"]),
    }
    return ", ".join(words % counts[name] for name, words in told.items() if counts[name])


def source_of(draft: ImportDraft, node: DraftNode) -> list[tuple[int, str]]:
    return lines_of(draft.source_text.splitlines(), node)


def lines_of(source: list[str], node: DraftNode) -> list[tuple[int, str]]:
    """Those with something in them."""
    numbered = enumerate(source[node.first_line - 1 : node.last_line], start=node.first_line)
    return [(number, line) for number, line in numbered if line.strip()]


def places_for(nodes: list[DraftNode], node: DraftNode) -> list[tuple[str, str]]:
    """The pieces before which it may go: all but itself and what hangs from it."""
    order = branches.shown(nodes)
    start = order.index(node) if node in order else len(order)
    end = branches.branch_end(order, start) if node in order else start
    return [
        (str(one.pk), f"{'· ' * (branches.level(one) - 1)}{one.text[:90]}")
        for one in order[:start] + order[end:]
    ]


def _section_of(node: DraftNode, current: str) -> str:
    if node.kind == Kind.AREA:
        return f"area-{node.pk}"
    if node.kind in CHALLENGES:
        return "challenges"
    return "front" if node.kind in FRONT or not current else current


def _section_title(node: DraftNode, key: str) -> str:
    titles = {"front": _("Beginning of the document"), "challenges": _("Challenges")}
    if key in titles:
        return titles[key]
    number, _title, name = recognise_area(node.text)
    return f"{number}. {name}" if number else name


def _chips(node: DraftNode, year: int, footnote: str) -> list[str]:
    """What the words say besides: partners, dates, conditions, caps, origins."""
    if node.kind == Kind.BLOCK:
        found = recognise_block(node.text)
    elif node.kind in {Kind.ACTION, Kind.SUBACTION}:
        found = recognise_action(node.text, year, footnote)
    else:
        return []
    timing = node.timing or found.timing
    return [
        *(_("with %s") % name for name in found.collaborators),
        *([timing] if timing else []),
        *([found.condition] if found.condition else []),
        *(_("at most %(most)s %(unit)s") % {"most": f"{cap.most:g}", "unit": cap.unit} for cap in found.caps),
        *(_("origin: %s, to be confirmed") % Origin.Kind(kind).label for kind in found.origins),
    ]
