"""What the demonstration makes up carries a mark, so that nobody takes it for a fact of the network."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_inventing: ContextVar[bool] = ContextVar("inventing", default=False)


@contextmanager
def invented() -> Iterator[None]:
    """Within it every row that can carry the mark is written with it, through the same operations."""
    token = _inventing.set(True)
    try:
        yield
    finally:
        _inventing.reset(token)


def is_inventing() -> bool:
    return _inventing.get()
