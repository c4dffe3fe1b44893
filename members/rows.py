"""A council in one line of a list: what it is, how big, where, since when, and its state in a word."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.models import Membership, Organization, Prospect
from office.tables import Column

TONES = {"active": "well", "applicant": "soon", "suspended": "late"}


@dataclass(frozen=True)
class CouncilRow:
    title: str
    url: str
    ine_code: str
    name: str
    kind: str  # of Organization.Kind
    residents: int
    comarca: str
    since_on: date | None
    state: str
    tone: str
    is_invented: bool

    @property
    def note(self) -> str:
        words = council_note(self.kind, self.residents)
        return f"{words} · {_('Demonstration data')}" if self.is_invented else words

    @property
    def since(self) -> str:
        if self.since_on is None:
            return ""
        return _("since %(since)s") % {"since": date_format(self.since_on, "SHORT_DATE_FORMAT")}


# The row as a file says it, with the code that tells councils apart; an import takes these headings back.
COUNCIL_COLUMNS = [
    Column(gettext_lazy("INE code"), lambda row: row.ine_code),
    Column(gettext_lazy("Council"), lambda row: row.name),
    Column(gettext_lazy("Municipality or comarca"), lambda row: row.title),
    Column(gettext_lazy("Kind of council"), lambda row: str(Organization.Kind(row.kind).label)),
    Column(gettext_lazy("Residents"), lambda row: row.residents),
    Column(gettext_lazy("Comarca"), lambda row: row.comarca),
    Column(gettext_lazy("State"), lambda row: row.state),
    Column(gettext_lazy("In this state since"), lambda row: row.since_on),
]


def council_row(organization: Any) -> CouncilRow:
    """Of an organization that comes from `for_list`; asks the database for nothing."""
    state, since = organization.membership_state, organization.membership_since
    word = Membership.State(state).label if state else ""
    if organization.is_prospect and state not in Membership.IN_NETWORK:
        word, since = Prospect.State.OPEN.label, organization.prospect_since
    return CouncilRow(
        title=organization.short_name,
        url=organization.get_absolute_url(),
        ine_code=organization.ine_code or "",
        name=organization.name,
        kind=organization.kind,
        residents=organization.residents,
        comarca=organization.comarca_name or "",
        since_on=since,
        state=str(word),
        tone=TONES.get(state or "", "neutral"),
        is_invented=bool(organization.membership_is_invented),
    )


def council_note(kind: str, residents: int) -> str:
    """«Ajuntament · 4.512 habitants»"""
    number = number_format(residents, force_grouping=True)
    words = ngettext("%(number)s resident", "%(number)s residents", residents) % {"number": number}
    return f"{Organization.Kind(kind).label} · {words}"
