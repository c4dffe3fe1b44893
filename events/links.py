"""The link of a registration: whoever has its mail confirms, takes a seat, sees or cancels, without signing in."""

from dataclasses import dataclass
from datetime import time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Event, Registration
from members.models import Person
from office import clock, links
from office.models import SignedLink

REGISTRATION = "event_registration"
DAYS_AFTER = 30  # the event is over, and one may still look


def link_of(registration: Registration) -> str:
    """The one that is open already; else a new one. It speaks for the person whose mail it goes to."""
    over = clock.moment_of(registration.event.ends_on + timedelta(days=1), time.min)
    given = SignedLink.objects.filter(
        purpose=REGISTRATION, subject_id=registration.pk, revoked_at=None,
        expires_at__gt=max(clock.now(), over),  # not one that a postponed event would outlive
    )  # fmt: skip
    link = given.order_by("-pk").first() or links.create(
        REGISTRATION,
        subject_id=registration.pk,
        person=registration.person,
        days=max((registration.event.ends_on - clock.today()).days, 0) + DAYS_AFTER,
        speaks_for_person=registration.person is not None,
    )
    return reverse("link_registration", args=[link.token])


@dataclass(frozen=True)
class Door:
    registration: Registration
    by: Person | None


def open_door(token: str) -> Door:
    """Refused in words where the link has ended, or what it was for is not here any more."""
    link = links.read(token, REGISTRATION)
    registration = Registration.objects.for_page().filter(pk=link.subject_id).first()
    if registration is None or registration.person_id != link.person_id:
        raise links.LinkClosed(_("This registration is not here any more. Write to the coordination."))
    if registration.event.state not in {Event.State.ANNOUNCED, Event.State.CANCELLED}:
        raise links.LinkClosed(_("This event is not announced any more. Write to the coordination."))
    if link.person is not None and not link.person.is_active:
        raise links.LinkClosed(_("The account of this link is closed. Write to the coordination."))
    return Door(registration, link.person if link.speaks_for_person else None)
