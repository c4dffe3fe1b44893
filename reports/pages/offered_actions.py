"""The actions of the plan that may answer to an indicator of a justification."""

from django.db.models import QuerySet

from office.figures import Period
from workplan.models import Action, Workplan


def offered_actions(period: Period) -> "QuerySet[Action]":
    """Of the approved plans with some day in the period, without what was dropped or passed on."""
    plans = Workplan.objects.filter(
        state__in=Workplan.READABLE, starts_on__lte=period.ends_on, ends_on__gte=period.starts_on
    )
    found: QuerySet[Action] = Action.objects.filter(area__plan__in=plans).counted()
    return found
