"""What the frame of every page shows: the places, who acts and for whom, whether this is a demonstration."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.permissions import standing_of


def frame(request: HttpRequest) -> dict[str, Any]:
    banner = _demo_banner() if settings.IS_DEMO else ""
    standing = standing_of(request.user) if hasattr(request, "user") else None
    if standing is None:
        return {"demo_banner": banner}
    return {
        "demo_banner": banner,
        "places": _places(request),
        "on_behalf_of": ", ".join(str(role.organization) for role in standing.roles),
        "account_url": reverse("preferences"),
        "own_tabs": [
            {"label": label, "url": reverse(name), "is_current": request.path == reverse(name)}
            for label, name in [(_("Reminders"), "preferences"), (_("My security"), "security")]
        ],
    }


def _demo_banner() -> str:
    return _(
        "Demonstration: what the report of 2023 and the plan of 2026 say is real; the people and all the rest "
        "are invented."
    )


@dataclass(frozen=True)
class Place:
    """One of the short side list; pages under `also` belong to it too."""

    label: Any
    name: str
    icon: str
    verb: str = ""
    also: tuple[str, ...] = ()

    def is_here(self, path: str) -> bool:
        url = reverse(self.name)
        return path == url if url == "/" else path.startswith((url, *self.also))


PLACES = (
    Place(gettext_lazy("Home"), "home", "house"),
    Place(
        gettext_lazy("Members"),
        "organization_list",
        "people",
        also=("/persones/", "/territori/", "/necessitats/", "/importacions/"),
    ),
    Place(gettext_lazy("Welcome"), "onboarding_list", "signpost-split", "care.see_board"),
    Place(gettext_lazy("Events"), "event_list", "calendar-event"),
    Place(gettext_lazy("Advice"), "session_list", "chat-square-text"),
    Place(gettext_lazy("Bodies"), "body_list", "buildings"),
    Place(gettext_lazy("Work plan"), "workplan_list", "list-check"),
    Place(gettext_lazy("Reports (place)"), "report_list", "journal-text"),
    Place(gettext_lazy("Ecosystem"), "partner_list", "diagram-3"),
    Place(gettext_lazy("Reminders"), "reminder_list", "bell", "office.run_office"),
    Place(
        gettext_lazy("State of the system"),
        "system_state",
        "info-circle",
        "office.run_office",
        also=("/totals-declarats/",),
    ),
)


def _places(request: HttpRequest) -> list[dict[str, Any]]:
    """The places this person may go to; the one it is in is marked."""
    return [
        {
            "label": place.label,
            "url": reverse(place.name),
            "icon": place.icon,
            "is_current": place.is_here(request.path),
        }
        for place in PLACES
        if not place.verb or request.user.has_perm(place.verb)
    ]
