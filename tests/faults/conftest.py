"""Whole portals to be hurt, each on a data folder of its own."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.portal import Portal
from tests.folders import short_folder


@pytest.fixture
def new_portal() -> Iterator[Portal]:
    """On a folder where nothing has been yet."""
    with short_folder() as folder:
        portal = Portal(folder / "var")
        yield portal
        portal.stop()


@pytest.fixture(scope="session")
def first_of_all() -> Iterator[Path]:
    """The data of a portal that came up once, and ended in order."""
    with short_folder() as folder:
        portal = Portal(folder / "var")
        portal.start_and_wait()
        portal.stop()
        yield portal.var


@pytest.fixture
def portal(first_of_all: Path) -> Iterator[Portal]:
    with short_folder() as folder:
        subprocess.run(["cp", "-a", str(first_of_all), str(folder / "var")], check=True)
        portal = Portal(folder / "var")
        yield portal
        portal.stop()
