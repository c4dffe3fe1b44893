"""What a justification says: the same on the screen, on paper and in a workbook."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from office.figures import Period, words_of
from office.minutes import in_words
from reports.models import EvidenceArchive, Justification, JustificationLine, JustifiedAction
from reports.pages.evidence import MOST as MOST_PIECES
from reports.pages.plan_amounts import Amounts, amounts_of_plan
from reports.pages.session_hours import SessionHours, parts_of, sessions_of
from reports.rules.deviations import Deviation, deviation, in_figures
from workplan import evidence
from workplan.models import Action
from workplan.rules.amounts import euros_of

UNKNOWN = "–"  # nobody has said it: it is no zero
NO_SESSIONS = SessionHours(0, 0, 0)


@dataclass(frozen=True)
class ShownAction:
    code: str
    title: str
    state: str
    tone: str
    progress: int | None
    evidence_count: int
    label: str
    url: str = ""

    @property
    def evidence_in_words(self) -> str:
        if not self.evidence_count:
            return _("no evidence yet")
        words = ngettext("%d piece of evidence", "%d pieces of evidence", self.evidence_count)
        return words % self.evidence_count


@dataclass(frozen=True)
class ShownLine:
    line: JustificationLine
    actions: list[ShownAction]
    sessions: SessionHours
    is_over: bool
    of_plan: Amounts

    @property
    def target(self) -> str:
        return self.line.target_words if self.line.target is None else in_figures(self.line.target)

    @property
    def value(self) -> Decimal | None:
        return self.line.counted if self.line.figure else self.line.reached

    @property
    def is_known(self) -> bool:
        return self.value is not None or bool(self.line.reached_words)

    @property
    def reached(self) -> str:
        return self.line.reached_words if self.value is None else in_figures(self.value)

    @property
    def source(self) -> str:
        """Who says what was reached: the figure in its words, or the document."""
        if not self.line.figure:
            return self.line.reached_source
        words = words_of(self.line.figure)
        return f"{words} ({self.line.counted_source})" if self.line.counted_source else words

    @property
    def deviation(self) -> Deviation:
        return deviation(self.line.target, self.value, is_known=self.is_known, is_over=self.is_over)

    @property
    def done(self) -> str:
        """«2 de 3 actuacions fetes»"""
        counted = [one for one in self.actions if one.state not in Action.NOT_COUNTED]
        if not counted:
            return ""
        words = ngettext(
            "%(done)d of %(total)d action done", "%(done)d of %(total)d actions done", len(counted)
        )
        done = sum(one.state == Action.State.DONE for one in counted)
        return words % {"done": done, "total": len(counted)}

    @property
    def costs(self) -> list[str]:
        return [euros(cost) for cost in (self.line.planned_cost, self.line.actual_cost)]

    @property
    def hours(self) -> list[str]:
        return [hours(minutes) for minutes in (self.line.planned_minutes, self.line.actual_minutes)]

    @property
    def plan_in_words(self) -> str:
        """«cost previst 5.000 €, hores previstes 50 h»"""
        labels = {
            "planned_cost": _("planned cost"), "actual_cost": _("actual cost"),
            "planned_minutes": _("planned hours"), "actual_minutes": _("actual hours"),
        }  # fmt: skip
        return ", ".join(
            f"{labels[name]} {hours(amount) if name.endswith('minutes') else euros(amount)}"
            for name, amount in self.of_plan.items()
        )

    @property
    def proposed(self) -> str:
        """What the minutes of the sessions say, where it is not what somebody confirmed already."""
        if not self.sessions.known or self.sessions.minutes == self.line.actual_minutes:
            return ""
        values = {"known": self.sessions.known, "total": self.sessions.sessions}
        words = ngettext(
            "of %(known)d of %(total)d session of advice",
            "of %(known)d of %(total)d sessions of advice",
            self.sessions.sessions,
        )
        return f"{in_words(self.sessions.minutes)}, {words % values}"


def euros(amount: Decimal | None) -> str:
    return UNKNOWN if amount is None else f"{euros_of(amount)}\u00a0€"


def hours(minutes: int | None) -> str:
    return UNKNOWN if minutes is None else in_words(minutes)


@dataclass(frozen=True)
class JustificationPage:
    justification: Justification
    lines: list[ShownLine]
    repeated_minutes: int = 0  # of sessions that serve several lines

    @cached_property
    def unknown(self) -> int:
        return sum(not one.is_known for one in self.lines)

    @property
    def finding(self) -> str:
        """«6 indicadors: 3 assolits i 1 per esbrinar.»"""
        if not self.lines:
            return _("It has no indicator yet")
        tones = Counter(one.deviation.tone for one in self.lines)
        total = ngettext("%d indicator", "%d indicators", len(self.lines)) % len(self.lines)
        reached = ngettext("%d reached", "%d of them reached", tones["well"]) % tones["well"]
        unknown = ngettext("%d to find out", "%d of them to find out", self.unknown) % self.unknown
        return ", ".join([total, reached, *([unknown] if self.unknown else [])])

    def added(self, name: str) -> Any:
        """Of what is known; None where nothing is."""
        said = [value for one in self.lines if (value := getattr(one.line, name)) is not None]
        return sum(said) if said else None

    @property
    def actual_minutes(self) -> int | None:
        """Of all its lines, each session once."""
        added: int | None = self.added("actual_minutes")
        return None if added is None else added - self.repeated_minutes

    @property
    def totals(self) -> dict[str, Any]:
        """What `components/number_table.html` asks for: only of what is known."""
        costs = [euros(self.added(name)) for name in ("planned_cost", "actual_cost")]
        times = [hours(self.added("planned_minutes")), hours(self.actual_minutes)]
        return {
            "caption": _("Totals of what is known"),
            "head": [_("What is added"), _("Planned"), _("Actual")],
            "rows": [{"label": _("Cost"), "cells": costs}, {"label": _("Hours"), "cells": times}],
        }

    @property
    def balance(self) -> str:
        """What is left of the money of the source, with all its justifications, where both are known."""
        granted, here = self.justification.source.amount, self.added("actual_cost")
        if granted is None or here is None:
            return ""
        spent = here + (self.justification.justified_elsewhere or 0)  # type: ignore[attr-defined]
        values = {"granted": euros(granted), "rest": euros(abs(granted - spent))}
        if spent < granted:
            return _("Amount of the source: %(granted)s. Still to be justified: %(rest)s.") % values
        if spent > granted:
            return _("Amount of the source: %(granted)s. The actual cost is %(rest)s more.") % values
        return _("Amount of the source: %(granted)s. The actual cost is the same.") % values

    @property
    def counted_once(self) -> str:
        """«3 h», of the sessions that stand in the hours of several lines and once in the total."""
        return in_words(self.repeated_minutes) if self.repeated_minutes else ""

    @property
    def without_cost(self) -> int:
        return sum(one.line.actual_cost is None for one in self.lines)


def page_of(justification: Justification) -> JustificationPage:
    """`justification` is from `for_page`; closed, it shows its actions as they were."""
    rows = list(justification.lines.all())
    if justification.is_open:
        parts = parts_of(rows)
        found = sessions_of(justification.period, parts)
        sessions, repeated = {row.pk: found.of(row) for row in rows}, found.repeated_minutes(rows)
        actions = _live(rows, evidence_of(parts, justification.period))
        of_plan = amounts_of_plan(rows)
    else:
        sessions, repeated = {}, justification.repeated_minutes
        actions, of_plan = _frozen(rows), {}
    shown = [
        ShownLine(
            row,
            actions[row.pk],
            sessions.get(row.pk, NO_SESSIONS),
            justification.is_over,
            of_plan.get(row.pk, {}),
        )
        for row in rows
    ]
    return JustificationPage(justification, shown, repeated)


def archive_of(justification: Justification) -> EvidenceArchive | None:
    """The package of evidence that was made last, while its file is kept."""
    archive: EvidenceArchive | None = getattr(justification, "archive", None)
    return archive if archive and not archive.file.deleted_at else None


def evidence_of(parts: dict[int, set[int]], period: Period) -> dict[int, int]:
    """How many pieces of those days each action has, with those of its parts."""
    wanted = set().union(*parts.values())
    found = evidence.newest(wanted, MOST_PIECES) if wanted else []
    counted = Counter(one.action_id for one in found if period.starts_on <= one.on <= period.ends_on)
    return {pk: sum(counted[one] for one in own) for pk, own in parts.items()}


def _live(lines: list[JustificationLine], counted: dict[int, int]) -> dict[int, list[ShownAction]]:
    return {
        line.pk: [
            ShownAction(
                action.code, action.title, action.state, action.tone, action.progress, counted[action.pk],
                action.get_state_display(), action.get_absolute_url(),
            )
            for action in line.actions.all()
        ]
        for line in lines
    }  # fmt: skip


def _frozen(lines: list[JustificationLine]) -> dict[int, list[ShownAction]]:
    found: dict[int, list[ShownAction]] = {line.pk: [] for line in lines}
    for row in JustifiedAction.objects.filter(line__in=found):
        found[row.line_id].append(
            ShownAction(
                row.code, row.title, row.state, row.tone, row.progress, row.evidence_count,
                row.get_state_display(),
            )
        )  # fmt: skip
    return found
