"""What a browser is told about safety, and that nothing typed is lost whatever happens to it.

The policy for content, errors in the console and foreign addresses are watched in every browser test (people.py).
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import practice, typists
from tests.browser.accounts import log_in
from tests.browser.conftest import OPTIONS, chromium
from tests.browser.people import Person

_OFFLINE = re.compile(r"ERR_INTERNET_DISCONNECTED")
_LOGGED_OUT = re.compile(r"status of 401")
_SAVED = re.compile(r"^Bewaard om \d")


def test_a_second_log_in_ends_the_first(gathered: Any) -> None:
    people = gathered(practice=True)
    at_desk = practice.comes(people, "coordinator")
    practice.comes(people, "coordinator")
    at_desk.goes("/")
    assert at_desk.heading == "Inloggen"


def test_a_session_ends_after_a_warning_and_what_was_typed_is_there(gathered: Any) -> None:
    people = gathered(practice=True, environment={"KIESDELER_IDLE": "24"})
    typist = practice.comes(people, "invoerder3")
    typist.expected = _LOGGED_OUT
    page = begins(typist)
    field = page.locator("[name=v-poll_cards]")
    field.press_sequentially("431")
    expect(page.locator("#idle")).to_be_visible(timeout=40_000)
    page.get_by_role("button", name="Blijf ingelogd").click()
    expect(page.locator("#idle")).to_be_hidden()
    field.select_text()
    page.keyboard.type("4315")  # and now the typist walks away
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible(timeout=60_000)
    log_in(typist, practice.PASSWORD)
    assert page.locator("[name=v-poll_cards]").input_value().replace(".", "") == "4315"


def test_without_a_connection_the_page_says_so_and_saves_later(gathered: Any) -> None:
    people = gathered(practice=True)
    typist = practice.comes(people, "invoerder3")
    typist.expected = _OFFLINE
    page = begins(typist)
    typist.context.set_offline(True)
    page.keyboard.type("431")
    trouble = page.locator("[data-trouble]")
    expect(trouble).to_contain_text("Geen verbinding met de server", timeout=20_000)
    assert page.locator("[name=v-poll_cards]").input_value() == "431"
    typist.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_have_text(_SAVED, timeout=20_000)
    expect(trouble).to_be_hidden()


def test_what_was_saved_while_typing_survives_a_killed_browser(gathered: Any, tmp_path: Path) -> None:
    people = gathered(practice=True)
    program = subprocess.Popen(
        [chromium(), "--headless", *OPTIONS, "--remote-debugging-port=0", f"--user-data-dir={tmp_path / 'profile'}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        other = people.browser.browser_type.connect_over_cdp(f"http://127.0.0.1:{port_of(tmp_path / 'profile')}")
        typist = practice.comes(people, "invoerder3", browser=other)
        page = begins(typist)
        page.keyboard.type("431")
        expect(page.locator("[data-saved]")).to_have_text(_SAVED, timeout=20_000)
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
    people.loses(typist)
    typist = practice.comes(people, "invoerder3")
    practice.to_entry(typist)
    typists.resumes(typist, practice.UNTOUCHED)
    assert typist.page.locator("[name=v-poll_cards]").input_value() == "431"


def begins(typist: Person) -> Page:
    """Type everything before the page with poll cards, with the cursor in their field."""
    practice.to_entry(typist)
    paper = practice.untouched()
    typists.opens(typist, paper.station)
    while not typist.page.locator("[name=v-poll_cards]").count():
        typists.types_page(typist, paper)
        typist.presses("Shift+Enter")
    return typist.page


def port_of(profile: Path) -> int:
    """Where a Chromium can be driven, as soon as it says so."""
    told = profile / "DevToolsActivePort"
    while not told.exists() or "\n" not in told.read_text():
        time.sleep(0.05)
    return int(told.read_text().split("\n")[0])
