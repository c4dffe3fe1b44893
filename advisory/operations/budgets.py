"""The hours of a service: a budget is opened with its accounts, and everything after is a movement."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from advisory.models import AdvisoryService, HourAccount, HourBudget, LedgerEntry
from advisory.operations import ledger
from members.models import Person
from office import clock
from office.audit import operation
from office.refusals import Refused
from workplan.models import FundingSource

Kind = HourAccount.Kind
FURTHEST_YEARS = 10
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
    for field, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        _check_year(day, field)
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


def _check_year(day: date, field: str) -> None:
    """A year typed wrongly would have a statement of thousands of months."""
    if abs(day.year - clock.today().year) > FURTHEST_YEARS:
        raise Refused(_("That date is more than ten years away: is the year right?"), field)


@operation(on="budget")
def edit_budget(
    *, budget: HourBudget, note: str, by: Person | None, funding: FundingSource | None = None
) -> HourBudget:
    """What is said about it. Its hours change by movements only, and its period stays."""
    check_open(budget)
    budget.funding, budget.note = funding, note.strip()
    budget.save(update_fields=["funding", "note"])
    return budget


@operation(on="budget")
def grant_hours(
    *, budget: HourBudget, minutes: int, reason: str, by: Person | None, once: UUID | None = None
) -> HourBudget:
    """More hours for the same period. `once` is of the form: sent twice, it grants once."""
    check_open(budget)
    _grant(budget, minutes, by, said(reason, _("Write where these hours come from.")), once)
    return budget


def _grant(
    budget: HourBudget, minutes: int, by: Person | None, reason: str, once: UUID | None = None
) -> None:
    check_some(minutes)
    ledger.post(
        kind=LedgerEntry.Kind.GRANT, debit=account(budget, Kind.SOURCE), credit=account(budget, Kind.POOL),
        minutes=minutes, key=key_of(budget, LedgerEntry.Kind.GRANT, once), by=by, reason=reason,
    )  # fmt: skip


@operation(on="budget")
def adjust_hours(
    *,
    budget: HourBudget,
    debit: HourAccount,
    credit: HourAccount,
    minutes: int,
    reason: str,
    approved_by: Person,
    by: Person | None,
    once: UUID | None = None,
) -> HourBudget:
    """A correction between two accounts of the budget, by whoever answers for it and says why."""
    check_open(budget)
    check_some(minutes)
    if debit.pk == credit.pk:
        raise Refused(_("Choose two accounts: from which one, and into which other one."), "credit")
    if {debit.budget_id, credit.budget_id} != {budget.pk}:
        raise Refused(_("Both accounts have to be of this budget."), "debit")
    ledger.post(
        kind=LedgerEntry.Kind.ADJUST, debit=debit, credit=credit, minutes=minutes, by=by,
        key=key_of(budget, LedgerEntry.Kind.ADJUST, once), approved_by=approved_by,
        reason=said(reason, _("Write why: it stays beside the movement.")),
    )  # fmt: skip
    return budget


def account(budget: HourBudget, kind: str) -> HourAccount:
    found: HourAccount = budget.accounts.get(kind=kind)
    return found


def key_of(budget: HourBudget, kind: str, once: UUID | None) -> str:
    """Of the form, where there is one; else the next of its kind: the budget is locked meanwhile."""
    if once:
        return f"form:{once}"
    number = LedgerEntry.objects.filter(debit__budget=budget, kind=kind).count() + 1
    return f"budget:{budget.pk}:{kind}:{number}"


def check_open(budget: HourBudget) -> None:
    if budget.is_closed:
        raise Refused(ledger.closed_in_words(budget))


def check_some(minutes: int) -> None:
    if not 0 < minutes <= LONGEST_GRANT:
        raise Refused(_("Write how many hours: more than none, and not beyond all measure."), "minutes")


def said(reason: str, otherwise: str) -> str:
    """Why, without which nothing moves."""
    if not reason.strip():
        raise Refused(otherwise, "reason")
    return reason.strip()
