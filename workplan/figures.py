"""The figures of the plans of a period: how many actions they have and what has become of them."""

from collections.abc import Callable

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.figures import Figure, Found, Period
from workplan.models import Action, Workplan
from workplan.rules import lateness


def _plans(period: Period) -> QuerySet[Workplan]:
    """Those that were approved, with some day in the period."""
    found: QuerySet[Workplan] = Workplan.objects.filter(
        state__in=Workplan.READABLE, starts_on__lte=period.ends_on, ends_on__gte=period.starts_on
    )
    return found


def _of_actions(condition: Callable[[Period], Q], listed: str) -> Callable[[Period], Found | None]:
    """How many actions are so, sub-actions apart; None where no plan of the period has actions.

    `listed` is what the list of actions is asked for to show them.
    """

    def find(period: Period) -> Found | None:
        past = period.so_far()
        actions = Action.objects.filter(area__plan__in=_plans(period), parent__isnull=True)
        first = actions.select_related("area__plan").order_by("area__plan__starts_on").first()
        if past is None or first is None:
            return None
        rows = actions.filter(condition(past))
        address = reverse("workplan_actions", args=[first.area.plan.code])
        return Found(rows.count(), rows, f"{address}?level=actions&{listed}")

    return find


def _in_state(state: str) -> Callable[[Period], Found | None]:
    return _of_actions(lambda past: Q(state=state), f"state={state}")


FIGURES = [
    Figure("workplan.actions", _("actions of the plan"), _of_actions(lambda past: Q(), "state=all")),
    Figure("workplan.actions_done", _("actions done"), _in_state("done")),
    Figure("workplan.actions_in_progress", _("actions in progress"), _in_state("in_progress")),
    Figure(
        "workplan.actions_late",
        _("actions that are late"),
        _of_actions(lambda past: lateness.late(past.ends_on), "show=late"),
    ),
    Figure("workplan.actions_blocked", _("blocked actions"), _in_state("blocked")),
    Figure(
        "workplan.actions_carried_over", _("actions that pass to the next plan"), _in_state("carried_over")
    ),
    Figure("workplan.actions_dropped", _("actions dropped"), _in_state("dropped")),
]
