"""A whole portal as a process of its own, on a data folder and a port of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
START_WITHIN = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return condition()


class Portal:
    """`python -m xmess.supervisor`, started and watched from outside."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.port = free_port()
        self.log = var.with_name(f"{var.name}.log")
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def environ(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DATABASE_URL", "REDIS_URL", "XMESS_CLOCK", "XMESS_CLOCK_OFFSET"}
        }
        return kept | {
            "XMESS_VAR": str(self.var),
            "XMESS_DEMO": "0",
            "PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": "xmess.settings.embedded",
        }

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "xmess.supervisor"],
                cwd=PROJECT,
                env=self.environ,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def health(self) -> dict[str, object]:
        """Empty while nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/", timeout=2) as answer:
                body = answer.read()
        except urllib.error.HTTPError as error:
            body = error.read()
        except OSError:
            return {}
        try:
            found: dict[str, object] = json.loads(body)
        except ValueError:
            return {}
        return found

    def is_well(self) -> bool:
        found = self.health()
        return bool(found) and False not in found.values()

    def start_and_wait(self) -> None:
        self.start()
        assert wait_until(lambda: self.is_well() or self.has_ended(), START_WITHIN), self.log.read_text()
        assert not self.has_ended(), self.log.read_text()

    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=PROJECT,
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def send(self, number: signal.Signals) -> None:
        assert self.process
        self.process.send_signal(number)

    def processes(self) -> dict[int, str]:
        """Everything of this portal's that runs: number → command line."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                words = folder.joinpath("cmdline").read_bytes()
                if words and self._owns(folder, words):
                    found[int(folder.name)] = words.replace(b"\0", b" ").decode(errors="replace")
            except OSError:  # it ended while we looked
                continue
        return found

    def _owns(self, folder: Path, words: bytes) -> bool:
        """By its words, its environment, or a file it holds open: Redis and PostgreSQL write their title over
        the first two."""
        ours = os.fsencode(self.var)
        if ours in words + folder.joinpath("environ").read_bytes():
            return True
        return any(ours in os.fsencode(handle.readlink()) for handle in folder.joinpath("fd").iterdir())

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.send(signal.SIGTERM)
            self.process.wait(30)
