"""What a council was held, charged and given back, session by session, in the hour budgets of a year."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from advisory.models import AdvisorySession, HourAccount, HourBudget, LedgerEntry
from advisory.pages.budgets import council_names
from advisory.rules.states import OPEN
from members.models import Organization
from office import clock
from office.minutes import in_words
from office.tables import Column

Kind = LedgerEntry.Kind


@dataclass(frozen=True)
class SessionHours:
    """`session` is from `for_list`, with its movements in `moves`, the first one first."""

    session: Any

    @property
    def is_open(self) -> bool:
        return self.session.state in OPEN

    @property
    def held(self) -> int:
        """The last hold: earlier ones were changed for it when the length or the date did."""
        holds = [entry.minutes for entry in self.session.moves if entry.kind == Kind.HOLD]
        return holds[-1] if holds else 0

    @property
    def charged(self) -> int:
        """Charges, and corrections in both directions."""
        return sum(entry.charge for entry in self.session.moves)

    @property
    def given_back(self) -> int:
        return 0 if self.is_open else max(self.held - self.charged, 0)

    @property
    def cells(self) -> list[str]:
        return [in_words(part) if part else "—" for part in (self.held, self.charged, self.given_back)]

    @property
    def day_in_words(self) -> str:
        if self.session.day is None:
            return _("Without a date yet") if self.is_open else "—"
        if not self.session.is_day_known:
            return str(self.session.day.year)
        return date_format(self.session.day, "SHORT_DATE_FORMAT")

    @property
    def shared(self) -> str:
        others = len(self.session.council_rows) - 1
        words = ngettext(
            "With %d council more: the hours are charged once.",
            "With %d councils more: the hours are charged once.",
            others,
        )
        return words % others if others else ""

    @property
    def told(self) -> list[str]:
        """Each movement with its day."""
        return [
            f"{date_format(clock.day_of(entry.made_at), 'SHORT_DATE_FORMAT')} · {entry.get_kind_display()}: "
            f"{in_words(entry.minutes)}"
            for entry in self.session.moves
        ]


COLUMNS = [
    Column(gettext_lazy("Service"), lambda line: str(line.session.service)),
    Column(gettext_lazy("What it was about"), lambda line: line.session.subject),
    Column(gettext_lazy("Day"), lambda line: line.session.day if line.session.is_day_known else None),
    Column(gettext_lazy("State"), lambda line: str(line.session.get_state_display())),
    Column(gettext_lazy("Councils"), lambda line: council_names(line.session)),
    Column(gettext_lazy("Minutes held"), lambda line: line.held),
    Column(gettext_lazy("Minutes charged"), lambda line: line.charged),
    Column(gettext_lazy("Minutes given back"), lambda line: line.given_back),
]


@dataclass(frozen=True)
class CouncilStatement:
    organization: Organization
    year: int
    years: list[int]
    lines: list[SessionHours]
    packages: list[HourAccount]

    @property
    def totals(self) -> list[str]:
        parts = ("held", "charged", "given_back")
        return [in_words(sum(getattr(line, part) for line in self.lines)) for part in parts]

    @property
    def head(self) -> list[str]:
        return [_("Year"), _("Held"), _("Charged"), _("Given back")]

    @property
    def sums(self) -> list[dict[str, Any]]:
        return [{"label": str(self.year), "cells": self.totals}]

    @property
    def finding(self) -> str:
        """The year in one sentence."""
        held = sum(line.held for line in self.lines if line.is_open)
        values = {"charged": self.totals[1], "year": self.year, "held": in_words(held)}
        if held:
            return _("%(charged)s charged in %(year)s, and %(held)s held for sessions still open.") % values
        return _("%(charged)s charged in %(year)s.") % values

    @property
    def tabs(self) -> list[dict[str, Any]]:
        address = reverse("council_statement", args=[self.organization.pk])
        return [
            {"label": str(year), "url": f"{address}?year={year}", "is_current": year == self.year}
            for year in self.years
        ]

    @property
    def exports(self) -> list[dict[str, str]]:
        return [
            {
                "label": kind.upper(),
                "url": f"{reverse('council_statement_export', args=[self.organization.pk, kind])}?year={self.year}",
            }
            for kind in ("pdf", "xlsx", "csv")
        ]


def statement_of(organization: Organization, asked: str) -> CouncilStatement:
    """Of the year that the address asks for, where there was a budget in it; else of the latest."""
    dates = HourBudget.objects.order_by().dates("starts_on", "year", order="DESC")
    years = [day.year for day in dates] or [clock.today().year]
    this_year = clock.today().year
    latest = this_year if this_year in years else years[0]
    year = next((one for one in years if str(one) == asked), latest)
    moves = LedgerEntry.objects.select_related("credit").order_by("pk")
    sessions = (
        AdvisorySession.objects.received_by([organization])
        .filter(account__budget__starts_on__year=year)
        .for_list()
        .prefetch_related(Prefetch("entries", queryset=moves, to_attr="moves"))
        .order_by("-day", "-pk")
    )
    packages = HourAccount.objects.filter(organization=organization, budget__starts_on__year=year)
    return CouncilStatement(
        organization=organization,
        year=year,
        years=years,
        lines=[SessionHours(session) for session in sessions],
        packages=list(packages.select_related("budget__service")),
    )
