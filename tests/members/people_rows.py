"""A row for each place that names a person, in any app: what merging two people has to carry over."""

from datetime import time

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.files.uploadedfile import SimpleUploadedFile

from advisory.models import DaysOff, PeriodClosing, PublishedHours, ServiceExpert
from advisory.operations import ledger
from care.models import MentorProposal, Onboarding, OnboardingStep, Protocol
from care.reference import load_protocols
from events.operations import propose_event
from members import operations
from members.models import (
    Body,
    Collaboration,
    Interlocutor,
    NetworkRole,
    Organization,
    Participation,
    Partner,
    Seat,
    Term,
)
from office import files, links
from office.models import DeclaredTotal, Job, Message, MessagePreference
from office.operations import choose_channel
from reports.operations import add_comment
from tests.access.scene import PDF
from tests.advisory.sessions import ServiceFactory, confirm, make_budget, make_request, pool
from tests.cast import START, CouncilFactory, MemberFactory, PersonFactory, RoleFactory
from tests.events.events import attended, content, enrol, make_event, make_past
from tests.reports.reports import make_report
from tests.workplan.plans import ActionFactory
from workplan.models import ImportDraft, LinkedEvidence, ProgressNote


def seat(person):
    term = Term.objects.create(body=Body.objects.create(kind="executive", name="Executiva"), starts_on=START)
    Seat.objects.create(term=term, organization=CouncilFactory(), person=person, starts_on=START)


def participation(person):
    group = Body.objects.create(kind="working_group", name="Cures")
    Participation.objects.create(
        body=group, organization=CouncilFactory(), person=person, is_coordinator=True, starts_on=START
    )


def interlocutor(person):
    ateneu = Organization.objects.create(kind="partner", name="Ateneu", short_name="Ateneu")
    partner = Partner.objects.create(organization=ateneu, family="programme")
    Interlocutor.objects.create(partner=partner, person=person, starts_on=START)


def collaboration(person):
    Collaboration.objects.create(title="Fira", our_role="speaker", starts_on=START).people.add(person)


def welcome() -> Onboarding:
    load_protocols()
    return Onboarding.objects.create(
        organization=CouncilFactory(), trigger="new_team", protocol=Protocol.objects.first(), started_on=START
    )


def step(person):
    OnboardingStep.objects.create(
        onboarding=welcome(), position=1, title="Trucada", responsible="council", due_on=START, state="done",
        done_on=START, done_by=person,
    )  # fmt: skip


def proposal(person):
    MentorProposal.objects.create(
        onboarding=welcome(), organization=MemberFactory().organization, person=person
    )


def earlier_merge(person):
    operations.merge_people(keep=person, gone=PersonFactory(email=None), by=None)


def message(person):
    Message.objects.create(kind="sign_in", dedupe_key="m", person=person, subject="Hola", body="Hola")


def entry(person):
    budget = make_budget()
    ledger.post(
        kind="adjust", debit=pool(budget), credit=budget.accounts.get(kind="delivered"), minutes=30, key="adjust",
        by=person, approved_by=person, reason="Correcció",
    )  # fmt: skip


def closing(person):
    PeriodClosing.objects.create(
        budget=make_budget(service=ServiceFactory(has_budget=True)), prepared_by=person, approved_by=person
    )


# One row that names the person, for each key to people that there is.
ROWS = {
    "advisory.advisorysession.asked_by": lambda person: make_request(by=person),
    "advisory.advisorysession.expert": lambda person: confirm(make_request(), expert=person),
    "advisory.daysoff.expert": lambda person: DaysOff.objects.create(
        expert=person, starts_on=START, ends_on=START
    ),
    "advisory.ledgerentry.by": entry,
    "advisory.ledgerentry.approved_by": lambda person: None,
    "advisory.periodclosing.prepared_by": closing,
    "advisory.periodclosing.approved_by": lambda person: None,
    "advisory.publishedhours.expert": lambda person: PublishedHours.objects.create(
        expert=person, weekday=1, from_time=time(9), to_time=time(12), starts_on=START, ends_on=START
    ),
    "advisory.serviceexpert.person": lambda person: ServiceExpert.objects.create(
        service=ServiceFactory(), person=person
    ),
    "office.declaredtotal.declared_by": lambda person: DeclaredTotal.objects.create(
        key="x", starts_on=START, ends_on=START, value=1, source="Memòria", declared_by=person
    ),
    "account.emailaddress.user": lambda person: EmailAddress.objects.create(
        user=person, email=person.email, verified=True, primary=True
    ),
    "care.mentorproposal.person": proposal,
    "care.onboardingstep.done_by": step,
    "events.attendance.person": lambda person: attended(make_past(START), person=person),
    "events.attendance.recorded_by": lambda person: attended(make_past(START), name="Rosa", by=person),
    "events.event.proposed_by": lambda person: propose_event(content=content(), by=person),
    "events.registration.person": lambda person: enrol(make_event(), person=person),
    "events.registration.made_by": lambda person: enrol(make_event(), by=person),
    "members.collaboration_people.person": collaboration,
    "members.interlocutor.person": interlocutor,
    "members.networkrole.person": lambda person: NetworkRole.objects.create(
        person=person, kind="advisor", starts_on=START
    ),
    "members.participation.person": participation,
    "members.person.merged_into": earlier_merge,
    "members.role.person": lambda person: RoleFactory(person=person, is_primary_contact=True),
    "members.seat.person": seat,
    "mfa.authenticator.user": lambda person: Authenticator.objects.create(
        user=person, type="totp", data={"secret": "x"}
    ),
    "office.auditpersonal.by": lambda person: choose_channel(
        person=PersonFactory(), channel="mail", by=person
    ),
    "office.job.by": lambda person: Job.objects.create(kind="verify_audit", title="Feina", by=person),
    "office.message.person": message,
    "office.messagepreference.person": lambda person: MessagePreference.objects.create(
        person=person, channel="digest"
    ),
    "office.signedlink.person": lambda person: links.create(
        "onboarding", subject_id=1, person=person, days=3
    ),
    "office.storedfile.uploaded_by": lambda person: files.store(
        SimpleUploadedFile("acord.pdf", PDF), by=person
    ),
    "reports.reportcomment.by": lambda person: add_comment(
        report=make_report(), text="Hi falta Ripoll", by=person
    ),
    "workplan.action.responsible": lambda person: ActionFactory(responsible=person),
    "workplan.importdraft.created_by": lambda person: ImportDraft.objects.create(
        year=2026, source=files.store(SimpleUploadedFile("pla.pdf", PDF), by=None), created_by=person
    ),
    "workplan.linkedevidence.added_by": lambda person: LinkedEvidence.objects.create(
        action=ActionFactory(), sentence="Acta", url="https://example.org/acta", added_by=person
    ),
    "workplan.progressnote.by": lambda person: ProgressNote.objects.create(action=ActionFactory(), by=person),
    "socialaccount.socialaccount.user": lambda person: SocialAccount.objects.create(
        user=person, provider="oidc", uid="1"
    ),
}
