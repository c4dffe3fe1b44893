"""Coarse dates: the words of a plan («gener», «primer semestre», «2026-2027») and the days that they mean."""

import calendar
import re
from datetime import date

from office.folding import fold

MONTHS = (
    "gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre", "octubre", "novembre",
    "desembre",
)  # fmt: skip
EXAMPLES = (
    "gener",
    "març-abril",
    "primer trimestre",
    "segon semestre",
    "tot l'any",
    "2026-2027",
    "15/03/2026",
)
ORDINALS = {"primer": 1, "1r": 1, "segon": 2, "2n": 2, "tercer": 3, "3r": 3, "quart": 4, "4t": 4}
PARTS = {"quadrimestre": 4, "semestre": 6, "trimestre": 3}

Days = tuple[date, date]
_NUMBER = {fold(name): number for number, name in enumerate(MONTHS, start=1)}
_MONTH = "|".join(_NUMBER)
_YEAR = r"(?:\s+(?:de\s+|del\s+|d')?(?P<year>20\d\d))?"
_JOINED = r"(?:\s*[-/–,]\s*|\s+(?:a|i|al)\s+)"
_PART = re.compile(rf"(?P<nth>{'|'.join(ORDINALS)})\s+(?P<part>{'|'.join(PARTS)}){_YEAR}")
_MONTHS = re.compile(
    rf"(?:mes(?:os)? )?(?:de |d')?(?P<first>{_MONTH})(?:{_JOINED}(?:{_MONTH}))*?"
    rf"(?:{_JOINED}(?P<last>{_MONTH}))?{_YEAR}"
)
_YEARS = re.compile(r"(?P<first>20\d\d)(?:\s*[-/–]\s*(?P<last>20\d\d))?")
_UNTIL = re.compile(r"(?:amb )?(?:l')?(?:horitzo|fins al)\s+(?P<last>20\d\d)")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(20\d\d)")


def days_of(words: str, year: int) -> Days | None:
    """First and last day of what the words mean in a plan of that year; None where they say no date."""
    text = fold(words).strip(" .").removesuffix(" de l'any")
    if text in {"tot l'any", "tot el periode", "durant l'any", "anual"}:
        return _months(year, 1, year, 12)
    for pattern, read in (
        (_DAY, _day),
        (_PART, _part),
        (_MONTHS, _some_months),
        (_YEARS, _years),
        (_UNTIL, _until),
    ):
        found = pattern.fullmatch(text)
        if found:
            return read(found, year)
    return None


def _day(found: re.Match[str], year: int) -> Days | None:
    day, month, own_year = map(int, found.groups())
    try:
        the_day = date(own_year, month, day)
    except ValueError:
        return None
    return the_day, the_day


def _part(found: re.Match[str], year: int) -> Days | None:
    length, nth = PARTS[found["part"]], ORDINALS[found["nth"]]
    if nth * length > 12:
        return None
    own_year = int(found["year"] or year)
    return _months(own_year, (nth - 1) * length + 1, own_year, nth * length)


def _some_months(found: re.Match[str], year: int) -> Days | None:
    first = _NUMBER[found["first"]]
    last = _NUMBER[found["last"]] if found["last"] else first
    own_year = int(found["year"] or year)
    return _months(own_year, first, own_year, last) if first <= last else None


def _years(found: re.Match[str], year: int) -> Days | None:
    first = int(found["first"])
    last = int(found["last"] or first)
    return _months(first, 1, last, 12) if first <= last else None


def _until(found: re.Match[str], year: int) -> Days | None:
    last = int(found["last"])
    return _months(year, 1, last, 12) if year <= last else None


def _months(first_year: int, first: int, last_year: int, last: int) -> Days:
    return date(first_year, first, 1), date(last_year, last, calendar.monthrange(last_year, last)[1])
