"""One line of a plan's text: how far in it stands, the signs before its words, and the words."""

import re
from dataclasses import dataclass

# Those of the private area are what a PDF keeps of the Wingdings and Symbol fonts.
BOXES = "❑❏❐❒☐☑□▢◻◽■◼▪▣\uf071\uf06f\uf0a8\uf0a7"
DIAMONDS = "❖◆◇♦➢➤►▸‣\uf076\uf0d8"
DOTS = "•●○◦⁃\uf0b7"
# A dash, an asterisk or an «o» begins a line of text as well: they count with a space behind.
_SIGN = rf"(?:[{BOXES}{DIAMONDS}{DOTS}]\s*|[-–—*·]\s+|o\s+(?=[A-ZÀ-Ý*]))"
_LINE = re.compile(rf"(?P<indent>\s*)(?:#{{1,6}}\s+)?(?P<marks>{_SIGN}*)(?P<text>.*)", re.DOTALL)
_ORDINAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,2})[.)]\s*(?=\D)|(\d{1,2}(?:\.\d{1,2}){1,2})\s+|([a-z]\))\s+")
TAB = 4


@dataclass(frozen=True)
class Line:
    number: int
    indent: int
    marks: str  # «-❖», without their spaces
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.marks and not self.text

    @property
    def plain(self) -> str:
        return unmarked(self.text)


def lines_of(text: str) -> list[Line]:
    return [line_of(number, raw) for number, raw in enumerate(text.splitlines(), start=1)]


def line_of(number: int, raw: str) -> Line:
    found = _LINE.match(raw.expandtabs(TAB).rstrip())
    assert found
    marks = "".join(found["marks"].split())
    return Line(number, len(found["indent"]), marks, one_line(found["text"]))


def numbered(line: Line) -> Line:
    """«1.2 Fer…» as an item whose sign is its number."""
    found = _ORDINAL.match(line.text)
    if line.marks or not found:
        return line
    ordinal = next(part for part in found.groups() if part)
    return Line(line.number, line.indent, ordinal, line.text[found.end() :])


def one_line(text: str) -> str:
    return " ".join(text.split())


def unmarked(text: str) -> str:
    return one_line(text.replace("*", ""))


def with_whole_bold(text: str) -> str:
    """A bold whose opening went away with the bullet opens again at the beginning; one left open is closed."""
    first = text.find("**")
    if first < 0:
        return text
    after = text[first + 2 : first + 3]
    closes = first > 0 and not text[first - 1].isspace() and not after.isalnum()
    text = f"**{text}" if closes else text
    return f"{text}**" if text.count("**") % 2 else text


def is_marked(text: str) -> bool:
    """It sends to a footnote: an asterisk that belongs to no bold and no italics."""
    return text.replace("**", "").count("*") % 2 == 1 or "(*)" in text or bool(re.search("[¹²³]", text))
