"""«Les vostres actuacions»: what somebody answers for, by name or as coordinator of a group, and is still open."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Person
from members.permissions import standing_of
from office import clock
from office.blocks import Block
from workplan.models import Action, Workplan
from workplan.pages.listed import ListedAction

SHOWN = 5


def own_actions(request: HttpRequest) -> Block | None:
    """The most urgent first; of the plans of today."""
    user = request.user
    if standing_of(user) is None or not isinstance(user, Person):
        return None
    today = clock.today()
    plans = Workplan.objects.visible_to(user).covering(today)
    rows = Action.objects.filter(area__plan__in=plans).answered_by(user).open()
    found = list(rows.for_following(today).in_order_of_urgency())
    if not found:
        return None
    context = {
        "rows": [ListedAction(action, today) for action in found[:SHOWN]],
        "total": len(found),
        "all_url": f"{reverse('workplan_actions', args=[found[0].area.plan.code])}?show=own",
    }
    return Block(_("Your actions"), "workplan/block_own.html", context, order=12)
