"""What every page of an act on a session has beside its form."""

from typing import Any

from django.forms import BaseForm
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession
from advisory.pages.facts import FACTS
from advisory.pages.listed import ListedSession
from advisory.pages.words import asked_in_words

BESIDE = ("suits", "when", "length", "modality", "place", "expert")


def acting(session: AdvisorySession, form: BaseForm, **more: Any) -> dict[str, Any]:
    return {
        "session": session,
        "form": form,
        "heading": ListedSession(session).title,
        "known": known(session),
        **more,
    }


def known(session: AdvisorySession) -> list[dict[str, Any]]:
    """As `components/facts.html` asks for them; what nobody knows is left out."""
    lines = [(str(FACTS[name][0]), FACTS[name][1](session)) for name in BESIDE]
    attend = [
        (_("Who attends: %s") % row.organization.short_name, row.attendees)
        for row in session.council_rows  # type: ignore[attr-defined]
    ]
    found = [(_("Asked for on"), asked_in_words(session)), *lines, *attend]
    return [{"label": label, "value": value} for label, value in found if value]
