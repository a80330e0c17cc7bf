"""The practice night: people who can log in at once, and stations in every state."""

from __future__ import annotations

from typing import Any

from tests.browser.accounts import log_in
from tests.browser.papers import Paper, paper
from tests.browser.people import People, Person

PASSWORD = "oefenen-met-tellen"  # printed in the window of the server
PEOPLE = ("beheerder", "coordinator", "invoerder1", "waarnemer")
LISTS = {1: 9, 2: 7, 3: 6, 4: 5, 5: 3}
UNTOUCHED = 1  # a station nobody has begun


def comes(people: People, name: str, **options: Any) -> Person:
    """Somebody of the practice, logged in."""
    person = people.comes(name, **options)
    log_in(person, PASSWORD)
    return person


def untouched() -> Paper:
    """The paper of the station nobody has begun."""
    return paper("GR", "CSO", UNTOUCHED, lists=LISTS)


def to_entry(person: Person) -> None:
    """The page where a typist of the council begins."""
    person.goes("/")
    person.follows("Naar de invoer", within=person.page.locator("section.card").filter(has_text="Gemeenteraad"))
