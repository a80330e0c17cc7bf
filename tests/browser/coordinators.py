"""A coordinator: opening and closing the session, and deciding about what typists bring."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator

from tests.browser.people import Person


def tab(person: Person, name: str) -> None:
    """Another tab of the session; from the first page when that is where he is."""
    tabs = person.page.locator("nav.tabs")
    if not tabs.count():
        person.goes("/")
        person.follows("zitting: overzicht", exact=False)
    person.follows(name, within=person.page.locator("nav.tabs"))


def does(person: Person, deed: str) -> None:
    """An act on the whole session, confirmed where that is asked."""
    tab(person, "Zitting")
    button = person.page.get_by_role("button", name=deed, exact=True)
    if button.count():
        person.clicks(deed)
    else:
        person.follows(deed)
        person.clicks(deed)


def state_of(person: Person, station: int) -> str:
    """How a station stands on the overview."""
    tab(person, "Overzicht")
    cells = _row(person, station).locator("td, th").all_inner_texts()
    return cells[2].strip().partition(" ")[2]  # after the sign


def opens_count(person: Person, station: int) -> None:
    """The page of one station, from the overview."""
    tab(person, "Overzicht")
    person.follows(f"Dorpshuis {station}", within=_row(person, station))


def decides(person: Person, station: int, choice: str) -> None:
    """Choose what must happen with a count, with the keyboard only."""
    opens_count(person, station)
    person.picture("verschillen" if person.page.locator("#verschillen").count() else "fouten")
    option = person.page.get_by_role("radio", name=choice)
    group = person.page.locator("input[type=radio][name=act]:not([disabled])")
    person.tabs_to(group.first)
    for _ in range(group.count()):
        if option.evaluate("each => each === document.activeElement"):
            break
        person.page.keyboard.press("ArrowDown")
    person.page.keyboard.press("Space")
    assert option.is_checked()
    person.tabs_to(person.page.get_by_role("button", name="Besluit uitvoeren"))
    person.presses("Enter")


def explains(person: Person, code: str, text: str) -> None:
    """Explain a warning on the page of warnings."""
    tab(person, "Waarschuwingen")
    person.picture("waarschuwingen")
    card = person.page.locator("section.card").filter(has_text=code)
    card.get_by_label(re.compile("^Uitleg")).fill(text)
    person.clicks("Uitleg opslaan", within=card)


def fills_details(person: Person) -> None:
    """Place, date and time of the session."""
    tab(person, "Gegevens")
    person.page.get_by_label(re.compile("^Plaats")).fill("Gemeentehuis")
    person.page.get_by_label(re.compile("^Datum")).fill("2027-03-18")
    person.page.get_by_label(re.compile("^Tijd")).fill("09:00")
    person.page.get_by_label(re.compile("^Bijzonderheden")).fill("De zitting begon vijf minuten later.")
    person.clicks("Opslaan")


def makes_documents(person: Person) -> tuple[str, bytes]:
    """Have the documents made, wait for them, and download the zip with everything: its name and content."""
    tab(person, "Documenten")
    person.clicks("Documenten maken")
    button = person.page.get_by_role("link", name=re.compile("^Download alles"))
    button.wait_for(timeout=120_000)
    person.looks()
    person.picture("documenten")
    with person.page.expect_download() as coming:
        button.click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def _row(person: Person, station: int) -> Locator:
    name = re.compile(rf"^Dorpshuis {station}$")
    return person.page.locator("tbody tr").filter(has=person.page.get_by_role("rowheader", name=name))
