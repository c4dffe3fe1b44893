"""Who answers for an action and until when: what a review most often puts right."""

from datetime import date

from django.utils.translation import gettext as _

from members.models import Body, Person
from office import clock
from office.audit import operation
from office.refusals import Refused
from workplan.models import Action
from workplan.operations.actions import days_in_plan
from workplan.operations.states import check_open, save_action


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
    starts_on, ends_on = days_in_plan(timing, action.area.plan)
    if ends_on and ends_on < clock.today():
        raise Refused(_("That time is over: choose one to come."), "timing")
    return starts_on, ends_on
