from typing import Any

from django.utils.translation import gettext_lazy as _

from care.models import Onboarding
from members.models import Membership, Organization
from office.figures import Period
from reports.listings import Line, Listing


def joined(period: Period) -> list[Line]:
    """Without their day: of many only the year is known."""
    return _of(Membership.objects.joined_in(period.starts_on, period.ends_on))


def left(period: Period) -> list[Line]:
    return _of(Membership.objects.left_in(period.starts_on, period.ends_on))


def members(period: Period) -> list[Line]:
    rows = Organization.objects.in_state("active", period.ends_on)
    return [_line(row) for row in rows.order_by("sort_name", "pk")]


def welcomed(period: Period) -> list[Line]:
    """Those whose welcome began in the period."""
    past = period.so_far()
    if past is None:
        return []
    return _of(Onboarding.objects.filter(started_on__range=(past.starts_on, past.ends_on)))


def _of(found: Any) -> list[Line]:
    """The councils of these rows, each once."""
    rows = Organization.objects.filter(pk__in=found.order_by().values("organization")).order_by(
        "sort_name", "pk"
    )
    return [_line(row) for row in rows]


def _line(organization: Organization) -> Line:
    return Line(called(organization), url=organization.get_absolute_url())


def called(organization: Organization) -> str:
    """«Llagostera», as the network says its town councils; «Consell Comarcal d'Osona» in full."""
    is_town = organization.kind == Organization.Kind.MUNICIPALITY
    return organization.short_name if is_town else organization.name


LISTINGS = (
    Listing("joined", _("Councils that joined"), joined),
    Listing("left", _("Councils that left"), left),
    Listing("welcomed", _("Welcomes that began"), welcomed),
    Listing("members", _("Members on the last day of the year"), members),
)
