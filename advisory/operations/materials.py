"""What the expert leaves: a file or a link."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession, SessionMaterial
from advisory.rules import states
from members.models import Person
from office import attachments, audit
from office.audit import operation
from office.refusals import Refused


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
    file = attachments.check_and_store(title=title, url=url, upload=upload, by=by)
    SessionMaterial.objects.create(
        session=session,
        title=title.strip(),
        url=url,
        file=file,
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
    attachments.let_go(file)
    return session
