"""Annex 1: the votes per list and candidate, and per district where there are districts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kiesdeler.eml import messages
from kiesdeler.law import model as law
from kiesdeler.reports.assignment import person_votes
from kiesdeler.reports.numbers import roman_numeral
from kiesdeler.reports.register import List, Register
from kiesdeler.reports.voters import area_name


@dataclass(frozen=True, slots=True)
class Area:
    """A column: a district (number and name), or a province or college. `label` is the number as it is printed."""

    number: int
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One candidate: number on this list ("" in totals over a group), votes per area and in total."""

    number: str
    name: str
    votes: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class VoteTable:
    """The votes on one list, set or part of a group. `totals` per area and `total` are those of the list itself."""

    caption: str  # which part or set; "" when the list has one part
    areas: tuple[Area, ...]  # () without districts
    lines: tuple[Line, ...]
    totals: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ListVotes:
    """All tables of one list number; `people` the total per person over the parts of a group."""

    list: List
    kind: str  # op zichzelf staande lijst, stel gelijkluidende lijsten, lijstengroep; "" without districts
    tables: tuple[VoteTable, ...]
    people: tuple[Line, ...]
    votes: int


@dataclass(frozen=True, slots=True)
class Row:
    """The votes of one list per district; None where the list was not handed in."""

    list: List
    votes: tuple[int | None, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Votes per list per district."""

    areas: tuple[Area, ...]
    rows: tuple[Row, ...]
    totals: tuple[int, ...]
    total: int


Lines = dict[tuple[int, str | int | None], int]  # (list, code or number of the candidate; None: the list) -> votes


def areas(totals: messages.Count, *, roman: bool = False) -> tuple[Area, ...]:
    """The districts of a count over several, by the number in HSB9; units without one are numbered in their order."""
    found = []
    for order, unit in enumerate(totals.units, 1):
        match = re.fullmatch(r"HSB(\d+)", unit.id)
        number = int(match[1]) if match else order
        found.append(Area(number, roman_numeral(number) if roman else str(number), area_name(unit)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Grid:
    """The votes of every district: its columns and, by number, what was counted there. Empty without districts."""

    columns: tuple[Area, ...]
    votes: Mapping[int, Lines]


def grid(totals: messages.Count, weights: Mapping[int, int] | None = None, *, roman: bool = False) -> Grid:
    """The districts of a count; for the Senate each multiplied by its vote value."""
    columns = areas(totals, roman=roman)
    found = {}
    for area, unit in zip(columns, totals.units, strict=True):
        weight = 1 if weights is None else weights[area.number]
        found[area.number] = {line: number * weight for line, number in lines(unit.votes).items()}
    return Grid(columns, found)


def lines(votes: messages.Votes) -> Lines:
    """The votes of one unit by list and candidate."""
    found: Lines = {}
    for line, number in zip(votes.ballot, votes.votes, strict=True):
        found[line.list, None if line.is_list else line.code or line.candidate] = number
    return found


def list_votes(party: law.PartyList, kind: str, register: Register, districts: Grid) -> ListVotes:
    """The annex of one list. A ValueError when the districts do not add up to the votes of the allocation."""
    tables = []
    for index, part in enumerate(party.parts):
        mine = tuple(one for one in districts.columns if not part.districts or one.number in part.districts)
        rows = []
        for candidate in sorted(part.candidates or (), key=lambda c: c.number):
            votes = tuple(_candidate_votes(districts.votes[one.number], party.number, candidate) for one in mine)
            if mine and sum(votes) != candidate.votes:
                raise ValueError(f"votes of {candidate.person} on list {party.number} per district do not add up")
            name = register.person(party.number, candidate.person).name
            rows.append(Line(str(candidate.number), name, votes, candidate.votes))
        totals = tuple(districts.votes[one.number].get((party.number, None), 0) for one in mine)
        caption = register.part(party.number, index) if len(party.parts) > 1 else ""
        tables.append(VoteTable(caption, mine, tuple(rows), totals, part.votes))
    together = person_votes(party) if len(party.parts) > 1 else {}
    return ListVotes(
        list=register.lists[party.number],
        kind=kind,
        tables=tuple(tables),
        people=tuple(Line("", register.person(party.number, one).name, (), votes) for one, votes in together.items()),
        votes=party.votes,
    )


def _candidate_votes(votes: Lines, number: int, candidate: law.Candidate) -> int:
    return votes.get((number, candidate.person), votes.get((number, candidate.number), 0))


def overview(contest: law.Contest, register: Register, districts: Grid) -> Overview:
    """Votes per list per district, with totals."""
    rows = tuple(
        Row(
            register.lists[party.number],
            tuple(districts.votes[one.number].get((party.number, None)) for one in districts.columns),
            party.votes,
        )
        for party in contest.lists
    )
    totals = tuple(sum(row.votes[index] or 0 for row in rows) for index in range(len(districts.columns)))
    return Overview(districts.columns, rows, totals, sum(row.total for row in rows))
