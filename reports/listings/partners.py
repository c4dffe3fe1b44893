from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Collaboration
from office.figures import Period
from reports.listings import Line, Listing


def collaborations(period: Period) -> list[Line]:
    """What was done with others in the period; conferences of theirs stand in their own list."""
    days = Q(starts_on__lte=period.ends_on) & (
        Q(ends_on__gte=period.starts_on) | Q(ends_on__isnull=True, starts_on__gte=period.starts_on)
    )
    ours = [
        Collaboration.OurRole.ORGANIZER,
        Collaboration.OurRole.CO_ORGANIZER,
        Collaboration.OurRole.SUPPORTER,
    ]
    rows = Collaboration.objects.filter(days, our_role__in=ours).order_by("starts_on", "pk")
    return [Line(row.title, row.starts_on, row.place, row.get_absolute_url()) for row in rows]


LISTINGS = (Listing("collaborations", _("What was done with others"), collaborations),)
