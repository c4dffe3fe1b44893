"""The size bands of the network: one place for lists, mentors, charts and reports."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class SizeBand:
    """Residents from `least` to `most`, both included; an open end is None."""

    slug: str
    label: Promise
    least: int
    most: int | None


SIZE_BANDS = (
    SizeBand("1000", _("Up to 1,000 residents"), 0, 1000),
    SizeBand("5000", _("From 1,001 to 5,000"), 1001, 5000),
    SizeBand("20000", _("From 5,001 to 20,000"), 5001, 20000),
    SizeBand("50000", _("From 20,001 to 50,000"), 20001, 50000),
    SizeBand("more", _("More than 50,000"), 50001, None),
)
BY_SLUG = {band.slug: band for band in SIZE_BANDS}


def band_of(residents: int) -> SizeBand:
    return next(band for band in SIZE_BANDS if band.most is None or residents <= band.most)
