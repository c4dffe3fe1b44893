from datetime import date, timedelta

from django.utils.translation import gettext as _

from care import links
from care.dates import planned_dates
from care.models import Onboarding, OnboardingStep, Protocol, ProtocolStep, Trigger
from care.operations.checklists import in_open_onboarding
from care.operations.mentors import withdraw_mentor_proposal
from care.operations.steps import leave_out, settle
from members.addresses import Recipient, recipient_of
from members.models import Organization, Person
from office import clock, messages
from office.audit import operation
from office.refusals import Refused

START_WITHIN = timedelta(days=366)


@operation()
def start_onboarding(
    *, organization: Organization, trigger: str, started_on: date, by: Person | None, tell: bool = True
) -> Onboarding:
    """Begin a welcome by the current protocol; the council's reference person gets the checklist."""
    Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
    protocol = Protocol.objects.current(trigger).prefetch_related("steps").first()
    _check_may_start(organization, started_on, protocol)
    assert protocol is not None
    onboarding = Onboarding.objects.create(
        organization=organization, trigger=trigger, protocol=protocol, started_on=started_on
    )
    dates = planned_dates(protocol.steps.all(), started_on)
    OnboardingStep.objects.bulk_create(
        OnboardingStep(
            onboarding=onboarding,
            protocol_step=step,
            position=step.position,
            title=step.title,
            text=step.text,
            responsible=step.responsible,
            is_optional=step.is_optional,
            due_on=dates[step.pk],
        )
        for step in protocol.steps.all()
    )
    recipient = recipient_of(organization)
    if tell and recipient:
        _welcome(onboarding, recipient)
    return onboarding


def _check_may_start(organization: Organization, started_on: date, protocol: Protocol | None) -> None:
    if not organization.is_council:
        raise Refused(_("Only town councils and county councils are welcomed."), "organization")
    if protocol is None:
        raise Refused(_("There is no protocol for this reason yet: publish one first."), "trigger")
    if abs(started_on - clock.today()) > START_WITHIN:
        raise Refused(_("The start has to be within a year of today."), "started_on")
    if Onboarding.objects.open().filter(organization=organization).exists():
        raise Refused(
            _("%s already has a welcome open: finish it or stop it before beginning another.") % organization,
            "organization",
        )


def _welcome(onboarding: Onboarding, recipient: Recipient) -> None:
    link = links.create(onboarding, onboarding.organization, recipient)
    subject, reason = _why(onboarding.trigger)
    messages.send(
        kind="onboarding_welcome",
        key=f"onboarding_welcome:{onboarding.pk}",
        person=recipient.person,
        address=recipient.address,
        organization=onboarding.organization,
        subject=subject % onboarding.organization,
        body="\n\n".join([_("Good day."), f"{reason % onboarding.organization} {_what_follows()}"]),
        link=links.address(link),
        about=onboarding,
    )


def _why(trigger: str) -> tuple[str, str]:
    """The subject and the first sentence: a member of years is not new because its people are."""
    if trigger == Trigger.NEW_GOVERNMENT:
        return (
            _("%s: first steps with the new government"),
            _("There is a new government (%s), and we would like to go with it in its first months."),
        )
    if trigger == Trigger.NEW_TEAM:
        return (
            _("%s: first steps with the new team"),
            _("There is a new team (%s), and we would like to go with it in its first months."),
        )
    return (
        _("%s: welcome to the network"),
        _("With this message your welcome to the network begins (%s)."),
    )


def _what_follows() -> str:
    return _(
        "We have prepared a short list of steps that we share with you: what we do, what you do, and when. You "
        "can see it and tick your steps with the link, without signing in; it is yours, so please do not pass "
        "it on."
    )


@in_open_onboarding
@operation(on="onboarding")
def send_checklist_link(*, onboarding: Onboarding, party: str, by: Person | None) -> Onboarding:
    """Send the checklist again to the council or to its mentor; links sent before go on working."""
    organization = onboarding.organization_of(party)
    if organization is None:
        raise Refused(_("There is no mentor yet to send the checklist to."))
    recipient = recipient_of(organization)
    if recipient is None:
        raise Refused(
            _("There is nobody to write to at %s: add a reference person or a shared mailbox first.")
            % organization
        )
    link = links.create(onboarding, organization, recipient)
    messages.send(
        kind="checklist_link",
        key=f"checklist_link:{link.pk}",
        person=recipient.person,
        address=recipient.address,
        organization=organization,
        subject=_("Welcome of %s: your checklist") % onboarding.organization,
        body=_(
            "Good day.\n\nHere you have the steps of the welcome of %s. You can tick yours without signing in."
        )
        % onboarding.organization,
        link=links.address(link),
        about=onboarding,
    )
    return onboarding


@in_open_onboarding
@operation(on="onboarding")
def finish_onboarding(
    *, onboarding: Onboarding, by: Person | None, closed_on: date | None = None
) -> Onboarding:
    """Close it when all is done; what was optional and was not done is left out, saying so."""
    day = closed_on or clock.today()
    pending = [step for step in onboarding.steps.select_related("protocol_step") if step.is_pending]
    required = [step for step in pending if step.is_required]
    if required:
        names = ", ".join(f"«{step}»" for step in required)
        raise Refused(_("Before closing, do these steps or leave them out with the reason: %s.") % names)
    for step in pending:
        if step.kind == ProtocolStep.Kind.CLOSING:
            settle(step, by=by, done_on=day)
        else:
            leave_out(step, reason=_("The welcome was closed without this optional step."), by=by)
    _withdraw_waiting(onboarding, by=by)
    return _close(onboarding, Onboarding.State.FINISHED, day)


@in_open_onboarding
@operation(on="onboarding")
def stop_onboarding(*, onboarding: Onboarding, reason: str, by: Person | None) -> Onboarding:
    """End it before time, saying why; what was done stays on record."""
    if not reason.strip():
        raise Refused(_("Write why the welcome stops."), "reason")
    _withdraw_waiting(onboarding, by=by)
    onboarding.reason = reason.strip()
    return _close(onboarding, Onboarding.State.STOPPED, clock.today())


def _withdraw_waiting(onboarding: Onboarding, *, by: Person | None) -> None:
    proposal = onboarding.live_proposal
    if proposal and proposal.is_waiting:
        withdraw_mentor_proposal(proposal=proposal, by=by)


def _close(onboarding: Onboarding, state: Onboarding.State, day: date) -> Onboarding:
    onboarding.state, onboarding.closed_on = state, day
    onboarding.save(update_fields=["state", "closed_on", "reason"])
    return onboarding
