"""Who answers for an action and until when: what a review most often puts right."""

from datetime import date

from django.utils.translation import gettext as _

from members.models import Body, Person
from office import clock
from office.audit import operation
from office.refusals import Refused
from workplan.models import Action
from workplan.operations.states import check_open, save_action
from workplan.rules.timing import EXAMPLES, days_of


@operation(on="action")
def assign_action(
    *,
    action: Action,
    responsible: Person | None,
    responsible_body: Body | None,
    timing: str,
    by: Person | None,
) -> Action:
    """A person, a body or both answer for it; new words of when are words that mean days to come."""
    check_open(action)
    if timing != action.timing:
        action.starts_on, action.ends_on = days_to_come(timing, action)
        action.timing = timing
    action.responsible, action.responsible_body = responsible, responsible_body
    save_action(action)
    return action


def days_to_come(timing: str, action: Action) -> tuple[date | None, date | None]:
    if not timing:
        return None, None
    days = days_of(timing, action.area.plan.starts_on.year)
    if days is None:
        raise Refused(
            _("Write when in words that mean a date, for instance: %s.") % ", ".join(EXAMPLES), "timing"
        )
    if days[1] < clock.today():
        raise Refused(_("That time is over: choose one to come."), "timing")
    return days
