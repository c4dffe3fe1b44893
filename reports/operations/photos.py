"""Photographs of a section: a picture, words for who does not see it, and consent."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from members.models import Person
from office import attachments, files
from office.audit import operation
from office.refusals import Refused
from reports import pictures
from reports.models import Photo, PublishedPhoto, Section
from reports.operations.placing import last_position
from reports.operations.reports import check_is_open, check_is_there

NAME = "foto.jpg"  # its own could name somebody


@operation(under="section.report")
def add_photo(
    *,
    section: Section,
    upload: "UploadedFile[Any]",
    alternative: str,
    consent: str,
    by: Person | None,
    caption: str = "",
    credit: str = "",
    consent_kept: str = "",
) -> Photo:
    check_is_open(section.report)
    check_is_there(section)
    _check(alternative, consent, consent_kept)
    try:
        content = pictures.judged(upload)
    except Refused as refusal:
        raise Refused(refusal.sentence, "upload") from refusal
    file = files.keep_own(NAME, content, media_type=pictures.MEDIA_TYPE, by=by)
    return Photo.objects.create(
        section=section, file=file, position=last_position(section.photos), alternative=alternative.strip(),
        caption=caption, credit=credit, consent=consent, consent_kept=consent_kept.strip(),
    )  # fmt: skip


@operation(on="photo", under="photo.section.report")
def edit_photo(
    *,
    photo: Photo,
    alternative: str,
    consent: str,
    by: Person | None,
    caption: str = "",
    credit: str = "",
    consent_kept: str = "",
) -> Photo:
    check_is_open(photo.section.report)
    _check(alternative, consent, consent_kept)
    photo.alternative, photo.caption, photo.credit = alternative.strip(), caption, credit
    photo.consent, photo.consent_kept = consent, consent_kept.strip()
    photo.save()
    return photo


@operation(on="photo", under="photo.section.report")
def remove_photo(*, photo: Photo, by: Person | None) -> Photo:
    """Its file is deleted in the night, unless a published version shows it."""
    check_is_open(photo.section.report)
    Photo.objects.filter(pk=photo.pk).delete()
    if not PublishedPhoto.objects.filter(file=photo.file, version__withdrawal=None).exists():
        attachments.let_go(photo.file)
    return photo


def _check(alternative: str, consent: str, consent_kept: str) -> None:
    if not alternative.strip():
        raise Refused(_("Say what is seen, for who does not see it."), "alternative")
    if consent == Photo.Consent.GIVEN and not consent_kept.strip():
        raise Refused(_("Say where the consent is kept, so that it is found."), "consent_kept")
