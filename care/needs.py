"""What a welcome finds out that its council needs, inside the step that asks for it."""

from dataclasses import dataclass

from django.urls import reverse

from care.forms import NoteNeedForm
from care.models import Onboarding, OnboardingStep, ProtocolStep
from members.models import Need
from office import clock


@dataclass(frozen=True)
class StepNeeds:
    """Those noted since the welcome began; the form while the step is to be done, and then a page of its own."""

    found: list[Need]
    form: NoteNeedForm | None
    note_url: str
    add_url: str


def needs_by_step(
    onboarding: Onboarding, steps: list[OnboardingStep], shown: NoteNeedForm | None
) -> dict[int, StepNeeds]:
    """By number of step. One question for the needs and one for the topics of the form.

    `shown` is a form to show in its step: one not accepted, or the next one, empty.
    """
    asking = [step for step in steps if step.kind == ProtocolStep.Kind.NEEDS]
    if not asking:
        return {}
    # A welcome may be written down before the day on which it starts.
    since = min(onboarding.started_on, clock.day_of(onboarding.created_at))
    needs = Need.objects.filter(organization=onboarding.organization_id, found_on__gte=since)
    found = list(needs.select_related("topic").order_by("found_on", "pk"))
    add_url = reverse("need_add", args=[onboarding.organization_id])
    return {
        step.pk: StepNeeds(
            found=found,
            form=_form(step, shown) if onboarding.is_open and step.is_pending else None,
            note_url=reverse("step_need_add", args=[step.pk]),
            add_url=add_url,
        )
        for step in asking
    }


def _form(step: OnboardingStep, shown: NoteNeedForm | None) -> NoteNeedForm:
    return shown if shown and shown.step.pk == step.pk else NoteNeedForm(step=step)
