"""A list of users as a CSV file: `gebruikersnaam;naam;rol;verkiezing;...`, read whole or refused whole.

The file is somebody else's: everything that is wrong with it is told at once, with the line it is on.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.accounts.user_rules import Person
from kiesdeler.app.elections.models import Committee
from kiesdeler.problems import Problem

LARGEST = 1024 * 1024
MOST = 2000
_HEADER = "gebruikersnaam"
_ROLES = {role.dutch: role for role in Role} | {"coordinator": Role.COORDINATOR}


def codes(committees: Sequence[Committee]) -> dict[str, Committee]:
    """What a committee is called in the file: its election, with its area where the election has several here."""
    several = [committee.election_id for committee in committees]
    return {
        (
            committee.election.identifier
            if several.count(committee.election_id) == 1
            else f"{committee.election.identifier}/{committee.area_code}"
        ): committee
        for committee in committees
    }


def read_people(
    data: bytes, name: str, committees: Sequence[Committee]
) -> tuple[list[tuple[int, Person]], list[Problem]]:
    """The people with their lines, and what is wrong with the file itself. Who they may be is judged elsewhere."""
    text = _text(data, name)
    if isinstance(text, Problem):
        return [], [text]
    separator = ";" if ";" in text.split("\n", 1)[0] else ","
    rows, problems = _rows(text, separator, name)
    named = codes(committees)
    people = []
    for line, row in rows:
        found, wrong = _person(row, named)
        problems += [Problem(message, file=name, line=line, column=1) for message in wrong]
        if found is not None:
            people.append((line, found))
    if not rows and not problems:
        problems.append(Problem("Het bestand bevat geen gebruikers.", file=name))
    if len(rows) > MOST:
        problems.append(Problem(f"Het bestand heeft {len(rows)} gebruikers; ten hoogste {MOST} kan.", file=name))
    return people, problems


def _text(data: bytes, name: str) -> str | Problem:
    if len(data) > LARGEST:
        return Problem("Het bestand is groter dan 1 MB. Dat is geen lijst met gebruikers.", file=name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        return Problem(
            "Het bestand is niet opgeslagen als UTF-8. Kies bij het opslaan ‘CSV UTF-8’.",
            file=name, line=line, column=1,
        )  # fmt: skip
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    for line, content in enumerate(text.split("\n"), start=1):
        bad = next((letter for letter in content if not letter.isprintable() and letter != "\t"), None)
        if bad is not None:
            return Problem(f"Onzichtbaar teken U+{ord(bad):04X}. Verwijder het.", file=name, line=line, column=1)
    return text


def _rows(text: str, separator: str, name: str) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    """The rows with their lines, without the header and empty ones."""
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells) and not (not rows and cells[0].casefold() == _HEADER):
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        message = "De aanhalingstekens kloppen niet; vanaf deze regel is het bestand niet te lezen."
        return rows, [Problem(message, file=name, line=line, column=1)]
    return rows, []


def _person(row: list[str], named: dict[str, Committee]) -> tuple[Person | None, list[str]]:
    known, names = {_plain(code): committee.pk for code, committee in named.items()}, sorted(named)
    if len(row) < 3:
        return None, [f"{len(row)} kolom(men) gevonden; verwacht: gebruikersnaam, naam, rol, verkiezing."]
    username, full_name, role_name, *where = row
    where = [cell for cell in where if cell]
    wrong = []
    role = _ROLES.get(role_name.casefold())
    if role is None:
        wrong.append(f"Onbekende rol ‘{role_name}’; verwacht: {', '.join(each.dutch for each in Role)}.")
    unknown = [cell for cell in where if _plain(cell) not in known]
    wrong += [f"Onbekende verkiezing ‘{cell}’; bekend zijn: {', '.join(names) or 'geen'}." for cell in unknown]
    committees = [known[_plain(cell)] for cell in where if _plain(cell) in known]
    if role is Role.ADMINISTRATOR and where:
        wrong.append("Een beheerder heeft geen rol bij een stembureau; laat de verkiezing leeg.")
    if role not in {None, Role.ADMINISTRATOR} and not where:
        if len(known) == 1:
            committees = list(known.values())
        else:
            wrong.append("Noem de verkiezing waarvoor de rol geldt.")
    if wrong or role is None:
        return None, wrong
    if role is Role.ADMINISTRATOR:
        return Person(username, full_name, administrator=True, roles={}), []
    return Person(username, full_name, administrator=False, roles=dict.fromkeys(committees, role)), []


def _plain(code: str) -> str:
    return code.strip().casefold()
