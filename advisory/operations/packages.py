"""Hours of the budget set aside for one council, and what it does not use given back."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from advisory.models import HourAccount, HourBudget, LedgerEntry
from advisory.operations import ledger
from advisory.operations.asking import check_council
from advisory.operations.budgets import account, check_open, check_some, key_of
from members.models import Organization, Person
from office import clock
from office.audit import operation
from office.refusals import Refused

Kind, Entry = HourAccount.Kind, LedgerEntry.Kind


@operation(on="budget")
def allocate_package(
    *,
    budget: HourBudget,
    organization: Organization,
    minutes: int,
    by: Person | None,
    valid_until: date | None = None,
    reason: str = "",
    once: UUID | None = None,
) -> HourBudget:
    """Hours that only this council can ask for, until a day; of a council that has some, they add up."""
    check_open(budget)
    check_some(minutes)
    _check_day(budget, valid_until)
    check_council(budget.service, organization)
    package = HourAccount.objects.get_or_create(
        budget=budget, kind=Kind.PACKAGE, organization=organization, defaults={"valid_until": valid_until}
    )[0]
    package.valid_until = valid_until
    package.save(update_fields=["valid_until"])
    ledger.post(
        kind=Entry.ALLOCATE, debit=account(budget, Kind.POOL), credit=package, minutes=minutes,
        key=key_of(budget, Entry.ALLOCATE, once), by=by, reason=reason.strip(),
    )  # fmt: skip
    return budget


def _check_day(budget: HourBudget, valid_until: date | None) -> None:
    if valid_until is None:
        return
    if valid_until > budget.ends_on:
        raise Refused(_("The budget ends before: a package cannot last longer."), "valid_until")
    if valid_until < clock.today():
        raise Refused(_("That day has already gone by: nobody could use the package."), "valid_until")


@operation(on="budget")
def return_package(
    *, budget: HourBudget, package: HourAccount, reason: str, by: Person | None, once: UUID | None = None
) -> HourBudget:
    """What nobody holds of it flows back for everybody; its sessions to come keep their hours."""
    check_open(budget)
    ledger.lock(budget.accounts.all())
    free = HourAccount.objects.get(pk=package.pk, budget=budget, kind=Kind.PACKAGE).free_minutes
    if not free:
        raise Refused(_("Nothing is left in this package to give back."))
    ledger.post(
        kind=Entry.RETURN, debit=package, credit=account(budget, Kind.POOL), minutes=free,
        key=key_of(budget, Entry.RETURN, once), by=by, reason=reason.strip(),
    )  # fmt: skip
    return budget
