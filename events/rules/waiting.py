"""Who is next on a waiting list: the first seat of each organization before the second of any. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Waiting:
    """Somebody on the list; `organization` is None for who comes by itself, and counts as one of its own."""

    number: int
    organization: int | None
    since: datetime


def in_fair_order(waiting: Iterable[Waiting], seats: Mapping[int, int]) -> list[int]:
    """The numbers in the order in which they are asked; `seats`: those that each organization has already."""
    ranks: Counter[int] = Counter(seats)
    ranked = []
    for row in sorted(waiting, key=lambda row: (row.since, row.number)):
        rank = 0
        if row.organization is not None:
            rank = ranks[row.organization]
            ranks[row.organization] += 1
        ranked.append((rank, row.since, row.number))
    return [number for _rank, _since, number in sorted(ranked)]
