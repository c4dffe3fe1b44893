from django.utils.translation import gettext_lazy as _

from members.models import MembershipRequest, Need, Person, Prospect
from office import clock
from office.messages import MessageKind
from office.models import Message


def _invitation_is_moot(message: Message) -> bool:
    """Accepted meanwhile, or the person's address has changed."""
    return not Person.objects.filter(
        pk=message.subject_id or 0, email=message.address, is_active=False
    ).exists()


def _prospect_is_moot(message: Message) -> bool:
    return not Prospect.objects.open().filter(pk=message.subject_id or 0).exists()


def _approval_is_moot(message: Message) -> bool:
    return not MembershipRequest.objects.filter(pk=message.subject_id or 0, state="approved").exists()


def _need_is_closed(message: Message) -> bool:
    return not Need.objects.open().filter(pk=message.subject_id or 0).exists()


def _needs_have_moved(message: Message) -> bool:
    """Each need of the message has been closed, or somebody has written in it since."""
    still = Need.objects.still().filter(organization=message.subject_id or 0)
    return not any(f":{clock.day_of(need.moved_at)}:" in message.dedupe_key for need in still)


KINDS = [
    MessageKind(name="sign_in", label=_("Code to sign in"), is_on_screen=False, is_secret=True),
    MessageKind(name="security_notice", label=_("Change in how one signs in")),
    MessageKind(
        name="invitation",
        label=_("Invitation to the portal"),
        is_on_screen=False,
        is_moot=_invitation_is_moot,
    ),
    MessageKind(
        name="request_link", label=_("Link to ask to join"), is_on_screen=False, is_moot=_prospect_is_moot
    ),
    MessageKind(
        name="request_approved",
        label=_("Approval of a request to join"),
        is_on_screen=False,
        is_moot=_approval_is_moot,
    ),
    MessageKind(name="need_noted", label=_("Need that a council writes down"), is_moot=_need_is_closed),
    MessageKind(
        name="need_waiting",
        label=_("Needs that wait"),
        is_reminder=True,
        after_lost_lease="ask",
        is_moot=_needs_have_moved,
    ),
]
