"""How many came, of an event that is known only by its numbers: each with the source that says it."""

from collections.abc import Mapping
from itertools import count
from typing import Any

from django.utils.translation import gettext as _

from events.models import Event
from events.rules.totals import PARTS, code_of, totals_key
from members.models import Person
from office import clock
from office.audit import note, operation
from office.models import DeclaredTotal
from office.refusals import Refused


@operation(on="event")
def declare_attendance(
    *,
    event: Event,
    totals: Mapping[str, int | None],
    source: str,
    by: Person | None,
    words: str = "",
    code: str = "",
    source_is_person: bool = False,
) -> Event:
    """By part («people», «administrations», «organizations_met»); None takes it away. Said again, nothing changes."""
    if not event.has_ended(clock.now()):
        raise Refused(_("The event is not over yet: its attendance is counted here."))
    if not source.strip():
        raise Refused(_("Write where the numbers come from: a document, a page, a person."), "source")
    if not event.slug:
        event.slug = _free(code or code_of(event.title, event.day))
        event.save(update_fields=["slug"])
    for part in PARTS:
        key, value = totals_key(event.slug, part), totals.get(part)
        days = {"starts_on": event.day, "ends_on": event.ends_on}
        rows = DeclaredTotal.objects.filter(key=key, **days)
        if value is None:
            rows.delete()
        elif not rows.filter(value=value, source=source.strip(), source_is_person=source_is_person).exists():
            rows.delete()
            DeclaredTotal.objects.create(
                key=key,
                value=value,
                source=source.strip(),
                source_is_person=source_is_person,
                words=words,
                declared_by=by,
                **days,
            )
    said: dict[str, Any] = {part: totals.get(part) for part in PARTS}
    note(**said)
    return event


def move_totals(event: Event) -> None:
    """The day of an event was put right: what a document says of it is of that day too."""
    if event.slug:
        keys = [totals_key(event.slug, part) for part in PARTS]
        DeclaredTotal.objects.filter(key__in=keys).update(starts_on=event.day, ends_on=event.ends_on)


def _free(code: str) -> str:
    """Two events of one name in a year: the second is called «jornada-2026-2»."""
    taken = set(Event.objects.filter(slug__startswith=code).values_list("slug", flat=True))
    candidates = (code if number == 1 else f"{code}-{number}" for number in count(1))
    return next(name for name in candidates if name not in taken)
