"""The published times that can be booked, as their pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from advisory.models import AdvisoryService
from advisory.operations.asking import check_council
from advisory.published import Published, chargeable_days, free_slots
from advisory.rules.slots import Slot, nearest
from members.models import Organization, Person
from office import clock, wall_time
from office.minutes import in_words
from office.periods import day_in_words
from office.refusals import Refused

KEY = "%Y%m%dT%H%MZ"
NEAREST_SHOWN = 6


@dataclass(frozen=True)
class Time:
    hour: str
    key: str  # in the address


@dataclass(frozen=True)
class Day:
    words: str
    times: list[Time]


@dataclass(frozen=True)
class Month:
    first: date
    count: int

    @property
    def key(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def words(self) -> str:
        return date_format(self.first, "F")


@dataclass(frozen=True)
class Choice:
    """A time with its expert, to be chosen in the form."""

    slot: Slot
    expert: Person
    words: str

    @property
    def key(self) -> str:
        return f"{key_of(self.slot.starts_at)}-{self.slot.expert}"


@dataclass(frozen=True)
class Offer:
    """The times of a service for a council; without one, whatever council coordination asks for."""

    service: AdvisoryService
    organization: Organization | None

    @cached_property
    def published(self) -> Published:
        return free_slots(self.service)

    @cached_property
    def slots(self) -> list[Slot]:
        """None of those that this council could not book."""
        if self.refusal:
            return []
        periods = chargeable_days(self.service, self.organization)
        return [slot for slot in self.published.slots if _is_within(self.days[slot.starts_at], periods)]

    @cached_property
    def days(self) -> dict[datetime, date]:
        """The day of each time, asked once: many experts share them."""
        return {moment: clock.day_of(moment) for moment in {slot.starts_at for slot in self.published.slots}}

    @cached_property
    def refusal(self) -> str:
        """Why the service is not for this council; nothing where it is."""
        if self.organization is None or not self.service.limit_is_confirmed:
            return ""  # it acts for councils that are in the network today
        try:
            check_council(self.service, self.organization)
        except Refused as refused:
            return refused.sentence
        return ""

    @property
    def lacks_hours(self) -> bool:
        return bool(self.published.slots) and not self.slots and not self.refusal

    @cached_property
    def months(self) -> list[Month]:
        days = (self.days[slot.starts_at].replace(day=1) for slot in self.slots)
        return [Month(first, len(list(found))) for first, found in groupby(days)]

    def days_of(self, month: Month) -> list[Day]:
        by_day = groupby(self.slots, lambda slot: self.days[slot.starts_at])
        return [
            Day(day_in_words(day), _times(found))
            for day, found in by_day
            if (day.year, day.month) == (month.first.year, month.first.month)
        ]

    def at(self, moment: datetime) -> list[Choice]:
        """One for each expert that is free then."""
        found = [slot for slot in self.slots if slot.starts_at == moment]
        return [Choice(slot, self._expert_of(slot), str(self._expert_of(slot))) for slot in found]

    def near(self, moment: datetime) -> list[Choice]:
        """The closest ones that are free."""
        return [
            Choice(slot, person, f"{slot_in_words(slot, self.service)} · {person}")
            for slot in nearest(self.slots, moment, NEAREST_SHOWN)
            if (person := self._expert_of(slot))
        ]

    def _expert_of(self, slot: Slot) -> Person:
        return self.published.experts[slot.expert]

    @property
    def length(self) -> str:
        return in_words(self.service.default_minutes)

    def expert_in_words(self) -> str:
        """Who gives it, where it is only one person."""
        names = {str(person) for person in self.published.experts.values()}
        return names.pop() if len(names) == 1 else ""


def _is_within(day: date, periods: Iterable[tuple[date, date]]) -> bool:
    return any(first <= day <= last for first, last in periods)


def _times(slots: Iterable[Slot]) -> list[Time]:
    """Each once: with whom is asked where there is more than one."""
    moments = dict.fromkeys(slot.starts_at for slot in slots)
    return [Time(hour_in_words(moment), key_of(moment)) for moment in moments]


def key_of(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(KEY)


def moment_of(key: str) -> datetime | None:
    """Of a time, or of a time with its expert; none of what no page of ours has written."""
    try:
        return datetime.strptime(key.partition("-")[0], KEY).replace(tzinfo=UTC)
    except ValueError:
        return None


def hour_in_words(moment: datetime) -> str:
    said = _("%s h") % date_format(moment.astimezone(clock.zone()), "G.i")
    return said.replace(" ", "\u00a0")


def slot_in_words(slot: Slot, service: AdvisoryService) -> str:
    """«dijous 3 de desembre de 2026, de 9.00 h a 11.00 h»."""
    return _("%(day)s, from %(from)s to %(until)s") % {
        "day": day_in_words(clock.day_of(slot.starts_at)),
        "from": hour_in_words(slot.starts_at),
        "until": hour_in_words(wall_time.after(slot.starts_at, service.default_minutes)),
    }
