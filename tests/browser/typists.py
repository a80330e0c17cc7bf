"""A typist: everything with the keyboard, from the number of the station to the end of the entry."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.papers import Paper
from tests.browser.people import Person

_FOCUS = """() => {
  const at = document.activeElement;
  return [at.name || "", at.type || "", at.value || "", at.checked || false];
}"""
_PREFIX = "v-"


def opens(person: Person, station: int) -> None:
    """Type the number, look at the name that is shown, begin."""
    if not person.page.locator("#number").count():
        person.goes(person.page.url if "/invoer/" in person.page.url else "/")
    number = person.page.locator("#number")
    expect(number).to_be_focused()
    person.page.keyboard.type(str(station))
    expect(person.page.locator("[data-found]")).to_contain_text(": ")
    person.presses("Enter")


def types_page(person: Person, paper: Paper) -> set[str]:
    """Fill in the fields of this page in the order of the keyboard; returns which these were."""
    typed: set[str] = set()
    if person.page.locator("[data-focus]").count():  # a message comes first
        person.tabs_to(person.page.locator("[data-entry] [name^='v-']").first)
    while True:
        name, kind, value, checked = person.page.evaluate(_FOCUS)
        if not name.startswith(_PREFIX):
            return typed
        key = name.removeprefix(_PREFIX)
        written = paper.fields[key]
        if kind == "checkbox":
            if bool(written & int(value)) != checked:
                person.page.keyboard.press("Space")
        elif written:
            person.page.keyboard.type(str(written))
        elif value:
            person.page.keyboard.press("Delete")
        if not typed:
            person.shows_focus()
        typed.add(key)
        person.page.keyboard.press("Enter")


def told(person: Person) -> list[str]:
    """The codes of the messages on the page."""
    return [text for text in person.page.locator("main .alert .code").all_inner_texts() if re.match(r"[FW]\.\d", text)]


def agrees(person: Person) -> None:
    """The messages were compared with the paper: tick that and go on."""
    person.tabs_to(person.page.locator("#agree"))
    person.page.keyboard.press("Space")
    person.presses("Shift+Enter")


def types(person: Person, paper: Paper) -> list[str]:
    """The rest of a station from the page where it is, up to the last page; returns the codes that were told."""
    typed: set[str] = set()
    codes: list[str] = []
    while "/controleren/" not in person.page.url:
        at = person.page.url
        typed |= types_page(person, paper)
        if "/voters_and_votes/" in at:
            person.picture("invoer-aantallen")
        if "/list_1/" in at:
            person.picture("invoer-lijst")
        person.presses("Shift+Enter")
        found = told(person) if person.page.url == at else []
        if found:
            codes += found
            person.picture("invoer-melding")
            agrees(person)
    return codes


def finishes(person: Person) -> None:
    """On the last page: say that errors were discussed when there are any, and finish."""
    discussed = person.page.locator("[name=discussed]")
    if discussed.count():
        person.tabs_to(discussed)
        person.page.keyboard.press("Space")
    person.tabs_to(person.page.get_by_role("button", name="Invoer afronden"))
    person.presses("Enter")


def enters(person: Person, paper: Paper) -> str:
    """A whole station; returns what the page then says to do with the paper."""
    opens(person, paper.station)
    types(person, paper)
    finishes(person)
    return person.heading


def resumes(person: Person, station: int) -> None:
    """Go on with an entry of one's own, from the list."""
    button = person.page.get_by_role("button", name=f"Verder met {station}")
    if not button.count():
        person.follows("Bekijk wat er nog te doen is")
    person.tabs_to(person.page.get_by_role("button", name=f"Verder met {station}"))
    person.presses("Enter")
