"""Whom a heading or an action names as working with us: bodies with a capital, never «altres agents»."""

import re
from itertools import islice

# What a comma or an «i» does not divide.
UNDIVIDED = ("Departament de Treball i Empresa", "Treball i Empresa", "Cambres de l'Alt Penedès i el Garraf")
# Capitals of our own house, which collaborates with nobody else by being named.
OURS = re.compile(
    r"(?:Grups?$|Grups? de Treball|GT\b|XMESS\b|Xarxa$|Xarxa de Suport|Coordinació|Secretaria|Comissions? (?:Executiv|Tècni)|Executiva|"
    r"Assemble|Associació$|Conveni|Pla\b|Llei\b|Guia|Jornad|Trobad|Premis|Cures$|Cura\b|ESS$|CCPR$|Comunicació|Acte\b|Campanya|"
    r"Cooperativisme d|Entitats$|Ajuntament)"
)
_WITH = re.compile(
    r"\b(?:amb|conjuntament amb|per part de)\s+(?!la resta|altres|aquells|els mateixos)", re.IGNORECASE
)
_CLAUSE = re.compile(r"[;:]|(?<=\w\w)\.(?:\s|$)")
_ARTICLE = re.compile(r"^(?:l['’]|d['’]|(?:la|el|els|les|amb|també|de)\s+)+", re.IGNORECASE)
_CAPITAL = r"[A-ZÀÈÉÍÏÒÓÚÜÇ][\w·'’.-]*"
_NAME = re.compile(
    rf"(?:d['’]|l['’])?{_CAPITAL}"
    rf"(?:\s+(?:(?:(?:de|del|dels|per|y|a)\s+)?(?:(?:la|les|els|el)\s+)?(?:l['’]|d['’])?){_CAPITAL})*"
)
# What may come after a name without being a part of it.
_AFTER = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:$|(?:per|quan|si|en|durant|sobre|amb|com|via|al|als|en tant|molt|i|i/o|segons|perquè|que)\b)"
)
_ACRONYM = re.compile(r"[A-Z]{3,}\b")  # it ends where its capitals do, whatever follows
_BRACKET = re.compile(r"\(([^)]*)\)")
MOST, REACH = 12, 400  # names, and characters in which they are looked for


def names_in(text: str) -> tuple[str, ...]:
    """Of a list: «en sinèrgia amb altres GT, la DGESSC, la XAC i Universitats»."""
    found = _WITH.search(f"{text} ") or re.search(r"\bamb\s+", text)
    return _names(text[found.end() :] if found else text)


def names_after(text: str) -> tuple[str, ...]:
    """Those that follow an «amb» in a text, up to the end of the sentence."""
    found: dict[str, None] = {}
    for sentence in _CLAUSE.split(text):
        for cue in islice(_WITH.finditer(sentence), MOST):
            for name in _names(sentence[cue.end() :][:REACH], stops=True):
                found.setdefault(name)
    return tuple(found)[:MOST]


def _names(text: str, *, stops: bool = False) -> tuple[str, ...]:
    """Of a kind that has its names in brackets («les entitats municipalistes (ACM, FMC)»), these."""
    found: dict[str, None] = {}
    for piece in _pieces(text):
        name, bracket = _name(piece), _BRACKET.search(piece)
        inside = () if name or not bracket else tuple(filter(None, map(_name, bracket[1].split(","))))
        for one in (name, *inside):
            if one:
                found.setdefault(one)
        if stops and not name and not inside:
            break
    return tuple(found)[:MOST]


def _pieces(text: str) -> list[str]:
    for place, name in enumerate(UNDIVIDED):
        text = text.replace(name, f"Undivided{place}")
    pieces = re.split(
        r",\s*(?![^(]*\))|\s+i/o\s+|\s+i\s+(?=(?:l['’]|d['’]|la |el |els |les |altres |[A-ZÀÈÉÍÏÒÓÚÜÇ]))",
        text,
    )
    return [
        re.sub(r"Undivided(\d)", lambda found: UNDIVIDED[int(found[1])], piece).strip() for piece in pieces
    ]


def _name(piece: str) -> str:
    piece = _ARTICLE.sub("", piece.strip().removeprefix("i "), count=1)
    found = _NAME.match(piece)
    if found and _ACRONYM.fullmatch(found[0]):
        return "" if OURS.match(found[0]) else found[0]
    if not found or not _AFTER.match(piece[found.end() :]) or OURS.match(found[0]):
        return ""
    return found[0].rstrip(".")
