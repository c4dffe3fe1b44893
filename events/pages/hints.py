"""What coordination should know while it writes an event down: what the plan allows, and where nobody has gone."""

from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from events.models import Event
from members.models import Municipality
from office import clock

YEARS = 2
SHOWN = 8


def over_limit(event: Event) -> str:
    """A sentence where there are more in the year than its kind may have; it never refuses."""
    kind = event.kind
    if kind.yearly_limit is None or not event.is_own:
        return ""
    count = Event.objects.of_limit(event).count()
    if count <= kind.yearly_limit:
        return ""
    return _("%(kind)s in %(year)s: %(count)d, and at most %(limit)d are foreseen. %(source)s") % {
        "kind": kind, "year": event.day.year, "count": count, "limit": kind.yearly_limit,
        "source": kind.limit_source,
    }  # fmt: skip


def comarques_to_visit() -> list[dict[str, Any]]:
    """Those with most members among those where no event of the network was held in person in the last years."""
    since = clock.today() - timedelta(days=365 * YEARS)
    visited = Event.objects.held().filter(is_own=True, day__gte=since).exclude(municipality=None)
    towns = Municipality.objects.with_presence().filter(is_member=True)
    unseen = towns.exclude(comarca__in=visited.values("municipality__comarca")).order_by()
    rows = unseen.values("comarca__name").annotate(members=Count("pk"))
    return list(rows.order_by("-members", "comarca__name")[:SHOWN])
