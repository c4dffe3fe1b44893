"""What the frame of every page shows: the places, who acts and for whom, whether this is a demonstration."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from members.permissions import standing_of

# Pages of a place that stand at an address of their own.
FURTHER = {"organization_list": ("territory_map",)}


def frame(request: HttpRequest) -> dict[str, Any]:
    banner = _("Demonstration: invented people and data. Nothing here is real.") if settings.IS_DEMO else ""
    standing = standing_of(request.user) if hasattr(request, "user") else None
    if standing is None:
        return {"demo_banner": banner}
    return {
        "demo_banner": banner,
        "places": _places(request),
        "on_behalf_of": ", ".join(str(role.organization) for role in standing.roles),
        "account_url": reverse("preferences"),
    }


def _places(request: HttpRequest) -> list[dict[str, Any]]:
    """The places this person may go to; the one it is in is marked."""
    places = [
        (_("Home"), "home", "house", None),
        (_("Members"), "organization_list", "people", None),
        (_("Welcome"), "onboarding_list", "signpost-split", "care.see_board"),
        (_("Reminders"), "reminder_list", "bell", "office.run_office"),
        (_("State of the system"), "system_state", "info-circle", "office.run_office"),
    ]
    return [
        {"label": label, "url": reverse(name), "icon": icon, "is_current": _is_here(request, name)}
        for label, name, icon, verb in places
        if verb is None or request.user.has_perm(verb)
    ]


def _is_here(request: HttpRequest, name: str) -> bool:
    urls = [reverse(each) for each in (name, *FURTHER.get(name, ()))]
    return any(request.path == url if url == "/" else request.path.startswith(url) for url in urls)
