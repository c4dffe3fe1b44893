"""Who is told what of a registration or of an event, by mail and on screen: always who comes, whoever did it."""

from collections.abc import Sequence

from django.urls import reverse

from events.calendar.invitation import CANCEL, REQUEST, invitation
from events.links import link_of
from events.models import Certificate, Event, Registration
from events.pages.letters import answer_worded, certificate_worded, worded
from members.addresses import recipient_of
from members.models import Person
from office import clock, messages
from office.models import Message

State = Registration.State
TAKEN_OUT = {"cancelled", "expired", "replaced", "event_cancelled"}
KINDS = {"to_confirm": "registration_to_confirm", "offered": "registration_offered"}


def tell(
    subject: Registration | Event, happened: str, *, by: Person | None, full: Sequence[str] = ()
) -> None:
    """`happened`: confirmed, waiting, to_confirm, offered, cancelled, expired, replaced; of an event: moved,
    cancelled. `full`: what somebody had chosen and has no seats left."""
    if isinstance(subject, Registration):
        _tell(subject, happened, happened, full)
        return
    # An address that nobody has confirmed has had its one mail.
    rows = subject.registrations.standing().for_list()
    for registration in rows:
        registration.event = subject
        name = "event_cancelled" if happened == "cancelled" else happened
        _tell(registration, name, f"{name}:{subject.sequence}")


def send_again(registration: Registration) -> None:
    """The mail with the link, to who has lost it or registers again with the same address."""
    name = "to_confirm" if registration.state == State.UNCONFIRMED else registration.state
    _tell(registration, name, f"{name}:{clock.now().timestamp():.6f}")


def _tell(registration: Registration, name: str, part: str, full: Sequence[str] = ()) -> None:
    address, method = address_of(registration), _method(registration, name)
    messages.send(
        kind=_kind(name, method),
        key=f"registration:{registration.uid}:{registration.sequence}:{part}",
        person=registration.person,
        address=address,
        organization=registration.organization,
        about=registration,
        link=link_of(registration),
        calendar=invitation(registration, method=method, address=address) if method and address else "",
        not_after=registration.event.ends_at if method == REQUEST else None,
        **worded(registration, name, method=method, full=full),
    )


def tell_certificate(certificate: Certificate) -> bool:
    """Once for each; False where nobody knows where to write."""
    row = certificate.attendance
    registration = row.registration
    own = (registration.email if registration else "") or (row.person.email if row.person else "")
    council = recipient_of(row.organization) if row.organization and not own else None
    address = own or (council.address if council else "")
    if address:
        messages.send(
            kind="event_certificate", key=f"certificate:{certificate.code}", person=row.person, address=address,
            organization=row.organization, about=certificate,
            link=reverse("certificate_page", args=[certificate.code]), **certificate_worded(certificate),
        )  # fmt: skip
    return bool(address)


def tell_proposer(event: Event) -> None:
    """Whoever proposed it, of the answer."""
    if event.proposed_by and event.proposed_by.email:
        messages.send(
            kind="event_proposal", key=f"proposal:{event.uid}:{event.state}", person=event.proposed_by, about=event,
            link=event.get_absolute_url(), **answer_worded(event),
        )  # fmt: skip


def address_of(registration: Registration) -> str:
    """Its own; for somebody of the network without one, that of its council."""
    own = registration.email or (registration.person.email if registration.person else "")
    if own or registration.organization is None:
        return own or ""
    found = recipient_of(registration.organization)
    return found.address if found else ""


def _kind(name: str, method: str) -> str:
    if method:
        return "event_invitation" if method == REQUEST else "event_withdrawal"
    return KINDS.get(name, "registration_news")


def _method(registration: Registration, name: str) -> str:
    """What its calendar is told: nobody who waits is ever in it."""
    if name in TAKEN_OUT:
        return CANCEL if has_invitation(registration) else ""
    is_seated = registration.state == State.CONFIRMED
    return REQUEST if is_seated and name in {"confirmed", "moved"} else ""


def has_invitation(registration: Registration) -> bool:
    sent = Message.objects.filter(
        kind="event_invitation", subject_type=registration._meta.label_lower, subject_id=registration.pk
    )
    return bool(sent.exists())
