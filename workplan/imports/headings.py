"""The headings of a plan of work, as its document writes them."""

import re
from dataclasses import dataclass

from office.folding import fold, letters
from workplan.imports.lines import Line

TITLE_LENGTH = 120
HEADING_LENGTH = 200  # that of the columns for the titles of areas and blocks
_AREA = re.compile(
    r"(?P<word>àrea|eix|àmbit|línia)?\s*(?P<number>\d{1,2})\s*(?:[.):\-–—]+\s*|\s(?=\D)|$)(?P<title>.*)",
    re.IGNORECASE,
)
# Repetitions are bounded: a hostile line must not make it look for ever.
_LOGO = re.compile(
    r"(?:\*\*)?(?:XMESS(?:\*\*)?[\s:–—-]{1,3})?(?:\*\*)?"
    r"XARXA DE MUNICIPIS PER L['’]ECONOMIA SOCIAL I SOLID[ÀA]RIA\W{0,5}(?:XMESS\W{0,5})?$",
    re.IGNORECASE,
)
_CONTINUED = re.compile(r"\(?\s*\b(continuació|cont\.)\s*\)?", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:p(?:à|a)g(?:ina|\.)?\s*)?\d{1,3}(?:\s*(?:de|/)\s*\d{1,3})?|[-–—]\s*\d{1,3}\s*[-–—]", re.IGNORECASE
)
_TITLE = re.compile(r"(?:proposta de )?pla de treball\b[^.;]*?(?P<year>20\d\d)\b[^.;]*", re.IGNORECASE)
_APPROVAL = re.compile(r"aprova(?:t|da)\b", re.IGNORECASE)
_CHALLENGES = re.compile(r"(?:els )?reptes\b", re.IGNORECASE)
_MAKING = re.compile(r"(?:elaboració|introducció|presentació|com s'ha (?:fet|elaborat))\b", re.IGNORECASE)
_CONDITION = re.compile(r"pla de treball de màxims|\b(?:supeditat|condicionat)s?\b", re.IGNORECASE)
ENDED = (".", ":", ";", "!", "?", "…", "»", "”", '"', ")", "*")


@dataclass(frozen=True)
class AreaHeading:
    number: int
    title: str  # without «(continuació)» and its colon
    beyond: str  # what stands on the line after the colon
    is_certain: bool  # it says «ÀREA», or is in capitals
    is_continued: bool


def area_heading(text: str) -> AreaHeading | None:
    found = _AREA.fullmatch(text)
    if not found:
        return None
    title, _colon, beyond = found["title"].partition(":")
    is_continued = bool(_CONTINUED.search(found["title"]))
    if is_continued:
        title, beyond = _CONTINUED.sub("", found["title"]).strip(" :-–—"), ""
    title = title.strip()
    if len(title) > HEADING_LENGTH or not (title or found["word"]):
        return None
    is_certain = bool(found["word"]) or is_in_capitals(title)
    return AreaHeading(int(found["number"]), title, beyond.strip(), is_certain, is_continued)


def is_in_capitals(text: str) -> bool:
    seen = [letter for letter in text if letter.isalpha()]
    return len(seen) >= 3 and sum(letter.isupper() for letter in seen) >= 0.8 * len(seen)


def without_continued(text: str) -> str:
    return _CONTINUED.sub("", text).strip(" :-–—")


def is_continued(text: str) -> bool:
    return bool(_CONTINUED.search(text)) and len(text) <= HEADING_LENGTH


def split_logo(text: str) -> tuple[str, str]:
    """What the line says, and the name of the network that the converter took from its logo."""
    found = _LOGO.search(text)
    return (text[: found.start()].rstrip(), found[0].strip()) if found else (text, "")


def title_year(line: Line) -> int | None:
    found = _TITLE.fullmatch(line.plain) if not line.marks and len(line.plain) <= TITLE_LENGTH else None
    return int(found["year"]) if found else None


def is_page_number(line: Line) -> bool:
    return bool(_PAGE.fullmatch(line.plain)) and not line.marks.strip("-–—")


def is_approval(line: Line) -> bool:
    return _is_heading(line, _APPROVAL)


def is_challenges(line: Line) -> bool:
    return _is_heading(line, _CHALLENGES) and not line.plain.endswith(".")


def is_making(line: Line) -> bool:
    return _is_heading(line, _MAKING) and not line.plain.endswith(".")


def is_condition(text: str) -> bool:
    return bool(_CONDITION.search(text))


def may_head_a_block(line: Line) -> bool:
    """Short, with a capital, and not a sentence; whether a list follows is for the reader to see."""
    text = line.plain
    return (
        not line.marks
        and text[:1].isupper()
        and len(text) <= HEADING_LENGTH
        and not text.endswith((".", ";", ",", "…"))
    )


def is_same_heading(one: str, other: str) -> bool:
    return letters(without_continued(one)) == letters(without_continued(other))


def begins_in_lower_case(text: str) -> bool:
    return fold(text)[:1].isalpha() and text[:1].islower()


def _is_heading(line: Line, pattern: re.Pattern[str]) -> bool:
    return not line.marks and len(line.plain) <= TITLE_LENGTH and bool(pattern.match(line.plain))
