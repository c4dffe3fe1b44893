"""The private calendars of a person: an address is made, changed for another, and closed."""

from django.utils.translation import gettext as _

from advisory.calendar.feeds import DAYS, Feed
from members.models import Person
from office import links
from office.audit import operation
from office.models import SignedLink
from office.refusals import Refused


@operation(under="person")
def renew_feed(*, person: Person, feed: Feed, by: Person | None) -> SignedLink:
    """A new address; whoever has the one before sees nothing any more."""
    links.revoke_of(feed.purpose, person, feed.organization)
    return links.create(
        feed.purpose, subject_id=None, days=DAYS, person=person, organization=feed.organization
    )


@operation(on="person")
def close_feed(*, person: Person, feed: Feed, by: Person | None) -> Person:
    if not links.revoke_of(feed.purpose, person, feed.organization):
        raise Refused(_("This calendar had no address open."))
    return person
