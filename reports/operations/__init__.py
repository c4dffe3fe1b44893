from reports.operations.counting import count_report
from reports.operations.justification_evidence import gather_evidence
from reports.operations.justification_lines import (
    add_line,
    confirm_hours,
    edit_line,
    move_line,
    remove_line,
)
from reports.operations.justifications import (
    close_justification,
    count_justification,
    edit_justification,
    start_justification,
)
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
    "add_line",
    "approve_report",
    "close_justification",
    "confirm_figures",
    "confirm_hours",
    "correct_report",
    "count_justification",
    "count_report",
    "edit_justification",
    "edit_line",
    "edit_report",
    "edit_section",
    "gather_evidence",
    "move_line",
    "publish_report",
    "redraft_section",
    "remove_line",
    "return_report",
    "start_justification",
    "start_report",
    "submit_report",
]
