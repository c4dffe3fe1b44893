"""What an event leaves: files and links; and the organizations that were met there."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from events.models import Event, EventMaterial
from members.models import Organization, Person
from office import clock, files
from office.audit import note, operation
from office.models import StoredFile
from office.refusals import Refused

check_address = URLValidator(schemes=["http", "https"])


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
    if not title.strip():
        raise Refused(_("Say what it is."), "title")
    if bool(url) == bool(upload):
        raise Refused(_("Give a link or a file: one of the two."), "url")
    EventMaterial.objects.create(
        event=event,
        kind=kind,
        title=title.strip(),
        url=_checked(url),
        file=_stored(upload, by) if upload else None,
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
    if file:
        file.delete_on = clock.today()
        file.save(update_fields=["delete_on"])
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


def _stored(upload: "UploadedFile[Any]", by: Person | None) -> StoredFile:
    try:
        return files.store(upload, by=by)
    except Refused as refusal:
        raise Refused(refusal.sentence, "upload") from refusal


def _checked(url: str) -> str:
    if url:
        try:
            check_address(url)
        except ValidationError as error:
            raise Refused(_("Write the whole address of the link, with https://."), "url") from error
    return url
