"""A link or a file that somebody leaves with something: one of the two, and nothing that leads elsewhere."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from office import clock, files
from office.models import StoredFile
from office.refusals import Refused

check_address = URLValidator(schemes=["http", "https"])


def check_and_store(
    *, title: str, url: str, upload: "UploadedFile[Any] | None", by: Any
) -> StoredFile | None:
    """The file, where it is one; inside the operation that keeps it. The fields are «title», «url» and «upload»."""
    if not title.strip():
        raise Refused(_("Say what it is."), "title")
    if bool(url) == bool(upload):
        raise Refused(_("Give a link or a file: one of the two."), "url")
    if upload:
        return _stored(upload, by)
    _check(url)
    return None


def let_go(file: StoredFile | None) -> None:
    """It is deleted in the night."""
    if file:
        file.delete_on = clock.today()
        file.save(update_fields=["delete_on"])


def _stored(upload: "UploadedFile[Any]", by: Any) -> StoredFile:
    try:
        return files.store(upload, by=by)
    except Refused as refusal:
        raise Refused(refusal.sentence, "upload") from refusal


def _check(url: str) -> None:
    try:
        check_address(url)
    except ValidationError as error:
        raise Refused(_("Write the whole address of the link, with https://."), "url") from error
