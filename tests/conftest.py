"""What every test may ask for."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.db.backends.postgresql.operations import DatabaseOperations
from django.test import Client

from members.models import Person
from tests.cast import Cast, make_cast

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def enter() -> Callable[[Person], Client]:
    """A browser in which the person is signed in."""

    def as_person(person: Person) -> Client:
        client = Client()
        client.force_login(person, backend=BACKEND)
        return client

    return as_person


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    """Rate limits count in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture(autouse=True, scope="session")
def _flush_clears_the_audit_too() -> Iterator[None]:
    """Its rows are only added (a trigger); the flush of tests that commit is the one exception."""
    flush = DatabaseOperations.execute_sql_flush

    def flush_all(self: DatabaseOperations, statements: list[str]) -> None:
        flush(self, ["SET office.flushing = 'on'", *statements, "SET office.flushing = 'off'"])

    DatabaseOperations.execute_sql_flush = flush_all
    yield
    DatabaseOperations.execute_sql_flush = flush
