"""Several people in one sending: all of them, or none."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from events.models import Event, Registration
from events.operations.registering import register
from members.models import Organization, Person
from office.refusals import Refused


def register_people(
    *, event: Event, entries: Iterable[dict[str, Any]], by: Person | None, on_behalf_of: Organization | None = None,
    **given: Any,
) -> list[Registration]:  # fmt: skip
    """A refusal says of whom it is, and nobody of the same sending is registered."""
    rows = list(entries)
    made: list[Registration] = []
    with transaction.atomic():
        for entry in rows:
            acted_for = on_behalf_of or entry.get("organization")
            try:
                made.append(
                    register(event=event, by=by, on_behalf_of=acted_for if by else None, **entry, **given)
                )
            except Refused as refusal:
                if len(rows) == 1:
                    raise
                who = entry.get("person") or entry.get("name")
                raise Refused(f"{who}: {refusal.sentence}") from refusal
    return made
