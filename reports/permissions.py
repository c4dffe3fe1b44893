"""Who may do what with a report: coordination writes and publishes it, the Executive comments."""

import rules

from members.permissions import is_coordination, sits_on_executive

rules.add_perm("reports.write_report", is_coordination)
rules.add_perm("reports.approve_report", is_coordination)  # citing what a body agreed
rules.add_perm("reports.publish_report", is_coordination)
rules.add_perm("reports.comment_report", is_coordination | sits_on_executive)
rules.add_perm("reports.see_rows", is_coordination)  # behind the figures, with names
rules.add_perm("reports.see_justifications", is_coordination | sits_on_executive)
rules.add_perm("reports.write_justification", is_coordination)
