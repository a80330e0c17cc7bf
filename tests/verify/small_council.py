"""A council of nine seats as a published set: one count, one result, and the candidate list when it is wanted."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiesdeler.eml.messages import (
    Address,
    Authority,
    BallotLine,
    Candidate,
    CandidateList,
    CandidateLists,
    Contest,
    ContestLists,
    Count,
    Domain,
    ElectedCandidate,
    ElectedList,
    ElectionIdentifier,
    Header,
    ListData,
    PersonName,
    Result,
    Unit,
    Votes,
)
from kiesdeler.eml.writer import CANONICALIZATION, write
from kiesdeler.verify.verification import verify

Elected = dict[int, list[tuple[int, int]]]  # list -> (number on the list, ranking mark), in order

AUTHORITY = Authority("8001", "Aardam")
ELECTION = ElectionIdentifier("GR2026_Aardam", "GR", datetime.date(2026, 3, 18), domain=Domain("Aardam", "8001"))
CREATED = "2026-03-24T10:00:00.000"
ALONE = "op zichzelf staande lijst"


def person(number: int, place: int) -> Candidate:
    """Somebody on a list."""
    return Candidate(
        place, PersonName(f"Lid {'ABCDEF'[number]}{'abcdefghijkl'[place]}", "A.B."), address=Address("Aardam")
    )


def write_council(folder: Path, votes: Sequence[Sequence[int]], elected: Elected, *, people: bool) -> Path:
    """Votes per list and candidate, who the result says is elected, and whether the candidate list is there."""
    header = Header("510b", CREATED, AUTHORITY, canonicalization=CANONICALIZATION)
    lines: list[BallotLine] = []
    numbers: list[int] = []
    for number, own in enumerate(votes, 1):
        lines += [
            BallotLine(number, f"Lijst {number}"),
            *(BallotLine(number, "", place + 1) for place in range(len(own))),
        ]
        numbers += [sum(own), *own]
    figures = Votes(tuple(lines), tuple(numbers), 0, sum(map(sum, votes)), (("ongeldig", 0), ("blanco", 0)), ())
    count = Count(header, ELECTION, Contest("geen"), figures, (Unit("8001::SB1", "Stembureau School", figures),))
    (folder / "Telling_GR2026_Aardam.eml.xml").write_bytes(write(count))
    lists = tuple(
        ElectedList(
            number,
            f"Lijst {number}",
            tuple(
                ElectedCandidate(replace(person(number, place), id=seat), mark)
                for seat, (place, mark) in enumerate(elected[number], 1)
            ),
        )
        for number in sorted(elected)
    )
    result = Result(
        replace(header, message="520", authority=Authority("CSB", "Aardam")), ELECTION, Contest("geen"), lists
    )
    (folder / "Resultaat_GR2026_Aardam.eml.xml").write_bytes(write(result))
    if people:
        listed = tuple(
            CandidateList(
                number,
                f"Lijst {number}",
                ALONE,
                ListData(publish_gender=False),
                tuple(person(number, place) for place in range(1, len(own) + 1)),
            )
            for number, own in enumerate(votes, 1)
        )
        around = Header("230b", CREATED, AUTHORITY, datetime.date(2026, 2, 6), canonicalization=CANONICALIZATION)
        election = replace(ELECTION, nomination_date=datetime.date(2026, 2, 2))
        candidates = CandidateLists(around, election, (ContestLists(Contest("geen"), listed),))
        (folder / "Kandidatenlijsten_GR2026_Aardam.eml.xml").write_bytes(write(candidates))
    return folder


def council_report(
    folder: Path, votes: Sequence[Sequence[int]], elected: Elected, *, people: bool = True
) -> dict[str, Any]:
    """What verify says of such a set."""
    (election,) = verify([write_council(folder, votes, elected, people=people)], workers=1).to_json()["elections"]
    found: dict[str, Any] = election
    return found
