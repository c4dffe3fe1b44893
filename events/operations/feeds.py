"""The private calendar of events of a person: its address is made, changed for another, and closed."""

from django.utils.translation import gettext as _

from events.calendar.feeds import DAYS, PURPOSE
from members.models import Person
from office import links
from office.audit import operation
from office.models import SignedLink
from office.refusals import Refused


@operation(under="person")
def renew_event_feed(*, person: Person, by: Person | None) -> SignedLink:
    """A new address; whoever has the one before sees nothing any more."""
    links.revoke_of(PURPOSE, person)
    return links.create(PURPOSE, subject_id=None, days=DAYS, person=person)


@operation(on="person")
def close_event_feed(*, person: Person, by: Person | None) -> Person:
    if not links.revoke_of(PURPOSE, person):
        raise Refused(_("This calendar had no address open."))
    return person
