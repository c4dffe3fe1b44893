"""Hours that are left for a council today, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from advisory.models import AdvisoryService, HourAccount, HourBudget
from members.models import Organization
from office.minutes import in_words


@dataclass(frozen=True)
class Left:
    """What can still be held for a service: of the council's package where it has one, or of everybody's hours."""

    service: AdvisoryService
    budget: HourBudget | None = None
    minutes: int = 0
    is_package: bool = False

    def is_enough_for(self, minutes: int) -> bool:
        return not self.service.has_budget or self.minutes >= minutes

    @property
    def as_fact(self) -> dict[str, str]:
        return {"label": _("Hours of %s") % self.service, "value": self.in_words}

    @property
    def in_words(self) -> str:
        """Nothing to say of a service that spends no hours."""
        if not self.service.has_budget:
            return ""
        if self.budget is None:
            return _("Its hour budget of this year is not open yet")
        values = {"left": in_words(self.minutes), "years": self.budget.years}
        if self.is_package:
            return _("%(left)s left of your package of %(years)s") % values
        if self.minutes <= 0:
            return _("No hours left in the budget of %(years)s") % values
        return _("%(left)s left in the budget of %(years)s") % values


def hours_left(
    services: Iterable[AdvisoryService], organization: Organization | None = None
) -> dict[int, Left]:
    """By service, in one query; without a council, the hours of everybody."""
    accounts = HourAccount.objects.open_for(organization).select_related("budget__service")
    known = {left.service.pk: left for left in left_of(accounts)}
    return {service.pk: known.get(service.pk, Left(service)) for service in services}


def left_of(accounts: Iterable[HourAccount]) -> list[Left]:
    """One for each service: a package of the council goes before the hours of everybody."""
    chosen: dict[int, HourAccount] = {}
    for account in sorted(accounts, key=_is_package):
        chosen[account.budget.service_id] = account
    return [
        Left(account.budget.service, account.budget, max(account.free_minutes, 0), _is_package(account))
        for account in chosen.values()
    ]


def _is_package(account: HourAccount) -> bool:
    return account.kind == HourAccount.Kind.PACKAGE
