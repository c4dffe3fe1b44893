"""The hours of a service: a budget is opened with its accounts, and everything after is a movement."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from advisory.models import AdvisoryService, HourAccount, HourBudget, LedgerEntry
from advisory.operations import ledger
from members.models import Person
from office.audit import operation
from office.refusals import Refused
from workplan.models import FundingSource

Kind = HourAccount.Kind
LONGEST_GRANT = 100_000 * 60  # minutes; beyond it somebody has typed minutes for hours


@operation(under="service")
def open_budget(
    *,
    service: AdvisoryService,
    starts_on: date,
    ends_on: date,
    minutes: int,
    by: Person | None,
    funding: FundingSource | None = None,
    note: str = "",
) -> HourBudget:
    """The budget of a period with its first grant, in minutes."""
    if not service.has_budget:
        raise Refused(_("%s has no hour budget: its sessions are not charged.") % service, "service")
    if ends_on < starts_on:
        raise Refused(_("The period ends before it begins."), "ends_on")
    budget = HourBudget(
        service=service, starts_on=starts_on, ends_on=ends_on, funding=funding, note=note.strip()
    )
    try:
        with transaction.atomic():
            budget.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("This service already has a budget in some of those days."), "starts_on") from error
    for kind in (Kind.SOURCE, Kind.POOL, Kind.DELIVERED, Kind.LAPSED):
        HourAccount.objects.create(budget=budget, kind=kind)
    _grant(budget, minutes, by, _("Opening"))
    return budget


@operation(on="budget")
def grant_hours(*, budget: HourBudget, minutes: int, reason: str, by: Person | None) -> HourBudget:
    """More hours for the same period."""
    check_open(budget)
    if not reason.strip():
        raise Refused(_("Write where these hours come from."), "reason")
    _grant(budget, minutes, by, reason.strip())
    return budget


def _grant(budget: HourBudget, minutes: int, by: Person | None, reason: str) -> None:
    if not 0 < minutes <= LONGEST_GRANT:
        raise Refused(_("Write how many hours: more than none, and not beyond all measure."), "minutes")
    number = LedgerEntry.objects.filter(debit__budget=budget, kind=LedgerEntry.Kind.GRANT).count() + 1
    ledger.post(
        kind=LedgerEntry.Kind.GRANT, debit=account(budget, Kind.SOURCE), credit=account(budget, Kind.POOL),
        minutes=minutes, key=f"budget:{budget.pk}:grant:{number}", by=by, reason=reason,
    )  # fmt: skip


def account(budget: HourBudget, kind: str) -> HourAccount:
    found: HourAccount = budget.accounts.get(kind=kind)
    return found


def check_open(budget: HourBudget) -> None:
    if budget.is_closed:
        raise Refused(_("This budget is closed: what changes goes into the one of the next period."))
