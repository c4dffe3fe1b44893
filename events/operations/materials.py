"""What an event leaves: files and links; and the organizations that were met there."""

from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from events.models import Event, EventMaterial
from members.models import Organization, Person
from office import attachments
from office.audit import note, operation
from office.refusals import Refused


@operation(on="event")
def add_event_material(
    *,
    event: Event,
    kind: str,
    title: str,
    by: Person | None,
    url: str = "",
    upload: "UploadedFile[Any] | None" = None,
) -> Event:
    file = attachments.check_and_store(title=title, url=url, upload=upload, by=by)
    EventMaterial.objects.create(
        event=event,
        kind=kind,
        title=title.strip(),
        url=url,
        file=file,
    )
    note(material=title.strip(), kind=kind)
    return event


@operation(on="event")
def remove_event_material(*, event: Event, material: EventMaterial, by: Person | None) -> Event:
    """Its title stays in the history of the event; its file is deleted in the night."""
    if material.event_id != event.pk:
        raise Refused(_("That is of another event."))
    note(material=material.title)
    file = material.file
    material.delete()
    attachments.let_go(file)
    return event


@operation(on="event")
def write_organizations_met(
    *, event: Event, organizations: Iterable[Organization], by: Person | None
) -> Event:
    """Those that were met there, all of them; whoever is not in the list any more is taken off."""
    found = list(organizations)
    event.met.set(found)
    note(organizations=[one.pk for one in found])
    return event
