"""The figures of the network: joins and leaves of a period, and how far it reaches on its last day."""

import functools
from collections.abc import Callable
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from members.models import Comarca, Membership, Municipality, Organization
from members.presence import population_share
from office.figures import Figure, Found, Period

Find = Callable[[Period], Found | None]


def of_what_is_known(find: Find) -> Find:
    """Ask only for the part that we can tell of: not what is to come, nor what was before our first row."""

    @functools.wraps(find)
    def find_if_known(period: Period) -> Found | None:
        past = period.so_far()
        if past is None or not Membership.objects.filter(starts_on__lte=past.ends_on).exists():
            return None
        return find(past)

    return find_if_known


@of_what_is_known
def joined(period: Period) -> Found:
    rows = Membership.objects.joined_in(period.starts_on, period.ends_on).select_related("organization")
    return Found(rows.count(), rows, _page("joins_and_leaves", year=period.starts_on.year))


@of_what_is_known
def left(period: Period) -> Found:
    rows = Membership.objects.left_in(period.starts_on, period.ends_on).select_related("organization")
    return Found(rows.count(), rows, _page("joins_and_leaves", year=period.starts_on.year))


@of_what_is_known
def active(period: Period) -> Found:
    rows = Organization.objects.in_state("active", period.ends_on)
    return Found(rows.count(), rows, _page("organization_list", active_on=period.ends_on))


@of_what_is_known
def county_councils(period: Period) -> Found:
    rows = Organization.objects.in_state("active", period.ends_on).filter(kind="county_council")
    url = _page("organization_list", active_on=period.ends_on, kind="county_council")
    return Found(rows.count(), rows, url)


@of_what_is_known
def share_of_population(period: Period) -> Found | None:
    """In per cent, with one decimal."""
    share = population_share(period.ends_on)
    rows = Municipality.objects.with_presence(period.ends_on).filter(is_covered=True)
    return None if share is None else Found(share, rows, _page("presence", on=period.ends_on))


@of_what_is_known
def comarques(period: Period) -> Found:
    rows = Comarca.objects.present(period.ends_on)
    return Found(rows.count(), rows, _page("presence", on=period.ends_on))


def _page(name: str, **asked: str | int | date) -> str:
    return f"{reverse(name)}?{urlencode({key: str(value) for key, value in asked.items()})}"


FIGURES = [
    Figure("members.joined", _("councils that joined"), joined),
    Figure("members.left", _("councils that left"), left),
    Figure("members.active", _("members on the last day"), active),
    Figure("members.county_councils", _("county councils among the members"), county_councils),
    Figure(
        "members.population_share", _("per cent of the residents of Catalonia reached"), share_of_population
    ),
    Figure("members.comarques", _("comarques with some member"), comarques),
]
