"""The shared checklist as a page shows it: the same rows for coordination, mentor, council and signed link."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from care.forms import AnswerMentorForm, FinishStepForm, NoteNeedForm
from care.links import Door
from care.models import MentorProposal, Onboarding, OnboardingStep, Party, ProtocolStep
from care.needs import StepNeeds, needs_by_step
from members.models import Organization, Person

FOLD_MORE_THAN = 3  # steps done, before they are folded
Address = Callable[[str, OnboardingStep], str]


@dataclass(frozen=True)
class Row:
    """A step with what this viewer may do in it."""

    step: OnboardingStep
    number: int
    who: str
    on_behalf_of: Organization | None
    is_open: bool
    may_do: bool
    may_run: bool
    finish_url: str
    reopen_url: str
    form: FinishStepForm | None
    needs: StepNeeds | None

    @property
    def when(self) -> str:
        if self.step.done_on:
            return _("done on %s") % date_format(self.step.done_on, "DATE_FORMAT")
        if not self.step.is_pending:
            return ""
        words = _("by %s, to be confirmed") if self.step.is_to_confirm else _("by %s")
        return words % date_format(self.step.due_on, "DATE_FORMAT")

    @property
    def word(self) -> str:
        if self.step.is_late:
            return _("Late")
        if self.step.is_pending and self.step.is_optional:
            return _("Optional")
        return str(self.step.get_state_display())

    @property
    def tone(self) -> str:
        if self.step.is_late:
            return "late"
        return "well" if self.step.state == OnboardingStep.State.DONE else "neutral"

    @property
    def is_ticked_here(self) -> bool:
        """The mentor's step is done by an answer, the closing by closing."""
        return self.step.kind not in {ProtocolStep.Kind.MENTOR, ProtocolStep.Kind.CLOSING}

    @property
    def may_undo(self) -> bool:
        """What was left out is taken up by who may leave out; the mentor's answer is not undone."""
        if self.step.state == OnboardingStep.State.SKIPPED:
            return self.may_run
        return self.may_do and self.is_ticked_here and not self.step.is_pending


@dataclass(frozen=True)
class Viewer:
    """Who looks: a person signed in, or the holder of a link."""

    may_do: Callable[[OnboardingStep], bool]
    may_run: bool
    may_answer: bool
    address: Address
    answer_url: str
    acts_on_behalf: bool = False  # coordination, doing what is another's
    may_note_needs: bool = False


@dataclass(frozen=True)
class Checklist:
    onboarding: Onboarding
    rows: list[Row]
    viewer: Viewer
    answer_form: AnswerMentorForm
    said: str = ""
    tone: str = "success"
    proposal: MentorProposal | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "proposal", self.onboarding.live_proposal)

    @property
    def folded(self) -> list[Row]:
        """The first ones while all are done, so that the next step is near the top; a closed welcome shows all."""
        if not self.onboarding.is_open:
            return []
        done = list(takewhile(lambda row: row.step.state == OnboardingStep.State.DONE, self.rows))
        return done if len(done) > FOLD_MORE_THAN else []

    @property
    def unfolded(self) -> list[Row]:
        return self.rows[len(self.folded) :]


def viewer_of(person: Person, onboarding: Onboarding) -> Viewer:
    proposal = onboarding.live_proposal
    may_run = person.has_perm("care.run_onboarding", onboarding)
    waits = proposal is not None and proposal.is_waiting
    return Viewer(
        may_do=lambda step: person.has_perm("care.do_step", step),
        may_run=may_run and onboarding.is_open,
        may_answer=waits and person.has_perm("care.answer_mentor", proposal),
        address=lambda verb, step: reverse(f"step_{verb}", args=[step.pk]),
        answer_url=reverse("mentor_answer", args=[proposal.pk]) if proposal else "",
        acts_on_behalf=may_run,
        may_note_needs=person.has_perm("members.record_need", onboarding.organization),
    )


def viewer_by_link(door: Door, token: str) -> Viewer:
    return Viewer(
        may_do=door.may_do,
        may_run=False,
        may_answer=door.may_answer,
        address=lambda verb, step: reverse(f"link_step_{verb}", args=[token, step.pk]),
        answer_url=reverse("link_mentor_answer", args=[token]),
    )


def checklist(
    onboarding: Onboarding,
    viewer: Viewer,
    *,
    finish_form: FinishStepForm | None = None,
    answer_form: AnswerMentorForm | None = None,
    need_form: NoteNeedForm | None = None,
    said: str = "",
    tone: str = "success",
) -> Checklist:
    """`finish_form`, `answer_form`: one sent and not accepted, shown again with what was typed.

    `need_form`: the same, or the next one, empty.
    """
    steps = list(onboarding.steps.all())
    needs = needs_by_step(onboarding, steps, need_form) if viewer.may_note_needs else {}
    to_open = _to_open(onboarding, steps, viewer, [finish_form, need_form])
    rows = [
        _row(step, number, viewer, is_open=step.pk in to_open, finish_form=finish_form, needs=needs)
        for number, step in enumerate(steps, 1)
    ]
    return Checklist(onboarding, rows, viewer, answer_form or AnswerMentorForm(), said, tone)


def _to_open(
    onboarding: Onboarding,
    steps: list[OnboardingStep],
    viewer: Viewer,
    forms: list[FinishStepForm | NoteNeedForm | None],
) -> set[int]:
    """The next one of all, the next of the viewer's own, and the one where something was sent."""
    if not onboarding.is_open:
        return set()
    pending = [step for step in steps if step.is_pending]
    mine = [step for step in pending if viewer.may_do(step)]
    sent = [form.step for form in forms if form]
    return {step.pk for step in [*pending[:1], *mine[:1], *sent]}


def _row(
    step: OnboardingStep,
    number: int,
    viewer: Viewer,
    *,
    is_open: bool,
    finish_form: FinishStepForm | None,
    needs: dict[int, StepNeeds],
) -> Row:
    onboarding = step.onboarding
    may_do = onboarding.is_open and viewer.may_do(step)
    sent = finish_form if finish_form and finish_form.step.pk == step.pk else None
    organization = onboarding.organization_of(step.responsible)
    return Row(
        step=step,
        number=number,
        who=str(organization or Party(step.responsible).label),
        on_behalf_of=organization if viewer.acts_on_behalf else None,
        is_open=is_open,
        may_do=may_do,
        may_run=viewer.may_run,
        finish_url=viewer.address("finish", step),
        reopen_url=viewer.address("reopen", step),
        form=sent or (FinishStepForm(step=step) if may_do and step.is_pending else None),
        needs=needs.get(step.pk),
    )


def as_context(shared: Checklist) -> dict[str, Any]:
    progress = shared.onboarding.progress
    return {"checklist": shared, "onboarding": shared.onboarding, "progress": progress}
