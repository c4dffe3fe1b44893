"""Beside the form of a date: the hours that are left for it, and who will be told."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from advisory.models import AdvisorySession, HourBudget
from advisory.operations import ledger
from advisory.operations.agreeing import still_pays
from advisory.operations.charging import account_for
from advisory.rules import cancelling
from members.addresses import recipients_of
from office import clock
from office.minutes import in_words
from office.refusals import Refused


@dataclass(frozen=True)
class HoursLeft:
    """`minutes`: what this session can take, with what it already holds."""

    budget: HourBudget
    minutes: int

    @property
    def words(self) -> str:
        return in_words(self.minutes)

    def are_short_of(self, minutes: int | None) -> bool:
        return minutes is not None and minutes > self.minutes


def hours_left(session: AdvisorySession, day: date | None = None) -> HoursLeft | None:
    """On the account that the session would be charged to that day; None where there is no budget of it."""
    if not session.service.has_budget:
        return None
    on, own = day or session.day or clock.today(), session.account
    if own is not None and still_pays(own, on):
        held = ledger.open_hold(session)
        return HoursLeft(own.budget, own.free_minutes + (held.minutes if held else 0))
    try:
        account = account_for(session.service, _councils(session), on)
    except Refused:
        return None
    return HoursLeft(account.budget, account.free_minutes) if account else None


def who_is_told(session: AdvisorySession) -> list[str]:
    """Each council with who gets the message there, and the expert."""
    councils = _councils(session)
    found = recipients_of(councils)
    names = []
    for council in councils:
        recipient = found.get(council.pk)
        if recipient is None:
            names.append(_("%s: there is nobody whom a message can reach") % council)
        else:
            names.append(f"{council}: {recipient.person or recipient.address}")
    return [*names, *([str(session.expert)] if session.expert else [])]


def no_show_share(session: AdvisorySession) -> int:
    """In per cent of what it holds, if it is the council that has not come."""
    service = session.service
    if session.account is None:
        return 0
    return cancelling.share(service.no_show_share, are_confirmed=service.rules_are_confirmed)


def _councils(session: AdvisorySession) -> list[Any]:
    return [row.organization for row in session.council_rows]  # type: ignore[attr-defined]
