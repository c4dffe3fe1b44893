"""Is the portal well? Cheap answers for who watches over it: no ping to a worker inside a request."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from redis.exceptions import RedisError

from office.conventions import collect
from office.outbox import oldest_unsent_age
from office.scanning import clamd_answers

BEATS_FOR = 60  # seconds; several times the pause between two heartbeats


def note_heartbeat(part: str) -> None:
    """Called by the part itself. The key expires by Redis's own time, whatever the portal's clock says."""
    cache.set(f"heartbeat:{part}", "alive", timeout=BEATS_FOR)


def beats(part: str) -> bool:
    return cache.get(f"heartbeat:{part}") is not None


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def redis_answers() -> bool:
    try:
        cache.get("heartbeat:any")
    except RedisError:
        return False
    return True


def oldest_unsent_message_seconds() -> float | None:
    age = oldest_unsent_age()
    return None if age is None else round(age.total_seconds(), 1)


# Other apps add theirs: CHECKS = {"name": callable} in their health.py; False fails the whole, None is not in use.
CHECKS: dict[str, Callable[[], bool | None]] = {
    "database": database_answers,
    "redis": redis_answers,
    "virus_scanner": clamd_answers,
}


def state() -> dict[str, bool | float | None]:
    found: dict[str, bool | float | None] = {}
    for _app, checks in collect("health", "CHECKS"):
        found |= {name: check() for name, check in checks.items()}
    found |= {part: bool(found["redis"]) and beats(part) for part in ("worker", "beat")}
    found["oldest_unsent_message_seconds"] = oldest_unsent_message_seconds() if found["database"] else None
    return found


@login_not_required
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    found = state()
    return JsonResponse(found, status=503 if False in found.values() else 200)
