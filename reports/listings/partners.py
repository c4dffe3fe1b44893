from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Collaboration, Partner
from office.figures import Period
from reports.listings import Line, Listing

Role = Collaboration.OurRole
OURS = (Role.ORGANIZER, Role.CO_ORGANIZER, Role.SUPPORTER)


def collaborations(period: Period) -> list[Line]:
    """What was done with others in the period; conferences of theirs stand in their own list."""
    past = period.so_far()
    if past is None:
        return []
    rows = Collaboration.objects.filter(_done_in(past), our_role__in=OURS).order_by("starts_on", "pk")
    return [Line(row.title, row.starts_on, row.place, row.get_absolute_url()) for row in rows]


def partners(period: Period) -> list[Line]:
    """With whom something was done in the period, whatever it was."""
    past = period.so_far()
    if past is None:
        return []
    done = Collaboration.objects.filter(_done_in(past))
    rows = Partner.objects.filter(pk__in=done.order_by().values("partners")).select_related("organization")
    return [
        Line(row.organization.short_name, url=row.get_absolute_url())
        for row in rows.order_by("organization__sort_name", "pk")
    ]


def _done_in(past: Period) -> Q:
    return Q(starts_on__lte=past.ends_on) & (
        Q(ends_on__gte=past.starts_on) | Q(ends_on__isnull=True, starts_on__gte=past.starts_on)
    )


LISTINGS = (
    Listing("collaborations", _("What was done with others"), collaborations),
    Listing("partners", _("Organizations with which the network worked"), partners),
)
