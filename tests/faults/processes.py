"""Processes that a fault test starts on its own database, and kills."""

import os
import random
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent
SHORT_LEASE = timedelta(seconds=5)


class Crew:
    """So many processes of one module, each replaced when it is killed."""

    def __init__(self, module: str, size: int, **environment: str) -> None:
        self.module = module
        self.size = size
        self.environment = {
            **os.environ,
            "FAULT_DATABASE": str(connection.settings_dict["NAME"]),
            **environment,
        }
        self.alive: list[subprocess.Popen[bytes]] = []
        self.killed: list[int] = []

    def __enter__(self) -> Self:
        for _number in range(self.size):
            self._add()
        return self

    def __exit__(self, *_error: object) -> None:
        for process in self.alive:
            process.kill()
            process.wait()

    def _add(self) -> None:
        command = [sys.executable, "-m", self.module]
        self.alive.append(subprocess.Popen(command, cwd=ROOT, env=self.environment))

    def kill_one(self) -> None:
        """-9: it has no last word, no `finally`, no rollback of its own."""
        victim = self.alive.pop(random.randrange(len(self.alive)))
        assert victim.poll() is None, f"{self.module} ended by itself with {victim.returncode}"
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        self.killed.append(victim.pid)
        self._add()


def on_the_database_of_the_test() -> None:
    """Called in the process, before django.setup()."""
    settings.DATABASES["default"]["NAME"] = os.environ["FAULT_DATABASE"]
