"""The outcome of a session by signed link: the expert writes it down from the mail, without signing in."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession
from members.models import NetworkRole, Person, Role
from office import clock, links
from office.models import SignedLink

OUTCOME = "session_outcome"
DAYS = 90


def create(session: AdvisorySession) -> SignedLink:
    """For the expert of today; it speaks for the person, because it goes to the person's own address."""
    return links.create(OUTCOME, subject_id=session.pk, person=session.expert, days=DAYS)


def address(link: SignedLink) -> str:
    return reverse("link_session_log", args=[link.token])


def address_for(session: AdvisorySession) -> str:
    """The link that the expert already has and that is still open; else a new one."""
    given = SignedLink.objects.filter(purpose=OUTCOME, subject_id=session.pk, person=session.expert)
    still_open = next((link for link in given.order_by("-pk") if link.is_open), None)
    return address(still_open or create(session))


@dataclass(frozen=True)
class Door:
    """What a link opens today: whose the session is, is asked of the session and never of the link."""

    session: AdvisorySession
    by: Person | None


def open_door(token: str) -> Door:
    """Refused in words when the link or the part of the person in the session has ended, or it is settled."""
    link = links.read(token, OUTCOME)
    session = AdvisorySession.objects.for_logging().filter(pk=link.subject_id).first()
    person = link.person
    if session is None or person is None or session.expert_id != person.pk:
        raise links.LinkClosed(
            _("Somebody else gives this session now: there is nothing for you to write down. If that surprises "
              "you, write to the coordination.")
        )  # fmt: skip
    if not _still_gives(person, session):
        raise links.LinkClosed(
            _(
                "This link was for somebody who no longer gives advice for the network. Write to the coordination."
            )
        )
    if session.state != AdvisorySession.State.CONFIRMED:
        raise links.LinkClosed(settled_in_words(session))
    return Door(session=session, by=person if link.speaks_for_person else None)


def settled_in_words(session: AdvisorySession) -> str:
    """Why there is nothing to write down (any more)."""
    state, logged_at = session.state, session.logged_at
    if state == AdvisorySession.State.DONE and logged_at:
        return _("The outcome was already written down on %s. Thank you, there is nothing left to do.") % (
            date_format(clock.day_of(logged_at), "DATE_FORMAT")
        )
    if state == AdvisorySession.State.NO_SHOW:
        return _("It is already written down that nobody came. There is nothing left to do.")
    if state in {AdvisorySession.State.OFFERED, AdvisorySession.State.REQUESTED}:
        return _("This session has not been confirmed: its outcome is written down once it has been held.")
    return (
        _("This session was not held («%s»): there is nothing to write down.") % session.get_state_display()
    )


def _still_gives(person: Person, session: AdvisorySession) -> bool:
    """Advises for the network today, or acts for a council that accompanies another in the session."""
    if not person.is_active:
        return False
    if NetworkRole.objects.in_force().filter(person=person).exists():
        return True
    mentors = session.councils.filter(part="mentor").values("organization")
    return bool(Role.objects.in_force().in_network().filter(person=person, organization__in=mentors).exists())
