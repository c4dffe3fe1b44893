"""`python -m xmess.supervisor`: the whole portal as one command, and nothing of it left when it ends.

Services, then the database and the demonstration, then web, worker and beat; a dead child is started again,
three times a minute at most.
"""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Callable
from functools import partial
from types import FrameType

from xmess.services import AlreadyRunning, DidNotStart, Services, data_folder
from xmess.services.children import spawn, stop
from xmess.services.places import PROJECT, Unsafe

PATIENCE = 10.0  # seconds from TERM to KILL
MOST_RESTARTS = 3
WINDOW = 60.0
LOOK_EVERY = 0.2
READY_WITHIN = 60.0


class Child:
    """One program that has to be there all the time."""

    def __init__(self, name: str, command: list[str]) -> None:
        self.name = name
        self.command = command
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = spawn(self.command, cwd=PROJECT)

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


class Restarts:
    """Counts them; a child that dies at once, again and again, is a fault that a restart only hides."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.times: dict[str, deque[float]] = {}

    def may(self, name: str) -> bool:
        times = self.times.setdefault(name, deque())
        now = self.clock()
        while times and now - times[0] > WINDOW:
            times.popleft()
        if len(times) >= MOST_RESTARTS:
            return False
        times.append(now)
        return True


class Supervisor:
    def __init__(self) -> None:
        self.stop_asked = False
        self.restarts = Restarts()
        self.services: Services | None = None
        self.children: list[Child] = []
        self.preparation: subprocess.Popen[bytes] | None = None

    def run(self) -> int:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)
        try:
            self.services = Services(data_folder(), owner="the portal")
            self.services.start()
            if not self._prepare():
                return 0 if self.stop_asked else 1
            self._start_children()
            return self._announce() or self._watch()
        except (AlreadyRunning, DidNotStart, Unsafe) as error:
            say(str(error))
            return 1
        finally:
            self._stop_all()

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stop_asked = True

    def _prepare(self) -> bool:
        """In a process of its own: the supervisor stays small and never touches a model."""
        self.preparation = spawn([sys.executable, "-m", "xmess.prepare"], cwd=PROJECT)
        while self.preparation.poll() is None:
            if self.stop_asked:
                stop(self.preparation, patience=PATIENCE)
                return False
            time.sleep(0.05)
        if self.preparation.returncode:
            say("The portal could not be prepared; the reason stands above.")
        return self.preparation.returncode == 0

    def _start_children(self) -> None:
        python = [sys.executable, "-m"]
        celery = [*python, "celery", "-q", "-A", "xmess"]
        schedule = str(data_folder() / "beat-schedule")
        quiet = ["--without-gossip", "--without-mingle", "--heartbeat-interval", "5"]
        self.children = [
            Child("web", [*python, "gunicorn", "-c", "python:xmess.gunicorn", "xmess.wsgi"]),
            Child("worker", [*celery, "worker", "-l", "info", "-c", "2", *quiet]),
            Child("beat", [*celery, "beat", "-l", "info", "-s", schedule, "--pidfile="]),
        ]
        for child in self.children:
            child.start()

    def _announce(self) -> int:
        """Waits until all parts are well; the result is the exit code, 0 as long as nothing gave up."""
        host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
        asked = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104
        shown = "localhost" if asked == "127.0.0.1" else asked  # passkeys need a name
        end = time.monotonic() + READY_WITHIN
        while not self.stop_asked and time.monotonic() < end:
            if is_well(f"http://{asked}:{port}/health/"):
                say(f"The portal is ready: http://{shown}:{port}/ (Ctrl-C stops it)")
                show_sign_ins()
                return 0
            if not self._revive():
                return 1
            time.sleep(LOOK_EVERY)
        if not self.stop_asked:
            say(f"The portal does not say that it is well: look at http://{shown}:{port}/health/")
        return 0

    def _watch(self) -> int:
        while not self.stop_asked:
            if not self._revive():
                return 1
            time.sleep(LOOK_EVERY)
        return 0

    def _revive(self) -> bool:
        """Starts again what has died; False when it died too often."""
        dead: dict[str, Callable[[], None]] = {}
        if self.services:
            dead |= {name: partial(self.services.restart, name) for name in self.services.dead()}
        dead |= {child.name: child.start for child in self.children if not child.is_running()}
        for name, start in dead.items():
            if self.stop_asked:
                break
            if not self.restarts.may(name):
                say(f"{name} has stopped {MOST_RESTARTS + 1} times within a minute; the portal gives up.")
                return False
            say(f"{name} has stopped; it is started again.")
            start()
        return True

    def _stop_all(self) -> None:
        """All at once get TERM; who is still there after the patience gets KILL. The services go last."""
        running = [child.process for child in self.children if child.process and child.process.poll() is None]
        for process in running:
            process.send_signal(signal.SIGTERM)
        end = time.monotonic() + PATIENCE
        for process in running:
            try:
                process.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if self.services:
            self.services.stop()


def is_well(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310  (our own http address)
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def show_sign_ins() -> None:
    """Last of all, where it is still on the screen; the preparation wrote it down."""
    note = data_folder() / "sign-ins"
    if note.exists():
        print(note.read_text(), flush=True)


def say(sentence: str) -> None:
    print(f"xmess: {sentence}", flush=True)


if __name__ == "__main__":
    sys.exit(Supervisor().run())
