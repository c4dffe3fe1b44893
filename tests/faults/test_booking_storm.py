"""Many ask at once, over HTTP, for the last hours; and the same while parts of the portal are killed."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from typing import Any

import pytest

from tests.faults.booking_client import Answer, Technician
from tests.faults.portal import PROJECT, Portal, wait_until

pytestmark = [pytest.mark.fault, pytest.mark.timeout(240)]
AT_ONCE, HOURS, EACH = 50, 20, 2  # councils, hours in the budget, hours of a session


@pytest.fixture(autouse=True)
def it_runs(portal: Portal) -> None:
    portal.start_and_wait()


def scene(portal: Portal, call: str) -> Any:
    """What a function of `booking_scene` gives, called inside the portal."""
    program = f"import json; from tests.faults import booking_scene; print(json.dumps(booking_scene.{call}))"
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", program],
        cwd=PROJECT, env=portal.environ, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.strip().splitlines()[-1])


def technicians(portal: Portal, number: int, hours: int) -> list[Technician]:
    return [Technician(portal.port, cookie) for cookie in scene(portal, f"make({hours}, {number})")]


def send_all(crowd: list[Technician], pause: float = 0.0) -> list[Answer]:
    """All begin together; with a pause, each at a moment of its own within it."""
    start, answers = threading.Barrier(len(crowd)), []

    def one(technician: Technician) -> None:
        start.wait()
        time.sleep(random.uniform(0, pause))
        answers.append(technician.send_form())

    threads = [threading.Thread(target=one, args=[technician]) for technician in crowd]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return answers


def test_fifty_at_once_get_the_hours_that_there_are_and_no_minute_more(portal):
    crowd = technicians(portal, AT_ONCE, HOURS)
    for technician in crowd:
        technician.open_form()

    answers = send_all(crowd)

    booked = [answer.number for answer in answers if answer.status == 302]
    refused = [answer for answer in answers if answer.status == 200]
    found = scene(portal, "read()")
    assert (len(booked), len(refused)) == (HOURS // EACH, AT_ONCE - HOURS // EACH)
    assert sorted(booked) == sorted(found["sessions"])
    assert (found["left"], found["held"]) == (60 * HOURS, 60 * HOURS)
    assert [answer for answer in refused if "píndola" not in answer.body.lower()] == []
    assert portal.manage("check_ledger").returncode == 0


def test_nothing_promised_is_lost_when_parts_are_killed_in_the_storm(portal):
    crowd = technicians(portal, AT_ONCE, 2 * AT_ONCE * EACH)
    for technician in crowd:
        technician.open_form()
    killer = threading.Thread(target=_kill_some, args=[portal])

    killer.start()
    answers = send_all(crowd, pause=6.0)
    killer.join(60)

    assert wait_until(portal.is_well, 60), portal.log.read_text()[-3000:]
    booked = {answer.number for answer in answers if answer.status == 302}
    found = scene(portal, "read()")
    assert booked, answers
    assert len(booked) < AT_ONCE, "nobody was hit: the storm proved nothing"
    assert booked <= set(found["sessions"])
    assert found["held"] == 60 * EACH * len(found["sessions"])
    check = portal.manage("check_ledger")
    assert check.returncode == 0, check.stdout


def _kill_some(portal: Portal) -> None:
    """A web worker, PostgreSQL, another web worker, PostgreSQL again; each with -9 in the middle of the work."""
    for words in ("gunicorn", "postgres", "gunicorn", "postgres"):
        time.sleep(random.uniform(0.8, 1.6))
        numbers = [number for number, line in portal.processes().items() if words in line]
        if numbers:
            os.kill(_victim(words, numbers), signal.SIGKILL)


def _victim(words: str, numbers: list[int]) -> int:
    """The first of PostgreSQL is the one that all hang on; of gunicorn the last is a worker."""
    return min(numbers) if words == "postgres" else max(numbers)
