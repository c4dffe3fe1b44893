"""What the expert writes down after a session, all of it at once or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession
from advisory.operations.materials import add_material
from advisory.operations.outcomes import log_outcome
from members import operations as members
from members.models import Need, Organization, Person
from office.refusals import Refused

# As they are called where the outcome is written.
MATERIAL_FIELDS = {"title": "material_title", "url": "material_url", "upload": "material_file"}


@dataclass(frozen=True)
class Material:
    """A link or a file, with what it is."""

    title: str
    url: str = ""
    upload: "UploadedFile[Any] | None" = None


def log_session(
    *,
    session: AdvisorySession,
    minutes_used: int,
    summary: str,
    by: Person | None,
    follow_up: str = "",
    is_need_answered: bool = True,
    new_needs: Sequence[tuple[Organization, str]] = (),
    materials: Sequence[Material] = (),
) -> AdvisorySession:
    """The outcome, the needs that came up and are not solved, and what the expert leaves: each its operation."""
    with transaction.atomic():
        log_outcome(
            session=session, minutes_used=minutes_used, summary=summary, follow_up=follow_up,
            is_need_answered=is_need_answered, by=by,
        )  # fmt: skip
        for organization, words in new_needs:
            _note_need(session, organization, words, by)
        for material in materials:
            _leave(session, material, by)
    return session


def _leave(session: AdvisorySession, material: Material, by: Person | None) -> None:
    try:
        add_material(session=session, title=material.title, url=material.url, upload=material.upload, by=by)
    except Refused as refusal:
        raise Refused(refusal.sentence, MATERIAL_FIELDS.get(refusal.field or "")) from refusal


def _note_need(session: AdvisorySession, organization: Organization, words: str, by: Person | None) -> None:
    if not session.councils.filter(organization=organization).exists():
        raise Refused(_("%s does not take part in this session.") % organization, "need_of")
    members.record_need(
        organization=organization, words=words, source=Need.Source.MEETING, topic=session.topic, by=by
    )
