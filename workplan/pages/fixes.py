"""What one click mends before a review: an answer for each thing that an action lacks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from members.models import Person
from office import clock
from office.refusals import Refused
from workplan import operations
from workplan.models import Action, ProgressNote, Workplan
from workplan.pages.following import change_in_words
from workplan.rules.readiness import Gap, Lack, Readiness
from workplan.rules.timing import MONTHS

LOOK_AGAIN_DAYS = 30  # «per confirmar»
MINE, TERM, LOOK_AGAIN, ACCEPT = "mine", "term", "look_again", "accept"


@dataclass(frozen=True)
class Fix:
    value: str  # «term:desembre»: what the button sends
    label: str


@dataclass(frozen=True)
class Mendable:
    """An action with all that it lacks."""

    action: Action
    sentences: list[str]
    kinds: list[str]
    fixes: list[Fix]

    @property
    def lacks_news(self) -> bool:
        return Lack.NO_NEWS in self.kinds


def mendable(found: Readiness, plan: Workplan) -> list[Mendable]:
    """Those of no news have a button of their own, because it can be for many at once."""
    waiting = ProgressNote.objects.waiting().filter(action__area__plan=plan)
    proposals = {note.action_id: note for note in waiting}
    rows: dict[int, Mendable] = {}
    for gap in found.gaps:
        row = rows.setdefault(gap.action.pk, Mendable(gap.action, [], [], []))
        row.sentences.append(gap.sentence)
        row.kinds.append(gap.kind)
        row.fixes.extend(_fixes(gap, plan, proposals.get(gap.action.pk)))
    return list(rows.values())


def _fixes(gap: Gap, plan: Workplan, proposal: ProgressNote | None) -> list[Fix]:
    if gap.kind == Lack.NOBODY:
        return [Fix(MINE, _("I answer for it"))]
    if gap.kind == Lack.LATE:
        return [
            Fix(f"{TERM}:{month}", _("New term: %s") % month) for month in months_to_come(clock.today(), plan)
        ]
    if gap.kind == Lack.BLOCKED:
        return [Fix(LOOK_AGAIN, _("Look at it again in %d days") % LOOK_AGAIN_DAYS)]
    if gap.kind == Lack.PROPOSAL and proposal:
        return [Fix(f"{ACCEPT}:{proposal.pk}", _("Accept: %s") % change_in_words(proposal))]
    return []


def months_to_come(today: date, plan: Workplan) -> list[str]:
    """This month and the last of the plan, in its own words; none once the plan is over."""
    if not plan.starts_on <= today <= plan.ends_on or today.year != plan.starts_on.year:
        return []
    last = plan.ends_on.month if plan.ends_on.year == today.year else 12
    return [MONTHS[month - 1] for month in sorted({today.month, last})]


def mend(action: Action, value: str, by: Person) -> None:
    """What the button of that value says."""
    name, _colon, detail = value.partition(":")
    if name not in MENDING:
        raise Refused(_("The portal does not know this answer: open the page again."))
    MENDING[name](action, detail, by)


def _take(action: Action, _detail: str, by: Person) -> None:
    operations.assign_action(
        action=action, responsible=by, responsible_body=action.responsible_body, timing=action.timing, by=by
    )


def _give_a_term(action: Action, month: str, by: Person) -> None:
    operations.assign_action(
        action=action,
        responsible=action.responsible,
        responsible_body=action.responsible_body,
        timing=month,
        by=by,
    )


def _look_again(action: Action, _detail: str, by: Person) -> None:
    if action.state != Action.State.BLOCKED:
        raise Refused(_("It is not blocked any more: open the page again."))
    operations.change_action_state(
        action=action,
        state=action.state,
        reason=action.state_reason,
        blocked_by=action.blocked_by,
        unblocked_by=action.unblocked_by,
        blocked_review_on=clock.today() + timedelta(days=LOOK_AGAIN_DAYS),
        by=by,
    )


def _accept(action: Action, number: str, by: Person) -> None:
    """The proposal that was shown: if another one waits by now, this one has its answer already."""
    rows = ProgressNote.objects.filter(action=action, kind=ProgressNote.Kind.PROPOSAL)
    note = rows.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 19 else None
    if note is None:
        raise Refused(_("The proposal is not there any more: open the page again."))
    operations.answer_proposal(note=note, accept=True, by=by)


MENDING: dict[str, Callable[[Any, str, Person], None]] = {
    MINE: _take,
    TERM: _give_a_term,
    LOOK_AGAIN: _look_again,
    ACCEPT: _accept,
}
