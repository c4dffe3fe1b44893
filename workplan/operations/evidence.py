"""Evidence written down by hand: a dated sentence with its proof, a link or a file."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from members.checks import FIRST_YEAR
from members.models import Person
from office import audit, clock, files
from office.audit import operation
from office.models import StoredFile
from office.refusals import Refused
from workplan.models import Action, LinkedEvidence
from workplan.operations.states import check_open


@operation(under="action")
def add_evidence(
    *,
    action: Action,
    sentence: str,
    happened_on: date,
    by: Person | None,
    url: str = "",
    upload: "UploadedFile[Any] | None" = None,
) -> LinkedEvidence:
    check_open(action)
    _check(sentence, happened_on, url, upload)
    if not url and not upload:
        raise Refused(_("Give a link or a file that shows it."), "url")
    return LinkedEvidence.objects.create(
        action=action,
        sentence=sentence,
        happened_on=happened_on,
        url=url,
        file=_stored(upload, by),
        added_by=by,
    )


@operation(on="evidence", under="evidence.action")
def edit_evidence(
    *,
    evidence: LinkedEvidence,
    sentence: str,
    happened_on: date,
    by: Person | None,
    url: str = "",
    upload: "UploadedFile[Any] | None" = None,
) -> LinkedEvidence:
    """A link or another file takes the place of what there was; without either, the file stays."""
    assert evidence.action
    check_open(evidence.action)
    _check(sentence, happened_on, url, upload)
    if not url and not upload and not evidence.file:
        raise Refused(_("Give a link or a file that shows it."), "url")
    evidence.sentence, evidence.happened_on, evidence.url = sentence, happened_on, url
    if url or upload:
        _let_go(evidence.file)
        evidence.file = _stored(upload, by)
    evidence.save()
    return evidence


@operation(on="action")
def remove_evidence(*, action: Action, evidence: LinkedEvidence, by: Person | None) -> Action:
    """What it said stays in the history of the action; its file is deleted in the night."""
    check_open(action)
    audit.note(evidence=f"{evidence.happened_on:%d/%m/%Y}: {evidence.sentence}")
    file = evidence.file
    evidence.delete()
    _let_go(file)
    return action


def _check(sentence: str, happened_on: date, url: str, upload: "UploadedFile[Any] | None") -> None:
    if not sentence.strip():
        raise Refused(_("Say in a sentence what was done."), "sentence")
    if happened_on > clock.today():
        raise Refused(_("That day is still to come: evidence is of what has been done."), "happened_on")
    if happened_on.year < FIRST_YEAR:
        raise Refused(_("That date is of long ago: is the year right?"), "happened_on")
    if url and upload:
        raise Refused(
            _("Leave only one, the link or the file. For both, write two pieces of evidence."), "url"
        )


def _stored(upload: "UploadedFile[Any] | None", by: Person | None) -> StoredFile | None:
    if upload is None:
        return None
    try:
        return files.store(upload, by=by)
    except Refused as refusal:
        raise Refused(refusal.sentence, "upload") from refusal


def _let_go(file: StoredFile | None) -> None:
    if file:
        file.delete_on = clock.today()
        file.save(update_fields=["delete_on"])
