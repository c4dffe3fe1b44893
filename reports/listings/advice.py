from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from advisory.models import AdvisorySession
from office.figures import Period, is_declared
from reports.listings import Line, Listing
from reports.reading import read_once


@read_once
def are_counted(period: Period) -> bool:
    """The sessions, one by one; where only their number is known no row is shown."""
    return not is_declared("advisory.sessions", period)


def topics(period: Period) -> list[Line]:
    """What the sessions of advice were about, the most asked for first; where only their number is known, nothing."""
    past = period.so_far()
    if past is None or not are_counted(period):
        return []
    rows = AdvisorySession.objects.done_in(past.starts_on, past.ends_on).of_kind("advice")
    held = rows.filter(topic__isnull=False)
    counted = held.order_by().values_list("topic__name").annotate(n=Count("pk")).order_by("-n", "topic__name")
    return [Line(topic, place=ngettext("%d session", "%d sessions", n) % n) for topic, n in counted]


LISTINGS = (Listing("advice_topics", _("What the sessions were about"), topics),)
