from collections.abc import Callable
from datetime import date

from django.db.models import QuerySet, Value
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import figures
from events.models import Event
from events.pages.words import edition_in_words
from office.figures import Period
from reports.listings import Line, Listing
from reports.models.reports import YEARS_BESIDE
from reports.reading import read_once

# The rows that the figure counts: a list and its number cannot part.
ROWS: dict[str, Callable[[Period], QuerySet[Event]]] = {
    "assemblies": lambda period: figures.own(period, "assembly"),
    "elected_gatherings": lambda period: figures.own(period, "elected"),
    "own_conferences": figures.own_conferences,
    "others_conferences": figures.others_conferences,
}


@read_once
def held(past: Period) -> dict[str, list[Event]]:
    """By list, of the year of the period and of those beside it: the lists and the bars, in one query."""
    shown = Period(date(past.ends_on.year - YEARS_BESIDE, 1, 1), past.ends_on)
    first, *others = (
        rows(shown).order_by().select_related("municipality", "kind").annotate(listed=Value(key))
        for key, rows in ROWS.items()
    )
    found: dict[str, list[Event]] = {key: [] for key in ROWS}
    for event in first.union(*others, all=True).order_by("day", "pk"):
        found[event.listed].append(event)
    return found


def _of(key: str) -> Callable[[Period], list[Line]]:
    def find(period: Period) -> list[Line]:
        past = period.so_far()
        found = held(past)[key] if past else []
        return [_line(event) for event in found if past and event.day >= past.starts_on]

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
    Listing("assemblies", _("Assemblies"), _of("assemblies")),
    Listing(
        "elected_gatherings",
        _("Gatherings of elected officials"),
        _of("elected_gatherings"),
    ),
    Listing("own_conferences", _("Conferences of the network"), _of("own_conferences")),
    Listing("workshops", _("Their workshops"), workshops),
    Listing("others_conferences", _("Conferences of others where we took part"), _of("others_conferences")),
)
