"""The kinds of event as a list says them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import EventKind


def kind_rows() -> list[dict[str, Any]]:
    return [_row(kind) for kind in EventKind.objects.counted()]


def _row(kind: Any) -> dict[str, Any]:
    count, limit = kind.events_count, kind.yearly_limit
    return {
        "title": kind.name,
        "url": reverse("event_kind_edit", args=[kind.code]),
        "note": kind.purpose,
        "fact": ngettext("%d event", "%d events", count) % count,
        "fact_two": _("at most %d a year") % limit if limit else "",
        "state": "" if kind.is_offered else _("Not used any more"),
    }
