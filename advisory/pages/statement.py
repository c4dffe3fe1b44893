"""The statement of a budget: each movement in words, and what was left after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce, TruncMonth
from django.utils.dateformat import format as date_in_words
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisory.models import LedgerEntry
from office import clock
from office.minutes import in_words
from office.tables import Column

Kind = LedgerEntry.Kind
ON_PAPER = 300  # movements; of more, paper says what each month came to


@dataclass(frozen=True)
class Line:
    """`entry` is from `for_statement` and `with_effect`; `left` is there where nothing is left out in between."""

    entry: Any

    @property
    def subject(self) -> str:
        """The session and its councils, or between which accounts."""
        session = self.entry.session
        if session is None:
            return f"{self.entry.debit.name} → {self.entry.credit.name}"
        return f"{session} ({self.councils})"

    @property
    def councils(self) -> str:
        return str(get_text_list(self.entry.councils, _("and")))

    @property
    def minutes(self) -> str:
        return in_words(self.entry.minutes)

    @property
    def given_back(self) -> int:
        """What a charge leaves free of what was held for it."""
        return self.entry.hold.minutes - self.entry.minutes if self.entry.kind == Kind.CAPTURE else 0

    @property
    def note(self) -> str:
        """What came back, why, and who approved it."""
        approved = self.entry.approved_by
        parts = [
            _("%s given back") % in_words(self.given_back) if self.given_back else "",
            self.entry.reason,
            _("approved by %s") % approved if approved else "",
        ]
        return " · ".join(part for part in parts if part)

    @property
    def effect(self) -> str:
        """With its sign, as a statement of a bank."""
        sign = "+" if self.entry.effect > 0 else ""
        return sign + in_words(self.entry.effect) if self.entry.effect else "—"

    @property
    def left(self) -> str:
        left = getattr(self.entry, "left", None)
        return "" if left is None else in_words(left)


COLUMNS = [
    Column(gettext_lazy("When"), lambda line: line.entry.made_at),
    Column(gettext_lazy("Movement"), lambda line: str(line.entry.get_kind_display())),
    Column(gettext_lazy("Minutes"), lambda line: line.entry.minutes),
    Column(gettext_lazy("Minutes left, up or down"), lambda line: line.entry.effect),
    Column(gettext_lazy("Minutes left after it"), lambda line: getattr(line.entry, "left", None)),
    Column(gettext_lazy("Session"), lambda line: str(line.entry.session or "")),
    Column(gettext_lazy("Councils"), lambda line: line.councils),
    Column(gettext_lazy("From"), lambda line: line.entry.debit.name),
    Column(gettext_lazy("To"), lambda line: line.entry.credit.name),
    Column(gettext_lazy("By"), lambda line: str(line.entry.by or "")),
    Column(gettext_lazy("Approved by"), lambda line: str(line.entry.approved_by or "")),
    Column(gettext_lazy("Reason"), lambda line: line.entry.reason),
]


@dataclass(frozen=True)
class Month:
    """What the movements of a month come to."""

    first: date
    movements: int
    granted: int
    held: int
    used: int
    left: int

    @property
    def name(self) -> str:
        return date_in_words(self.first, "F Y")

    @property
    def cells(self) -> list[Any]:
        return [self.movements, *(in_words(part) for part in (self.granted, self.held, self.used, self.left))]


def months(entries: Any, before: int) -> list[Month]:
    """`entries` are from `with_effect`; `before` is what was left ahead of the first."""
    grants = Q(kind=Kind.GRANT) | Q(kind=Kind.CARRY, effect__gt=0)
    rows = (
        entries.order_by()
        .annotate(month=TruncMonth("made_at", tzinfo=clock.zone()))
        .values("month")
        .annotate(
            movements=Count("pk"), granted=_sum(grants), held=_sum(Q(kind=Kind.HOLD)),
            used=_sum(Q(kind=Kind.CAPTURE)), moved=Sum("effect"),
        )
        .order_by("month")
    )  # fmt: skip
    found, left = [], before
    for row in rows:
        left += row["moved"]
        found.append(
            Month(row["month"].date(), row["movements"], row["granted"], row["held"], row["used"], left)
        )
    return found


def _sum(condition: Q) -> Coalesce:
    return Coalesce(Sum("minutes", filter=condition), 0)


def lines(entries: Iterable[Any]) -> list[Line]:
    return [Line(entry) for entry in entries]
