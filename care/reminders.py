"""What a welcome reminds of, and to whom: each once for each fact and recipient."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from care import links
from care.models import MentorProposal, OnboardingStep, Party
from care.querysets import contacts_missing
from members.addresses import Recipient, recipients_of
from members.models import Organization, Person
from office import clock
from office.reminders import Due, Reminder

DAYS_BEFORE = 3  # «per confirmar»
MENTOR_DAYS = 7
# Evaluated when the row is written, so that counting what would be sent makes no links.
address_for: Callable[..., str] = lazy(links.address_for, str)


def find_steps_due(now: datetime) -> Iterator[Due]:
    for step, common in _with_recipients(OnboardingStep.objects.due_within(DAYS_BEFORE)):
        yield Due(
            subject=_("%(council)s: «%(step)s», by %(date)s") % _words(step),
            body=_(
                "Good day.\n\nThis step of the welcome of %(council)s is for %(date)s: %(step)s.\n\n%(text)s"
            )
            % _words(step),
            since=max(clock.moment_of(step.due_on - timedelta(days=DAYS_BEFORE)), step.onboarding.created_at),
            not_after=clock.moment_of(step.due_on, time.max),
            **_keyed("step_due", step, common),
        )


def find_steps_overdue(now: datetime) -> Iterator[Due]:
    for step, common in _with_recipients(OnboardingStep.objects.overdue()):
        if step.due_on < step.onboarding.created_at.astimezone(clock.zone()).date():
            continue  # written down late: the board says so, and a mail for each would be a flood
        yield Due(
            subject=_("%(council)s: «%(step)s» is late") % _words(step),
            body=_(
                "Good day.\n\nThis step of the welcome of %(council)s was for %(date)s and is still pending: "
                "%(step)s.\n\nIf it is already done, tick it; if it cannot be, tell the coordination."
            )
            % _words(step),
            since=clock.moment_of(step.due_on + timedelta(days=1)),
            **_keyed("step_overdue", step, common),
        )


def _words(step: OnboardingStep) -> dict[str, Any]:
    return {
        "council": step.onboarding.organization,
        "step": step.title,
        "date": date_format(step.due_on, "DATE_FORMAT"),
        "text": step.text,
    }


def _keyed(kind: str, step: OnboardingStep, common: dict[str, Any]) -> dict[str, Any]:
    whom = common["person"].pk if common["person"] else common["address"]
    return {"key": f"{kind}:{step.pk}:{step.due_on}:{whom}", "about": step, **common}


def _with_recipients(steps: Any) -> Iterator[tuple[OnboardingStep, dict[str, Any]]]:
    """Each step with those who answer for it; a step of a mentor that there is not yet is nobody's."""
    rows: list[OnboardingStep] = list(steps.for_act())
    found = recipients_of({o for step in rows if (o := step.onboarding.organization_of(step.responsible))})
    coordination = list(Person.objects.coordination())
    for step in rows:
        organization = step.onboarding.organization_of(step.responsible)
        if step.responsible == Party.COORDINATION:
            for person in coordination:
                yield step, _to_coordination(person, step.onboarding.get_absolute_url())
        elif organization and (recipient := found.get(organization.pk)):
            link = address_for(step.onboarding, organization, recipient)
            yield step, _to(recipient, organization, link)


def _to(recipient: Recipient, organization: Organization, link: str) -> dict[str, Any]:
    return {
        "person": recipient.person,
        "address": recipient.address,
        "organization": organization,
        "link": link,
    }


def _to_coordination(person: Person, link: str) -> dict[str, Any]:
    return {"person": person, "link": link}


def find_mentors_waiting(now: datetime) -> Iterator[Due]:
    """The mentor is asked again, once, and coordination knows that it may have to call."""
    asked_before = now - timedelta(days=MENTOR_DAYS)
    rows = MentorProposal.objects.waiting().filter(proposed_at__lte=asked_before)
    proposals = list(rows.select_related("organization", "onboarding__organization"))
    found = recipients_of({proposal.organization for proposal in proposals})
    coordination = list(Person.objects.coordination())
    for proposal in proposals:
        since = proposal.proposed_at + timedelta(days=MENTOR_DAYS)
        words = {"mentor": proposal.organization, "council": proposal.onboarding.organization}
        common = {"since": since, "about": proposal}
        if recipient := found.get(proposal.organization_id):
            link = address_for(proposal.onboarding, proposal.organization, recipient)
            yield Due(
                key=f"mentor_waiting:{proposal.pk}:mentor",
                subject=_("Would you be the mentor of %(council)s? We await your answer") % words,
                body=_("Good day.\n\nSome days ago we asked whether %(mentor)s would go with %(council)s in its "
                       "first steps. A yes or a no serves us equally: with the link you answer in a minute.") % words,
                **common, **_to(recipient, proposal.organization, link),
            )  # fmt: skip
        for person in coordination:
            yield Due(
                key=f"mentor_waiting:{proposal.pk}:{person.pk}",
                subject=_("%(mentor)s has not said whether it will be the mentor of %(council)s") % words,
                body=_(
                    "Call them, write down their answer, or withdraw the proposal and ask another member."
                ),
                **common,
                **_to_coordination(person, proposal.onboarding.get_absolute_url()),
            )


def find_vacancies(now: datetime) -> Iterator[Due]:
    subject = _("%s has no reference person")
    body = _(
        "Call the council, ask who it is now, and write it down on its page. Meanwhile our messages go "
        "to the substitute, to another role or to the shared mailbox."
    )
    for row in contacts_missing().filter(has_reference=False, is_reachable=True):
        yield from _missing("reference_vacant", row, row.vacant_since, subject, body)


def find_unreachable(now: datetime) -> Iterator[Due]:
    subject = _("Nothing we send reaches %s")
    body = _(
        "No role in force has an address and there is no shared mailbox. Look for a telephone or an "
        "address and write it down on its page: until then it gets no invitation and no reminder."
    )
    for row in contacts_missing().filter(is_reachable=False):
        yield from _missing("organization_unreachable", row, row.unreachable_since, subject, body)


def _missing(kind: str, organization: Organization, since: date, subject: str, body: str) -> Iterator[Due]:
    for person in Person.objects.coordination():
        yield Due(
            key=f"{kind}:{organization.pk}:{since}:{person.pk}",
            subject=subject % organization,
            body=body,
            since=clock.moment_of(since),
            about=organization,
            **_to_coordination(person, organization.get_absolute_url()),
        )


REMINDERS = [
    Reminder(
        kind="step_due",
        label=gettext_lazy("Step of a welcome due soon"),
        explanation=gettext_lazy("Three days before, to who does it (the period is to be confirmed)."),
        find=find_steps_due,
    ),
    Reminder(
        kind="step_overdue",
        label=gettext_lazy("Step of a welcome overdue"),
        explanation=gettext_lazy("The day after, once, to who does it."),
        find=find_steps_overdue,
    ),
    Reminder(
        kind="mentor_waiting",
        label=gettext_lazy("Mentor who does not answer"),
        explanation=gettext_lazy("Seven days after the question, to the member asked and to coordination."),
        find=find_mentors_waiting,
    ),
    Reminder(
        kind="reference_vacant",
        label=gettext_lazy("Member without a reference person"),
        explanation=gettext_lazy(
            "When the reference person leaves and nobody takes its place, to coordination."
        ),
        find=find_vacancies,
    ),
    Reminder(
        kind="organization_unreachable",
        label=gettext_lazy("Member that cannot be reached"),
        explanation=gettext_lazy("When no role and no shared mailbox has an address, to coordination."),
        find=find_unreachable,
    ),
]
