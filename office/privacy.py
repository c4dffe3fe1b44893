"""The decision every model takes on its personal data: which fields, what erasure leaves, for how long.

A model says `privacy = Privacy(...)`; a convention test refuses a model without it, and any text, file,
JSON or person field that stands in neither `personal` nor `plain`. `office.tasks.apply_retention` carries
the terms out every night.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any


@dataclass(frozen=True)
class Term:
    """How long the personal fields stay: `lasts` after the moment in the column `since`, which may be of a row
    it belongs to (`onboarding__closed_on`).
    """

    words: str
    lasts: timedelta | None = None
    since: str | None = None


WITH_ITS_OWNER = Term("as long as the person or organization it belongs to")
PERMANENT = Term("permanent: what statutory bodies decided, or no personal data")


def days_after(since: str, days: int) -> Term:
    return Term(f"{days} days after {since}", timedelta(days=days), since)


@dataclass(frozen=True)
class Privacy:
    """`personal` maps each personal field to the value that erasure writes."""

    personal: Mapping[str, Any] = field(default_factory=dict)
    plain: tuple[str, ...] = ()
    term: Term = PERMANENT
