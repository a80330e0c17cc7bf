"""Model U 16: the report on the Senate, with vote values and the weighted votes of every province and college."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiesdeler.eml import messages
from kiesdeler.law import model as law
from kiesdeler.law.senate import College
from kiesdeler.reports.annex import areas, grid, lines
from kiesdeler.reports.frame import Frame, Session, frame
from kiesdeler.reports.p22 import Outcome, outcome
from kiesdeler.reports.people import People
from kiesdeler.reports.register import List, named_lists
from kiesdeler.reports.voters import Voters, voters


@dataclass(frozen=True, slots=True)
class Value:
    """The vote value of one province or college (U 2)."""

    label: str  # the number as it is printed
    name: str
    value: int


@dataclass(frozen=True, slots=True)
class Weighted:
    """One list in one province or college: votes and votes times the vote value."""

    list: List
    votes: tuple[int | None, ...]  # per province or college; None: not on the ballot there
    weighted: tuple[int | None, ...]
    total: int  # weighted


@dataclass(frozen=True, slots=True)
class U16Report:
    """The report of the central committee on an election of the Senate."""

    frame: Frame
    gazette: str  # where the vote values were announced; "" becomes a line to write on
    values: tuple[Value, ...]
    voters: Voters
    weighted: tuple[Weighted, ...]
    outcome: Outcome


def u16_context(
    definition: messages.ElectionDefinition,
    totals: messages.Count,
    candidate_lists: Sequence[messages.CandidateLists],
    allocation: law.Allocation,
    *,
    people: People,
    colleges: Sequence[College],
    count_hash: str,
    result_hash: str | None = None,
    gazette: str = "",
    concept: bool = False,
    session: Session | None = None,
) -> U16Report:
    """The report as values. `colleges` are the provinces and colleges of the count, with their vote values.

    A ValueError when votes times vote values are not what the allocation was made from.
    """
    vote_values = {college.district: college.vote_value for college in colleges}
    columns = areas(totals)
    per_area = {area.number: lines(unit.votes) for area, unit in zip(columns, totals.units, strict=True)}
    names = named_lists(allocation.contest)
    weighted = []
    for party in allocation.contest.lists:
        votes = tuple(per_area[area.number].get((party.number, None)) for area in columns)
        points = tuple(
            None if number is None else number * vote_values[area.number]
            for number, area in zip(votes, columns, strict=True)
        )
        total = sum(number for number in points if number is not None)
        if total != party.votes:
            raise ValueError(f"list {party.number}: {total} weighted votes, but the allocation has {party.votes}")
        weighted.append(Weighted(names[party.number], votes, points, total))
    return U16Report(
        frame=frame(
            definition, totals, count_hash=count_hash, result_hash=result_hash, concept=concept, session=session
        ),
        gazette=gazette,
        values=tuple(Value(area.label, area.name, vote_values[area.number]) for area in columns),
        voters=voters(totals, per_area=True),
        weighted=tuple(weighted),
        outcome=outcome(candidate_lists, allocation, people, grid(totals, vote_values)),
    )
