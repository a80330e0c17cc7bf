"""Official files on their way in: understood, checked, and kept only when they are right."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import ProtectedError

from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.elections.models import StoredFile
from kiesdeler.app.writing import writing
from kiesdeler.eml.checks import check, check_with_definition
from kiesdeler.eml.messages import CandidateLists, Count, ElectionDefinition, Message, PollingStations
from kiesdeler.eml.reader import read
from kiesdeler.law.counting.kinds import ELECTIONS
from kiesdeler.problems import Problem, Refused, errors
from kiesdeler.tally.areas import Place, places
from kiesdeler.tally.paper_lists import lists_of
from kiesdeler.tally.stations import StationsFound, stations_of

MOST_BYTES = 20 * 1024 * 1024  # the largest lists of a district are a tenth of this
NAMES = {
    "110a": "een verkiezingsdefinitie (110a)",
    "110b": "stembureaus (110b)",
    "210": "een ingeleverde kandidatenlijst (210)",
    "230b": "kandidatenlijsten (230b)",
    "230c": "kandidatenlijsten met adressen (230c)",
    "510b": "een telling van een gemeente, eiland of briefstembureau (510b)",
    "520": "een uitslag (520)",
}
_LONGEST_NAME, _LONGEST_AREA = 200, 120  # characters that are kept
_ZIP = b"PK\x03\x04"
_Wanted = TypeVar("_Wanted", bound=Message)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as somebody hands it over."""

    name: str
    content: bytes


def definition_in(incoming: Incoming) -> tuple[ElectionDefinition, list[Problem]]:
    """The definition (110a) in a file, and its warnings. Raises Refused with every problem."""
    found, problems = _understood(incoming, "110a", ElectionDefinition)
    kinds = {place.committee for place in places(found)}
    for what, text, most in (
        ("De naam van de verkiezing", found.election.name or "", _LONGEST_NAME),
        *(("De naam van een gebied", place.name, _LONGEST_AREA) for place in places(found)),
    ):
        if len(text) > most:
            problems.append(Problem(f"{what} is {len(text)} tekens. Verwacht: ten hoogste {most}.", incoming.name))
    if not any(found.election.category in ELECTIONS[kind] for kind in kinds):
        problems.append(
            Problem(
                f"Bij een verkiezing {found.election.category} wordt niet per stembureau geteld. "
                "Kies een verkiezing met stembureaus.",
                incoming.name,
            )
        )
    return found, _usable(problems)


def candidates_in(
    incoming: Incoming, definition: ElectionDefinition, place: Place
) -> tuple[CandidateLists, list[Problem]]:
    """The lists (230b) of the district of a committee, and their warnings. Raises Refused with every problem."""
    found, problems = _understood(incoming, "230b", CandidateLists)
    problems += check_with_definition(definition, found, incoming.name)
    if not errors(problems):
        lists_of(definition, place, found, incoming.name)
    return found, _usable(problems)


def stations_in(
    incoming: Incoming, definition: ElectionDefinition, place: Place
) -> tuple[PollingStations, StationsFound]:
    """The polling stations (110b) of a committee, with warnings. Raises Refused with every problem."""
    message, problems = _understood(incoming, "110b", PollingStations)
    found = stations_of(message, definition, place, incoming.name)
    told = {problem.message for problem in found.problems}
    for station in found.stations:
        for what, text, most in (
            ("De naam", station.name, 200),
            ("De postcode", station.postal_code or "", 7),
            ("Het adres", station.address, 200),
            ("De plaats", station.locality, 120),
        ):
            if len(text) > most:
                message_ = (
                    f"{what} van stembureau {station.number} is {len(text)} tekens. Verwacht: ten hoogste {most}."
                )
                problems.append(Problem(message_, incoming.name))
    _usable([*problems, *found.problems])
    own = tuple(problem for problem in problems if problem.message not in told)
    return message, StationsFound(
        found.stations, found.voters, (*own, *found.problems), found.contact_details, found.election_site
    )


def count_in(incoming: Incoming, definition: ElectionDefinition) -> tuple[Count, list[Problem]]:
    """The count (510b) of this election in a file, and its warnings. Raises Refused with every problem."""
    found, problems = _understood(incoming, "510b", Count)
    return found, _usable([*problems, *check_with_definition(definition, found, incoming.name)])


def keep(incoming: Incoming, message: str, who: Who) -> StoredFile:
    """Store a file that is right; the same bytes under the same name are stored once."""
    with writing():
        digest = hashlib.sha256(incoming.content).hexdigest()
        name = incoming.name[-200:]
        kept, new = StoredFile.objects.get_or_create(
            sha256=digest, name=name, message=message, defaults={"content": incoming.content}
        )
        if new:
            record("file.imported", who, file=name, message=message, sha256=digest)
    return kept


def release(file: StoredFile | None) -> None:
    """Forget a file that nothing was made from."""
    if file is not None:
        try:
            file.delete()
        except ProtectedError:
            return  # something was made from it


def refuse(incoming: Incoming, refused: Refused, who: Who) -> None:
    """Tell the log that a file was refused and why: the first of the reasons."""
    with writing():
        reason = refused.problems[0].message[:300]
        record("file.refused", who, file=incoming.name[-200:], reason=reason, problems=len(refused.problems))


def incoming_of(file: StoredFile) -> Incoming:
    """A stored file as it came in."""
    return Incoming(file.name, bytes(file.content))


def _understood(incoming: Incoming, expected: str, kind: type[_Wanted]) -> tuple[_Wanted, list[Problem]]:
    if len(incoming.content) > MOST_BYTES:
        size, most = len(incoming.content) // 1_000_000, MOST_BYTES // 1_000_000
        raise Refused([Problem(f"Het bestand is {size} MB groot. Verwacht: ten hoogste {most} MB.", incoming.name)])
    if incoming.content.startswith(_ZIP):
        raise Refused([Problem("Dit is een zip. Pak hem eerst uit en kies het bestand .eml.xml.", incoming.name)])
    message, problems = read(incoming.content, incoming.name)
    if message is None:
        raise Refused(problems)
    if not isinstance(message, kind) or message.header.message != expected:
        raise Refused([_other_message(message, expected, incoming.name)])
    return message, [*problems, *check(message, incoming.name)]


def _other_message(message: Message, expected: str, name: str) -> Problem:
    found = message.header.message
    said = NAMES.get(found, f"een telling ({found})")
    return Problem(f"Dit bestand is: {said}. Verwacht: {NAMES[expected]}. Kies een ander bestand.", name)


def _usable(problems: list[Problem]) -> list[Problem]:
    if errors(problems):
        raise Refused(problems)
    return problems
