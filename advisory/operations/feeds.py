"""The private calendars of a person: an address is made, changed for another, and closed."""

from django.utils.translation import gettext as _

from advisory.calendar.feeds import DAYS, Feed
from members.models import Person
from office import clock, links
from office.audit import operation
from office.models import SignedLink
from office.refusals import Refused


@operation(under="person")
def renew_feed(*, person: Person, feed: Feed, by: Person | None) -> SignedLink:
    """A new address; whoever has the one before sees nothing any more."""
    _revoke(person, feed)
    return links.create(
        feed.purpose, subject_id=None, days=DAYS, person=person, organization=feed.organization
    )


@operation(on="person")
def close_feed(*, person: Person, feed: Feed, by: Person | None) -> Person:
    if not _revoke(person, feed):
        raise Refused(_("This calendar had no address open."))
    return person


def _revoke(person: Person, feed: Feed) -> int:
    standing = SignedLink.objects.filter(
        purpose=feed.purpose, person=person, revoked_at=None,
        organization_number=feed.organization.pk if feed.organization else None,
    )  # fmt: skip
    return standing.update(revoked_at=clock.now())
