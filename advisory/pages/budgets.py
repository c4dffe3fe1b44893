"""What the pages of a budget say: how much is left, how long it would last, and who holds hours now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery, Sum
from django.utils.functional import cached_property
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession, LedgerEntry, PeriodClosing
from advisory.operations.closing import has_moved_since, journal_of, next_budget
from advisory.rules.closing import Journal
from advisory.rules.forecast import EARLIEST_DAYS, runs_out_on
from advisory.rules.reminding import LATE, SOON
from office import clock
from office.minutes import in_words


@dataclass(frozen=True)
class BudgetFigures:
    """`budget` is from `with_figures`."""

    budget: Any

    @property
    def spent(self) -> int:
        """What nobody else can ask for any more."""
        spent: int = self.budget.used_minutes + self.budget.held_minutes
        return spent

    @property
    def left(self) -> int:
        left: int = self.budget.unused_minutes - self.budget.held_minutes
        return left

    @property
    def total(self) -> int:
        """What there is to spend: granted, and what came from the period before, without what lapsed or left."""
        return self.spent + self.left

    @property
    def left_words(self) -> str:
        return in_words(self.left)

    @property
    def total_words(self) -> str:
        return in_words(self.total)

    @property
    def used_words(self) -> str:
        return _("%s used") % in_words(self.budget.used_minutes)

    @property
    def words(self) -> str:
        values = {"left": in_words(self.left), "total": in_words(self.total)}
        return _("%(left)s left of %(total)s") % values

    @property
    def shared_words(self) -> str:
        """What no package keeps: the only hours that another package can take."""
        return _("%(left)s left for everybody") % {"left": in_words(self.left - self.budget.packaged_minutes)}

    @property
    def packaged_words(self) -> str:
        return in_words(self.budget.packaged_minutes) if self.budget.packaged_minutes else ""

    @property
    def bar_words(self) -> str:
        values = {
            "used": in_words(self.budget.used_minutes),
            "held": in_words(self.budget.held_minutes),
        }
        return _("Used: %(used)s · held: %(held)s") % values

    @cached_property
    def out_on(self) -> date | None:
        """None for a closed one, and for one that would last."""
        if self.budget.is_closed:
            return None
        today = clock.today()
        days = (min(today, self.budget.ends_on) - self.budget.starts_on + timedelta(days=1)).days
        return runs_out_on(
            left=self.left, spent=self.spent, days=days, today=today, ends_on=self.budget.ends_on
        )

    @property
    def lasts(self) -> bool:
        """Whether there is enough behind to say that it would last until its end."""
        today = clock.today()
        is_old_enough = today - self.budget.starts_on >= timedelta(days=EARLIEST_DAYS)
        return self.spent > 0 and is_old_enough and today <= self.budget.ends_on and self.out_on is None

    @property
    def state(self) -> str:
        if self.budget.is_closed:
            return _("Closed budget")
        today = clock.today()
        if today < self.budget.starts_on:
            return _("Budget still to come")
        return _("Budget in force") if today <= self.budget.ends_on else _("To be closed")

    @property
    def tone(self) -> str:
        """How far it is spent; what is closed asks for nothing."""
        if self.budget.is_closed or not self.total:
            return "neutral"
        share = 100 * self.spent // self.total
        if share >= LATE or clock.today() > self.budget.ends_on:
            return "late"
        return "soon" if share >= SOON else "well"


def holding(budget: Any) -> list[Any]:
    """The sessions that hold hours of the budget now, each with `held_now`, what waits the longest first."""
    holds = LedgerEntry.objects.open_holds().filter(debit__budget=budget.pk).order_by()
    minutes = holds.filter(session=OuterRef("pk")).values("minutes")
    found = AdvisorySession.objects.for_list().filter(pk__in=holds.values("session"))
    sessions = list(found.annotate(held_minutes=Subquery(minutes[:1])).order_by("asked_at", "pk"))
    for session in sessions:
        session.held_now = in_words(session.held_minutes)
        session.council_names = council_names(session)
    return sessions


def council_names(session: Any) -> str:
    """`session` is from `for_list`."""
    return str(get_text_list([str(row.organization) for row in session.council_rows], _("and")))


@dataclass(frozen=True)
class ClosingPage:
    """Everything that whoever closes a period has to see before: computed anew each time."""

    budget: Any
    closing: PeriodClosing | None
    journal: Journal
    waiting: Sequence[Any]
    following: Any
    has_moved: bool

    @property
    def stage(self) -> str:
        """«prepare», «draft», «approved» or «posted»."""
        return self.closing.state if self.closing else "prepare"

    @property
    def head(self) -> list[str]:
        return [_("Movement"), _("Hours")]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The movements that posting would write, for a table."""
        moves = [(_("Packages that flow back"), sum(self.journal.returned.values()))]
        if self.following:
            moves.append((_("Passes to %s") % self.following, self.journal.carried))
        moves.append((_("Lapses"), self.journal.lapsed))
        return [{"label": label, "cells": [in_words(minutes)]} for label, minutes in moves]

    @property
    def is_before_its_end(self) -> bool:
        is_before: bool = clock.today() <= self.budget.ends_on
        return is_before


def closing_page(budget: Any) -> ClosingPage:
    closing = PeriodClosing.objects.filter(budget=budget).select_related("approved_by", "to_budget__service")
    found: PeriodClosing | None = closing.first()
    is_posted = found is not None and found.state == PeriodClosing.State.POSTED
    journal = _posted(budget) if is_posted else journal_of(budget, found.carry_minutes if found else 0)
    return ClosingPage(
        budget=budget,
        closing=found,
        journal=journal,
        waiting=[] if is_posted else holding(budget),
        following=(found.to_budget if found and found.to_budget else None) or next_budget(budget),
        has_moved=found is not None and found.state == "approved" and has_moved_since(found),
    )


def _posted(budget: Any) -> Journal:
    """What was posted, from its movements."""
    rows = LedgerEntry.objects.filter(key__startswith=f"budget:{budget.pk}:closing:")
    sums = dict(rows.order_by().values_list("kind").annotate(Sum("minutes")))
    returned = {0: sums["return"]} if "return" in sums else {}
    return Journal(returned, sums.get("carry", 0), sums.get("lapse", 0))
