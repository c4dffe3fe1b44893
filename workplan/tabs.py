"""The ways of looking at one plan, above each of its pages."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.requests import MemberRequest
from workplan.models import Workplan


@dataclass(frozen=True)
class Tab:
    label: Any
    name: str  # of an address that takes the code of the plan
    verb: str = ""
    within: frozenset[str] = frozenset()  # names of the pages that hang from it


TABS: list[Tab] = [
    Tab(_("Document"), "workplan_page"),
    Tab(_("What is missing"), "workplan_actions", within=frozenset({"action_page"})),
    Tab(_("By group"), "workplan_groups"),
    Tab(_("Calendar"), "workplan_calendar"),
    Tab(_("What has changed"), "workplan_changes"),
    Tab(_("Challenges met"), "workplan_matrix"),
    Tab(
        _("Money of the plan"), "workplan_funding", "workplan.see_funding", frozenset({"workplan_scenarios"})
    ),
    Tab(
        _("Reviews of the plan"),
        "review_list",
        "workplan.follow_plan",
        frozenset({"review_page", "review_compare"}),
    ),
    Tab(_("Closing of the plan"), "plan_close", "workplan.close_plan"),
]


def plan_tabs(request: MemberRequest, plan: Workplan) -> list[dict[str, Any]]:
    """Those that the person may open; the one it is in is marked."""
    tabs = [tab for tab in TABS if not tab.verb or request.user.has_perm(tab.verb, plan)]
    here = request.resolver_match.url_name if request.resolver_match else ""
    addresses = [(tab, reverse(tab.name, args=[plan.code])) for tab in tabs]
    return [
        {"label": tab.label, "url": url, "is_current": request.path == url, "is_within": here in tab.within}
        for tab, url in addresses
    ]
