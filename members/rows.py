"""A council in one line of a list: what it is, how big, where, since when, and its state in a word."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.models import Membership, Organization, Prospect

TONES = {"active": "well", "applicant": "soon", "suspended": "late"}


@dataclass(frozen=True)
class CouncilRow:
    title: str
    url: str
    note: str
    comarca: str
    since: str
    state: str
    tone: str


def council_row(organization: Any) -> CouncilRow:
    """Of an organization that comes from `for_list`; asks the database for nothing."""
    state, since = organization.membership_state, organization.membership_since
    word = Membership.State(state).label if state else ""
    if organization.is_prospect and state not in Membership.IN_NETWORK:
        word, since = Prospect.State.OPEN.label, organization.prospect_since
    return CouncilRow(
        title=organization.short_name,
        url=organization.get_absolute_url(),
        note=council_note(organization.kind, organization.residents),
        comarca=organization.comarca_name or "",
        since=_since(since),
        state=str(word),
        tone=TONES.get(state or "", "neutral"),
    )


def council_note(kind: str, residents: int) -> str:
    """«Ajuntament · 4.512 habitants»"""
    number = number_format(residents, force_grouping=True)
    words = ngettext("%(number)s resident", "%(number)s residents", residents) % {"number": number}
    return f"{Organization.Kind(kind).label} · {words}"


def _since(day: date | None) -> str:
    return _("since %(since)s") % {"since": date_format(day, "SHORT_DATE_FORMAT")} if day else ""
