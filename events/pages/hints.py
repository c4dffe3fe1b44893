"""What coordination should know while it writes an event down: what the plan allows, and where nobody has gone."""

from datetime import timedelta

from django.utils.translation import gettext as _

from events.models import Event
from members.models import Comarca, Municipality
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


def comarques_to_visit() -> list[Comarca]:
    """With members, and where no event of the network was held in person in the last years."""
    since = clock.today() - timedelta(days=365 * YEARS)
    towns = Municipality.objects.with_presence().filter(is_covered=True)
    visited = Event.objects.held().filter(is_own=True, day__gte=since).exclude(municipality=None)
    return list(
        Comarca.objects.filter(pk__in=towns.values("comarca"))
        .exclude(pk__in=visited.values("municipality__comarca"))
        .order_by("name")[:SHOWN]
    )
