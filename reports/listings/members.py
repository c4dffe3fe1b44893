from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from members.models import Membership, Organization
from office.figures import Period
from reports.listings import Line, Listing


def joined(period: Period) -> list[Line]:
    """Without their day: of many only the year is known."""
    return _of(Membership.objects.joined_in(period.starts_on, period.ends_on))


def left(period: Period) -> list[Line]:
    return _of(Membership.objects.left_in(period.starts_on, period.ends_on))


def _of(memberships: Iterable[Membership]) -> list[Line]:
    numbers = [row.organization_id for row in memberships]
    return [_line(row) for row in Organization.objects.filter(pk__in=numbers).order_by("sort_name", "pk")]


def members(period: Period) -> list[Line]:
    rows = Organization.objects.in_state("active", period.ends_on)
    return [_line(row) for row in rows.order_by("sort_name", "pk")]


def _line(organization: Organization) -> Line:
    return Line(organization.short_name, url=organization.get_absolute_url())


LISTINGS = (
    Listing("joined", _("Councils that joined"), joined),
    Listing("left", _("Councils that left"), left),
    Listing("members", _("Members on the last day of the year"), members),
)
