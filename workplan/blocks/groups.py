"""The page of a working group: what the plan of today says that it will do."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from members.models import Body
from office import clock
from office.blocks import Block
from workplan.models import Action, Workplan
from workplan.pages.listed import ListedAction
from workplan.pages.parts import Part


def actions_of(request: HttpRequest, body: Body) -> Block | None:
    if not body.is_group:
        return None
    today = clock.today()
    plans = Workplan.objects.visible_to(request.user).covering(today).filter(state__in=Workplan.READABLE)
    rows = Action.objects.filter(area__plan__in=plans).answered_by_body(body).counted()
    found = [ListedAction(row, today) for row in rows.for_following(today).in_order_of_codes()]
    if not found:
        return None
    part = Part(title=str(body), rows=tuple(found))
    return Block(
        _("In the work plan"), "workplan/block_body.html", {"part": part, "plan": found[0].action.area.plan}
    )
