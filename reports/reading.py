"""Within one reading of a report, what several lists and charts are drawn from is asked of the database once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from office.figures import Period

Answer = TypeVar("Answer")
_known: ContextVar[dict[Any, Any] | None] = ContextVar("known", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def read_once(find: Callable[[Period], Answer]) -> Callable[[Period], Answer]:
    """`find` of a period; outside of a reading it asks each time."""

    @wraps(find)
    def found(period: Period) -> Answer:
        known = _known.get()
        if known is None:
            return find(period)
        if (find, period) not in known:
            known[find, period] = find(period)
        answer: Answer = known[find, period]
        return answer

    return found
