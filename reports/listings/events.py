from collections.abc import Callable

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import figures
from events.models import Event
from events.pages.words import edition_in_words
from office.figures import Period
from reports.listings import Line, Listing


def _of(rows: Callable[[Period], QuerySet[Event]]) -> Callable[[Period], list[Line]]:
    """The rows that the figure counts: the list and its number cannot part."""

    def find(period: Period) -> list[Line]:
        past = period.so_far()
        found = rows(past).select_related("municipality", "kind").order_by("day", "pk") if past else ()
        return [_line(event) for event in found]

    return find


def _line(event: Event) -> Line:
    day = event.day if event.is_day_known else None
    return Line(_title(event), day, _where(event), event.get_absolute_url())


def _title(event: Event) -> str:
    """With its edition, and with who holds it where it is not the network; of what only a body sees, its kind."""
    if event.audience == Event.Audience.BODIES:
        return event.kind.name
    hosts = "" if event.is_own else event.hosts
    return ", ".join(filter(None, (event.title, edition_in_words(event), hosts)))


def _where(event: Event) -> str:
    """Its town, as the reports say it; the address itself only where no town of ours is known."""
    if event.audience == Event.Audience.BODIES:
        return ""
    return event.municipality.name if event.municipality else event.place


def workshops(period: Period) -> list[Line]:
    past = period.so_far()
    rows = figures.workshops(past).order_by("title") if past else []
    return [Line(gettext("A workshop of a body") if row["of_a_body"] else row["title"]) for row in rows]


LISTINGS = (
    Listing("assemblies", _("Assemblies"), _of(lambda period: figures.own(period, "assembly"))),
    Listing(
        "elected_gatherings",
        _("Gatherings of elected officials"),
        _of(lambda period: figures.own(period, "elected")),
    ),
    Listing("own_conferences", _("Conferences of the network"), _of(figures.own_conferences)),
    Listing("workshops", _("Their workshops"), workshops),
    Listing(
        "others_conferences", _("Conferences of others where we took part"), _of(figures.others_conferences)
    ),
)
