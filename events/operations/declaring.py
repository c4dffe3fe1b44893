"""How many came, where only the number is known («33 persones de 22 administracions») and its source."""

from collections.abc import Mapping
from itertools import count

from django.utils.text import slugify
from django.utils.translation import gettext as _

from events.figures import key_of
from events.models import Event
from members.models import Person
from office import clock
from office.audit import operation
from office.operations import declare_total
from office.refusals import Refused


@operation(on="event")
def declare_counts(
    *,
    event: Event,
    counts: Mapping[str, int],
    source: str,
    by: Person | None,
    words: str = "",
    slug: str = "",
) -> Event:
    """From now on they are the figures of the event, beside whoever is written down by name."""
    if event.state != Event.State.ANNOUNCED or not event.has_ended(clock.now()):
        raise Refused(_("How many came is declared when the event is over."))
    if not counts:
        raise Refused(_("Write at least one number."), "people")
    if not event.slug:
        event.slug = _free(slug or slugify(f"{event.title[:30]} {event.day.year}"))
        event.save(update_fields=["slug"])
    for counted, value in counts.items():
        declare_total(
            key=key_of(event, counted), value=value, starts_on=event.day, ends_on=event.ends_on,
            source=source, words=words, by=by,
        )  # fmt: skip
    return event


def _free(slug: str) -> str:
    """Two events of one name in a year: the second is called «jornada-2026-2»."""
    taken = set(Event.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    candidates = (slug if number == 1 else f"{slug}-{number}" for number in count(1))
    return next(name for name in candidates if name not in taken)
