"""The neighbouring pages of a place, one row of links; shown by `components/tabs.html`."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


def network_tabs(request: HttpRequest) -> list[dict[str, object]]:
    """Each with its words and address; the one where the reader is, is marked."""
    tabs = [
        (_("List"), "organization_list"),
        (_("People"), "person_list"),
        (_("Map"), "territory_map"),
        (_("Presence"), "presence"),
        (_("Joins and leaves"), "joins_and_leaves"),
        (_("Delegate municipalities"), "delegation_list"),
        (_("Needs"), "need_list"),
    ]
    return _marked(request, tabs)


def ecosystem_tabs(request: HttpRequest) -> list[dict[str, object]]:
    """The three lists of the ecosystem."""
    tabs = [
        (_("Partners"), "partner_list"),
        (_("People to talk to"), "interlocutor_list"),
        (_("Collaborations"), "collaboration_list"),
    ]
    return _marked(request, tabs)


def _marked(request: HttpRequest, tabs: list[tuple[str, str]]) -> list[dict[str, object]]:
    return [
        {"label": label, "url": reverse(name), "is_current": request.path == reverse(name)}
        for label, name in tabs
    ]
