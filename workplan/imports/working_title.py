"""A short name for an action, out of its official text."""

import re
from collections.abc import Iterator

from workplan.imports.lines import unmarked, with_whole_bold
from workplan.models.actions import TITLE_LENGTH

# A bold that ends further on is the emphasis of a sentence, and not its name.
BOLD_ENDS, SHORTEST, CUT = 140, 20, 120
_CONDITION = re.compile(r"^(?:quan|si|un cop|en cas)\b[^,]{3,60},\s*", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def working_title(text: str) -> str:
    """Up to the end of the first bold where that makes a phrase; else the first clause."""
    text = with_whole_bold(" ".join(text.split()))
    title = _to_the_bold(text) or _first_clause(unmarked(text))
    title = _shortened(title).strip(" ,;:.-–(")
    return title[:1].upper() + title[1:]


def _to_the_bold(text: str) -> str:
    found = _BOLD.search(text)
    if not found:
        return ""
    title = unmarked(text[: found.end()])
    # A sentence that begins before the bold and ends in it has a stop inside: its clause is better.
    fits = len(title.split()) >= 3 and len(title) <= BOLD_ENDS and ": " not in title
    return title if fits else ""


def _first_clause(text: str) -> str:
    """Not the one that says on what it depends: «Quan hi hagi convocatòria, col·laborar…»."""
    text = _CONDITION.sub("", text, count=1)
    return next((text[:end] for end in _ends(text) if end >= SHORTEST), text)


def _ends(text: str) -> Iterator[int]:
    """Where a clause ends, outside quotation marks; an abbreviation («per ex.») ends none."""
    is_quoted = False
    for place, sign in enumerate(text):
        if sign in '"“”«»':
            is_quoted = sign in "“«" or (sign == '"' and not is_quoted)
        if is_quoted:
            continue
        if sign in ",;:" or text.startswith(" (", place):
            yield place
        if sign == "." and re.search(r"\w{4}$", text[:place]):
            yield place


def _shortened(title: str) -> str:
    if len(title) <= CUT + 20:
        return title[:TITLE_LENGTH]
    return f"{title[:CUT].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
