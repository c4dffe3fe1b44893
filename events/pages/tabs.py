"""The pages of one event, for coordination: each only where it is built."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from events.models import Event


def event_tabs(event: Event, current: str) -> list[dict[str, object]]:
    """`current`: the name of the address where the reader is."""
    tabs = [
        (_("Summary"), "event_page"),
        (_("Registrations"), "registration_list"),
        (_("Attendance"), "attendance_page"),
        (_("Materials"), "event_material_add"),
    ]
    return [
        {"label": label, "url": url, "is_current": name == current}
        for label, name in tabs
        if (url := address(name, event))
    ]


def address(name: str, event: Event) -> str:
    """Empty where nobody has built it."""
    try:
        return reverse(name, args=[event.pk])
    except NoReverseMatch:
        return ""
