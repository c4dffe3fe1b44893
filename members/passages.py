"""From which state a council may pass to which, and when: one rule for the pages and for spreadsheets."""

from datetime import date

from django.utils.translation import gettext as _

from members.checks import check_year
from members.models import Membership, Organization
from office.refusals import Refused

State = Membership.State
ALLOWED = {
    None: {State.APPLICANT, State.ACTIVE},
    State.WITHDRAWN: {State.APPLICANT, State.ACTIVE},
    State.APPLICANT: {State.ACTIVE, State.WITHDRAWN},
    State.ACTIVE: {State.SUSPENDED, State.WITHDRAWN},
    State.SUSPENDED: {State.ACTIVE, State.WITHDRAWN},
}


def states_after(last: Membership | None) -> set[Membership.State]:
    return ALLOWED[State(last.state) if last else None]


def check_passage(
    organization: Organization, last: Membership | None, state: Membership.State, on: date
) -> None:
    """Refused when the council cannot be in that state from that day; `last` is its latest period."""
    if not organization.is_council:
        raise Refused(_("Only town councils and county councils can join the network."))
    check_year(on)
    if state not in states_after(last):
        raise Refused(
            _("%(organization)s cannot pass from «%(before)s» to «%(after)s».")
            % {
                "organization": organization,
                "before": last.get_state_display() if last else _("not in the network"),
                "after": state.label,
            }
        )
    if last and on < last.starts_on:
        raise Refused(
            _("The date is earlier than the last change, of %s.") % f"{last.starts_on:%d/%m/%Y}", "starts_on"
        )
