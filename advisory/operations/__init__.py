from advisory.operations.agreeing import (
    agree_date,
    assign_expert,
    cancel_session,
    confirm_request,
    decline_session,
    expire_request,
)
from advisory.operations.asking import offer_session, request_session
from advisory.operations.budgets import adjust_hours, edit_budget, grant_hours, open_budget
from advisory.operations.closing import approve_closing, cancel_closing, post_closing, prepare_closing
from advisory.operations.collective import invite_council, join_session, leave_session, reply_to_offer
from advisory.operations.feeds import close_feed, renew_feed
from advisory.operations.hours import add_days_off, end_hours, publish_hours, remove_days_off
from advisory.operations.logging import log_session
from advisory.operations.materials import add_material, remove_material
from advisory.operations.outcomes import (
    accept_silence,
    approve_overrun,
    confirm_outcome,
    correct_minutes,
    dispute_outcome,
    log_outcome,
    mark_no_show,
)
from advisory.operations.packages import allocate_package, return_package
from advisory.operations.planning import tie_to_action
from advisory.operations.publishing import publish_line, withdraw_line
from advisory.operations.recording import record_session
from advisory.operations.services import edit_service

__all__ = [
    "accept_silence",
    "add_days_off",
    "add_material",
    "adjust_hours",
    "agree_date",
    "allocate_package",
    "approve_closing",
    "approve_overrun",
    "assign_expert",
    "cancel_closing",
    "cancel_session",
    "close_feed",
    "confirm_outcome",
    "confirm_request",
    "correct_minutes",
    "decline_session",
    "dispute_outcome",
    "edit_budget",
    "edit_service",
    "end_hours",
    "expire_request",
    "grant_hours",
    "invite_council",
    "join_session",
    "leave_session",
    "log_outcome",
    "log_session",
    "mark_no_show",
    "offer_session",
    "open_budget",
    "post_closing",
    "prepare_closing",
    "publish_hours",
    "publish_line",
    "record_session",
    "remove_days_off",
    "remove_material",
    "renew_feed",
    "reply_to_offer",
    "request_session",
    "return_package",
    "tie_to_action",
    "withdraw_line",
]
