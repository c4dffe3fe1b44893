"""Words of the operations of reports and of their columns, for the history of a record."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from office.history import Record

WORDS: dict[str, Any] = {
    "reports.add_challenge": _("A challenge was added to the report"),
    "reports.add_comment": _("A comment was made on the report"),
    "reports.add_link": _("A link was added to the section"),
    "reports.add_photo": _("A photograph was added to the section"),
    "reports.add_section": _("A section was added to the report"),
    "reports.approve_report": _("The report was approved"),
    "reports.confirm_figures": _("The text was said to be right with the figures of the day"),
    "reports.correct_report": _("A correction of the report was begun"),
    "reports.count_report": _("The figures of the report were counted"),
    "reports.edit_challenge": _("The answer to a challenge was written"),
    "reports.edit_link": _("A link of the section was changed"),
    "reports.edit_photo": _("The words of a photograph were changed"),
    "reports.edit_report": _("The title of the report was changed"),
    "reports.edit_section": _("A section of the report was written"),
    "reports.export_rows": _("The rows behind the figures were taken out"),
    "reports.give_up_correction": _("The correction of the report was given up"),
    "reports.move_challenge": _("A challenge was moved"),
    "reports.move_link": _("A link was moved"),
    "reports.move_photo": _("A photograph was moved"),
    "reports.move_section": _("A section was moved"),
    "reports.publish_report": _("The report was published"),
    "reports.redraft_challenge": _("The answer to a challenge was drafted anew from the plan"),
    "reports.redraft_section": _("A section of the report was drafted anew from the data"),
    "reports.remove_challenge": _("A challenge was taken out of the report"),
    "reports.remove_link": _("A link was taken out of the section"),
    "reports.remove_photo": _("A photograph was taken out of the section"),
    "reports.remove_section": _("A section was taken out of the report"),
    "reports.return_report": _("The report was returned to draft"),
    "reports.settle_comment": _("A comment on the report was answered"),
    "reports.start_report": _("The report was begun"),
    "reports.submit_report": _("The report was put before the Executive"),
    "reports.withdraw_version": _("A published version was withdrawn"),
    "reports.add_line": _("A line of the justification was added"),
    "reports.close_justification": _("The justification was closed"),
    "reports.confirm_hours": _("The hours of the sessions were confirmed as actual hours"),
    "reports.count_justification": _("The figures of the justification were counted"),
    "reports.edit_justification": _("The title or the period of the justification was changed"),
    "reports.edit_line": _("A line of the justification was changed"),
    "reports.gather_evidence": _("The evidence of the justification was gathered"),
    "reports.move_line": _("A line of the justification was moved"),
    "reports.remove_line": _("A line of the justification was removed"),
    "reports.take_amounts": _("The amounts of the plan were put in a line of the justification"),
    "reports.reopen_justification": _("The justification was opened again"),
    "reports.start_justification": _("The justification was begun"),
}
LABELS: dict[str, Any] = {
    "reports.annualreport.agreement": _("agreement"),
    "reports.challengeanswer.position": _("place"),
    "reports.section.position": _("place"),
    "lines_copied": _("Indicators copied"),
    "begun_like": _("Begun like the one of"),
}
# Who took the rows takes no lock of the report, and is told in its history.
RECORDS: dict[str, Record] = {
    "reports.annualreport": Record(
        also=lambda report: Q(operation="reports.export_rows", after__year=report.year)
    ),
}
