from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from office.charts import ProgressChart, Step
from office.figures import Period
from reports.drawings import PROGRESS, Drawing
from workplan.models import Action, Area

PLANS = ("approved", "closed")


def plan_progress(period: Period) -> ProgressChart | None:
    """How many actions of each area of the plan of the period are done, as they are today."""
    counted = Q(actions__parent=None) & ~Q(actions__state__in=Action.NOT_COUNTED)
    areas = Area.objects.filter(
        plan__scope="network",
        plan__state__in=PLANS,
        plan__starts_on__lte=period.ends_on,
        plan__ends_on__gte=period.starts_on,
    ).annotate(
        total=Count("actions", filter=counted),
        done=Count("actions", filter=counted & Q(actions__state=Action.State.DONE)),
    )
    rows = areas.filter(total__gt=0).order_by("plan__starts_on", "number")
    steps = tuple(Step(area.name, area.done, area.total) for area in rows)
    total = sum(step.total for step in steps)
    if not total:
        return None
    said = ngettext("%(done)d of %(total)d action done", "%(done)d of %(total)d actions done", total)
    title = said % {"done": sum(step.done for step in steps), "total": total}
    return ProgressChart(title=title, steps=steps, names=_("Area"))


DRAWINGS = (Drawing("plan_progress", gettext_lazy("Progress of the plan"), PROGRESS, plan_progress),)
