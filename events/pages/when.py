"""When an event is, in the words of mails, pages and calendars."""

from datetime import date, datetime, time

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from events.models import Event
from office import clock

DAY = r"j E \d\e Y"


def day_words(day: date) -> str:
    """«dijous 3 de desembre de 2026»."""
    # Django's Catalan writes the days of the week with a capital letter; Catalan does not.
    return f"{date_format(day, 'l').lower()} {date_format(day, DAY)}"


def when_of(event: Event) -> str:
    """From the wall clock that was announced, never from the instant: no reader's zone can move it."""
    if not event.is_day_known:
        return f"{event.when_words} ({event.day.year})"
    days = day_words(event.day)
    if event.time is None:
        return days if event.ends_on == event.day else f"{days} – {day_words(event.ends_on)}"
    if event.ends_time is None:
        return _("%(day)s, %(hour)s h") % {"day": days, "hour": _hour(event.time)}
    if event.ends_on != event.day:
        return f"{days}, {_hour(event.time)} h – {day_words(event.ends_on)}, {_hour(event.ends_time)} h"
    return _("%(day)s, from %(begins)s to %(ends)s h") % {
        "day": days, "begins": _hour(event.time), "ends": _hour(event.ends_time)
    }  # fmt: skip


def moment_words(moment: datetime) -> str:
    """Of any other moment, as the clock on the wall here shows it."""
    wall = moment.astimezone(clock.zone())
    return _("%(day)s, %(hour)s h") % {"day": day_words(wall.date()), "hour": _hour(wall.time())}


def _hour(hour: time) -> str:
    return time_format(hour, "G.i")
