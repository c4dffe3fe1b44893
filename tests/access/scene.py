"""One row of everything that has a page, so that a refusal has something to refuse."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from care import operations as care
from care.models import MentorProposal, Onboarding, OnboardingStep
from care.reference import load_protocols
from members import operations
from members.models import MembershipRequest, Prospect, Role
from office import clock, files, links
from office.models import Job, Message, ReminderRule, SignedLink
from tests.cast import Cast, CouncilFactory, PersonFactory, make_cast

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


@dataclass
class Scene:
    cast: Cast
    role: Role
    prospect: Prospect
    request: MembershipRequest
    request_link: SignedLink
    invitation: SignedLink
    message: Message
    job: Job
    rule: ReminderRule
    failed: Message
    onboarding: Onboarding
    step: OnboardingStep
    proposal: MentorProposal
    checklist_link: SignedLink


def make_scene() -> Scene:
    cast = make_cast()
    councillor = cast.councillor.roles.get()
    councillor.is_primary_contact = True
    councillor.save()
    newcomer = PersonFactory(is_active=False)
    role = operations.add_role(
        person=newcomer, organization=cast.council, line="technical", title="Tècnica", by=None,
        starts_on=clock.today() - timedelta(days=30),
    )  # fmt: skip
    return Scene(
        cast=cast,
        role=role,
        prospect=_prospect(),
        request=_request(cast),
        request_link=_request_link(),
        invitation=links.create("invitation", subject_id=newcomer.pk, person=newcomer, days=14),
        message=Message.objects.create(
            kind="sign_in",
            dedupe_key="scene",
            person=cast.coordination,
            subject="Hola",
            body="Hola",
            state="sent",
            sent_at=clock.now(),
        ),
        job=Job.objects.create(kind="verify_audit", title="Comprovació", by=cast.coordination),
        rule=ReminderRule.objects.get_or_create(kind="step_due")[0],
        failed=Message.objects.create(
            kind="sign_in", dedupe_key="failed", subject="Hola", body="Hola", state="failed"
        ),
        **_welcome(cast),
    )


def _welcome(cast: Cast) -> dict[str, Any]:
    """A welcome of the council whose mentor has been asked and has not answered."""
    load_protocols()
    onboarding = care.start_onboarding(
        organization=cast.council, trigger="new_team", started_on=clock.today(), by=None
    )
    proposal = care.propose_mentor(onboarding=onboarding, organization=cast.mentor_council, by=None)
    return {
        "onboarding": onboarding,
        "step": onboarding.steps.filter(responsible="council", state="pending").first(),
        "proposal": proposal,
        "checklist_link": links.create(
            "onboarding", subject_id=onboarding.pk, person=cast.councillor, organization=cast.council, days=30
        ),
    }


def _prospect() -> Prospect:
    return operations.add_prospect(
        organization=CouncilFactory(), since_on=clock.today(), contact_email="ajuntament@example.org", by=None
    )


def _request(cast: Cast) -> MembershipRequest:
    """The applicant's request, with its document; its membership is already there."""
    return MembershipRequest.objects.create(
        organization=cast.applicant_council,
        resolution_on=clock.today() - timedelta(days=40),
        resolution_file=files.store(SimpleUploadedFile("acord.pdf", PDF), by=None),
        contact_name="Joana",
        contact_email="joana@example.org",
    )


def _request_link() -> SignedLink:
    council = CouncilFactory()
    return links.create("membership_request", subject_id=council.pk, organization=council, days=60)
