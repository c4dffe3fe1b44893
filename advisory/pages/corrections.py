"""What a session held, took and was charged, in words."""

from typing import Any

from django.utils.translation import gettext as _

from advisory.models import AdvisorySession
from advisory.operations.outcomes import charged_minutes, overrun_minutes
from office.minutes import in_words


def charges(session: AdvisorySession) -> dict[str, Any]:
    """As `components/facts.html` asks for them, with `beyond`: the minutes that wait for approval."""
    beyond = overrun_minutes(session)
    agreed, took = session.minutes, session.minutes_used
    facts: list[dict[str, Any]] = [
        {"label": _("Agreed length"), "value": in_words(agreed) if agreed is not None else ""},
        {"label": _("What it took"), "value": in_words(took) if took is not None else ""},
    ]
    if session.account is not None:
        facts += [
            {"label": _("Charged"), "value": in_words(charged_minutes(session))},
            {"label": _("Charged to"), "value": session.account.budget},
        ]
    return {"facts": facts, "beyond": in_words(beyond) if beyond else ""}
