"""What the Executive decides on an action while it reviews the plan: an agreement, applied at once."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from members.models import Agreement, Body, Person
from members.operations import correct_agreement, record_agreement
from office import clock
from office.audit import operation
from office.editing import check_version
from office.refusals import Refused
from workplan.models import Action, ProgressNote, ReviewDecision, ReviewPeriod
from workplan.operations.assignments import assign_action
from workplan.operations.reviews import check_open_review
from workplan.operations.states import change_action_state
from workplan.pictures import responsible_in_words

TITLE_LENGTH, RESULT_LENGTH = 200, 110


@dataclass(frozen=True)
class Ruling:
    """What is decided; `timing` in the words of the plan, the last three where it is blocked."""

    state: str
    responsible: Person | None = None
    responsible_body: Body | None = None
    timing: str = ""
    comment: str = ""
    blocked_by: str = ""
    unblocked_by: str = ""
    blocked_review_on: date | None = None

    @property
    def assignment(self) -> tuple[int | None, int | None, str]:
        who, body = self.responsible, self.responsible_body
        return who.pk if who else None, body.pk if body else None, self.timing

    @property
    def standing(self) -> tuple[str, str, str, date | None]:
        return self.state, self.blocked_by, self.unblocked_by, self.blocked_review_on

    def to(self, state: str) -> "Ruling":
        return replace(self, state=state)

    @classmethod
    def as_it_is(cls, action: Action, comment: str) -> "Ruling":
        return cls(
            state=action.state,
            responsible=action.responsible,
            responsible_body=action.responsible_body,
            timing=action.timing,
            comment=comment,
            blocked_by=action.blocked_by,
            unblocked_by=action.unblocked_by,
            blocked_review_on=action.blocked_review_on,
        )


@operation(under="period")
def decide(
    *,
    period: ReviewPeriod,
    action: Action,
    ruling: Ruling,
    by: Person | None,
    seen: int | None = None,
) -> ReviewDecision:
    """Apply it and write it down as an agreement of the Executive; deciding again corrects both.

    `seen` is the version of the action when whoever decides looked at it.
    """
    period = ReviewPeriod.objects.get(pk=period.pk)  # as it is under the lock
    check_open_review(period)
    _lock(action)
    check_version(action, seen)
    before = Ruling.as_it_is(action, ruling.comment)
    if ruling.assignment != before.assignment:
        assign_action(
            action=action,
            responsible=ruling.responsible,
            responsible_body=ruling.responsible_body,
            timing=ruling.timing,
            by=by,
        )
    _apply_state(action, before, ruling, by)
    return _write_down(period, action, ruling, is_new=ruling != before, by=by)


def agree_no_change(*, period: ReviewPeriod, action: Action, by: Person | None) -> ReviewDecision:
    """The Executive has looked at it, and it goes on as it is."""
    action = Action.objects.get(pk=action.pk)
    if action.blocked_review_on and action.blocked_review_on < clock.today():
        raise Refused(_("It is blocked, and the day to look at it again has passed: decide a new day."))
    ruling = Ruling.as_it_is(action, _("No change, agreed."))
    return decide(period=period, action=action, ruling=ruling, by=by, seen=action.version)


def _lock(action: Action) -> None:
    action.refresh_from_db(from_queryset=Action.objects.select_for_update(no_key=True, of=("self",)))


def _apply_state(action: Action, before: Ruling, ruling: Ruling, by: Person | None) -> None:
    """The same state leaves its own reason as it was; the note is written all the same."""
    looked_at_too_late = ruling.blocked_review_on and ruling.blocked_review_on < clock.today()
    if ruling.standing == before.standing and not looked_at_too_late:
        ProgressNote.objects.create(
            action=action,
            kind=ProgressNote.Kind.DECISION,
            by=by,
            text=ruling.comment,
            state=action.state,
            progress=action.progress,
        )
        return
    change_action_state(
        action=action,
        state=ruling.state,
        reason=ruling.comment,
        blocked_by=ruling.blocked_by,
        unblocked_by=ruling.unblocked_by,
        blocked_review_on=ruling.blocked_review_on,
        kind=ProgressNote.Kind.DECISION,
        by=by,
    )


def _write_down(
    period: ReviewPeriod, action: Action, ruling: Ruling, *, is_new: bool, by: Person | None
) -> ReviewDecision:
    title = title_of(action)
    due_on = action.ends_on if action.is_open and action.ends_on else None
    terms = {
        "due_on": due_on if due_on and due_on >= clock.today() else None,
        "review_on": action.blocked_review_on,
    }
    values = {
        "state": action.state,
        "responsible": responsible_in_words(action)[:200],
        "timing": action.timing,
        "comment": ruling.comment or str(action.get_state_display()),
    }
    # What has nothing left to be done is not among the agreements that wait.
    state = Agreement.State.PENDING if is_new and action.is_open else Agreement.State.FULFILLED
    earlier = period.decisions.filter(action=action).select_related("agreement").first()
    if earlier:
        correct_agreement(
            agreement=earlier.agreement, title=title, text=ruling.comment, state=state, by=by, **terms
        )
        return _correct_decision(decision=earlier, values=values, by=by)
    agreement = record_agreement(
        body=_executive(),
        adopted_on=clock.today(),
        title=title,
        text=ruling.comment,
        state=state,
        by=by,
        **terms,
    )
    return ReviewDecision.objects.create(period=period, action=action, agreement=agreement, **values)


@operation(on="decision")
def _correct_decision(
    *, decision: ReviewDecision, values: dict[str, str], by: Person | None
) -> ReviewDecision:
    for name, value in values.items():
        setattr(decision, name, value)
    decision.save(update_fields=list(values))
    return decision


def title_of(action: Action) -> str:
    """«2026-6.8 Recull de bones pràctiques: en curs; Agroecologia; juny»: what it becomes, whole; its name, cut."""
    parts = [str(action.get_state_display()).lower(), responsible_in_words(action), action.timing]
    result = _clipped("; ".join(part for part in parts if part), RESULT_LENGTH)
    return f"{_clipped(f'{action.code} {action.title}', TITLE_LENGTH - len(result) - 2)}: {result}"


def _clipped(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _executive() -> Body:
    body: Body | None = Body.objects.filter(kind=Body.Kind.EXECUTIVE).first()
    if body is None:
        raise Refused(_("The portal has no Executive among its bodies yet: write it down first."))
    return body
