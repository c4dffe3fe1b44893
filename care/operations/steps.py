from datetime import date

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from care.dates import date_after
from care.models import Onboarding, OnboardingStep, Party, ProtocolStep
from care.operations.checklists import in_open_onboarding
from members.models import Organization, Person
from office import clock
from office.audit import operation
from office.refusals import Refused

State = OnboardingStep.State
YEARS_AHEAD = 3


@in_open_onboarding
@operation(on="step")
def finish_step(
    *,
    step: OnboardingStep,
    by: Person | None,
    on_behalf_of: Organization | None = None,
    done_on: date | None = None,
    note: str = "",
) -> OnboardingStep:
    """Tick a step; what runs from the day it was done gets its date from today."""
    _check_pending(step)
    if step.kind == ProtocolStep.Kind.CLOSING:
        raise Refused(_("This step is done by closing the welcome, at the foot of the checklist."))
    if step.kind == ProtocolStep.Kind.MENTOR and step.onboarding.mentor is None:
        raise Refused(
            _(
                "Nobody has accepted to be the mentor yet: propose a member, or skip this step with the reason."
            )
        )
    day = done_on or clock.today()
    _check_done_on(day, step.onboarding)
    return settle(step, by=by, on_behalf_of=on_behalf_of, done_on=day, note=note)


def settle(
    step: OnboardingStep,
    *,
    by: Person | None,
    done_on: date,
    on_behalf_of: Organization | None = None,
    note: str = "",
) -> OnboardingStep:
    step.state = State.DONE
    step.done_on, step.done_by, step.done_for = done_on, by, on_behalf_of
    if note:
        step.note = note
    step.save(update_fields=["state", "done_on", "done_by", "done_for", "note"])
    _follow(step, by=by, also_planned=False)
    return step


@in_open_onboarding
@operation(on="step")
def skip_step(
    *, step: OnboardingStep, reason: str, by: Person | None, on_behalf_of: Organization | None = None
) -> OnboardingStep:
    """Leave a step out, saying why; it stops counting and can be taken up again."""
    _check_pending(step)
    if step.kind == ProtocolStep.Kind.CLOSING:
        raise Refused(_("The closing cannot be left out: close the welcome, or stop it with the reason."))
    if not reason.strip():
        raise Refused(_("Write why this step is not done."), "reason")
    if step.kind == ProtocolStep.Kind.MENTOR:
        for other in _steps_of_the_mentor(step, State.PENDING):
            _leave_out_with_the_mentor(step=other, by=by)
    return leave_out(step, reason=reason.strip(), by=by, on_behalf_of=on_behalf_of)


def _steps_of_the_mentor(step: OnboardingStep, state: str) -> QuerySet[OnboardingStep]:
    """What the protocol asks of the mentor: without one, it is asked of nobody."""
    return OnboardingStep.objects.filter(
        onboarding=step.onboarding_id, responsible=Party.MENTOR, protocol_step__isnull=False, state=state
    )


@operation(on="step")
def _leave_out_with_the_mentor(*, step: OnboardingStep, by: Person | None) -> OnboardingStep:
    return leave_out(step, reason=_("There is no mentor in this welcome."), by=by)


@operation(on="step")
def _take_up_with_the_mentor(*, step: OnboardingStep, by: Person | None) -> OnboardingStep:
    return take_up(step, by=by)


def leave_out(
    step: OnboardingStep, *, reason: str, by: Person | None, on_behalf_of: Organization | None = None
) -> OnboardingStep:
    step.state, step.skip_reason = State.SKIPPED, reason
    step.done_by, step.done_for = by, on_behalf_of
    step.save(update_fields=["state", "skip_reason", "done_by", "done_for"])
    return step


@in_open_onboarding
@operation(on="step")
def reopen_step(
    *, step: OnboardingStep, by: Person | None, on_behalf_of: Organization | None = None
) -> OnboardingStep:
    """Undo: the step is pending again; its note stays, and the dates that ran from it go back."""
    if step.is_pending:
        raise Refused(_("«%s» is already pending.") % step)
    if step.kind == ProtocolStep.Kind.MENTOR and step.onboarding.mentor:
        raise Refused(
            _("%s has accepted to be the mentor: withdraw the proposal if it no longer is.")
            % step.onboarding.mentor
        )
    return take_up(step, by=by)


