"""A provincial election small enough to work out by hand, as a complete published set.

Two districts of two municipalities of two polling stations. 39,000 votes and 39 seats make a quota of 1,000 exactly:
24,000 votes and 24 seats for list 1, 15,000 votes and 15 seats for list 2, and no residual seats.  Everybody who is
needed to fill them is listed, so everybody is elected.  More than 250 votes is a seat on preference.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from kiesdeler.eml.messages import (
    Address,
    Authority,
    Ballot,
    BallotLine,
    Candidate,
    CandidateList,
    CandidateLists,
    Committee,
    Contest,
    ContestLists,
    Count,
    Domain,
    ElectedCandidate,
    ElectedList,
    ElectionDefinition,
    ElectionIdentifier,
    Header,
    ListData,
    Message,
    PersonName,
    Region,
    Result,
    Unit,
    Votes,
)
from kiesdeler.eml.writer import CANONICALIZATION, write

CREATED = "2027-03-20T10:00:00.000"
ELECTION = ElectionIdentifier(
    "PS2027_Waterland",
    "PS",
    datetime.date(2027, 3, 17),
    "Provinciale Staten Waterland 2027",
    "PS2",
    Domain("Waterland"),
)
SEATS = {1: 24, 2: 15}
DISTRICTS = {1: "Oost", 2: "West"}
MUNICIPALITIES = {1: {8001: "Aardam", 8002: "Beekdam"}, 2: {8003: "Ceedam", 8004: "Deedam"}}
STATIONS = ("Stembureau School (postcode: 1234 AB)", "Stembureau Kerk (postcode: 1234 AC)")


def votes_of(number: int) -> list[int]:
    """Votes per candidate of a list in the whole province, each a multiple of 8: one eighth in every station."""
    seats = SEATS[number]
    rest = 1000 * seats - 240 * (seats - 2)
    second = 256
    return [rest - second, *[240] * (seats - 2), second]  # the first and the last are above the threshold of 250


def code(number: int, place: int) -> str:
    """The person's code in the totals."""
    return f"Lid{'ABC'[number]}{place}"


def name(number: int, place: int) -> PersonName:
    """The person's name on the lists and in the result."""
    return PersonName(f"Lid {'ABC'[number]}{place}", "A.B.", "Anne")


def ballot(*, numbers: bool, codes: bool) -> Ballot:
    """The lines of a count: candidates by number, by code, or both."""
    lines = []
    for number, seats in SEATS.items():
        lines.append(BallotLine(number, f"Lijst {number}"))
        lines += [
            BallotLine(number, "", place if numbers else None, code(number, place) if codes else None)
            for place in range(1, seats + 1)
        ]
    return tuple(lines)


