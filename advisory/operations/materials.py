"""What the expert leaves: a file or a link."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession, SessionMaterial
from advisory.rules import states
from members.models import Person
from office import audit, clock, files
from office.audit import operation
from office.models import StoredFile
from office.refusals import Refused

check_address = URLValidator(schemes=["http", "https"])


@operation(on="session")
def add_material(
    *,
    session: AdvisorySession,
    title: str,
    by: Person | None,
    url: str = "",
    upload: "UploadedFile[Any] | None" = None,
) -> AdvisorySession:
    if session.state not in states.TAKES_TIME:
        raise Refused(_("This session was not held: nothing is left in it."))
    if not title.strip():
        raise Refused(_("Say what it is."), "title")
    if bool(url) == bool(upload):
        raise Refused(_("Give a link or a file: one of the two."), "url")
    SessionMaterial.objects.create(
        session=session,
        title=title.strip(),
        url=_checked(url),
        file=_stored(upload, by) if upload else None,
    )
    audit.note(material=title.strip())
    return session


@operation(on="session")
def remove_material(
    *, session: AdvisorySession, material: SessionMaterial, by: Person | None
) -> AdvisorySession:
    """Its title stays in the history of the session; its file is deleted in the night."""
    if material.session_id != session.pk:
        raise Refused(_("That is of another session."))
    audit.note(material=material.title)
    file = material.file
    material.delete()
    if file:
        file.delete_on = clock.today()
        file.save(update_fields=["delete_on"])
    return session


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
