"""GET /health/ on the test's own services; the whole with worker and beat is in tests/faults."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from office import clock, health
from office.models import Message

pytestmark = pytest.mark.django_db
PARTS = ("worker", "beat")


@pytest.fixture(autouse=True)
def all_parts_live() -> None:
    for part in PARTS:
        health.note_heartbeat(part)


def test_health_is_open_to_everybody_and_well(client: Client) -> None:
    answer = client.get("/health/")

    assert answer.status_code == 200
    assert answer.json() == {
        "database": True,
        "redis": True,
        "worker": True,
        "beat": True,
        "virus_scanner": None,
        "hour_ledger": None,
        "oldest_unsent_message_seconds": None,
    }


@pytest.mark.parametrize("part", PARTS)
def test_health_fails_when_a_part_is_silent(client: Client, part: str) -> None:
    cache.delete(f"heartbeat:{part}")

    answer = client.get("/health/")

    assert answer.status_code == 503
    assert answer.json()[part] is False


def test_health_survives_a_dead_redis(client: Client, settings: pytest.FixtureRequest) -> None:
    backend = "django.core.cache.backends.redis.RedisCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "redis://127.0.0.1:1/0"}}  # type: ignore[attr-defined]

    answer = client.get("/health/")

    assert answer.status_code == 503
    assert (answer.json()["redis"], answer.json()["worker"], answer.json()["database"]) == (
        False,
        False,
        True,
    )


def test_health_tells_how_long_the_oldest_message_waits(client: Client) -> None:
    now = clock.now()
    for number, (state, age) in enumerate([("queued", 90), ("queued", -600), ("moot", 900)]):
        Message.objects.create(
            kind="test", dedupe_key=str(number), state=state, due_at=now - timedelta(seconds=age)
        )

    seconds = client.get("/health/").json()["oldest_unsent_message_seconds"]

    assert seconds == pytest.approx(90, abs=5)


def test_health_asks_the_database_two_things(client: Client, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        client.get("/health/")
