"""What happens next in an action and who must do it: first what waits for a decision, then what is missing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from office import clock
from workplan.models import ProgressNote
from workplan.pages.following import Followed, change_in_words, who_answers
from workplan.rules.lateness import WAITED_FOR, days_late, in_words
from workplan.rules.readiness import Lack, gaps_of, news_due_on


@dataclass(frozen=True)
class Step:
    """`kind` decides the buttons of the page: answer, confirm, blocked, late, nobody, news."""

    kind: str
    title: str
    who: str
    when: str = ""
    text: str = ""
    tone: str = ""

    @property
    def is_decision(self) -> bool:
        return self.kind in {"answer", "confirm"}

    @property
    def is_of_the_plan(self) -> bool:
        """Whether what the plan says of the action has to change: its days, who answers for it."""
        return self.kind in {"late", "nobody"}

    @property
    def asks_for_news(self) -> bool:
        return self.kind in {"blocked", "late", "news"}


def next_steps(found: Followed, today: date) -> list[Step]:
    if not found.action.is_open or not found.action.area.plan.is_open:
        return []
    decision, missing = _decision(found), _missing(found.action, today)
    return [step for step in (decision, missing) if step] or _in_time(found.action)


def _decision(found: Followed) -> Step | None:
    if found.waiting:
        return _answer(found.waiting)
    if not found.has_progress_to_confirm:
        return None
    return Step(
        "confirm",
        _("Confirm the progress: %s") % change_in_words(found.proposal),
        _("Coordination or the Executive"),
        text=_("Why the portal proposes it: %s.") % found.proposal.reason,
    )


def _answer(note: ProgressNote) -> Step:
    words = {"who": note.by or _("The portal"), "change": change_in_words(note)}
    return Step(
        "answer",
        _("%(who)s proposes %(change)s: accept it or set it aside") % words,
        _("Coordination or the Executive"),
        when=_("proposed on %s") % date_format(clock.day_of(note.written_at), "DATE_FORMAT"),
        text=note.text,
    )


def _missing(action: Any, today: date) -> Step | None:
    lacks = {gap.kind: gap for gap in gaps_of(action, today) if gap.action is action}
    who = who_answers(action) or _("Coordination")
    if action.state == action.State.BLOCKED:
        day = date_format(action.blocked_review_on, "DATE_FORMAT")
        title, when = _("To unblock it: %s") % action.unblocked_by, _("look at it again on %s") % day
        text = _("What blocks it: %s") % action.blocked_by
        return Step("blocked", title, who, when, text, tone="late" if Lack.BLOCKED in lacks else "")
    if Lack.NOBODY in lacks:
        return Step("nobody", _("Say who answers for it"), _("Coordination"), tone="late")
    late = days_late(action.state, action.ends_on, today)
    if late:
        title = _("Say when it will be done, or what has happened")
        return Step("late", title, who, text=f"{in_words(late)}.", tone="late" if Lack.LATE in lacks else "")
    if Lack.NO_NEWS in lacks:
        return Step("news", _("Write how it goes"), who, text=lacks[Lack.NO_NEWS].sentence, tone="late")
    return None


def _in_time(action: Any) -> list[Step]:
    """Nothing is missing: by when the next news are waited for."""
    if action.is_subaction or action.state not in WAITED_FOR:
        return []
    day = date_format(news_due_on(action), "DATE_FORMAT")
    return [Step("news", _("Write how it goes"), who_answers(action), when=_("by %s") % day)]
