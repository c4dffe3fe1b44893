"""The pages of the network beside the list of its members, one row of links; shown by `components/tabs.html`."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


def network_tabs(request: HttpRequest) -> list[dict[str, object]]:
    """Each with its words and address; the one where the reader is, is marked."""
    tabs = [
        (_("List"), "organization_list"),
        (_("People"), "person_list"),
    ]
    return [
        {"label": label, "url": reverse(name), "is_current": request.path == reverse(name)}
        for label, name in tabs
    ]
