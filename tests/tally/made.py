"""Small elections made for tests: definitions, candidate lists and counts of every type, without any file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from kiesdeler.eml.messages import (
    Address,
    Authority,
    Ballot,
    Candidate,
    CandidateList,
    CandidateLists,
    Committee,
    Contest,
    ContestLists,
    Count,
    Domain,
    ElectionDefinition,
    ElectionIdentifier,
    Header,
    ListData,
    PersonName,
    Region,
    Unit,
    Votes,
)
from kiesdeler.tally.ballots import ballot_of

CREATED = "2026-03-20T12:00:00.000"
DATE = datetime.date(2026, 3, 18)
CANONICALIZATION = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"
UNCOUNTED = (
    ("geldige stempassen", 40),
    ("geldige volmachtbewijzen", 5),
    ("geldige kiezerspassen", 1),
    ("toegelaten kiezers", 46),
    ("meer getelde stembiljetten", 2),
    ("minder getelde stembiljetten", 1),
    ("meegenomen stembiljetten", 1),
    ("te weinig uitgereikte stembiljetten", 0),
    ("te veel uitgereikte stembiljetten", 2),
    ("geen verklaring", 0),
    ("andere verklaring", 0),
)
POSTAL = (
    ("toegelaten kiezers", 46),
    ("meer getelde stembiljetten", 0),
    ("minder getelde stembiljetten", 3),
    ("geen verklaring", 0),
    ("andere verklaring", 0),
    ("kwijtgeraakte stembiljetten", 1),
    ("te veel briefstembiljetten", 0),
    ("geen briefstembiljetten", 2),
)

Order = Sequence[str]  # names of the people on a list, in order


def header(message: str, authority: Authority) -> Header:
    return Header(message, CREATED, authority, schema_version="1.3", canonicalization=CANONICALIZATION)


def municipality(number: int, name: str, district: int | None = None) -> Region:
    return Region("GEMEENTE", name, number, district, "KIESKRING" if district else None)


def district(number: int, name: str, *, roman: bool = False) -> Region:
    return Region("KIESKRING", name, number, None, "STAAT", roman_numerals=roman, committees=(Committee("HSB"),))


def council(seats: int = 9) -> ElectionDefinition:
    """A municipal council: one municipality, number 9 ("Juinen")."""
    region = Region("GEMEENTE", "Juinen", 9, committees=(Committee("CSB"), Committee("HSB")))
    identifier = ElectionIdentifier(
        "GR2026_Juinen", "GR", DATE, "Gemeenteraad Juinen 2026", "GR1", Domain("Juinen", "0009")
    )
    return ElectionDefinition(header("110a", Authority("CSB", "x")), identifier, Contest("geen"), seats, 50, (region,))


def national(category: str = "TK", seats: int = 150, threshold: int = 25) -> ElectionDefinition:
    """Two districts with two municipalities each, and the postal committee in the second."""
    regions = (
        Region("STAAT", "Nederland"),
        district(1, "Noord"),
        district(2, "Zuid"),
        municipality(14, "Aak", 1),
        municipality(3, "Bolt", 1),
        municipality(600, "Dam", 2),
        municipality(9010, "NBSB", 2),
    )
    identifier = ElectionIdentifier(f"{category}2026", category, DATE, "Verkiezing 2026", category)
    return ElectionDefinition(
        header("110a", Authority("CSB", "x")), identifier, Contest("alle"), seats, threshold, regions
    )


def lists(
    definition: ElectionDefinition, contest: Contest, orders: Mapping[int, Order], *, kind: str = "lijstengroep"
) -> CandidateLists:
    """The lists of one contest: number -> last names in order."""
    found = tuple(
        CandidateList(number, f"Partij {number}", kind, ListData(publish_gender=True), _candidates(people))
        for number, people in orders.items()
    )
    return CandidateLists(
        header("230b", Authority("CSB", "Kiesraad")), definition.election, (ContestLists(contest, found),)
    )


def _candidates(people: Order) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(number, PersonName(name, "A."), gender="female", address=Address("Juinen", address_line="Geheim 1"))
        for number, name in enumerate(people, 1)
    )


def votes(ballot: Ballot, per_candidate: Sequence[int], uncounted: tuple[tuple[str, int], ...] = UNCOUNTED) -> Votes:
    """Votes with the list lines summed; `per_candidate` in the order of the ballot, list lines left out."""
    numbers = iter(per_candidate)
    found: list[int] = []
    for line in ballot:
        if line.is_list:
            place = len(found)
            found.append(0)
        else:
            number = next(numbers)
            found.append(number)
            found[place] += number
    total = sum(number for line, number in zip(ballot, found, strict=True) if line.is_list)
    return Votes(ballot, tuple(found), 100, total, (("ongeldig", 2), ("blanco", 1)), uncounted)


def count(
    definition: ElectionDefinition,
    code: str,
    name: str,
    on: CandidateLists,
    per_candidate: Sequence[int],
    uncounted: tuple[tuple[str, int], ...] = UNCOUNTED,
) -> Count:
    """A municipal count (510b) with one polling station."""
    contest = on.contests[0]
    figures = votes(ballot_of(contest), per_candidate, uncounted)
    return Count(
        header("510b", Authority(code, name)),
        definition.election,
        contest.contest,
        figures,
        (Unit(f"{code}::SB1", "Stembureau Kerk (postcode: 1234 AB)", figures),),
    )
