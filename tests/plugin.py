"""`-p tests.plugin`: a PostgreSQL and a Redis for this run of the tests, and no other network.

At import, because pytest-django reads the settings before ordinary hooks. Only the controller starts them:
the workers of xdist are its children and inherit the addresses.
"""

import atexit
import gc
import os
import shutil
import socket
import tempfile
from pathlib import Path
from typing import Any

import pytest

# Before the first import of ours: the environment wins over pytest's own setting, and xmess has a default.
os.environ["DJANGO_SETTINGS_MODULE"] = "xmess.settings.test"

from xmess.services import Services

NEARBY = ("127.", "::1", "localhost")
MARKS = {
    "conventions": "convention",
    "stories": "story",
    "faults": "fault",
    "access": "whole",
    "bench": "whole",
    "demo": "whole",
}
A_BROWSER = {"client", "enter"}  # fixtures of a test that asks for pages
SKIPPED_STORIES: list[str] = []


def start_services() -> None:
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        return
    # A new folder for each run, so that two runs in one checkout do not meet.
    folder = Path(tempfile.mkdtemp(prefix="xmess-test-"))
    folder.chmod(0o711)
    os.environ["XMESS_VAR"] = str(folder)
    os.environ.pop("XMESS_CLOCK", None)
    services = Services(folder, careless=True, owner="the tests")
    services.start()
    del os.environ["XMESS_CLOCK_OFFSET"]  # a portal that a story starts sets its own clock
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(services.stop)


def close_the_network() -> None:
    """A test that reaches for the outside fails, instead of passing only where there is a network."""
    connect = socket.socket.connect

    def connect_nearby(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(NEARBY):
            raise RuntimeError(f"A test tried to reach {address[0]}: the network is closed in tests.")
        connect(self, address)

    socket.socket.connect = connect_nearby  # type: ignore[method-assign]


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where a test lies, and what it asks for, says when it runs."""
    for item in items:
        for folder, mark in MARKS.items():
            if folder in item.path.parts:
                item.add_marker(mark)
        if A_BROWSER & set(getattr(item, "fixturenames", ())):
            item.add_marker("page")


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through all of it at each turn takes a tenth of the time of the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and "story" in report.keywords:
        SKIPPED_STORIES.append(report.nodeid)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if SKIPPED_STORIES:
        words = f"{len(SKIPPED_STORIES)} BROWSER STORIES DID NOT RUN: install chromium (or run make as root)"
        terminalreporter.write_sep("!", words, red=True, bold=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """On a developer's machine a skipped story is a loud line; what lands has run them all."""
    if SKIPPED_STORIES and os.environ.get("CI") == "true":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_configure(config: pytest.Config) -> None:
    close_the_network()


start_services()
