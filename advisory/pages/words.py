"""When a session is, in words: the one formatter of pages, mails, calendars and paper."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advisory.models import AdvisorySession
from advisory.models.sessions import ZONE
from office import clock, wall_time
from office.periods import day_in_words

HOUR = "G.i"
MOST_NAMES = 2


def when_in_words(session: AdvisorySession) -> str:
    """«dijous 3 de desembre de 2026, 10.00 h (hora de Catalunya)», or what is known of it.

    From the wall clock that people agreed on, never from the instant: no reader's zone can move it.
    """
    if session.day is None:
        return _("without a date yet")
    if not session.is_day_known:
        return _("in %d, on a day that we do not know") % session.day.year
    if session.time is None:
        return day_in_words(session.day)
    return _on_the_wall(session.day, session.time, _which_of_two(session), session.time_zone)


def moment_in_words(moment: datetime) -> str:
    """Of any other moment, as the clock on the wall here shows it."""
    wall = moment.astimezone(clock.zone())
    return _on_the_wall(wall.date(), wall.time(), "", ZONE)


def _on_the_wall(day: date, hour: time, which: str, zone: str) -> str:
    return _("%(day)s, %(hour)s (%(zone)s)") % {
        "day": day_in_words(day),
        "hour": _("%s h") % time_format(hour, HOUR) + which,
        "zone": zone_in_words(zone),
    }


def zone_in_words(zone: str) -> str:
    return _("time of Catalonia") if zone == ZONE else zone


def _which_of_two(session: AdvisorySession) -> str:
    """The hour that comes twice in October is told apart; every other hour needs no word more."""
    assert session.day is not None
    assert session.time is not None
    found = wall_time.instants(session.day, session.time, session.time_zone)
    if len(found) < 2 or session.starts_at is None:
        return ""
    is_first = session.starts_at == found[0]
    return _(", before the clocks go back") if is_first else _(", after the clocks go back")


def asked_ago(session: AdvisorySession) -> str:
    """How long it waits."""
    days = (clock.today() - clock.day_of(session.asked_at)).days
    if days <= 0:
        return _("asked for today")
    return ngettext("asked for %d day ago", "asked for %d days ago", days) % days


def asked_in_words(session: AdvisorySession) -> str:
    """The day, and by whom where that is known."""
    day = date_format(clock.day_of(session.asked_at), "SHORT_DATE_FORMAT")
    return f"{day} · {session.asked_by}" if session.asked_by else day


def councils_of(rows: Iterable[Any]) -> str:
    """The councils of these rows of a session by their whole names, all of them."""
    return ", ".join(str(row.organization) for row in rows)


def names_in_words(names: Sequence[str]) -> str:
    """«Vic i Manlleu», «Vic i 2 ens més»."""
    if len(names) <= MOST_NAMES:
        return get_text_list(list(names), _("and"))
    others = len(names) - 1
    return ngettext("%(first)s and %(others)d more", "%(first)s and %(others)d more", others) % {
        "first": names[0], "others": others,
    }  # fmt: skip
