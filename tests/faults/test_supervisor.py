"""`make run` from outside: it comes up, refuses company, survives a lost part, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.faults.portal import PROJECT, Portal, wait_until

pytestmark = [pytest.mark.fault, pytest.mark.timeout(180)]
GONE_WITHIN = 10.0


def test_new_portal_is_well_within_a_minute(new_portal: Portal) -> None:
    new_portal.start_and_wait()

    assert {name: new_portal.health()[name] for name in ("database", "redis", "worker", "beat")} == {
        "database": True,
        "redis": True,
        "worker": True,
        "beat": True,
    }


def test_second_run_on_the_same_data_is_refused_in_words(portal: Portal) -> None:
    portal.start_and_wait()

    second = subprocess.run(
        [sys.executable, "-m", "xmess.supervisor"],
        cwd=PROJECT,
        env=portal.environ,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert second.returncode == 1
    assert f"{portal.var} is in use by the portal" in second.stdout
    assert "XMESS_VAR" in second.stdout
    assert portal.is_well()


def test_killed_supervisor_leaves_no_process(portal: Portal) -> None:
    portal.start_and_wait()
    assert len(portal.processes()) > 8

    portal.send(signal.SIGKILL)

    assert wait_until(lambda: not portal.processes(), GONE_WITHIN), portal.processes()


def test_portal_starts_again_after_a_kill(portal: Portal) -> None:
    portal.start_and_wait()
    portal.send(signal.SIGKILL)
    assert portal.process
    portal.process.wait()

    portal.start_and_wait()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopped_portal_ends_in_order(portal: Portal, number: signal.Signals) -> None:
    portal.start_and_wait()

    portal.send(number)

    assert portal.process
    assert portal.process.wait(30) == 0
    assert portal.processes() == {}
    assert "database system is shut down" in (portal.var / "postgres.log").read_text()


@pytest.mark.parametrize("words", ["-A xmess worker", "gunicorn", "redis-server", "bin/postgres"])
def test_killed_part_is_started_again(portal: Portal, words: str) -> None:
    portal.start_and_wait()
    victim = min(number for number, line in portal.processes().items() if words in line)

    os.kill(victim, signal.SIGKILL)

    assert wait_until(lambda: victim not in portal.processes(), 5)
    # After Redis is gone the worker looks for it again at growing pauses: 23 s were seen.
    assert wait_until(portal.is_well, 60), portal.log.read_text()
    assert wait_until(lambda: any(words in line for line in portal.processes().values()), 30)


def test_part_that_dies_again_and_again_ends_the_portal(portal: Portal) -> None:
    portal.start_and_wait()
    assert portal.process

    def kill_beat() -> bool:
        for number, line in portal.processes().items():
            if "-A xmess beat" in line:
                os.kill(number, signal.SIGKILL)
        return portal.has_ended()

    assert wait_until(kill_beat, 40), portal.log.read_text()
    assert portal.process.returncode == 1
    assert portal.processes() == {}


def test_command_attaches_to_the_running_portal(portal: Portal) -> None:
    portal.start_and_wait()
    before = time.monotonic()

    done = portal.manage("showmigrations", "--plan")

    assert done.returncode == 0, done.stderr
    assert "[X]" in done.stdout
    assert "[ ]" not in done.stdout
    assert time.monotonic() - before < 20
    assert portal.is_well()


def test_command_alone_brings_its_database_and_takes_it_away(new_portal: Portal) -> None:
    done = new_portal.manage("migrate", "--plan")

    assert done.returncode == 0, done.stderr
    assert new_portal.processes() == {}
    assert not (new_portal.var / "services.json").exists()
