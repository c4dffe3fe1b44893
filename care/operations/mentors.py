from datetime import datetime

from django.utils.translation import gettext as _

from care import links
from care.models import MentorProposal, Onboarding, OnboardingStep, ProtocolStep
from care.operations.checklists import in_open_onboarding
from care.operations.steps import settle, take_up
from members.addresses import Recipient, recipient_of
from members.models import Membership, Organization, Person
from office import clock, messages
from office.audit import operation
from office.refusals import Refused

State = MentorProposal.State


@in_open_onboarding
@operation()
def propose_mentor(
    *,
    onboarding: Onboarding,
    organization: Organization,
    by: Person | None,
    reasons: str = "",
    tell: bool = True,
    at: datetime | None = None,
) -> MentorProposal:
    """Ask a member to go with the council; its reference person answers from the mail."""
    _check_may_propose(onboarding, organization)
    recipient = recipient_of(organization)
    if recipient is None:
        raise Refused(
            _("There is nobody to write to at %s: add a reference person or a shared mailbox first.")
            % organization,
            "organization",
        )
    proposal = MentorProposal.objects.create(
        onboarding=onboarding,
        organization=organization,
        person=recipient.person,
        reasons=reasons,
        proposed_at=at or clock.now(),
    )
    if tell:
        _ask(proposal, recipient)
    return proposal


def _check_may_propose(onboarding: Onboarding, organization: Organization) -> None:
    live = MentorProposal.objects.live().filter(onboarding=onboarding).first()
    if live and live.is_accepted:
        raise Refused(
            _("%s is already the mentor: withdraw it before proposing another.") % live.organization
        )
    if live:
        raise Refused(
            _("%s has not answered yet: withdraw that proposal before making another.") % live.organization
        )
    if organization.pk == onboarding.organization_id:
        raise Refused(_("A council cannot be its own mentor: choose another member."), "organization")
    active = Membership.objects.in_force().filter(organization=organization, state="active")
    if not active.exists():
        raise Refused(
            _("Only a member can be a mentor, and %s is not one today.") % organization, "organization"
        )
    declined = MentorProposal.objects.filter(
        onboarding=onboarding, organization=organization, state="declined"
    )
    if declined.exists():
        raise Refused(
            _("%s has already said no for this welcome: choose another.") % organization, "organization"
        )


def _ask(proposal: MentorProposal, recipient: Recipient) -> None:
    council = proposal.onboarding.organization
    link = links.create(proposal.onboarding, proposal.organization, recipient)
    messages.send(
        kind="mentor_proposed",
        key=f"mentor_proposed:{proposal.pk}",
        person=recipient.person,
        address=recipient.address,
        organization=proposal.organization,
        subject=_("Would you be the mentor of %s?") % council,
        body=_(
            "Good day.\n\n%(council)s is beginning in the network and we have thought of %(mentor)s to go with "
            "it: a first talk, an introduction to what you do, and somebody to ask in the first months. "
            "%(reasons)s\n\nWith the link you can see its steps and answer yes or no, without signing in. "
            "If now is not the moment, say so with all freedom: we will ask another member."
        )
        % {"council": council, "mentor": proposal.organization, "reasons": proposal.reasons},
        link=links.address(link),
        about=proposal,
    )


@in_open_onboarding
@operation(on="proposal")
def answer_mentor_proposal(
    *,
    proposal: MentorProposal,
    accept: bool,
    by: Person | None,
    on_behalf_of: Organization | None = None,
    note: str = "",
    tell: bool = True,
    at: datetime | None = None,
) -> MentorProposal:
    """Yes or no, from the mentor or written down by coordination on its behalf."""
    if not proposal.is_waiting:
        raise Refused(_("This proposal no longer waits for an answer: «%s».") % proposal.get_state_display())
    proposal.state = State.ACCEPTED if accept else State.DECLINED
    proposal.answered_at = at or clock.now()
    proposal.answer_note = note
    proposal.save(update_fields=["state", "answered_at", "answer_note"])
    step = _mentor_step(proposal)
    if accept and step and not step.is_pending:
        take_up(step, by=by)
    if accept and step:
        settle(step, by=by, on_behalf_of=on_behalf_of, done_on=(at or clock.now()).date())
    if tell:
        _tell_coordination(proposal)
    return proposal


def _tell_coordination(proposal: MentorProposal) -> None:
    sentence = _("%(mentor)s accepts to be the mentor of %(council)s")
    if not proposal.is_accepted:
        sentence = _("%(mentor)s cannot be the mentor of %(council)s: propose another")
    for person in Person.objects.coordination():
        messages.send(
            kind="mentor_answered",
            key=f"mentor_answered:{proposal.pk}:{person.pk}",
            person=person,
            subject=sentence % {"mentor": proposal.organization, "council": proposal.onboarding},
            body=proposal.answer_note,
            link=proposal.onboarding.get_absolute_url(),
            about=proposal,
            settled=True,  # on the screen only: nobody has to do anything today
        )


@in_open_onboarding
@operation(on="proposal")
def withdraw_mentor_proposal(*, proposal: MentorProposal, by: Person | None) -> MentorProposal:
    """Take the question back, or end what was accepted; the place of the mentor is free again."""
    if not proposal.is_live:
        raise Refused(_("This proposal is already closed: «%s».") % proposal.get_state_display())
    was_accepted = proposal.is_accepted
    proposal.state, proposal.answered_at = State.WITHDRAWN, clock.now()
    proposal.save(update_fields=["state", "answered_at"])
    step = _mentor_step(proposal)
    if was_accepted and step and step.state == OnboardingStep.State.DONE:
        take_up(step, by=by)
    return proposal


def _mentor_step(proposal: MentorProposal) -> OnboardingStep | None:
    steps = OnboardingStep.objects.select_related("protocol_step")
    return steps.filter(
        onboarding=proposal.onboarding_id, protocol_step__kind=ProtocolStep.Kind.MENTOR
    ).first()
