"""Somebody registers, is registered by its council, or gives its seat back."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from events.models import ACTIVE, Answer, Event, ProgrammeItem, Question, Registration, RegistrationNeeds
from events.operations.seats import fill_free_seats, leave_full_items, seat_or_wait
from events.operations.telling import tell
from events.operations.writing import hold, seats_in_words
from members.models import Organization, Person
from office import clock
from office.audit import operation
from office.refusals import Refused

State, Modality = Registration.State, Registration.Modality
CONFIRM_HOURS = 48  # to open the link of the mail


@operation(under="event")
def register(
    *,
    event: Event,
    by: Person | None,
    person: Person | None = None,
    name: str = "",
    email: str = "",
    organization: Organization | None = None,
    organization_words: str = "",
    modality: str = "",
    items: Sequence[ProgrammeItem] = (),
    answers: Mapping[Question, str] | None = None,
    diet: str = "",
    access: str = "",
    once: UUID | None = None,
    on_behalf_of: Organization | None = None,
    has_to_confirm: bool = False,
) -> Registration:
    """A seat where there is one, else a place on the waiting list.

    `person` is of the network; anybody else has a `name` and an `email`, and with `has_to_confirm` a mail to
    answer before the seat is taken. `once` is of the form: sent twice, it registers once.
    """
    event.refresh_from_db()
    found: Registration | None = Registration.objects.filter(once=once).first() if once else None
    if found and found.event_id == event.pk and found.is_active:
        return found
    once = None if found else once  # of one that has ended: whoever sends it again wants to come
    check_open(event)
    registration = Registration(
        event=event, person=person, name=" ".join(name.split()), email=email.strip().lower(), once=once,
        organization=organization, organization_words=organization_words.strip(), made_by=by,
        modality=_modality(event, modality), asked_at=clock.now(),
    )  # fmt: skip
    _check_who(registration)
    _check_share(event, organization)
    if has_to_confirm:  # whether somebody is registered is not told to whoever types an address
        registration.state = State.UNCONFIRMED
        registration.expires_at = registration.asked_at + timedelta(hours=CONFIRM_HOURS)
    else:
        _check_once(registration)
        registration.state = seat_or_wait(event, registration.modality)
    _check_choice(event, items)
    with seats_in_words():
        registration.save(force_insert=True)
        registration.items.set(items)
    _write_answers(registration, answers or {})
    if diet.strip() or access.strip():
        RegistrationNeeds.objects.create(registration=registration, diet=diet.strip(), access=access.strip())
    tell(registration, "to_confirm" if has_to_confirm else registration.state, by=by)
    return registration


@operation(on="registration", under="registration.event")
def confirm_address(*, registration: Registration, by: Person | None) -> Registration:
    """Whoever has the mail says that it was them: now the seat is theirs, or the place on the list."""
    if registration.state in {State.CONFIRMED, State.WAITING, State.OFFERED}:
        return registration
    if registration.state != State.UNCONFIRMED:
        raise Refused(
            _("This registration has ended («%s»). Register again.") % registration.get_state_display()
        )
    event = _fresh_event(registration)
    check_open(event)
    _check_share(event, registration.organization)
    _check_once(registration)
    registration.asked_at, registration.expires_at = clock.now(), None
    registration.state = seat_or_wait(event, registration.modality)
    full = leave_full_items(registration) if registration.state == State.CONFIRMED else []
    with seats_in_words():
        registration.save()
    tell(registration, registration.state, by=by, full=full)
    return registration


@operation(on="registration", under="registration.event")
def accept_seat(*, registration: Registration, by: Person | None) -> Registration:
    """The seat that was kept is taken; taken again, it stays so."""
    if registration.state == State.CONFIRMED:
        return registration
    if registration.state != State.OFFERED or _has_expired(registration):
        raise Refused(_("This seat is no longer kept: it was offered to the next one on the list."))
    _check_held(_fresh_event(registration))
    registration.state, registration.expires_at = State.CONFIRMED, None
    registration.save()
    tell(registration, "confirmed", by=by)
    return registration


@operation(on="registration", under="registration.event")
def cancel_registration(
    *, registration: Registration, by: Person | None, on_behalf_of: Organization | None = None
) -> Registration:
    """Possible until it is over, and again does nothing more; the seat goes to the next one on the list."""
    if registration.state not in ACTIVE:
        return registration
    event = _fresh_event(registration)
    _check_not_over(event)
    _close(registration, State.CANCELLED)
    tell(registration, "cancelled", by=by)
    fill_free_seats(event, by)
    return registration


@operation(on="registration", under="registration.event")
def expire_registration(*, registration: Registration, by: Person | None) -> Registration:
    """A mail that nobody answered, or a seat that nobody took in its hours.

    An address that nobody has confirmed has had its one mail and is forgotten; an event that is not held is not
    missed.
    """
    if registration.state not in {State.OFFERED, State.UNCONFIRMED} or not _has_expired(registration):
        raise Refused(_("Somebody answered meanwhile."))
    event, was_offered = _fresh_event(registration), registration.state == State.OFFERED
    if not was_offered:
        registration.name = registration.email = registration.organization_words = ""
        registration.answers.all().delete()
    _close(registration, State.EXPIRED)
    if was_offered and event.state == Event.State.ANNOUNCED:
        tell(registration, "expired", by=by)
    fill_free_seats(event, by)
    return registration


@operation(on="registration", under="registration.event")
def substitute(
    *,
    registration: Registration,
    by: Person | None,
    person: Person | None = None,
    name: str = "",
    email: str = "",
    on_behalf_of: Organization | None = None,
) -> Registration:
    """Somebody else of the same organization comes with the same seat and choices; returns the new registration."""
    if registration.state not in {State.CONFIRMED, State.OFFERED, State.WAITING}:
        raise Refused(_("Only somebody who is registered can be substituted."))
    event = _fresh_event(registration)
    _check_held(event)
    _check_not_over(event)
    items, place = list(registration.items.all()), (registration.state, registration.expires_at)
    _close(registration, State.CANCELLED)
    replacing = Registration(
        event=registration.event, person=person, name=" ".join(name.split()), email=email.strip().lower(),
        organization=registration.organization, organization_words=registration.organization_words,
        modality=registration.modality, made_by=by, replaces=registration, asked_at=registration.asked_at,
        state=place[0], expires_at=place[1],
    )  # fmt: skip
    _check_who(replacing)
    _check_once(replacing)
    with seats_in_words():
        replacing.save(force_insert=True)
        replacing.items.set(items)
    tell(registration, "replaced", by=by)
    tell(replacing, replacing.state, by=by)
    return replacing


def check_open(event: Event) -> None:
    now = clock.now()
    if event.state != Event.State.ANNOUNCED or event.registration == Event.Registration.NONE:
        raise Refused(_("Nobody registers for this event in the portal."))
    if event.starts_at is None or event.starts_at <= now:
        raise Refused(_("The event has already begun: ask at the door."))
    if event.registration_closes_at and event.registration_closes_at <= now:
        raise Refused(_("Registration is closed. Write to the coordination if you still want to come."))


def _check_held(event: Event) -> None:
    if event.state != Event.State.ANNOUNCED:
        raise Refused(_("This event is not held: nobody can take part in it."))


def _check_not_over(event: Event) -> None:
    if event.has_ended(clock.now()):
        raise Refused(_("The event is over: correct the attendance instead."))


def _modality(event: Event, chosen: str) -> str:
    """Of a hybrid event one chooses; of the others there is nothing to choose."""
    if event.modality == Event.Modality.HYBRID:
        if chosen not in Modality.values:
            raise Refused(_("Say whether you come or connect."), "modality")
        return chosen
    return Modality.ONLINE if event.modality == Event.Modality.ONLINE else Modality.IN_PERSON


def _check_who(registration: Registration) -> None:
    is_named = any(letter.isalnum() for letter in registration.name)  # signs alone are read by nobody
    if registration.person is None and not (is_named and registration.email):
        raise Refused(_("Write the name and the mail address of who comes."), "name")
    if registration.person:
        hold(registration.person)


def _check_once(registration: Registration) -> None:
    """Somebody of the network may have been written down by name and address, and the other way round."""
    person, rows = registration.person, registration.event.registrations.standing()
    same = rows.filter(person__email__iexact=registration.email) if person is None else rows.none()
    if person is not None and person.email:
        same = rows.filter(person=None, email=person.email.lower())
    if same.exists():
        raise Refused(_("This person is already registered."), "email" if person is None else "person")


def _check_share(event: Event, organization: Organization | None) -> None:
    """Anybody can write the name of a council: until its mail is confirmed it takes nothing from the council."""
    limit = event.seats_per_organization
    if limit is None or organization is None:
        return
    rows = event.registrations.standing().filter(organization=organization)
    if rows.count() >= limit:
        raise Refused(
            _(
                "%(organization)s has its %(limit)d seats already: substitute somebody, or ask the coordination."
            )
            % {"organization": organization, "limit": limit},
            "organization",
        )


def _check_choice(event: Event, items: Sequence[ProgrammeItem]) -> None:
    """As the programme is now, under the lock of the event, and not as it was when the page was opened."""
    offered = event.programme.filter(pk__in=[item.pk for item in items], is_chosen=True)
    if offered.count() != len(items):
        raise Refused(_("That part of the programme is not to be chosen here."), "items")


def _write_answers(registration: Registration, answers: Mapping[Question, str]) -> None:
    asked = set(registration.event.questions.values_list("pk", flat=True))
    rows = [
        Answer(registration=registration, question=question, words=words.strip())
        for question, words in answers.items()
        if words.strip() and question.pk in asked
    ]
    Answer.objects.bulk_create(rows)


def _has_expired(registration: Registration) -> bool:
    return registration.expires_at is not None and registration.expires_at <= clock.now()


def _close(registration: Registration, state: str) -> None:
    registration.state, registration.expires_at, registration.closed_at = state, None, clock.now()
    registration.sequence += 1
    registration.save()
    RegistrationNeeds.objects.filter(
        registration=registration
    ).delete()  # of who does not come there are none


def _fresh_event(registration: Registration) -> Event:
    """Its seats as they are now, under the lock that the operation holds."""
    return Event.objects.get(pk=registration.event_id)
