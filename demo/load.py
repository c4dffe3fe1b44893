"""Carry the demonstration through the same operations that people use."""

from datetime import date, timedelta

from django.db import transaction

from care import operations as care
from care.models import Onboarding, OnboardingStep
from demo import needs, network
from members import operations as members
from members.models import Organization, Person, Topic
from office import clock, messages
from office.invented import invented


def days_ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def council(short_name: str) -> Organization:
    found: Organization = Organization.objects.councils().get(kind="municipality", short_name=short_name)
    return found


@transaction.atomic
def load() -> None:
    """A small network with a welcome under way; whatever it tells is kept, and never sent."""
    with messages.settled():
        by = _secretariat()
        _memberships(by)
        for someone in network.PEOPLE:
            _someone(someone, by)
        _on_the_way_in(by)
        _welcomes(by)
        _needs(by)


def _secretariat() -> Person:
    given_name, family_name, email = network.COORDINATION
    by = members.add_coordinator(
        given_name=given_name, family_name=family_name, email=email, starts_on=days_ago(1000), by=None
    )
    given_name, family_name, email = network.ADVISOR
    advisor = members.add_person(given_name=given_name, family_name=family_name, email=email, by=by)
    members.add_network_role(person=advisor, kind="advisor", starts_on=days_ago(500), by=by)
    members.accept_invitation(person=advisor, link=None, by=by)
    return by


def _memberships(by: Person) -> None:
    for name in network.JOINED_2023:
        source = "Memòria 2023: nova incorporació (dia per confirmar)"
        members.change_membership(
            organization=council(name), state="active", starts_on=date(2023, 1, 1), reason=source, by=by
        )
    for name in network.OTHER_MEMBERS:
        members.change_membership(
            organization=council(name),
            state="active",
            starts_on=date(2018, 1, 1),
            reason=network.INVENTED,
            by=by,
        )
    for name, topics in network.TOPICS.items():
        council(name).topics.set(Topic.objects.filter(name__in=topics))


def _someone(someone: network.Someone, by: Person) -> None:
    person = members.add_person(
        given_name=someone.given_name, family_name=someone.family_name, email=someone.email, by=by
    )
    members.add_role(
        person=person,
        organization=council(someone.council),
        line=someone.line,
        title=someone.title,
        department=someone.department,
        starts_on=days_ago(700),
        is_primary_contact=someone.is_reference,
        by=by,
    )
    members.accept_invitation(person=person, link=None, by=by)


def _on_the_way_in(by: Person) -> None:
    name, source, contact, email = network.PROSPECT
    members.add_prospect(
        organization=council(name), since_on=days_ago(40), source=source, contact_name=contact,
        contact_email=email, by=by,
    )  # fmt: skip
    name, contact, email = network.APPLICANT
    members.request_membership(
        organization=council(name), requested_on=days_ago(15), resolution_on=days_ago(30),
        contact_name=contact, contact_email=email, by=by,
    )  # fmt: skip


def _welcomes(by: Person) -> None:
    """One well under way with its mentor, one that has just begun."""
    llagostera = care.start_onboarding(
        organization=council("Llagostera"), trigger="new_team", started_on=days_ago(45), by=by
    )
    proposal = care.propose_mentor(onboarding=llagostera, organization=council("Cassà de la Selva"), by=by)
    mentor = Person.objects.get(email="mentora@example.org")
    care.answer_mentor_proposal(
        proposal=proposal,
        accept=True,
        by=mentor,
        on_behalf_of=proposal.organization,
        note="Amb molt de gust.",
    )
    _finish_what_is_past(llagostera, by)
    care.start_onboarding(
        organization=council("Premià de Mar"), trigger="new_government", started_on=days_ago(5), by=by
    )


def _finish_what_is_past(onboarding: Onboarding, by: Person) -> None:
    """All that is due by now but the last of it, so that something is late."""
    due = onboarding.steps.filter(state="pending", due_on__lt=clock.today()).order_by("due_on", "position")
    for step in list(due)[:-1]:
        care.finish_step(step=step, by=by, done_on=step.due_on, on_behalf_of=_council_of(step))


def _needs(by: Person) -> None:
    with invented():
        for said in needs.NEEDS:
            topic = Topic.objects.named(said.topic).first() if said.topic else None
            need = members.record_need(
                organization=council(said.council), topic=topic, words=said.words, source=said.source,
                found_on=days_ago(said.days_ago), by=by,
            )  # fmt: skip
            if said.outcome:
                closed_on = days_ago(said.days_ago // 2)
                members.close_need(
                    need=need, state="answered", outcome=said.outcome, closed_on=closed_on, by=by
                )


def _council_of(step: OnboardingStep) -> Organization | None:
    return step.onboarding.organization_of(step.responsible)


def is_empty() -> bool:
    """Nobody has ever been written down: the only portal that the demonstration may touch."""
    return not Person.objects.exists()
