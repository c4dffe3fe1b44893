"""Private files: judged by content, size and name before they are kept, handed out as attachments only."""

import hashlib
import logging
import re
import unicodedata
import uuid
from collections.abc import Mapping
from datetime import date
from io import BufferedRandom
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from office import clock, scanning
from office.file_kinds import DOCUMENTS, FileKind
from office.models import StoredFile
from office.refusals import Refused

NAME_LENGTH = 120
log = logging.getLogger(__name__)


def store(
    upload: "UploadedFile[Any]",
    *,
    by: Any,
    kinds: Mapping[str, FileKind] = DOCUMENTS,
    replaces: StoredFile | None = None,
    delete_on: date | None = None,
) -> StoredFile:
    """Keep an upload, or refuse it with a sentence. Called inside an operation."""
    name, kind, content = judge(upload, kinds)
    return _keep(
        StoredFile(
            name=name,
            media_type=kind.media_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            uploaded_by=by,
            delete_on=delete_on,
        ),
        content,
        replaces,
    )


def keep_own(
    name: str, content: bytes, *, media_type: str, by: Any, delete_on: date | None = None
) -> StoredFile:
    """Keep what the portal itself has made; nothing of it came from outside."""
    made = StoredFile(
        name=clean_name(name),
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by=by,
        delete_on=delete_on,
    )
    return _keep(made, content, None)


def keep_large(
    name: str, content: BufferedRandom, *, media_type: str, by: Any, delete_on: date
) -> StoredFile:
    """The same of what is too large for the memory: an open file, read in pieces."""
    content.seek(0)
    sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    made = StoredFile(
        name=clean_name(name),
        media_type=media_type,
        size=content.tell(),
        sha256=sha256,
        uploaded_by=by,
        delete_on=delete_on,
    )
    content.seek(0)
    return _keep(made, content, None)


def judge(upload: "UploadedFile[Any]", kinds: Mapping[str, FileKind]) -> tuple[str, FileKind, bytes]:
    """Name, kind and content of an upload of one of these kinds; what it is not is refused."""
    name = clean_name(upload.name or "")
    extension = extension_of(name)
    if extension not in kinds:
        allowed = ", ".join(sorted({kind.label for kind in kinds.values()}))
        raise Refused(_("The portal takes these kinds of file: %s.") % allowed)
    content = _read(upload)
    kind = kinds[extension]
    if not kind.accepts(content):
        raise Refused(
            _("The content of «%(name)s» is not that of a %(kind)s file: open it and save it again.")
            % {"name": name, "kind": kind.label}
        )
    _check_for_viruses(name, content)
    return name, kind, content


def extension_of(name: str) -> str:
    return name.rpartition(".")[2].lower()


def clean_name(given: str) -> str:
    """The last part of a path, without what could hide its ending or leave its folder."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    # Control and invisible marks: a right-to-left mark shows «fdp.exe» as «exe.pdf».
    visible = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    stem, _dot, extension = visible.strip(" .").rpartition(".")
    if not stem.strip(" .") or not extension:
        raise Refused(_("The file needs a name with its ending, for instance «acord.pdf»."))
    return f"{stem.strip(' .')[:NAME_LENGTH]}.{extension}"


def _read(upload: "UploadedFile[Any]") -> bytes:
    if not upload.size:
        raise Refused(_("The file is empty."))
    if upload.size > settings.MAX_UPLOAD_BYTES:
        limit = filesizeformat(settings.MAX_UPLOAD_BYTES)
        raise Refused(_("The file is larger than %s. Make it smaller or send it in parts.") % limit)
    upload.seek(0)
    content: bytes = upload.read()
    return content


def _check_for_viruses(name: str, content: bytes) -> None:
    """A scanner that does not answer lets nothing in."""
    try:
        virus = scanning.scan(content)
    except OSError as error:
        log.exception("virus scanner does not answer")
        raise Refused(
            _("The file could not be checked for viruses, and is not kept: try again in a few minutes.")
        ) from error
    if virus:
        log.warning("upload with a virus refused", extra={"virus": virus})
        raise Refused(_("«%s» contains a virus: we have not kept it.") % name)


def _keep(made: StoredFile, content: bytes | IO[bytes], replaces: StoredFile | None) -> StoredFile:
    if replaces is not None:
        if StoredFile.objects.filter(replaces=replaces).exists():
            raise Refused(_("Somebody has already put a newer version: open the page again."))
        made.replaces = replaces
        made.version = replaces.version + 1
    # On the disk a name of our own: what people type never becomes a path.
    made.content.save(f"{uuid.uuid4().hex}.{extension_of(made.name)}", _opened(content), save=False)
    made.save()
    return made


def _opened(content: bytes | IO[bytes]) -> "File[Any]":
    return ContentFile(content) if isinstance(content, bytes) else File(content)


def as_attachment(stored: StoredFile) -> FileResponse:
    """For a view that has already decided that the person may have it."""
    answer = FileResponse(
        opened(stored), as_attachment=True, filename=stored.name, content_type=stored.media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    # Whoever opens it in the browser all the same gets a page that can do nothing.
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer


def opened(stored: StoredFile) -> "File[Any]":
    """Its content, to be handed out; 404 where it is not kept any more."""
    if stored.deleted_at or not stored.content:
        raise Http404
    try:
        return stored.content.open("rb")
    except FileNotFoundError as error:
        log.exception("a kept file is missing from the disk", extra={"file": stored.pk})
        raise Http404 from error


def as_sealed(stored: StoredFile, seal: str) -> bytes:
    """Its content, if it is still the one of that SHA-256; 404 otherwise."""
    with opened(stored) as kept:
        content: bytes = kept.read()
    if hashlib.sha256(content).hexdigest() != seal:
        log.error("a kept file is not what was sealed", extra={"file": stored.pk})
        raise Http404
    return content


def blank_expired() -> int:
    """Remove the bytes and the name of files whose day has come; the row says that there was one."""
    expired = StoredFile.objects.filter(delete_on__lte=clock.today(), deleted_at=None)
    count = 0
    for stored in expired.iterator():
        stored.content.delete(save=False)
        stored.name, stored.uploaded_by, stored.deleted_at = "", None, clock.now()
        stored.save(update_fields=["content", "name", "uploaded_by", "deleted_at"])
        count += 1
    return count
