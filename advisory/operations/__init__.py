from advisory.operations.agreeing import (
    agree_date,
    assign_expert,
    cancel_session,
    confirm_request,
    decline_session,
    expire_request,
)
from advisory.operations.asking import offer_session, request_session
from advisory.operations.budgets import grant_hours, open_budget
from advisory.operations.collective import invite_council, join_session, leave_session, reply_to_offer
from advisory.operations.outcomes import (
    accept_silence,
    approve_overrun,
    confirm_outcome,
    correct_minutes,
    dispute_outcome,
    log_outcome,
    mark_no_show,
)

__all__ = [
    "accept_silence",
    "agree_date",
    "approve_overrun",
    "assign_expert",
    "cancel_session",
    "confirm_outcome",
    "confirm_request",
    "correct_minutes",
    "decline_session",
    "dispute_outcome",
    "expire_request",
    "grant_hours",
    "invite_council",
    "join_session",
    "leave_session",
    "log_outcome",
    "mark_no_show",
    "offer_session",
    "open_budget",
    "reply_to_offer",
    "request_session",
]
