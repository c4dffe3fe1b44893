"""Take the times of pages and of the floor in turns, in one process, and say how many floors a page is high.

In process and not against gunicorn: a socket and a second process add the same milliseconds to both sides,
which would make every page look nearer to the floor than it is; and it makes the ratio jump with the load of
the machine. What is left is ours: middleware, session, view, queries, template.
"""

import gc
import statistics
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.pages import Subject, coordination, floor, subjects

WARM_UP = 3


@dataclass(frozen=True)
class Measured:
    words: str
    median_ms: float
    slowest_ms: float  # the 95th percentile
    queries: int
    kilobytes: float
    floors: float


def measure(*, rounds: int, seconds: float) -> list[Measured]:
    """`seconds` bounds each subject, floor included, however slow it is."""
    client = Client()
    client.force_login(coordination())
    base = floor()
    found = []
    for subject in [base, *subjects()]:
        times, floor_times = _times(client, subject, base, rounds, seconds)
        queries, size = _once(client, subject)
        median = statistics.median(times)
        found.append(
            Measured(
                words=subject.words,
                median_ms=median * 1000,
                slowest_ms=sorted(times)[int(len(times) * 0.95)] * 1000,
                queries=queries,
                kilobytes=size / 1024,
                floors=median / statistics.median(floor_times),
            )
        )
    return found


def _times(
    client: Client, subject: Subject, base: Subject, rounds: int, seconds: float
) -> tuple[list[float], list[float]]:
    for _turn in range(WARM_UP):
        _ask(client, subject), _ask(client, base)
    # As gunicorn's workers: what is loaded is not looked through again by the collector.
    gc.collect()
    gc.freeze()
    times: list[float] = []
    floor_times: list[float] = []
    end = perf_counter() + seconds
    while len(times) < rounds and (perf_counter() < end or not times):
        times.append(_ask(client, subject))
        floor_times.append(_ask(client, base))
    gc.unfreeze()
    return times, floor_times


def _ask(client: Client, subject: Subject) -> float:
    begun = perf_counter()
    answer = client.get(subject.address, headers=subject.headers)
    _content(answer)
    taken = perf_counter() - begun
    assert answer.status_code == 200, f"{subject.address} answered {answer.status_code}"
    return taken


def _once(client: Client, subject: Subject) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as queries:
        size = len(_content(client.get(subject.address, headers=subject.headers)))
    return len(queries), size


def _content(answer: Any) -> bytes:
    """To its end: a list that leaves as a file is written while it is read."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def table(title: str, rows: list[Measured]) -> str:
    width = max(len(row.words) for row in rows)
    lines = [title, f"  {'':<{width}}   median     95 %  queries      kB   × floor"]
    lines += [
        f"  {row.words:<{width}}  {row.median_ms:5.1f} ms {row.slowest_ms:5.1f} ms"
        f"  {row.queries:7d} {row.kilobytes:7.1f}   {row.floors:7.2f}"
        for row in rows
    ]
    return "\n".join(lines)
