"""One Chromium per module, a server per test, and everything that went wrong kept to look at afterwards.

The browser is driven from an event loop in this thread; Django refuses its database while there is one, so that the
loop ends with the module: other tests run in the same process.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.people import People
from tests.browser.server import running

OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--lang=nl",
]  # fmt: skip
_FAILED = pytest.StashKey[bool]()
KEPT = Path(tempfile.gettempdir()) / f"kiesdeler-browser-{os.getuid()}"  # of tests that failed


def chromium() -> str:
    """Where Chromium is."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "the browser tests need Chromium (Debian and Ubuntu: apt-get install chromium)"
    return found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember for the fixtures below that the test failed."""
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium of the system."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture
def gathered(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., People]]:
    """Makes people at a server of their own; at the end nobody may have seen an error."""
    with ExitStack() as stack:
        made: list[People] = []

        def gather(*, practice: bool = False, environment: Mapping[str, str] | None = None, **how: Any) -> People:
            place = tmp_path / f"server{len(made)}"
            place.mkdir()
            server = stack.enter_context(running(place, practice=practice, **(environment or {})))
            people = People(browser, server, **how)
            made.append(people)
            return people

        yield gather
        complaints = [each for people in made for each in people.complaints()]
        if complaints or request.node.stash.get(_FAILED, False):
            folder = KEPT / re.sub(r"\W+", "-", request.node.name)
            for people in made:
                people.keep(folder)
        for people in made:
            for person in people.everybody:
                person.context.close()
        assert not complaints, "\n".join(complaints)
