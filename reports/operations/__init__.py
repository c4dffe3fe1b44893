from reports.operations.challenges import answer_challenge
from reports.operations.counting import count_report
from reports.operations.publishing import publish_report
from reports.operations.reports import (
    approve_report,
    correct_report,
    edit_report,
    return_report,
    start_report,
    submit_report,
)
from reports.operations.sections import confirm_figures, edit_section, redraft_section

__all__ = [
    "answer_challenge",
    "approve_report",
    "confirm_figures",
    "correct_report",
    "count_report",
    "edit_report",
    "edit_section",
    "publish_report",
    "redraft_section",
    "return_report",
    "start_report",
    "submit_report",
]
