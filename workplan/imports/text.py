"""A plan of work from the text of its document, line by line, without losing a word of it."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext as _

from workplan.imports import headings
from workplan.imports.headings import AreaHeading
from workplan.imports.levels import SUBACTION, Levels
from workplan.imports.lines import Line, is_marked, lines_of, numbered, with_whole_bold
from workplan.imports.nodes import Node
from workplan.models import DraftNode
from workplan.models.plans import OFFICIAL_LENGTH

Kind = DraftNode.Kind
# What a paragraph may go on with after the end of a page.
TEXTS = {
    Kind.INTRODUCTION, Kind.ORIGIN, Kind.CONDITION, Kind.CHALLENGE, Kind.SUBCHALLENGE, Kind.ACTION,
    Kind.SUBACTION, Kind.FOOTNOTE, Kind.UNKNOWN,
}  # fmt: skip
ITEMS = {
    "challenges": (Kind.CHALLENGE, Kind.SUBCHALLENGE),
    "area": (Kind.ACTION, Kind.SUBACTION),
}


def read_text(text: str) -> list[Node]:
    """The pieces in the order of the document; blank lines, bullets and ends of line are not kept."""
    return Reader(lines_of(text)).read()


class Reader:
    """Where it is in the document says what a line means: before it, its introduction, challenges, an area."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.levels = Levels(lines)
        self.nodes: list[Node] = []
        self.part = "front"
        self.year: int | None = None
        self.area: AreaHeading | None = None
        self.block = ""
        found = [headings.area_heading(line.plain) for line in lines if not line.marks]
        self.has_certain_areas = any(heading and heading.is_certain for heading in found)
        self.after_blank = True
        self.awaits_note = False  # something said «*» and no note has come yet
        self.at = 0

    def read(self) -> list[Node]:
        ways: tuple[Callable[[Line], bool], ...] = (
            self._logo, self._page, self._title, self._approval, self._footnote, self._challenges, self._making,
            self._area, self._item, self._going_on, self._block, self._paragraph,
        )  # fmt: skip
        for at, line in enumerate(self.lines):
            self.at = at
            if not line.is_blank:
                any(way(line) for way in ways)
            self.after_blank = line.is_blank
        return [replace(node, text=with_whole_bold(node.text)) for node in self.nodes]

    def _add(self, kind: str, line: Line, text: str, reason: str = "") -> bool:
        self.nodes.append(Node(str(kind), text, line.number, line.number, reason))
        self.awaits_note = kind != Kind.FOOTNOTE and (self.awaits_note or is_marked(text))
        return True

    def _logo(self, line: Line) -> bool:
        said, logo = headings.split_logo(line.text)
        if not logo or said:
            return False
        return self._add(Kind.NOISE, line, logo, _("The logo of the network."))

    def _page(self, line: Line) -> bool:
        if not headings.is_page_number(line):
            return False
        return self._add(Kind.NOISE, line, line.text, _("Number of a page."))

    def _title(self, line: Line) -> bool:
        year = headings.title_year(line)
        if year is None:
            return False
        if self.year is None:
            self.year = year
            return self._add(Kind.TITLE, line, line.text)
        if year != self.year:
            words = {"found": year, "year": self.year}
            reason = _("Foot of the page: it names %(found)d, and the plan is of %(year)d.") % words
        else:
            reason = _("The title of the plan, once more.")
        return self._add(Kind.NOISE, line, line.text, reason)

    def _approval(self, line: Line) -> bool:
        if not headings.is_approval(line):
            return False
        if any(node.kind == Kind.APPROVAL for node in self.nodes):
            return self._add(Kind.NOISE, line, line.text, _("The approval, once more."))
        return self.part == "front" and self._add(Kind.APPROVAL, line, line.text)

    def _challenges(self, line: Line) -> bool:
        if self.part == "area" or not headings.is_challenges(line):
            return False
        if self.part == "challenges":
            return self._add(Kind.NOISE, line, line.text, _("Repeated heading: the challenges go on."))
        self.part = "challenges"
        self.levels.restart()
        return self._add(Kind.NOISE, line, line.text, _("Heading: the portal writes its own."))

    def _making(self, line: Line) -> bool:
        if self.part != "front" or not headings.is_making(line):
            return False
        self.part = "introduction"
        return self._add(Kind.NOISE, line, line.text, _("Heading: the portal writes its own."))

    def _footnote(self, line: Line) -> bool:
        """«** Màxim…» has lost its italics; «* Màxim…» is a note where something sends to it."""
        if line.text.startswith(("** ", "(*)")):
            said = line.text.removeprefix("**").removeprefix("(*)").strip()
        elif line.marks == "*" and self.awaits_note:
            said = line.text
        else:
            return False
        is_open = said.endswith("*") and not said.endswith("**") and is_marked(said)
        return self._add(Kind.FOOTNOTE, line, f"*{said}" if is_open else said)

    def _area(self, line: Line) -> bool:
        said, logo = headings.split_logo(line.text)
        plain = replace(line, text=said).plain
        heading = None if line.marks else headings.area_heading(plain)
        if not heading or not self._is_area(heading, plain):
            return False
        if self.area and heading.number == self.area.number and _is_again(heading, self.area):
            self._add(Kind.NOISE, line, said, _("Repeated heading: the area goes on."))
        else:
            self.part, self.area, self.block = "area", heading, ""
            self.levels.restart()
            text = plain.removesuffix(heading.beyond).strip() if heading.beyond else plain
            self._add(Kind.AREA, line, text)
            if heading.beyond:
                self._add(Kind.UNKNOWN, line, heading.beyond, _("It stands after the heading of the area."))
        if logo:
            self._add(Kind.NOISE, line, logo, _("The logo of the network, inside a heading."))
        return True

    def _is_area(self, heading: AreaHeading, plain: str) -> bool:
        """Where no heading is in capitals, the numbers that follow one another are those of areas."""
        if heading.is_certain or self.has_certain_areas:
            return heading.is_certain
        now = self.area.number if self.area else 0
        return heading.number in {now, now + 1} and not plain.endswith((".", ";", ","))

    def _item(self, line: Line) -> bool:
        item = numbered(line) if self.part in ITEMS else line
        if not item.marks:
            return False
        if self.part == "introduction":
            return self._add(Kind.ORIGIN, line, item.text)
        if self.part not in ITEMS:
            return self._add(Kind.UNKNOWN, line, item.text, _("It stands before the first heading."))
        level = self.levels.level(item)
        reason = _("One level too deep for a plan: kept on the second.") if level > SUBACTION else ""
        return self._add(ITEMS[self.part][min(level, SUBACTION) - 1], line, item.text, reason)

    def _going_on(self, line: Line) -> bool:
        """A paragraph that was cut at the end of the line, or of the page."""
        last = self.nodes[-1] if self.nodes else None
        if last is None or last.kind not in TEXTS or line.marks:
            return False
        if len(last.text) + len(line.text) >= OFFICIAL_LENGTH:
            return False
        ended = last.text.endswith(headings.ENDED)
        if self.after_blank and (ended or not headings.begins_in_lower_case(line.plain)):
            return False
        if not self.after_blank and ended and self._heads_a_block(line):
            return False
        self.nodes[-1] = replace(last, text=f"{last.text} {line.text}", last_line=line.number)
        self.awaits_note = self.awaits_note or is_marked(line.text)
        return True

    def _block(self, line: Line) -> bool:
        if not self._heads_a_block(line):
            return False
        if self.area and headings.is_same_heading(line.plain, self.area.title):
            return self._add(Kind.NOISE, line, line.text, _("Repeated heading: the area goes on."))
        if self.block and headings.is_same_heading(line.plain, self.block):
            return self._add(Kind.NOISE, line, line.text, _("Repeated heading: the block goes on."))
        self.block = line.plain
        self.levels.restart()
        return self._add(Kind.BLOCK, line, line.plain)

    def _heads_a_block(self, line: Line) -> bool:
        if self.part != "area" or not headings.may_head_a_block(line):
            return False
        following = next((below for below in self.lines[self.at + 1 :] if not below.is_blank), None)
        return line.plain.endswith(":") or bool(following and numbered(following).marks)

    def _paragraph(self, line: Line) -> bool:
        if self.part in {"front", "introduction"} and self.nodes:
            self.part = "introduction"
            kind = Kind.CONDITION if headings.is_condition(line.plain) else Kind.INTRODUCTION
            return self._add(kind, line, line.text)
        reason = _("A paragraph without a bullet, and no heading that we know.")
        return self._add(Kind.UNKNOWN, line, line.text, reason)


def _is_again(heading: AreaHeading, area: AreaHeading) -> bool:
    return heading.is_continued or headings.is_same_heading(heading.title, area.title)
