"""On which days a session of so many minutes could be charged, by the accounts that there are. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Account:
    """The hours of everybody, or the package of a council, in one budget; both days included."""

    budget: int
    starts_on: date
    ends_on: date
    free_minutes: int
    is_package: bool = False


def chargeable(accounts: Iterable[Account], minutes: int) -> list[tuple[date, date]]:
    """Periods, both days included. While a package is valid it alone is charged, whatever is left in it."""
    found: list[tuple[date, date]] = []
    by_budget: dict[int, dict[bool, Account]] = {}
    for account in accounts:
        by_budget.setdefault(account.budget, {})[account.is_package] = account
    for of_budget in by_budget.values():
        package, pool = of_budget.get(True), of_budget.get(False)
        if package and package.free_minutes >= minutes:
            found.append((package.starts_on, package.ends_on))
        if pool and pool.free_minutes >= minutes:
            since = package.ends_on + ONE_DAY if package else pool.starts_on
            if since <= pool.ends_on:
                found.append((since, pool.ends_on))
    return sorted(found)