def figures(lines: Ballot, eighths: int, shift: int = 0) -> Votes:
    """So many eighths of all votes; `shift` moves votes between the first two of list 1, so that stations differ."""
    numbers: list[int] = []
    for number in SEATS:
        own = [votes * eighths // 8 for votes in votes_of(number)]
        if number == 1:
            own[0], own[1] = own[0] - shift, own[1] + shift
        numbers += [sum(own), *own]
    uncounted = (
        ("geldige volmachtbewijzen", 0),
        ("meer getelde stembiljetten", 0),
        ("minder getelde stembiljetten", 0),
    )
    return Votes(
        lines,
        tuple(numbers),
        8000 * eighths,
        4875 * eighths,
        (("ongeldig", 3 * eighths), ("blanco", eighths)),
        uncounted,
    )


def header(message: str, authority: Authority | None) -> Header:
    """Around every message."""
    return Header(message, CREATED, authority, canonicalization=CANONICALIZATION)


def messages() -> dict[str, Message]:
    """Every file of the set by its name."""
    csb = Authority("CSB", "Waterland")
    by_number, by_code = ballot(numbers=True, codes=False), ballot(numbers=False, codes=True)
    both = ballot(numbers=True, codes=True)
    found: dict[str, Message] = {"Verkiezingsdefinitie_PS2027_Waterland.eml.xml": definition()}
    provincial = []
    for district, title in DISTRICTS.items():
        contest = Contest(str(district), title)
        found[f"Kandidatenlijsten_PS2027_Waterland_{title}.eml.xml"] = candidate_lists(contest)
        municipal = []
        for index, (number, town) in enumerate(MUNICIPALITIES[district].items()):
            shift = index + 2 * district  # one way in one station and back in the other: all eight differ
            stations = tuple(
                Unit(f"{number}::SB{place}", station, figures(by_number, 1, shift))
                for place, (station, shift) in enumerate(zip(STATIONS, (shift, -shift), strict=True), 1)
            )
            total = figures(by_number, 2)
            found[f"Telling_PS2027_Waterland_gemeente_{town}.eml.xml"] = Count(
                header("510b", Authority(str(number), town)), ELECTION, contest, total, stations
            )
            municipal.append(Unit(f"HSB{district}::{number}", town, total))
        district_total = figures(by_number, 4)
        found[f"Telling_PS2027_Waterland_kieskring_{title}.eml.xml"] = Count(
            header("510c", Authority(f"HSB{district}", title)), ELECTION, contest, district_total, tuple(municipal)
        )
        provincial.append(Unit(f"HSB{district}", f"Kieskring {title}", replace(district_total, ballot=both)))
    found["Totaaltelling_PS2027_Waterland.eml.xml"] = Count(
        header("510d", csb), ELECTION, Contest("alle"), figures(by_code, 8), tuple(provincial)
    )
    found["Resultaat_PS2027_Waterland.eml.xml"] = result(csb)
    return found


def definition() -> ElectionDefinition:
    """The 110a."""
    regions = [Region("PROVINCIE", "Waterland", 77)]
    for district, title in DISTRICTS.items():
        committees = (
            (Committee("CSB", "Waterland"), Committee("HSB", title)) if district == 1 else (Committee("HSB", title),)
        )
        regions.append(Region("KIESKRING", title, district, 77, "PROVINCIE", committees=committees))
    for district, towns in MUNICIPALITIES.items():
        regions += [Region("GEMEENTE", town, number, district, "KIESKRING") for number, town in towns.items()]
    election = replace(ELECTION, nomination_date=datetime.date(2027, 2, 1))
    return ElectionDefinition(header("110a", None), election, Contest("alle"), 39, 25, tuple(regions))


def candidate_lists(contest: Contest) -> CandidateLists:
    """The 230b of a district; the lists are the same in both, so each is a set of identical lists."""
    lists = tuple(
        CandidateList(
            number,
            f"Lijst {number}",
            "stel gelijkluidende lijsten",
            ListData(publish_gender=False, publication_language="nl", belongs_to_set=number),
            tuple(Candidate(place, name(number, place), address=Address("Aardam")) for place in range(1, seats + 1)),
        )
        for number, seats in SEATS.items()
    )
    election = replace(ELECTION, nomination_date=datetime.date(2027, 2, 1))
    return CandidateLists(
        replace(header("230b", Authority("CSB", "Waterland")), issue_date=datetime.date(2027, 2, 5)),
        election,
        (ContestLists(contest, lists),),
    )


def result(csb: Authority) -> Result:
    """The 520: on each list the first and the last candidate on preference, the others in list order."""
    lists = []
    for number, seats in SEATS.items():
        order = [(1, 1), (seats, 1), *((place, 2) for place in range(2, seats))]
        elected = tuple(
            ElectedCandidate(Candidate(seat, name(number, place), code(number, place), address=Address("Aardam")), mark)
            for seat, (place, mark) in enumerate(order, 1)
        )
        lists.append(ElectedList(number, f"Lijst {number}", elected))
    return Result(header("520", csb), ELECTION, Contest("alle"), tuple(lists))


def write_set(folder: Path, changed: dict[str, Message] | None = None) -> Path:
    """Write the set, with some of its files changed, and give the folder."""
    for file, message in {**messages(), **(changed or {})}.items():
        (folder / file).write_bytes(write(message))
    return folder
