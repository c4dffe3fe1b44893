"""The demonstration of one day, loaded once for all the tests of a file: it takes half a minute."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from demo import load
from office import clock


@contextmanager
def demonstration_of(year: int, month: int, day: int, blocker: Any) -> Iterator[None]:
    offset = datetime(year, month, day, 9, tzinfo=UTC) - clock.real_now()
    with blocker.unblock(), override_settings(CLOCK_OFFSET=offset), transaction.atomic():
        call_command("load_reference", verbosity=0)
        load.load()
        yield
        transaction.set_rollback(True)
