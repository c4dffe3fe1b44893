"""The calendar of the network: a month, a week, or one event after another; what has no day yet stands apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from events.filters.calendar import LIST, EventCalendarFilter
from events.models import Event
from events.pages.listed import ListedEvent
from events.pages.words import HOUR
from members.filters.periods import FIRST_YEAR, LAST_YEAR
from office import clock
from office.periods import DAY, MONTH, Period, ShownDay, days_of, period_of

ONE_DAY, LISTED = timedelta(days=1), timedelta(days=183)  # half a year


@dataclass(frozen=True)
class CalendarEvent(ListedEvent):
    """On its day, where there is little room."""

    @property
    def hour(self) -> str:
        return _("%s h") % time_format(self.event.time, HOUR) if self.event.time else ""

    @property
    def said_of_it(self) -> str:
        """Whose it is where it is of others, and its state where that is not the usual one."""
        if self.event.state != Event.State.ANNOUNCED:
            return str(self.event.get_state_display())
        return "" if self.event.is_own else self.event.hosts or _("Of others (event)")

    @property
    def tone(self) -> str:
        tones = {Event.State.DRAFT: "soon", Event.State.CANCELLED: "late"}
        return tones.get(Event.State(self.event.state), "well" if self.event.is_own else "neutral")


class CalendarPage:
    """`found` holds the events that the reader sees, as `named`."""

    def __init__(self, found: EventCalendarFilter) -> None:
        self.found = found
        self.view = found.view_asked
        self.period = _listed_from(found.day_asked) if self.is_list else period_of(self.view, found.day_asked)

    @property
    def is_list(self) -> bool:
        return self.view == LIST

    @cached_property
    def _found(self) -> list[CalendarEvent]:
        found = self.found.qs.between(self.period.first, self.period.last)
        return [CalendarEvent(event) for event in found]

    @cached_property
    def rows(self) -> list[CalendarEvent]:
        return [row for row in self._found if row.event.is_day_known]

    @cached_property
    def undated(self) -> list[CalendarEvent]:
        return [row for row in self._found if not row.event.is_day_known]

    @cached_property
    def days(self) -> list[ShownDay]:
        month = self.found.day_asked.month if self.view == MONTH else None
        pairs = [(day, row) for row in self.rows for day in self._days_of(row.event)]
        return days_of(self.period, pairs, today=clock.today(), month=month)

    def _days_of(self, event: Event) -> Iterator[date]:
        day, last = max(event.day, self.period.first), min(event.ends_on, self.period.last)
        while day <= last:
            yield day
            day += ONE_DAY

    def context(self) -> dict[str, Any]:
        if self.is_list:
            count = len(self.rows)
            shown: dict[str, Any] = {"months": by_month(row.event for row in self.rows)}
        else:
            count = len({row.event.pk for day in self.days if not day.is_around for row in day.rows})
            shown = {"days": self.days}
        return (
            shown
            | self.found.turns(self.period)
            | {
                "found": self.found,
                "period": self.period,
                "view": self.view,
                "is_list": self.is_list,
                "undated": self.undated,
                "is_empty": not count,
                "count": self.found.count_in_words(count),
                "complaint": self.found.complaint(),
                "shown": self.found.drawn,
            }
        )


def by_month(events: Any) -> list[tuple[str, list[CalendarEvent]]]:
    """In the order in which they come, «novembre de 2026» before those of November."""
    rows = groupby(events, key=lambda event: event.day.replace(day=1))
    return [
        (date_format(month, r"F \d\e Y"), [CalendarEvent(event) for event in those]) for month, those in rows
    ]


def _listed_from(day: date) -> Period:
    return Period(
        title=_("From %s (calendar)") % date_format(day, DAY),
        first=day,
        last=day + LISTED,
        before=max(day - LISTED, date(FIRST_YEAR, 1, 1)),
        after=min(day + LISTED, date(LAST_YEAR, 12, 31)),
    )
