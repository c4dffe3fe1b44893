"""What the words of a heading or an action say beyond themselves. All of it is proposed, and can be corrected."""

import re
from datetime import date

from office.folding import fold
from workplan.imports import phrases
from workplan.imports.headings import area_heading, is_in_capitals, without_continued
from workplan.imports.lines import one_line, unmarked
from workplan.imports.names import names_after, names_in
from workplan.imports.nodes import Recognised
from workplan.imports.working_title import working_title
from workplan.models import Origin
from workplan.rules.timing import MONTHS

# What keeps its capitals in a title that loses them.
ACRONYMS = {
    "ACM", "AESCAT", "BBPP", "CCPR", "CECPER", "DGESSC", "DGESSTSC", "EAPC", "ESS", "FMC", "GIMC", "GSEF", "GT",
    "REAS", "REVES", "RTES", "XAC", "XES", "XMESS",
}  # fmt: skip
_BLOCK = re.compile(r"(?P<title>[^(]*?)\s*(?:\((?P<note>.*)\))?\s*:?\s*$")
_DAY = re.compile(
    rf"(?:\s+|^)(?:a|el|el dia)?\s*(?P<day>\d{{1,2}})\s+(?:de\s+|d['’])(?P<month>{'|'.join(MONTHS)})\s+"
    r"(?:de\s+|del\s+)?(?P<year>20\d\d)",
    re.IGNORECASE,
)
Area = tuple[int | None, str, str]


def recognise_area(text: str) -> Area:
    """Its number, its title as the document has it, and a name for lists, without capitals."""
    plain = unmarked(text)
    heading = area_heading(plain)
    title = heading.title if heading else without_continued(plain)
    return heading.number if heading else None, title, in_sentence_case(title)


def in_sentence_case(title: str) -> str:
    if not is_in_capitals(title):
        return title
    lowered = re.sub(r"[^\W\d_]+", lambda word: word[0] if word[0] in ACRONYMS else word[0].lower(), title)
    return lowered[:1].upper() + lowered[1:]


def recognise_block(text: str) -> Recognised:
    """«Comunalitats (en coordinació amb…)»: what is in brackets is a note, and the names in it collaborators."""
    plain = unmarked(text)
    found = _BLOCK.match(plain)
    title, note = (found["title"], found["note"] or "") if found else (plain, "")
    if not found or not title:
        return Recognised(title=plain.strip(" :"))
    return Recognised(
        title=in_sentence_case(title.strip(" :")), note=note.strip(), collaborators=names_in(note)
    )


def recognise_action(text: str, year: int, footnote: str = "") -> Recognised:
    """The footnote says caps, conditions and origins of its action as well."""
    plain = unmarked(text)
    whole = f"{plain} {unmarked(footnote)}".strip()
    return Recognised(
        title=working_title(text),
        collaborators=names_after(plain),
        timing=phrases.timing_in(plain, year),
        condition=phrases.condition_in(plain),
        caps=phrases.caps_in(whole),
        origins=phrases.origins_in(whole),
    )


def recognise_origin(text: str) -> str:
    """Of `Origin.Kind`."""
    folded = fold(text)
    if re.search(r"\bconveni\b", folded):
        return str(Origin.Kind.AGREEMENT)
    return str(Origin.Kind.PRIORITIZED if "priorit" in folded else Origin.Kind.CONTINUITY)


def recognise_approval(text: str) -> tuple[date | None, str]:
    """The day, and what is said besides: «Aprovat en Assemblea reunida telemàticament»."""
    plain = unmarked(text)
    found = _DAY.search(plain)
    if not found:
        return None, plain
    month = MONTHS.index(found["month"].lower()) + 1
    try:
        day = date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None, plain
    return day, one_line(f"{plain[: found.start()]} {plain[found.end() :]}").strip(" ,.")
