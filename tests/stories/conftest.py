import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.folders import short_folder
from tests.stories.actor import Actor
from tests.stories.portal import Portal

CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("NO CHROMIUM ON THIS MACHINE: the browser stories did not run (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def first_of_all() -> Iterator[Path]:
    """The demonstration is loaded once; each chapter begins with a copy of it."""
    with short_folder() as folder:
        with Portal(folder, demo=True):
            pass
        yield folder


@pytest.fixture(scope="module")
def empty_portal() -> Iterator[Portal]:
    with short_folder() as folder, Portal(folder, demo=False) as portal:
        yield portal


@pytest.fixture(scope="module")
def demonstration(first_of_all: Path) -> Iterator[Portal]:
    with short_folder() as folder:
        subprocess.run(["cp", "-a", f"{first_of_all}/.", str(folder)], check=True)
        with Portal(folder, demo=True) as portal:
            yield portal


@pytest.fixture
def actor(browser: Browser) -> Iterator[Callable[..., Actor]]:
    """Call it for each person of the story; at the end nobody's console may have complained."""
    everybody: list[Actor] = []

    def enter(portal: Portal, name: str, *, width: int, height: int = 0, scripts: bool = True) -> Actor:
        everybody.append(Actor(browser, portal, name, width=width, height=height, scripts=scripts))
        return everybody[-1]

    yield enter
    for one in everybody:
        one.leave()
