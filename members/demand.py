"""What the councils ask for: the open needs by topic, and by topic and size of the council."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from members.filters.needs import NeedFilter
from members.models import Need
from members.sizes import SIZE_BANDS, SizeBand, band_of

TINTS = 4  # from the palest to the deepest; the number is always there


@dataclass(frozen=True)
class Cell:
    band: SizeBand
    count: int
    tint: int
    url: str


@dataclass(frozen=True)
class TopicRow:
    name: str
    has_topic: bool
    total: int
    url: str
    cells: list[Cell]


@dataclass(frozen=True)
class Demand:
    rows: list[TopicRow]
    bands: list[Cell]  # the totals of each size
    total: int
    councils: int

    @property
    def most_asked(self) -> list[str]:
        """The topic asked for most, or those that share the first place."""
        return [row.name for row in self.rows if row.has_topic and row.total == self.highest]

    @property
    def highest(self) -> int:
        return max((row.total for row in self.rows if row.has_topic), default=0)


def demand() -> Demand:
    """One row for each open need, counted here: there are some hundreds at most."""
    needs = Need.objects.open().with_residents().order_by("topic__sort_name")
    found = list(needs.values_list("topic", "topic__name", "residents", "organization"))
    names = {topic: name for topic, name, _residents, _council in found}
    cells = Counter((topic, band_of(residents).slug) for topic, _name, residents, _council in found)
    totals = Counter(topic for topic, *_rest in found).most_common()
    deepest = max(cells.values(), default=0)
    return Demand(
        rows=[
            _row(topic, names[topic], total, cells, deepest)
            for topic, total in sorted(totals, key=lambda counted: counted[0] is None)
        ],
        bands=[_total(band, cells) for band in SIZE_BANDS],
        total=len(found),
        councils=len({council for *_rest, council in found}),
    )


def _row(topic: int | None, name: str, total: int, cells: Counter[Any], deepest: int) -> TopicRow:
    asked = {"topic": str(topic or NeedFilter.NO_TOPIC)}
    return TopicRow(
        name=name or _("Without a topic"),
        has_topic=topic is not None,
        total=total,
        url=_list_of(asked),
        cells=[
            Cell(
                band=band,
                count=cells[topic, band.slug],
                tint=_tint(cells[topic, band.slug], deepest),
                url=_list_of(asked | {"size": band.slug}),
            )
            for band in SIZE_BANDS
        ],
    )


def _total(band: SizeBand, cells: Counter[Any]) -> Cell:
    count = sum(number for (_topic, slug), number in cells.items() if slug == band.slug)
    return Cell(band=band, count=count, tint=0, url=_list_of({"size": band.slug}))


def _tint(count: int, deepest: int) -> int:
    """0 for none; the deepest for the highest count."""
    return -(-count * TINTS // deepest) if count else 0


def _list_of(asked: dict[str, str]) -> str:
    return f"{reverse('need_list')}?{urlencode(asked)}"
