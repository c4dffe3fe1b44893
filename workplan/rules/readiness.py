"""Whether the actions of a plan are ready for a review, and what each still lacks.

An action answers for its sub-actions: what happens in one of them is news of the action, and it is not ready while
one of them is late, blocked beyond its day, or has a proposal waiting.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from office import clock
from workplan.rules.lateness import WAITED_FOR, days_late

ENOUGH = 80  # per cent of ready actions below which coordination is told («per confirmar»)


class Lack(StrEnum):
    NOBODY = "nobody"
    NO_NEWS = "no_news"
    LATE = "late"
    PROPOSAL = "proposal"
    BLOCKED = "blocked"


@dataclass(frozen=True)
class Gap:
    action: Any
    kind: Lack
    sentence: str


@dataclass(frozen=True)
class Readiness:
    ready: int
    total: int
    gaps: list[Gap] = field(default_factory=list)

    @property
    def percent(self) -> int | None:
        return round(self.ready * 100 / self.total) if self.total else None

    @property
    def in_words(self) -> str:
        """«12 de 56 actuacions a punt (21 %)»."""
        if not self.total:
            return _("There is no open action.")
        words = ngettext("%(ready)d of %(total)d action ready (%(percent)d %%)",
                         "%(ready)d of %(total)d actions ready (%(percent)d %%)", self.total)  # fmt: skip
        return words % {"ready": self.ready, "total": self.total, "percent": self.percent}


def readiness(actions: Iterable[Any], today: date) -> Readiness:
    """Of actions from `Action.objects.for_readiness()`."""
    ready, total, gaps = 0, 0, []
    for action in actions:
        if not action.is_open:
            continue
        found = list(gaps_of(action, today))
        total += 1
        ready += not found
        gaps += found
    return Readiness(ready, total, gaps)


def gaps_of(action: Any, today: date) -> Iterator[Gap]:
    """What the action lacks, and then what its sub-actions do; for people and news, it stands for them too."""
    if action.state in WAITED_FOR and not action.is_subaction:
        if action.responsible_id is None and action.answering_body_id is None:
            yield Gap(action, Lack.NOBODY, _("Nobody answers for it."))
        if news_due_on(action) < today:
            yield Gap(action, Lack.NO_NEWS, _no_news(action))
    for one in (action, *action.followed_subactions):
        if one.is_open:
            yield from _standing_still(one, today)


def _standing_still(action: Any, today: date) -> Iterator[Gap]:
    late = days_late(action.state, action.ends_on, today)
    if late and not _explained_since(action, action.ends_on):
        words = ngettext("%d day late, without a new date or a comment.",
                         "%d days late, without a new date or a comment.", late)  # fmt: skip
        yield Gap(action, Lack.LATE, words % late)
    if action.has_waiting_proposal:
        yield Gap(action, Lack.PROPOSAL, _("A proposal of progress waits for an answer."))
    if action.blocked_review_on and action.blocked_review_on < today:
        day = date_format(action.blocked_review_on, "DATE_FORMAT")
        yield Gap(action, Lack.BLOCKED, _("Blocked: it was to be looked at again on %s.") % day)


def _explained_since(action: Any, day: date) -> bool:
    """«No change» is news, and it explains nothing."""
    return action.last_comment_at is not None and clock.day_of(action.last_comment_at) > day


def last_news_on(action: Any) -> date | None:
    """The last note or evidence, of the action or of one of its sub-actions."""
    days = []
    for one in (action, *action.followed_subactions):
        if one.last_note_at is not None:
            days.append(clock.day_of(one.last_note_at))
        if one.last_evidence_on is not None:
            days.append(one.last_evidence_on)
    return max(days, default=None)


def news_due_on(action: Any) -> date:
    """The last day of its interval; before the plan or the action begins, nobody waits for news."""
    plan = action.area.plan
    since = max(filter(None, (plan.starts_on, action.starts_on, last_news_on(action))))
    days = plan.news_interval_days if action.news_interval_days is None else action.news_interval_days
    due: date = since + timedelta(days=days)
    return due


def _no_news(action: Any) -> str:
    last = last_news_on(action)
    if last is None:
        return _("Nothing has been written about it yet.")
    return _("No news since %s.") % date_format(last, "DATE_FORMAT")
