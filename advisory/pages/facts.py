"""What is known of a session as lines of a letter: «Quan: dijous 3 de desembre de 2026, 10.00 h (hora de Catalunya)»."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisory.models import AdvisorySession
from advisory.pages.words import when_in_words
from office.minutes import in_words


def minutes_in_words(session: AdvisorySession) -> str:
    return in_words(session.minutes_used) if session.minutes_used is not None else ""


FACTS: dict[str, tuple[Any, Callable[[AdvisorySession], str]]] = {
    "service": (gettext_lazy("Service"), lambda session: str(session.service)),
    "topic": (gettext_lazy("Topic"), lambda session: str(session.topic or "")),
    "words": (gettext_lazy("What is needed"), lambda session: session.words),
    "suits": (gettext_lazy("When it suits"), lambda session: session.when_suits),
    "when": (gettext_lazy("When"), lambda session: when_in_words(session) if session.day else ""),
    "length": (gettext_lazy("Length"), lambda session: in_words(session.minutes) if session.minutes else ""),
    "modality": (gettext_lazy("Format"), lambda session: session.get_modality_display()),
    "place": (gettext_lazy("Place or link"), lambda session: session.place),
    "expert": (gettext_lazy("Expert"), lambda session: str(session.expert or "")),
    "side": (gettext_lazy("Who says it"), lambda session: session.get_closed_side_display()),
    "absent": (gettext_lazy("Who did not come"), lambda session: session.get_closed_side_display()),
    "reason": (gettext_lazy("Reason"), lambda session: session.closed_reason),
    "minutes": (gettext_lazy("Minutes it took"), minutes_in_words),
    "summary": (gettext_lazy("What was dealt with"), lambda session: session.summary),
    "follow_up": (gettext_lazy("What comes next"), lambda session: session.follow_up),
    "answer": (gettext_lazy("What does not agree"), lambda session: session.answer_words),
}


def lines(session: AdvisorySession, names: tuple[str, ...]) -> str:
    """One for each that is known."""
    found = [(label, value(session)) for label, value in (FACTS[name] for name in names)]
    return "\n".join(
        _("%(label)s: %(value)s") % {"label": label, "value": value} for label, value in found if value
    )
