"""On which account the hours of a session are held: a package of its council, or the pool of the budget."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from advisory.models import AdvisoryService, HourAccount, HourBudget
from members.models import Organization
from office import clock
from office.refusals import Refused


def account_for(
    service: AdvisoryService, organizations: Iterable[Organization], day: date | None = None
) -> HourAccount | None:
    """None where the service has no budget. Refused where it has one and none of that day is open."""
    if not service.has_budget:
        return None
    on = day or clock.today()
    budget = HourBudget.objects.of(service, on).first()
    if budget is None:
        raise Refused(
            _("%(service)s: there is no hour budget for %(year)s yet. The coordination has to open it.")
            % {"service": service, "year": on.year},
            "day" if day else None,
        )
    return _package(budget, organizations, on) or budget.accounts.get(kind=HourAccount.Kind.POOL)


def _package(budget: HourBudget, organizations: Iterable[Organization], on: date) -> HourAccount | None:
    """Of the first council that has one; who asks stands first."""
    for organization in organizations:
        package = HourAccount.objects.usable_by(organization, on).filter(budget=budget).first()
        if package is not None:
            found: HourAccount = package
            return found
    return None
