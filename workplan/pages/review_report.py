"""What a review says, in figures and sentences: the same on the screen and on paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from office.charts import Bar, BarChart
from workplan.models import Action, ReviewPeriod
from workplan.pages.differences import SAME, Difference, compare
from workplan.pages.parts import SERIES
from workplan.pictures import Picture, of_review

NOT_COUNTED = {str(state) for state in Action.NOT_COUNTED}
STANDING_STILL = {"blocked", "postponed", "suspended"}


@dataclass(frozen=True)
class Counts:
    """Of the actions that are still of the plan; their parts are not counted twice."""

    total: int
    done: int
    in_progress: int
    late: int
    blocked: int

    @classmethod
    def of(cls, pictures: Iterable[Picture]) -> "Counts":
        counted = [one for one in pictures if not one.is_subaction and one.state not in NOT_COUNTED]
        return cls(
            total=len(counted),
            done=sum(one.state == "done" for one in counted),
            in_progress=sum(one.state == "in_progress" for one in counted),
            late=sum(one.is_late for one in counted),
            blocked=sum(one.state == "blocked" for one in counted),
        )

    @classmethod
    def counted_by_the_database(cls, period: Any) -> "Counts":
        """Of a row of `ReviewQuerySet.for_list`: the same, without loading what is counted."""
        return cls(period.total, period.done, period.in_progress, period.late, period.blocked)


def finding(counts: Counts) -> str:
    """«12 de 56 actuacions fetes, 20 en curs; 7 amb retard i 2 bloquejades.»"""
    if not counts.total:
        return _("The plan has no actions to follow.")
    words = _("%(done)d of %(total)d actions done, %(in_progress)d in progress") % {
        "done": counts.done,
        "total": counts.total,
        "in_progress": counts.in_progress,
    }
    trouble = [
        ngettext("%d late action", "%d late actions", counts.late) % counts.late if counts.late else "",
        ngettext("%d blocked action", "%d blocked actions", counts.blocked) % counts.blocked
        if counts.blocked
        else "",
    ]
    said = [piece for piece in trouble if piece]
    return "; ".join(filter(None, [words, get_text_list(said, _("and"))])) + "."


@dataclass(frozen=True)
class Chapter:
    """An area with what changed in it; what did not is only counted."""

    title: str
    told: list[Difference]
    same: list[Difference]


@dataclass(frozen=True)
class Report:
    period: ReviewPeriod
    before: ReviewPeriod | None
    pictures: list[Picture]
    differences: list[Difference]

    @cached_property
    def finding(self) -> str:
        return finding(Counts.of(self.pictures))

    @cached_property
    def decided(self) -> list[Picture]:
        return [picture for picture in self.pictures if picture.decision]

    @cached_property
    def chapters(self) -> list[Chapter]:
        return chapters(self.differences)

    @cached_property
    def chart(self) -> BarChart:
        """How far each area is; the title says how far the plan is."""
        titles = dict.fromkeys(one.area for one in self.pictures)
        bars = [Bar(title, _shares(one for one in self.pictures if one.area == title)) for title in titles]
        return BarChart(self.finding, SERIES, tuple(bar for bar in bars if bar.total), _("Area"))


def _shares(pictures: Iterable[Picture]) -> tuple[int, ...]:
    states = [one.state for one in pictures if not one.is_subaction]
    still = sum(state in STANDING_STILL for state in states)
    return states.count("done"), states.count("in_progress"), states.count("pending"), still


def chapters(differences: list[Difference]) -> list[Chapter]:
    grouped: dict[str, list[Difference]] = {}
    for found in differences:
        grouped.setdefault(found.picture.area, []).append(found)
    return [
        Chapter(
            title,
            told=[row for row in rows if row.kind != SAME],
            same=[row for row in rows if row.kind == SAME],
        )
        for title, rows in grouped.items()
    ]


def report_of(period: ReviewPeriod, pictures: list[Picture] | None = None) -> Report:
    """Of a closed review; with `pictures` of today, of one that is about to close."""
    before = period.earlier
    shown = of_review(period) if pictures is None else pictures
    return Report(period, before, shown, compare(of_review(before) if before else None, shown))
