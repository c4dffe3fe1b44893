"""When an event is, in words: the one formatter of pages, mails, calendars and paper."""

from datetime import date

from django.utils.formats import date_format
from django.utils.formats import time_format as hour_format
from django.utils.translation import gettext as _

from events.models import Event

HOUR = "G.i"


def when_in_words(event: Event) -> str:
    """«dijous 30 de març de 2023, de 10.00 h a 14.00 h»; «gener de 2026» where the day is not known.

    From the wall clock that people agreed on, never from the instant: no reader's zone can move it.
    """
    if not event.is_day_known:
        return _coarse(event)
    if event.ends_on != event.day:
        return _("days from %(first)s to %(last)s") % {
            "first": _with_hour(event, is_first=True),
            "last": _with_hour(event, is_first=False),
        }
    hours = hours_in_words(event)
    return f"{day_in_words(event.day)}, {hours}" if hours else day_in_words(event.day)


def when_in_short(event: Event) -> str:
    """«30/03/2023, 10.00 h», where there is little room."""
    if not event.is_day_known:
        return _coarse(event)
    day = date_format(event.day, "SHORT_DATE_FORMAT")
    if event.ends_on != event.day:
        return f"{day} – {date_format(event.ends_on, 'SHORT_DATE_FORMAT')}"
    return f"{day}, {_at(event.time)}" if event.time else day


def hours_in_words(event: Event) -> str:
    """«de 10.00 h a 14.00 h», «10.00 h» or nothing, as they are known."""
    if event.time is None:
        return ""
    if event.ends_time is None:
        return _at(event.time)
    return _("from %(first)s until %(last)s") % {"first": _at(event.time), "last": _at(event.ends_time)}


def day_in_words(day: date, *, with_year: bool = True) -> str:
    """«dijous 30 de març de 2023»."""
    # Django's Catalan writes the days of the week with a capital letter; Catalan does not.
    return f"{date_format(day, 'l').lower()} {date_format(day, _day_format(with_year))}"


def edition_in_words(event: Event) -> str:
    return _("edition %d") % event.edition if event.edition else ""


def place_in_words(event: Event) -> str:
    """The place and, where it does not already say it, the town."""
    town = str(event.municipality or "")
    parts = [event.place, "" if town and town in event.place else town]
    return ", ".join(part for part in parts if part)


def seats_in_words(taken: int, capacity: int | None) -> str:
    """«19 de 50»; without a limit, those that are taken."""
    return str(taken) if capacity is None else _("%(taken)d of %(capacity)d") % {
        "taken": taken, "capacity": capacity,
    }  # fmt: skip


def _coarse(event: Event) -> str:
    year = str(event.day.year)
    if year in event.when_words:
        return event.when_words
    return _("%(when)s of %(year)s") % {"when": event.when_words, "year": year}


def _with_hour(event: Event, *, is_first: bool) -> str:
    day, hour = (event.day, event.time) if is_first else (event.ends_on, event.ends_time)
    words = day_in_words(day, with_year=not is_first or event.day.year != event.ends_on.year)
    return f"{words}, {_at(hour)}" + ("," if is_first else "") if hour else words


def _day_format(with_year: bool) -> str:
    return r"j E \d\e Y" if with_year else "j E"


def _at(hour: object) -> str:
    return _("%s h") % hour_format(hour, HOUR)