def take_up(step: OnboardingStep, *, by: Person | None) -> OnboardingStep:
    if step.kind == ProtocolStep.Kind.MENTOR and step.state == State.SKIPPED:
        for other in _steps_of_the_mentor(step, State.SKIPPED):
            _take_up_with_the_mentor(step=other, by=by)
    step.state, step.skip_reason = State.PENDING, ""
    step.done_on = step.done_by = step.done_for = None
    step.save(update_fields=["state", "skip_reason", "done_on", "done_by", "done_for"])
    _follow(step, by=by, also_planned=False)
    return step


@in_open_onboarding
@operation(on="step")
def redate_step(
    *, step: OnboardingStep, due_on: date, by: Person | None, move_later: bool = False
) -> OnboardingStep:
    """Another date; with `move_later`, those that hang on it move too, but for dates set by hand."""
    _check_pending(step)
    _check_date(due_on, step.onboarding)
    step.due_on, step.is_redated = due_on, True
    step.save(update_fields=["due_on", "is_redated"])
    if move_later:
        _follow(step, by=by, also_planned=True)
    return step


@in_open_onboarding
@operation()
def add_step(
    *,
    onboarding: Onboarding,
    title: str,
    responsible: str,
    due_on: date,
    by: Person | None,
    text: str = "",
) -> OnboardingStep:
    """A step that the protocol does not have and this council needs."""
    _check_date(due_on, onboarding)
    last = onboarding.steps.aggregate(last=Max("position"))["last"] or 0
    return OnboardingStep.objects.create(
        onboarding=onboarding,
        position=last + 1,
        title=title,
        text=text,
        responsible=responsible,
        due_on=due_on,
        is_redated=True,
    )


def _check_pending(step: OnboardingStep) -> None:
    if step.state == State.DONE:
        raise Refused(
            _("«%(step)s» is already done, since %(date)s.")
            % {"step": step, "date": f"{step.done_on:%d/%m/%Y}"}
        )
    if step.state == State.SKIPPED:
        raise Refused(_("«%s» was left out: take it up again first.") % step)


def _check_done_on(day: date, onboarding: Onboarding) -> None:
    if day > clock.today():
        raise Refused(_("A step cannot be done on a day still to come."), "done_on")
    if day < min(onboarding.started_on, clock.today()):
        raise Refused(
            _("The welcome begins on %s: no step can be earlier.") % f"{onboarding.started_on:%d/%m/%Y}",
            "done_on",
        )


def _check_date(due_on: date, onboarding: Onboarding) -> None:
    if due_on < onboarding.started_on:
        raise Refused(
            _("The welcome begins on %s: no step can be earlier.") % f"{onboarding.started_on:%d/%m/%Y}",
            "due_on",
        )
    if due_on.year > onboarding.started_on.year + YEARS_AHEAD:
        raise Refused(_("That date is more than three years after the start of the welcome."), "due_on")


def _follow(step: OnboardingStep, *, by: Person | None, also_planned: bool) -> None:
    """Give its date anew to what hangs on this step, and so on down the chain."""
    if step.protocol_step_id is None:
        return
    followers = OnboardingStep.objects.filter(
        onboarding=step.onboarding_id, protocol_step__after=step.protocol_step_id, state=State.PENDING
    ).exclude(is_redated=True)
    if not also_planned:
        followers = followers.filter(protocol_step__counts_from=ProtocolStep.CountsFrom.DONE)
    for follower in followers.select_related("protocol_step"):
        due_on = date_after(follower, step)
        if due_on != follower.due_on:
            _move_step(step=follower, due_on=due_on, by=by)
            _follow(follower, by=by, also_planned=True)


@operation(on="step")
def _move_step(*, step: OnboardingStep, due_on: date, by: Person | None) -> OnboardingStep:
    step.due_on = due_on
    step.save(update_fields=["due_on"])
    return step
