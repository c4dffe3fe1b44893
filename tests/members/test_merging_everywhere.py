"""Whatever names a person, in any app of ours or of others, names the one that stays."""

from datetime import time, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ForeignKey
from django.db.models.expressions import F, Func

from advisory.models import DaysOff, PeriodClosing, PublishedHours, ServiceExpert
from advisory.operations import ledger
from care.models import MentorProposal, Onboarding, OnboardingStep, Protocol
from care.reference import load_protocols
from members import merging, operations
from members.models import (
    Body,
    Collaboration,
    Interlocutor,
    NetworkRole,
    Organization,
    Participation,
    Partner,
    Person,
    Seat,
    Term,
)
from office import clock, files, links, sealing
from office.conventions import FLOORS
from office.models import AuditPersonal, AuditRow, DeclaredTotal, Job, Message, MessagePreference
from office.operations import choose_channel
from office.refusals import Refused
from tests.access.scene import PDF
from tests.advisory.sessions import ServiceFactory, confirm, make_budget, make_request, pool
from tests.cast import START, CouncilFactory, MemberFactory, PersonFactory, RoleFactory
from tests.workplan.plans import ActionFactory
from workplan.models import ImportDraft, LinkedEvidence, ProgressNote


def keys_to_people() -> dict[str, ForeignKey]:
    """Found from the side of the tables, as `merging.places` finds them from the side of the person."""
    return {
        f"{model._meta.label_lower}.{field.name}": field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if isinstance(field, ForeignKey) and issubclass(field.related_model, Person)
        if f"{model._meta.label_lower}.{field.name}" not in merging.ENDED
    }


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


# Two sessions of one expert at the same time: neither may go, and the merge is refused.
REFUSED = {"advisory.advisorysession.expert"}


def naming(field, person) -> int:
    return field.model._base_manager.filter(**{field.name: person}).count()


def test_every_key_to_people_has_its_row_in_this_test():
    unknown = sorted(keys_to_people().keys() ^ ROWS.keys())

    assert unknown == [], "add a row to ROWS, and a rule to members/merging.py where two cannot both stay"


def test_every_key_to_people_is_moved_by_a_merge():
    assert sorted(map(merging.str_of, merging.places())) == sorted(keys_to_people())


@pytest.mark.django_db
def test_everything_that_named_who_goes_names_who_stays():
    keep, gone = PersonFactory(), PersonFactory(last_login=clock.real_now())
    for make in ROWS.values():
        make(gone)
    before = {label: naming(field, gone) for label, field in keys_to_people().items()}
    assert [label for label, number in before.items() if not number] == []

    operations.merge_people(keep=keep, gone=gone, by=PersonFactory(), takes_address=True)

    fields = keys_to_people()
    assert {label: naming(field, gone) for label, field in fields.items()} == dict.fromkeys(fields, 0)
    after = {label: naming(field, keep) for label, field in fields.items()}
    itself = {"members.person.merged_into": 1}  # the row that has just been joined
    assert after == {label: number + itself.get(label, 0) for label, number in before.items()}


@pytest.mark.django_db
def test_what_the_audit_said_is_not_touched():
    keep, gone = PersonFactory(), PersonFactory()
    for make in ROWS.values():
        make(gone)
    operations.add_role(
        person=gone, organization=CouncilFactory(), line="technical", title="T", starts_on=START, by=gone
    )
    sealing.seal_all()
    rows = list(AuditRow.objects.order_by("pk").values())
    personal = [name.attname for name in AuditPersonal._meta.concrete_fields if name.name != "by"]
    parts = list(AuditPersonal.objects.order_by("pk").values(*personal))

    operations.merge_people(keep=keep, gone=gone, by=PersonFactory())

    sealing.seal_all()
    assert list(AuditRow.objects.order_by("pk").values()[: len(rows)]) == rows
    assert list(AuditPersonal.objects.order_by("pk").values(*personal)[: len(parts)]) == parts
    assert list(sealing.verify()) == []


def columns(constraint) -> set[str]:
    found = set(getattr(constraint, "fields", ()))
    for expression in getattr(constraint, "expressions", ()):
        found |= names_in(expression[0] if isinstance(expression, tuple) else expression)
    return found


def names_in(expression) -> set[str]:
    if isinstance(expression, F):
        return {expression.name}
    sources = expression.get_source_expressions() if isinstance(expression, Func) else []
    return {name for source in sources for name in names_in(source)}


def may_clash(field: ForeignKey) -> bool:
    meta, own = field.model._meta, {field.name, field.attname}
    together = (set(names) for names in meta.unique_together)
    return field.unique or any(own & names for names in [*together, *map(columns, meta.constraints)])


def test_every_place_that_the_database_keeps_unique_has_its_rule():
    unique = {label for label, field in keys_to_people().items() if may_clash(field)} - REFUSED

    assert sorted(unique - merging.RULES.keys()) == [], "say in members/merging.py, RULES, which one stays"
    assert sorted(merging.RULES.keys() - keys_to_people().keys()) == []


def test_nothing_of_ours_hangs_on_what_a_rule_may_drop():
    hanging = [
        f"{relation.related_model._meta.label} on {label}"
        for label in merging.RULES
        for relation in keys_to_people()[label].model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete
        if relation.related_model._meta.app_label in FLOORS
    ]

    assert hanging == []


def test_nobody_is_named_by_a_key_that_no_table_declares():
    generic = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.private_fields
        if isinstance(field, GenericForeignKey)
    ]

    assert generic == []


@pytest.mark.django_db
def test_place_without_a_rule_refuses_and_changes_nothing(monkeypatch):
    monkeypatch.delitem(merging.RULES, "office.messagepreference.person")
    keep, gone = PersonFactory(), PersonFactory()
    for person in (keep, gone):
        MessagePreference.objects.create(person=person)
    RoleFactory(person=gone, starts_on=clock.today() - timedelta(days=3))

    with pytest.raises(Refused):
        operations.merge_people(keep=keep, gone=gone, by=None)

    gone.refresh_from_db()
    assert (gone.merged_into, gone.roles.count(), keep.roles.count()) == (None, 1, 0)
