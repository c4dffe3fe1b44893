"""Doors that open without signing in: for one purpose, until a moment, and closed with a sentence."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.signing import BadSignature
from django.db.models import Max
from django.utils.translation import gettext as _

from office import clock
from office.models import SignedLink
from office.models.links import SIGNER
from office.refusals import Refused


class LinkClosed(Refused):
    """Uncaught, it becomes a friendly page (`office.middleware.ClosedLinkMiddleware`)."""

    def __init__(self, sentence: str, status: int = 410) -> None:
        super().__init__(sentence)
        self.status = status


def create(
    purpose: str,
    *,
    subject_id: int | None,
    days: int,
    person: Any = None,
    organization: Any = None,
    single_use: bool = False,
    speaks_for_person: bool = True,
) -> SignedLink:
    """`speaks_for_person`: what is done with it may be written down as done by `person`."""
    return SignedLink.objects.create(
        purpose=purpose,
        subject_id=subject_id,
        person=person,
        organization_number=organization.pk if organization else None,
        expires_at=clock.now() + timedelta(days=days),
        is_single_use=single_use,
        speaks_for_person=speaks_for_person,
    )


def read(token: str, *purposes: str) -> SignedLink:
    """The link that the token names, for one of these purposes, if it is open; reading it changes nothing."""
    pk, _dot, signature = token.rpartition(".")
    try:
        number = SIGNER.unsign(f"{pk}:{signature}")
    except BadSignature:
        number = None
    # A token for one purpose opens no other door, and does not say that it would open one.
    found = SignedLink.objects.select_related("person").filter(purpose__in=purposes)
    link = found.filter(pk=number).first() if number else None
    if link is None:
        raise LinkClosed(_("This link is not complete. Copy it whole from the mail."), status=404)
    _check_open(link)
    return link


def _check_open(link: SignedLink) -> None:
    if link.revoked_at:
        raise LinkClosed(_("This link is no longer valid: a newer one has been sent, or it is not needed."))
    if link.is_single_use and link.used_at:
        raise LinkClosed(_("This link has already been used, and it works once."))
    if clock.now() >= link.expires_at:
        raise LinkClosed(_("This link has expired. Ask for a new one from who sent it to you."))


def last_sent(purpose: str, subjects: Iterable[int]) -> dict[int, datetime]:
    """When the link that still stands was sent, by the number of what it opens."""
    standing = SignedLink.objects.filter(purpose=purpose, subject_id__in=subjects, revoked_at=None)
    return dict(standing.values_list("subject_id").annotate(Max("created_at")))


def use(link: SignedLink) -> None:
    """Inside the operation that the link is for; of two at once, one is refused."""
    locked = SignedLink.objects.select_for_update(no_key=True).get(pk=link.pk)
    _check_open(locked)
    locked.used_at = link.used_at = clock.now()
    locked.save(update_fields=["used_at"])


def revoke(purpose: str, subject_id: int | None) -> None:
    open_links = SignedLink.objects.filter(purpose=purpose, subject_id=subject_id, revoked_at=None)
    open_links.update(revoked_at=clock.now())


def revoke_of(purpose: str, person: Any, organization: Any = None) -> int:
    """All of a person for one purpose, and for one organization where it is of one; how many were open."""
    number = organization.pk if organization else None
    own = SignedLink.objects.filter(
        purpose=purpose, person=person, organization_number=number, revoked_at=None
    )
    return own.update(revoked_at=clock.now())
