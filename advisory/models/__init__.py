from advisory.models.budgets import HourAccount, HourBudget, LedgerEntry, PeriodClosing
from advisory.models.hours import DaysOff, PublishedHours
from advisory.models.services import AdvisoryService, ServiceExpert
from advisory.models.sessions import AdvisorySession, SessionCouncil, SessionMaterial

__all__ = [
    "AdvisoryService",
    "AdvisorySession",
    "DaysOff",
    "HourAccount",
    "HourBudget",
    "LedgerEntry",
    "PeriodClosing",
    "PublishedHours",
    "ServiceExpert",
    "SessionCouncil",
    "SessionMaterial",
]
