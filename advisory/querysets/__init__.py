from advisory.querysets.budgets import AccountQuerySet, BudgetQuerySet, EntryQuerySet
from advisory.querysets.councils import SessionCouncilQuerySet
from advisory.querysets.hours import HoursQuerySet, PublishedQuerySet
from advisory.querysets.services import ServiceQuerySet
from advisory.querysets.sessions import SessionQuerySet

__all__ = [
    "AccountQuerySet",
    "BudgetQuerySet",
    "EntryQuerySet",
    "HoursQuerySet",
    "PublishedQuerySet",
    "ServiceQuerySet",
    "SessionCouncilQuerySet",
    "SessionQuerySet",
]
