"""Fixtures of the browser tests. All end with this folder, before any other test needs Django's ORM.

Playwright keeps an event loop in this thread while it runs, and Django refuses its ORM there; so does
pytest-django here, which is as it should be: nothing in this folder may look into the database by it.
"""

from collections.abc import Generator, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from .browsers import chromium, find_chromium
from .history import Library, Readers, library_at
from .loopback_site import NewsSite, news_site
from .people import People, people_at
from .stack import Ground, Stack, prepared_ground, running_stack

LOG_TAIL = 3_000


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    if not find_chromium():
        pytest.skip("Chromium is missing: install the package chromium, or set CHROMIUM to its path")
    with chromium() as running:
        yield running


@pytest.fixture(scope="package")
def ground(browser: Browser) -> Iterator[Ground]:
    """A prepared database and collected static files, to start SahelWatches from."""
    with prepared_ground() as ready:
        yield ready


@pytest.fixture(scope="package")
def stack(ground: Ground) -> Iterator[Stack]:
    """The SahelWatch that tests share. None of them may kill a part of it."""
    with running_stack(ground) as running:
        yield running


@pytest.fixture
def own_stack(ground: Ground) -> Iterator[Stack]:
    """A SahelWatch for one test alone, to be maltreated."""
    with running_stack(ground) as running:
        yield running


@pytest.fixture(scope="package")
def sessions() -> dict[str, Any]:
    """Cookies of those who have signed in to the shared SahelWatch."""
    return {}


@pytest.fixture
def people(browser: Browser, stack: Stack, sessions: dict[str, Any]) -> Iterator[People]:
    """People at the shared SahelWatch."""
    with people_at(browser, stack, sessions) as everybody:
        yield everybody


@pytest.fixture
def own_people(browser: Browser, own_stack: Stack) -> Iterator[People]:
    """People at the SahelWatch of this test alone."""
    with people_at(browser, own_stack, {}) as everybody:
        yield everybody


@pytest.fixture(scope="package")
def library(browser: Browser, ground: Ground) -> Iterator[Library]:
    """A SahelWatch with the first history, which tests share and none changes."""
    with library_at(browser, ground) as ready:
        yield ready


@pytest.fixture(scope="package")
def library_sessions() -> dict[str, Any]:
    """Cookies of those who have signed in to the library."""
    return {}


@pytest.fixture
def readers(browser: Browser, library: Library, library_sessions: dict[str, Any]) -> Iterator[Readers]:
    """People at the SahelWatch with the first history."""
    with people_at(browser, library.stack, library_sessions) as everybody:
        yield Readers(everybody, library.ids)


@pytest.fixture
def site() -> Iterator[NewsSite]:
    """A news site on loopback."""
    with news_site() as running:
        yield running


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failed test also shows the last words of web, worker and beat."""
    report = yield
    fixtures = getattr(item, "funcargs", {}).values()
    stack = next((value.stack for value in fixtures if isinstance(value, People)), None)
    if report.failed and report.when == "call" and stack:
        for log in sorted(stack.folder.glob("*.log")):
            report.sections.append((log.name, log.read_text(errors="replace")[-LOG_TAIL:]))
    return report
