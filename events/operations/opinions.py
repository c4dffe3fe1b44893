"""What people thought of an event: asked by a link that says which event and never who."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Event, Opinion
from members.models import Person
from office import clock, links
from office.audit import operation
from office.models import SignedLink
from office.refusals import Refused

OPINION = "event_opinion"
DAYS = 30


def opinion_address(event: Event) -> str:
    """A new link, to be used once; nothing of it says to whom it is sent."""
    link = links.create(OPINION, subject_id=event.pk, days=DAYS, single_use=True, speaks_for_person=False)
    return reverse("event_opinion", args=[link.token])


@operation(under="event")
def give_opinion(
    *,
    event: Event,
    score: int,
    link: SignedLink,
    by: Person | None,
    useful: int | None = None,
    words: str = "",
) -> Opinion:
    if not event.has_ended(clock.now()):
        raise Refused(_("The event is not over yet: come back to this link when it is."))
    links.use(link)
    # The hour in which it was used would tie the answer to the address that the link went to.
    SignedLink.objects.filter(pk=link.pk).update(used_at=F("created_at"))
    return Opinion.objects.create(event=event, score=score, useful=useful, words=words.strip())
