"""A moment that is not that of an event: when a seat is kept until, when registration closes."""

from datetime import datetime

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from events.pages.words import day_in_words
from office import clock


def moment_in_words(moment: datetime) -> str:
    """As the clock on the wall here shows it."""
    wall = moment.astimezone(clock.zone())
    return _("%(day)s at %(hour)s h") % {
        "day": day_in_words(wall.date()),
        "hour": time_format(wall.time(), "G.i"),
    }
