"""What everybody does with his account, and an administrator with those of others."""

from __future__ import annotations

from dataclasses import dataclass

from tests.browser.people import PASSWORD, Person


@dataclass(frozen=True)
class Card:
    """What is on the card that somebody gets."""

    username: str
    password: str


def first_administrator(person: Person) -> None:
    """Make the first account with the code from the window of the server."""
    person.goes("/")
    for label, text in (
        ("Startcode", person.people.server.start_code),
        ("Gebruikersnaam", person.name),
        ("Je voor- en achternaam", person.name.capitalize()),
        ("Nieuw wachtwoord", PASSWORD),
        ("Nieuw wachtwoord, nog eens", PASSWORD),
    ):
        person.fills(label, text)
    person.picture("eerste-beheerder")
    person.clicks("Maak beheerder")


def make_user(administrator: Person, username: str, role: str, *, committee: str = "") -> Card:
    """Make a user; his one-time password is on the page that follows. `committee`: its name, if there are more."""
    administrator.goes("/gebruikers/")
    administrator.follows("Nieuwe gebruiker")
    administrator.fills("Gebruikersnaam", username)
    administrator.page.get_by_label("Voor- en achternaam").fill(username.capitalize())
    administrator.page.get_by_label(committee or "stembureau").select_option(label=role)
    administrator.clicks("Maak gebruiker")
    administrator.picture("kaartje")
    return card(administrator)


def card(person: Person) -> Card:
    """Read the card that is on the page."""
    username, password = person.page.locator("ul.cards dd.hash").all_inner_texts()[-2:]
    return Card(username, password)


def log_in(person: Person, password: str = PASSWORD, username: str = "") -> None:
    """Name and password."""
    if "/inloggen/" not in person.page.url:
        person.goes("/inloggen/")
    person.fills("Gebruikersnaam", username or person.name)
    person.fills("Wachtwoord", password)
    person.clicks("Inloggen")


def begin(person: Person, handed: Card) -> None:
    """The first time: log in with the card, and choose a password of one's own."""
    log_in(person, handed.password, handed.username)
    person.fills("Nieuw wachtwoord", PASSWORD)
    person.fills("Nieuw wachtwoord, nog eens", PASSWORD)
    person.clicks("Opslaan")
