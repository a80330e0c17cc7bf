"""The keys of a typist, one by one, and what a page does while somebody types."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import practice, typists
from tests.browser.people import People, Person
from tests.browser.test_security import begins

_LOGGED_OUT = re.compile(r"the server responded with a status of (401|403)\b")


def field(page: Page, key: str) -> Any:
    return page.locator(f"[name=v-{key}]").first


def pastes(page: Page, text: str) -> None:
    page.evaluate(
        """text => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text", text);
          const options = { clipboardData, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        text,
    )


@pytest.fixture
def typist(gathered: Any) -> Person:
    people: People = gathered(practice=True)
    return practice.comes(people, "invoerder3")


def test_keys_go_through_the_fields_and_stop_at_the_ends(typist: Person) -> None:
    page = begins(typist)
    press = page.keyboard.press
    expect(field(page, "poll_cards")).to_be_focused()
    for key in ("Enter", "Tab", "ArrowDown"):
        field(page, "poll_cards").focus()
        press(key)
        expect(field(page, "proxies")).to_be_focused()
    for key in ("ArrowUp", "Shift+Tab"):
        field(page, "proxies").focus()
        press(key)
        expect(field(page, "poll_cards")).to_be_focused()
    press("ArrowUp")
    expect(field(page, "poll_cards")).to_be_focused()
    press("Shift+ArrowDown")
    expect(field(page, "votes_cast")).to_be_focused()
    press("ArrowDown")
    following = page.get_by_role("button", name="Volgende")
    expect(following).to_be_focused()
    press("ArrowDown")
    expect(following).to_be_focused()
    press("ArrowUp")
    expect(field(page, "votes_cast")).to_be_focused()
    press("Shift+ArrowUp")
    expect(field(page, "poll_cards")).to_be_focused()


def test_only_digits_get_into_a_field_and_dots_come_on_leaving_it(typist: Person) -> None:
    page = begins(typist)
    cards = field(page, "poll_cards")
    page.keyboard.type("1a2.3-4")
    expect(cards).to_have_value("1234")
    page.keyboard.press("Enter")
    expect(cards).to_have_value("1.234")
    page.keyboard.press("ArrowUp")
    expect(cards).to_have_value("1234")
    page.keyboard.type("5")  # what stood there was selected
    expect(cards).to_have_value("5")
    page.keyboard.type("6789012345")
    expect(cards).to_have_value("567890123")
    page.keyboard.press("Tab")
    expect(cards).to_have_value("567.890.123")


def test_a_number_can_be_pasted_and_nothing_else(typist: Person) -> None:
    page = begins(typist)
    cards = field(page, "poll_cards")
    pastes(page, " 1.234\n")
    expect(cards).to_have_value("1234")
    cards.select_text()
    for text in ("1,5", "12.34", "-7", "1234567890", "twaalf", ""):
        pastes(page, text)
        expect(cards).to_have_value("1234")
        expect(page.locator("[data-trouble]")).to_contain_text("is niet geplakt")


def test_a_confirmation_lapses_as_soon_as_a_value_changes(typist: Person) -> None:
    page = begins(typist)
    field(page, "poll_cards").fill("10")
    field(page, "admitted").fill("11")
    typist.presses("Shift+Enter")
    assert "F.201" in typists.told(typist)
    expect(page.locator("[data-focus]").first).to_be_focused()
    page.locator("#agree").check()
    field(page, "proxies").fill("1")
    expect(page.locator("#agree")).not_to_be_checked()


def test_a_list_adds_itself_up_while_it_is_typed(typist: Person) -> None:
    paper = practice.untouched()
    page = begins(typist)
    while "/list_1/" not in page.url:
        typists.types_page(typist, paper)
        typist.presses("Shift+Enter")
    expect(field(page, "votes_1_1")).to_be_focused()
    total = page.locator("[data-total-sum]")
    page.keyboard.type("1200")
    expect(total).to_have_text("1.200")
    page.keyboard.press("Enter")
    page.keyboard.type("34")
    expect(total).to_have_text("1.234")
    page.keyboard.press("Shift+ArrowDown")
    expect(field(page, "total_1")).to_be_focused()
    page.keyboard.type("9")
    expect(total).to_have_text("1.234")


def test_after_logging_in_in_another_tab_the_page_saves_what_was_typed(typist: Person) -> None:
    page = begins(typist)
    typist.expected = _LOGGED_OUT
    typist.context.clear_cookies()
    page.keyboard.type("431")
    trouble = page.locator("[data-trouble]")
    expect(trouble).to_contain_text("Je bent uitgelogd", timeout=20_000)
    elsewhere = typist.context.new_page()
    elsewhere.goto("/inloggen/")
    elsewhere.get_by_label("Gebruikersnaam", exact=True).fill("invoerder3")
    elsewhere.get_by_label("Wachtwoord", exact=True).fill(practice.PASSWORD)
    with elsewhere.expect_navigation():
        elsewhere.get_by_role("button", name="Inloggen").click()
    trouble.get_by_role("button", name="Opnieuw proberen").click()
    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"^Bewaard om \d"), timeout=20_000)
    expect(trouble).to_be_hidden()
    page.reload()
    expect(field(page, "poll_cards")).to_have_value("431")
