"""A session begins: a council asks for it, or coordination offers it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from advisory.models import AdvisoryService, AdvisorySession, SessionCouncil
from advisory.operations import ledger, writing
from advisory.operations.charging import account_for
from advisory.operations.telling import tell
from advisory.published import is_published
from members.models import Membership, Need, Organization, Person, Topic
from office import clock
from office.audit import operation
from office.refusals import Refused
from workplan.models import Action

State, Reply = AdvisorySession.State, SessionCouncil.Reply


@operation()
def request_session(
    *,
    service: AdvisoryService,
    organizations: Sequence[Organization],
    words: str,
    by: Person | None,
    attendees: str = "",
    when_suits: str = "",
    topic: Topic | None = None,
    need: Need | None = None,
    expert: Person | None = None,
    starts_at: datetime | None = None,
    once: UUID | None = None,
    on_behalf_of: Organization | None = None,
) -> AdvisorySession:
    """A council asks; who asks stands first among `organizations`. The hours of the service are held at once.

    With `expert` and `starts_at` it takes a published time, which the expert has to confirm in the hours that
    the service says. `once` is of the form: sent twice, it asks once.
    """
    asked: AdvisorySession | None = AdvisorySession.objects.filter(once=once).first() if once else None
    if asked:
        return asked
    _check_service(service, organizations)
    if not words.strip():
        raise Refused(_("Write in a few words what you need."), "words")
    session = AdvisorySession(
        service=service, state=State.REQUESTED, words=words.strip(), when_suits=when_suits.strip(),
        topic=topic or service.topic, need=_own_need(need, organizations), expert=expert, asked_by=by,
        asked_at=clock.now(), once=once, minutes=service.default_minutes,
    )  # fmt: skip
    if starts_at is not None:
        _take(session, starts_at)
    session.account = account_for(service, organizations, session.day)
    writing.add(session)
    _add_councils(session, organizations, Reply.COMING, attendees)
    if session.account:
        ledger.hold(session=session, minutes=service.default_minutes, by=by)
    tell(session, "requested", by=by)
    return session


@operation()
def offer_session(
    *,
    service: AdvisoryService,
    organizations: Sequence[Organization],
    words: str,
    by: Person | None,
    topic: Topic | None = None,
    need: Need | None = None,
    expert: Person | None = None,
    day: date | None = None,
    hour: time | None = None,
    minutes: int | None = None,
    modality: str = "",
    place: str = "",
    action: Action | None = None,
) -> AdvisorySession:
    """Coordination offers it to one council or several; each says whether it comes. The hours are held once."""
    _check_service(service, organizations)
    length = minutes or service.default_minutes
    session = AdvisorySession(
        service=service, state=State.OFFERED, words=words.strip(), topic=topic or service.topic,
        need=_own_need(need, organizations), expert=expert, asked_by=by, asked_at=clock.now(),
        minutes=length, modality=modality, place=place.strip(), action=action,
    )  # fmt: skip
    if day and hour:
        writing.set_time(session, day=day, hour=hour, minutes=length)
        _check_to_come(session)
    session.account = account_for(service, organizations, session.day)
    writing.add(session)
    _add_councils(session, organizations, Reply.INVITED)
    if session.account:
        ledger.hold(session=session, minutes=length, by=by)
    tell(session, "offered", by=by)
    return session


def _check_service(service: AdvisoryService, organizations: Sequence[Organization]) -> None:
    if not service.is_offered:
        raise Refused(_("This service is not offered now. Choose another one."), "service")
    if not organizations:
        raise Refused(_("Say which council it is for."), "organization")
    for organization in organizations:
        check_council(service, organization)


def check_council(service: AdvisoryService, organization: Organization) -> None:
    """In the network today, and within a limit that somebody has confirmed."""
    in_network = Membership.objects.in_force().filter(
        organization=organization, state__in=Membership.IN_NETWORK
    )
    if not in_network.exists():
        raise Refused(_("%s is not in the network today.") % organization, "organization")
    municipality = organization.municipality
    if municipality and service.is_beyond_limit(municipality.population):
        raise Refused(
            _("%(service)s is for councils of up to %(limit)s residents.")
            % {"service": service, "limit": f"{service.max_residents:,}".replace(",", ".")},
            "service",
        )


def _own_need(need: Need | None, organizations: Sequence[Organization]) -> Need | None:
    if need and need.organization_id not in {organization.pk for organization in organizations}:
        raise Refused(_("That need is of another council."), "need")
    return need


def _take(session: AdvisorySession, starts_at: datetime) -> None:
    now = session.asked_at
    if starts_at <= now:
        raise Refused(_("That time has already gone by. Choose another one."), "time")
    if session.expert is None or not is_published(session.service, session.expert, starts_at):
        raise Refused(_("That time is not published, or no longer is. Choose another one."), "time")
    assert session.minutes
    writing.set_instant(session, starts_at, session.minutes)
    session.expires_at = min(now + timedelta(hours=session.service.answer_hours), starts_at)


def _check_to_come(session: AdvisorySession) -> None:
    if session.starts_at and session.starts_at <= clock.now():
        raise Refused(_("Choose a day and an hour still to come."), "day")


def _add_councils(
    session: AdvisorySession, organizations: Sequence[Organization], reply: str, attendees: str = ""
) -> None:
    """Who attends is of who asks; the others say it when they answer."""
    for number, organization in enumerate(organizations):
        SessionCouncil.objects.create(
            session=session, organization=organization, reply=reply,
            attendees=attendees.strip() if number == 0 else "",
        )  # fmt: skip
