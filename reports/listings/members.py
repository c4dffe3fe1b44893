from django.utils.translation import gettext_lazy as _

from members.models import Membership, Organization
from office.figures import Period
from reports.listings import Line, Listing


def joined(period: Period) -> list[Line]:
    rows = Membership.objects.joined_in(period.starts_on, period.ends_on).select_related("organization")
    return [
        Line(str(row.organization), row.starts_on, url=row.organization.get_absolute_url()) for row in rows
    ]


def left(period: Period) -> list[Line]:
    rows = Membership.objects.left_in(period.starts_on, period.ends_on).select_related("organization")
    return [Line(str(row.organization), row.ends_on, url=row.organization.get_absolute_url()) for row in rows]


def members(period: Period) -> list[Line]:
    rows = Organization.objects.in_state("active", period.ends_on).order_by("sort_name", "pk")
    return [Line(str(row), url=row.get_absolute_url()) for row in rows]


LISTINGS = (
    Listing("joined", _("Councils that joined"), joined),
    Listing("left", _("Councils that left"), left),
    Listing("members", _("Members on the last day of the year"), members),
)
