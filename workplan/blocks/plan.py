"""The plan of today on «Inici»: in numbers for who follows it, in a line for the members."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.permissions import represented_ids, sits_on_executive
from office import clock
from office.blocks import Block
from workplan.models import Workplan

TEMPLATE = "workplan/block_plan.html"
NEAR_DAYS = 1  # of the meeting of the Executive, before or after


def _plan(request: HttpRequest) -> Any:
    """The one of the whole network that holds today, with its numbers; its groups may have another."""
    today = clock.today()
    plans = Workplan.objects.visible_to(request.user).covering(today).filter(state__in=Workplan.READABLE)
    return plans.with_numbers(today).order_by("-scope", "-starts_on", "pk").first()


def _listed(plan: Any, query: str) -> str:
    return f"{reverse('workplan_actions', args=[plan.code])}?{query}"


def _context(plan: Any, facts: list[dict[str, Any]]) -> dict[str, Any]:
    return {"plan": plan, "done": done_in_words(plan), "facts": facts}


def done_in_words(plan: Any) -> str:
    words = ngettext("%(done)d of %(total)d action done", "%(done)d of %(total)d actions done", plan.counted)
    return words % {"done": plan.done, "total": plan.counted}


def _counts(plan: Any) -> list[dict[str, Any]]:
    """Each number opens the list that it counts."""
    return [
        {"label": _("Late now"), "value": plan.late, "url": _listed(plan, "show=late")},
        {"label": _("Blocked now"), "value": plan.blocked, "url": _listed(plan, "state=blocked")},
    ]


def plan_of_executive(request: HttpRequest) -> Block | None:
    """For who sits in it: how far the plan is, and when it is reviewed next."""
    if not sits_on_executive(request.user):
        return None
    plan = _plan(request)
    if plan is None:
        return None
    day = date_format(plan.review_on, r"j E \d\e Y") if plan.review_on else _("Without a day yet")
    facts = [*_counts(plan), {"label": _("Next review"), "value": day}]
    return Block(_("The work plan"), TEMPLATE, _context(plan, facts) | _way_to_the_review(plan), order=11)


def _way_to_the_review(plan: Any) -> dict[str, Any]:
    """To the review that is open; when the meeting is at hand, to its first screen."""
    if not plan.review:
        return {}
    is_near = plan.review_on is not None and abs((plan.review_on - clock.today()).days) <= NEAR_DAYS
    if is_near:
        return {
            "review_label": _("Begin the walk"),
            "review_url": reverse("review_walk_start", args=[plan.review]),
        }
    return {"review_label": _("See the review"), "review_url": reverse("review_page", args=[plan.review])}


def plan_of_coordination(request: HttpRequest) -> Block | None:
    if not request.user.has_perm("workplan.edit_plan"):
        return None
    plan = _plan(request)
    if plan is None:
        return None
    waiting = ngettext("%d proposal of progress", "%d proposals of progress", plan.waiting) % plan.waiting
    facts = [
        *_counts(plan),
        {"label": _("No news"), "value": plan.silent, "url": _listed(plan, "show=silent")},
        {"label": _("Wait for an answer"), "value": waiting, "url": _listed(plan, "show=proposal")},
    ]
    return Block(_("The work plan"), TEMPLATE, _context(plan, facts), order=15)


def plan_of_members(request: HttpRequest) -> Block | None:
    """Who acts for a council reads where the plan is; the Executive and coordination have more of it."""
    if not represented_ids(request.user) or sits_on_executive(request.user):
        return None
    if request.user.has_perm("workplan.edit_plan"):
        return None
    plan = _plan(request)
    return Block(_("The plan of the network"), TEMPLATE, _context(plan, []), order=60) if plan else None
