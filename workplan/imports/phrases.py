"""When, on what condition, how much at most, and why: as the sentences of a plan say it."""

import re
from decimal import Decimal

from office.folding import fold
from workplan.imports.nodes import Cap
from workplan.models import Origin
from workplan.rules.timing import MONTHS, days_of

_MONTH = "|".join(MONTHS)
_TIMINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<said>(?:primer|segon|tercer|quart)\s+(?:semestre|trimestre|quadrimestre)(?:\s+del?\s+20\d\d)?)",
        rf"\bmes(?:os)?\s+(?:de\s+|d['’])(?P<said>(?:{_MONTH})(?:\s*(?:[/,–-]|\s(?:a|i)\s)\s*(?:{_MONTH}))*)",
        rf"\((?:al?\s+|durant\s+(?:el\s+)?)?(?P<said>(?:{_MONTH})(?:\s*[/–-]\s*(?:{_MONTH}))?(?:\s+(?:de\s+|del\s+)?20\d\d)?)\)",
        rf"\b(?:al|durant el|el mes de)\s+(?P<said>(?:{_MONTH})(?:\s+del?\s+20\d\d)?)\b",
        r"\b(?:bienni|període|trienni)\s+(?P<said>20\d\d\s*[-–/]\s*20\d\d)",
        r"(?P<said>\b(?:horitzó|fins al)\s+20\d\d)",
        r"(?P<said>\btot l['’]any)\b",
        r"(?<!hores )(?P<said>\banual)\b",
    )
)
_CONDITION = re.compile(
    r"si (?:s['’]escau|escau|cal|és possible)|quan (?:s['’]escaigui|calgui|hi hagi [\w·'’]+)|"
    r"un cop aprova(?:da|t) (?:la|el) [\w·'’ ]+",
    re.IGNORECASE,
)
_NUMBERS = {"un": 1, "una": 1, "dos": 2, "dues": 2, "tres": 3, "quatre": 4, "cinc": 5, "sis": 6}
_MOST = re.compile(
    rf"\b(?:màxim|com a màxim|un màxim)\s+(?:de\s+|d['’])?(?P<most>\d{{1,4}}|{'|'.join(_NUMBERS)})\s+(?P<unit>[^\W\d_]{{1,30}})",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\b(?P<most>\d{1,4})\s*(?:h|hores)\b", re.IGNORECASE)
_CONTINUITY = re.compile(r"(?:donar continuitat|mantenir|continuar|prosseguir|seguir|continuitat)\b")
_PRIORITY = re.compile(
    r"\bprioritza(?:t|da|des|ts)\b|\bprioritari|trobada de carrecs electes (?:de |del )?20\d\d"
)
_AGREEMENT = re.compile(
    r"\bconveni\b(?: de col?laboracio)?(?: signat)?(?: amb (?:la |el |l')?(?P<party>\S+))?"
)
FUNDERS = ("generalitat", "departament", "dgess", "treball")


def timing_in(text: str, year: int) -> str:
    """The first words that say a date we can place, without the spaces of the document («2026 -2027»)."""
    for pattern in _TIMINGS:
        for found in pattern.finditer(text):
            said = re.sub(r"\s*([-–/])\s*", r"\1", found["said"])
            if days_of(said, year):
                return said
    return ""


def condition_in(text: str) -> str:
    found: dict[str, None] = {}
    for match in _CONDITION.finditer(text):
        found.setdefault(match[0][0].lower() + match[0][1:].strip())
    return "; ".join(found)[:200]


def caps_in(text: str) -> tuple[Cap, ...]:
    """«màxim 3 jornades», «50h anuals»."""
    caps = [Cap(_number(found["most"]), found["unit"].lower()) for found in _MOST.finditer(text)]
    caps += [Cap(Decimal(found["most"]), "hores") for found in _HOURS.finditer(text)]
    return tuple(dict.fromkeys(cap for cap in caps if cap.most))


def _number(text: str) -> Decimal:
    return Decimal(_NUMBERS.get(text.lower(), 0) or text)


def origins_in(text: str) -> tuple[str, ...]:
    folded = fold(text)
    kinds = (
        (Origin.Kind.CONTINUITY, bool(_CONTINUITY.match(folded))),
        (Origin.Kind.AGREEMENT, _speaks_of_the_agreement(folded)),
        (Origin.Kind.PRIORITIZED, bool(_PRIORITY.search(folded))),
    )
    return tuple(str(kind) for kind, is_said in kinds if is_said)


def _speaks_of_the_agreement(folded: str) -> bool:
    """«El Conveni» is the one that pays; one with somebody else («amb l'ACM») is another."""
    return any(
        not found["party"] or found["party"].startswith(FUNDERS) for found in _AGREEMENT.finditer(folded)
    )
