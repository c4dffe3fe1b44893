"""The public page of anonymous lines, and the line that is proposed for a session."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from advisory.models import AdvisorySession
from office import clock


@dataclass(frozen=True)
class Line:
    words: str
    times: int


@dataclass(frozen=True)
class FieldWorked:
    name: str
    lines: list[Line]


@dataclass(frozen=True)
class YearWorked:
    year: int
    fields: list[FieldWorked]

    @property
    def total(self) -> int:
        return sum(line.times for field in self.fields for line in field.lines)


def worked_on() -> list[YearWorked]:
    """The latest year first; in each, field by field, every line once with how many times it was worked on."""
    counted = Counter((day.year, *rest) for day, *rest in AdvisorySession.objects.public_lines())
    found: dict[int, dict[str, list[Line]]] = {}
    for (year, field, words), times in counted.items():
        found.setdefault(year, {}).setdefault(field, []).append(Line(words, times))
    return [
        YearWorked(year, [FieldWorked(name, lines) for name, lines in fields.items()])
        for year, fields in found.items()
    ]


def as_data(years: list[YearWorked]) -> dict[str, Any]:
    """For programs: names that do not change."""
    return {
        "made_on": clock.today(),
        "years": [
            {
                "year": one.year,
                "fields": [
                    {
                        "field": field.name,
                        "lines": [{"line": line.words, "times": line.times} for line in field.lines],
                    }
                    for field in one.fields
                ],
            }
            for one in years
        ],
    }


def proposed_line(session: AdvisorySession) -> str:
    """Its service and its topic, which name nobody; or what stands there already."""
    if session.public_line:
        return session.public_line
    words = [str(session.service)]
    if session.topic and str(session.topic) not in words:
        words.append(str(session.topic))
    return ": ".join(words)
