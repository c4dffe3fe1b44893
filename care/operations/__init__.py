from care.operations.mentors import answer_mentor_proposal, propose_mentor, withdraw_mentor_proposal
from care.operations.onboardings import (
    finish_onboarding,
    send_checklist_link,
    start_onboarding,
    stop_onboarding,
)
from care.operations.protocols import publish_protocol
from care.operations.steps import add_step, finish_step, redate_step, reopen_step, skip_step

__all__ = [
    "add_step",
    "answer_mentor_proposal",
    "finish_onboarding",
    "finish_step",
    "propose_mentor",
    "publish_protocol",
    "redate_step",
    "reopen_step",
    "send_checklist_link",
    "skip_step",
    "start_onboarding",
    "stop_onboarding",
    "withdraw_mentor_proposal",
]
