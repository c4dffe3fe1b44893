from reports.operations.challenges import add_challenge, edit_challenge, redraft_challenge, remove_challenge
from reports.operations.comments import add_comment, settle_comment
from reports.operations.counting import count_report
from reports.operations.justification_evidence import gather_evidence
from reports.operations.justification_lines import (
    add_line,
    confirm_hours,
    edit_line,
    move_line,
    remove_line,
    take_amounts,
)
from reports.operations.justifications import (
    close_justification,
    count_justification,
    edit_justification,
    start_justification,
)
from reports.operations.links import add_link, edit_link, remove_link
from reports.operations.photos import add_photo, edit_photo, remove_photo
from reports.operations.placing import (
    add_section,
    move_challenge,
    move_link,
    move_photo,
    move_section,
    remove_section,
)
from reports.operations.publishing import export_rows, publish_report
from reports.operations.reopening import reopen_justification
from reports.operations.reports import (
    approve_report,
    correct_report,
    edit_report,
    give_up_correction,
    return_report,
    start_report,
    submit_report,
)
from reports.operations.sections import confirm_figures, edit_section, redraft_section
from reports.operations.withdrawing import withdraw_version

__all__ = [
    "add_challenge",
    "add_comment",
    "add_line",
    "add_link",
    "add_photo",
    "add_section",
    "approve_report",
    "close_justification",
    "confirm_figures",
    "confirm_hours",
    "correct_report",
    "count_justification",
    "count_report",
    "edit_challenge",
    "edit_justification",
    "edit_line",
    "edit_link",
    "edit_photo",
    "edit_report",
    "edit_section",
    "export_rows",
    "gather_evidence",
    "give_up_correction",
    "move_challenge",
    "move_line",
    "move_link",
    "move_photo",
    "move_section",
    "publish_report",
    "redraft_challenge",
    "redraft_section",
    "remove_challenge",
    "remove_line",
    "remove_link",
    "remove_photo",
    "remove_section",
    "reopen_justification",
    "return_report",
    "settle_comment",
    "start_justification",
    "start_report",
    "submit_report",
    "take_amounts",
    "withdraw_version",
]
