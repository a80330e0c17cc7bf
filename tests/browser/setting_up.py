"""Setting up a committee from the official files, step by step."""

from __future__ import annotations

import hashlib

from tests.app.invented import Files
from tests.browser.people import Person

PASSPHRASE = "De zeven molens draaien op zondag rustig door"
_METHODS = {"CSO": "Centrale stemopneming (CSO)", "DSO": "Decentrale stemopneming (DSO)"}


def set_up_election(person: Person, files: Files, method: str, *, eligible: int = 2700) -> None:
    """All steps, with the files from a memory stick and the hashes from paper."""
    person.goes("/verkiezingen/")
    person.follows("Stembureau aanmaken")
    _hand_over(person, "Verkiezingsdefinitie.eml.xml", files.definition)
    person.picture("inrichten-hash")
    type_hash(person, files.definition)
    person.page.get_by_label("Gebied").select_option(value=files.kind.code)
    person.clicks("Verder")
    _hand_over(person, "Kandidatenlijsten.eml.xml", files.candidates)
    type_hash(person, files.candidates)
    _hand_over(person, "Stembureaus.eml.xml", files.stations)
    person.clicks("Gebruiken en verder")
    person.page.get_by_label(_METHODS[method]).check()
    person.clicks("Verder")
    person.fills("Aantal kiesgerechtigden", f"{eligible:,}".replace(",", "."))
    person.clicks("Verder")
    person.clicks("Opslaan")


def _hand_over(person: Person, name: str, content: bytes) -> None:
    person.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/xml", "buffer": content})
    person.clicks("Bestand inlezen")


def printed(content: bytes) -> list[str]:
    """The hash of a file as the central committee prints it: sixteen groups of four."""
    digest = hashlib.sha256(content).hexdigest()
    return [digest[at : at + 4] for at in range(0, 64, 4)]


def type_hash(person: Person, content: bytes, *, wrong: bool = False) -> None:
    """Type the groups over that the page leaves out; the others are the same as on paper."""
    groups = printed(content)
    rows = person.page.locator("ol.groups > li")
    for index in range(rows.count()):
        asked = rows.nth(index).locator("input")
        if asked.count():
            asked.fill("0000" if wrong else groups[index])
        else:
            assert groups[index] in rows.nth(index).inner_text()
    person.clicks("Hash controleren")


def choose_passphrase(person: Person) -> None:
    """Choose what back-ups are closed with; until then everybody is warned that none are made."""
    person.goes("/beheer/back-ups/wachtwoordzin/")
    person.fills("Wachtwoordzin", PASSPHRASE)
    person.fills("Nog een keer", PASSPHRASE)
    person.clicks("Bewaar")
