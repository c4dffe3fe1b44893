"""The figures of events: what was held in a period, and who came to an event whose totals have a name of their own.

Zero is said only of a time in which the portal was already used: before it, no rows is «nobody knows».
"""

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from events.models import Event, ProgrammeItem
from events.pages.counts import EventCounts
from events.rules.totals import totals_key
from office import clock
from office.figures import Figure, Found, Period

Find = Callable[[Period], Found | None]


def own(period: Period, code: str) -> QuerySet[Event]:
    found: QuerySet[Event] = Event.objects.held_in(period.starts_on, period.ends_on).filter(
        is_own=True, kind__code=code
    )
    return found


def own_conferences(period: Period) -> QuerySet[Event]:
    """A day that holds the gathering of elected officials is counted as the gathering."""
    gatherings = Event.objects.announced().filter(parent=OuterRef("pk"), kind__code="elected")
    return own(period, "conference").filter(~Exists(gatherings), parent=None)


def others_conferences(period: Period) -> QuerySet[Event]:
    held: QuerySet[Event] = Event.objects.held_in(period.starts_on, period.ends_on)
    return held.filter(is_own=False, parent=None, kind__code__in=["others", "conference"])


def workshops(period: Period) -> QuerySet[Any, Any]:
    """Of the programme of a conference, or events inside it; one row for each, with its title.

    `of_a_body`: only a body sees it, or the conference that it belongs to.
    """
    body = Event.Audience.BODIES
    conferences = own_conferences(period)
    planned = ProgrammeItem.objects.filter(event__in=conferences, kind=ProgrammeItem.Kind.WORKSHOP)
    inside = Event.objects.announced().filter(parent__in=conferences, kind__code="workshop")
    found: QuerySet[Any, Any] = (
        planned.order_by()
        .annotate(of_a_body=Q(event__audience=body))
        .values("title", "event", "of_a_body")
        .union(
            inside.order_by()
            .annotate(of_a_body=Q(audience=body) | Q(parent__audience=body))
            .values("title", "parent", "of_a_body"),
            all=True,
        )
    )
    return found


def _yearly(rows: Callable[[Period], QuerySet[Any, Any]], **asked: str) -> Find:
    """`asked`: of the list of events, so that it shows what is counted."""

    def find(period: Period) -> Found | None:
        past = period.so_far()
        if past is None:
            return None
        found = rows(past)
        count = found.count()
        if not count and not _was_in_use(past.ends_on):
            return None
        return Found(count, found, _page(asked | {"year": str(past.starts_on.year)}))

    return find


def _was_in_use(day: date) -> bool:
    return Event.objects.filter(created_at__lte=clock.moment_of(day, time.max)).exists()


def _page(asked: dict[str, str]) -> str:
    return f"{reverse('event_list')}?{urlencode(asked)}"


def _of_kind(code: str) -> Find:
    return _yearly(lambda period: own(period, code), kind=code, whose="own", state="held")


def _of_event(event: Event, part: str) -> Find:
    """What was declared; else who was there, or was met there, where somebody wrote it down."""

    def find(period: Period) -> Found | None:
        if not period.starts_on <= event.day <= period.ends_on:
            return None
        counts, url = EventCounts(event), reverse("event_counts", args=[event.pk])
        if said := counts.declared.get(part):
            return Found(said.value, url=url, source=said.source, source_is_person=said.source_is_person)
        if not counts.is_part_known(part):
            return None
        return Found(counts.value(part), counts.rows(part), url)

    return find


YEARLY = (
    Figure("events.assemblies", _("assemblies held"), _of_kind("assembly")),
    Figure("events.commission_meetings", _("meetings of the commissions"), _of_kind("commission")),
    Figure("events.elected_gatherings", _("gatherings of elected officials"), _of_kind("elected")),
    Figure(
        "events.own_conferences",
        _("conferences of the network"),
        _yearly(own_conferences, kind="conference", whose="own", state="held"),
    ),
    Figure(
        "events.own_conference_workshops",
        _("workshops of the conferences of the network"),
        _yearly(workshops, kind="conference", whose="own", state="held"),
    ),
    Figure(
        "events.others_conferences",
        _("conferences of others where the network took part"),
        _yearly(others_conferences, whose="others", state="held"),
    ),
)
WORDS = {
    "people": _("people that came to «%s»"),
    "administrations": _("administrations that came to «%s»"),
    "organizations_met": _("organizations met at «%s»"),
}


class _Figures:
    """Those of every year, and three for each event that has a name in the figures."""

    def __iter__(self) -> Iterator[Figure]:
        yield from YEARLY
        for event in Event.objects.exclude(slug="").order_by("day", "pk"):
            for part, words in WORDS.items():
                yield Figure(totals_key(event.slug, part), str(words) % event, _of_event(event, part))


FIGURES = _Figures()
