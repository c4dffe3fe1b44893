"""The services that the portal brings itself where no address of others is configured.

One run per data folder: whoever starts the services holds `services.lock` and writes `services.json`, by
which `manage.py` finds them.
"""

import contextlib
import fcntl
import json
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

from xmess.services.places import data_folder, make_data_folder
from xmess.services.postgres import DidNotStart, Postgres
from xmess.services.redis import Redis

__all__ = ["AlreadyRunning", "DidNotStart", "Services", "clock_offset", "data_folder", "for_a_command"]

PATIENCE_FOR_GUESTS = 600.0


class AlreadyRunning(Exception):
    """Another run uses this data folder."""


class Services:
    """PostgreSQL and Redis of one data folder, each only where its address is not given."""

    def __init__(self, var: Path, *, careless: bool = False, owner: str = "the portal") -> None:
        make_data_folder(var)
        self.var = var
        self.state = var / "services.json"
        self._lock = _take(var / "services.lock", owner)
        self.state.unlink(missing_ok=True)  # of a run that was killed: its addresses lead nowhere
        self.postgres = None if os.environ.get("DATABASE_URL") else Postgres(var, careless=careless)
        self.redis = None if os.environ.get("REDIS_URL") else Redis(var)

    def start(self) -> None:
        """Starts them and tells this process and its children where they are."""
        addresses = {"XMESS_CLOCK_OFFSET": str(clock_offset(os.environ))}
        if self.postgres:
            self.postgres.start()
            addresses["DATABASE_URL"] = self.postgres.url
        if self.redis:
            self.redis.start()
            addresses["REDIS_URL"] = self.redis.url
        os.environ.update(addresses)
        _write_private(self.state, json.dumps(addresses))

    def stop(self) -> None:
        self.state.unlink(missing_ok=True)
        if self.redis:
            self.redis.stop()
        if self.postgres:
            self.postgres.stop()
        self._lock.close()

    def dead(self) -> list[str]:
        parts = {"PostgreSQL": self.postgres, "Redis": self.redis}
        return [name for name, service in parts.items() if service and not service.is_running()]

    def restart(self, name: str) -> None:
        """In its old place: the others find it again at the address they know."""
        service = self.postgres if name == "PostgreSQL" else self.redis
        if service:
            service.start()


@contextlib.contextmanager
def for_a_command(owner: str) -> Iterator[None]:
    """The running services, else own ones for as long as the command takes."""
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        yield
        return
    var = data_folder()
    make_data_folder(var)
    with (var / "services.guests").open("ab") as guests:
        fcntl.flock(guests, fcntl.LOCK_SH)
        try:
            services = Services(var, owner=owner)
        except AlreadyRunning:
            _attach(var)
            yield
            return
        try:
            services.start()
            yield
        finally:
            _wait_for_other_guests(guests)
            services.stop()


def clock_offset(environ: os._Environ[str] | dict[str, str]) -> float:
    """Seconds from the real time to the one the portal believes; a given offset wins over XMESS_CLOCK, so
    that children agree with the process that started them."""
    if offset := environ.get("XMESS_CLOCK_OFFSET"):
        return float(offset)
    if not (instant := environ.get("XMESS_CLOCK")):
        return 0.0
    try:
        wanted = datetime.fromisoformat(instant)
    except ValueError:
        raise DidNotStart(f"XMESS_CLOCK is «{instant}»: write a moment such as 2026-11-02T09:00.") from None
    if wanted.tzinfo is None:
        wanted = wanted.replace(tzinfo=ZoneInfo("Europe/Madrid"))
    return (wanted - datetime.now(UTC)).total_seconds()


def _take(path: Path, owner: str) -> IO[str]:
    lock = path.open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        holder = lock.read().strip() or "another process"
        lock.close()
        raise AlreadyRunning(
            f"{path.parent} is in use by {holder}. Stop it, or set XMESS_VAR to another folder for a second "
            "portal on this machine."
        ) from None
    lock.truncate(0)
    lock.write(f"{owner} (process {os.getpid()})")
    lock.flush()
    return lock


def _attach(var: Path) -> None:
    state = var / "services.json"
    end = time.monotonic() + 30
    while not state.exists():  # the other is just starting
        if time.monotonic() > end:
            raise DidNotStart(f"Another process holds {var} but its services do not come up.")
        time.sleep(0.1)
    for name, value in json.loads(state.read_text()).items():
        os.environ.setdefault(name, value)


def _wait_for_other_guests(guests: IO[bytes]) -> None:
    """A second manage.py may have attached to our PostgreSQL: it is not taken away under its feet."""
    end = time.monotonic() + PATIENCE_FOR_GUESTS
    while time.monotonic() < end:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(guests, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(0.1)


def _write_private(path: Path, content: str) -> None:
    fresh = path.with_suffix(".fresh")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)
    fresh.rename(path)
