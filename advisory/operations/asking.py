"""A session begins: a council asks for it, or coordination offers it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from advisory.models import AdvisoryService, AdvisorySession, SessionCouncil
from advisory.operations import experts, ledger, writing
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
    mentor: Organization | None = None,
    once: UUID | None = None,
    on_behalf_of: Organization | None = None,
) -> AdvisorySession:
    """A council asks; who asks stands first among `organizations`. The hours of the service are held at once.

    With `expert` and `starts_at` it takes a published time, which the expert has to confirm in the hours that
    the service says. `once` is of the form: sent twice, it asks once. `mentor` accompanies in a mentoring session.
    """
    if asked := _already_asked(once):
        return asked
    organizations = list(dict.fromkeys(organizations))
    _check_service(service, organizations)
    _check_mentor(service, organizations, mentor)
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
    if not writing.add_once(session):
        return AdvisorySession.objects.get(once=once)
    _add_councils(session, organizations, Reply.COMING, attendees)
    if mentor:
        _add_council(session, mentor, reply=Reply.COMING, part=SessionCouncil.Part.MENTOR)
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
    is_second_time: bool | None = None,
    once: UUID | None = None,
) -> AdvisorySession:
    """Coordination offers it to one council or several; each says whether it comes. The hours are held once."""
    if asked := _already_asked(once):
        return asked
    organizations = list(dict.fromkeys(organizations))
    _check_service(service, organizations)
    length = service.default_minutes if minutes is None else minutes
    writing.check_length(length)
    session = AdvisorySession(
        service=service, state=State.OFFERED, words=words.strip(), topic=topic or service.topic,
        need=_own_need(need, organizations), expert=expert, asked_by=by, asked_at=clock.now(),
        minutes=length, modality=modality, place=place.strip(), action=action, once=once,
    )  # fmt: skip
    if expert:
        experts.check_advises(expert, day)
    if day or hour:
        _set_offered_time(session, day, hour, length, is_second_time)
    session.account = account_for(service, organizations, session.day)
    if not writing.add_once(session):
        return AdvisorySession.objects.get(once=once)
    _add_councils(session, organizations, Reply.INVITED)
    if session.account:
        ledger.hold(session=session, minutes=length, by=by)
    tell(session, "offered", by=by)
    return session


def _already_asked(once: UUID | None) -> AdvisorySession | None:
    found: AdvisorySession | None = AdvisorySession.objects.filter(once=once).first() if once else None
    return found


def _check_mentor(
    service: AdvisoryService, organizations: Sequence[Organization], mentor: Organization | None
) -> None:
    if mentor is None:
        return
    if service.kind != AdvisoryService.Kind.MENTORING:
        raise Refused(_("Only a mentoring session has a council that accompanies."), "mentor")
    if mentor in organizations:
        raise Refused(_("A council does not accompany itself: choose another mentor."), "mentor")
    check_in_network(mentor, "mentor")


def _check_service(service: AdvisoryService, organizations: Sequence[Organization]) -> None:
    if not service.is_offered:
        raise Refused(_("This service is not offered now. Choose another one."), "service")
    if not organizations:
        raise Refused(_("Say which council it is for."), "organization")
    for organization in organizations:
        check_council(service, organization)


def check_council(service: AdvisoryService, organization: Organization) -> None:
    """In the network today, and within a limit that somebody has confirmed."""
    check_in_network(organization, "organization")
    municipality = organization.municipality
    if municipality and service.is_beyond_limit(municipality.population):
        raise Refused(
            _("%(service)s is for councils of up to %(limit)s residents.")
            % {"service": service, "limit": f"{service.max_residents:,}".replace(",", ".")},
            "service",
        )


def check_in_network(organization: Organization, field: str) -> None:
    memberships = Membership.objects.in_force().filter(
        organization=organization, state__in=Membership.IN_NETWORK
    )
    if not memberships.exists():
        raise Refused(_("%s is not in the network today.") % organization, field)


def _own_need(need: Need | None, organizations: Sequence[Organization]) -> Need | None:
    if need and need.organization_id not in {organization.pk for organization in organizations}:
        raise Refused(_("That need is of another council."), "need")
    return need


def _take(session: AdvisorySession, starts_at: datetime) -> None:
    now = session.asked_at
    if session.expert is None:
        raise Refused(_("Say first who will give it."), "expert")
    if starts_at <= now:
        raise Refused(_("That time has already gone by. Choose another one."), "time")
    if not is_published(session.service, session.expert, starts_at):
        raise Refused(_("That time is not published, or no longer is. Choose another one."), "time")
    assert session.minutes
    experts.check_advises(session.expert, clock.day_of(starts_at))
    writing.set_instant(session, starts_at, session.minutes)
    session.expires_at = min(now + timedelta(hours=session.service.answer_hours), starts_at)


def _set_offered_time(
    session: AdvisorySession, day: date | None, hour: time | None, minutes: int, is_second_time: bool | None
) -> None:
    if day is None or hour is None:
        raise Refused(_("Write both, the day and the hour, or neither."), "time" if day else "day")
    writing.check_day_to_come(day)
    writing.set_time(session, day=day, hour=hour, minutes=minutes, is_second_time=is_second_time)
    if session.starts_at and session.starts_at <= clock.now():
        raise Refused(_("Choose a day and an hour still to come."), "day")


def _add_councils(
    session: AdvisorySession, organizations: Sequence[Organization], reply: str, attendees: str = ""
) -> None:
    """Who attends is of who asks; the others say it when they answer."""
    for number, organization in enumerate(organizations):
        _add_council(session, organization, reply=reply, attendees=attendees.strip() if number == 0 else "")


def _add_council(session: AdvisorySession, organization: Organization, **values: str) -> None:
    SessionCouncil.objects.create(session=session, organization=organization, **values)
