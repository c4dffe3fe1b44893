"""The figures of the plans of a period: how many actions they have and what has become of them."""

from collections.abc import Callable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from office.figures import Figure, Found, Period
from workplan import lateness
from workplan.models import Action, Workplan


def _plans(period: Period) -> QuerySet[Workplan]:
    """Those that were approved, with some day in the period."""
    found: QuerySet[Workplan] = Workplan.objects.filter(
        state__in=Workplan.READABLE, starts_on__lte=period.ends_on, ends_on__gte=period.starts_on
    )
    return found


def _of_actions(condition: Callable[[Period], Q]) -> Callable[[Period], Found | None]:
    """How many actions are so, sub-actions apart; None where no plan of the period has actions."""

    def find(period: Period) -> Found | None:
        past = period.so_far()
        actions = Action.objects.filter(area__plan__in=_plans(period), parent__isnull=True)
        first = actions.select_related("area__plan").order_by("area__plan__starts_on").first()
        if past is None or first is None:
            return None
        rows = actions.filter(condition(past))
        return Found(rows.count(), rows, first.area.plan.get_absolute_url())

    return find


FIGURES = [
    Figure("workplan.actions", _("actions of the plan"), _of_actions(lambda past: Q())),
    Figure("workplan.actions_done", _("actions done"), _of_actions(lambda past: Q(state="done"))),
    Figure(
        "workplan.actions_in_progress", _("actions in progress"), _of_actions(lambda past: Q(state="in_progress"))
    ),
    Figure(
        "workplan.actions_late", _("actions that are late"), _of_actions(lambda past: lateness.late(past.ends_on))
    ),
    Figure("workplan.actions_blocked", _("blocked actions"), _of_actions(lambda past: Q(state="blocked"))),
    Figure(
        "workplan.actions_carried_over", _("actions that pass to the next plan"),
        _of_actions(lambda past: Q(state="carried_over")),
    ),
    Figure("workplan.actions_dropped", _("actions dropped"), _of_actions(lambda past: Q(state="dropped"))),
]  # fmt: skip
