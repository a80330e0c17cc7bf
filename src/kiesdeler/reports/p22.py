"""Models P 22-1 and P 22-2: everything the central committee's report states, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiesdeler.eml import messages
from kiesdeler.law import model as law
from kiesdeler.problems import Problem, Refused
from kiesdeler.reports.annex import Grid, ListVotes, Overview, grid, list_votes, overview
from kiesdeler.reports.assignment import Assignment, Elected, Threshold, assignments, elected, list_types, threshold
from kiesdeler.reports.frame import P22_1, U16, Frame, Session, frame
from kiesdeler.reports.people import People, printed
from kiesdeler.reports.register import List, Register, named_lists, named_parts, short_parts
from kiesdeler.reports.seats import Seats, seats
from kiesdeler.reports.voters import Voters, voters
from kiesdeler.reports.wording import Remark, list_remarks


@dataclass(frozen=True, slots=True)
class Outcome:
    """What P 22 and U 16 have in common after the votes: seats, candidates, annex."""

    seats: Seats
    remarks: tuple[Remark, ...]
    threshold: Threshold | None
    assignments: tuple[Assignment, ...]
    without_seat: tuple[List, ...]
    elected: tuple[Elected, ...]
    annex: tuple[ListVotes, ...]
    overview: Overview | None  # None without districts
    open: bool  # a lot still has to be drawn (drafts only)


@dataclass(frozen=True, slots=True)
class P22:
    """The report of a central committee on an election of TK, EP, PS, AB, GR, ER or KC."""

    frame: Frame
    voters: Voters
    from_files: bool | None  # how the totals were entered; None: to be ticked by hand
    outcome: Outcome


def p22_context(
    definition: messages.ElectionDefinition,
    totals: messages.Count,
    candidate_lists: Sequence[messages.CandidateLists],
    allocation: law.Allocation,
    *,
    people: People,
    count_hash: str,
    result_hash: str | None = None,
    concept: bool = False,
    session: Session | None = None,
    from_files: bool | None = None,
) -> P22:
    """The report as values. `people` names every candidate by (list number, person); hashes are SHA-256 in hexadecimal.

    Refused when a candidate of the allocation is not among `people`.
    """
    head = frame(definition, totals, count_hash=count_hash, result_hash=result_hash, concept=concept, session=session)
    if head.model == U16:
        raise ValueError("the Senate has a model of its own: u16_context")
    if allocation.open_lot is not None and not concept:
        raise Refused([Problem("Er moet eerst worden geloot. Tot dan kan alleen een concept worden gemaakt.")])
    districts = head.model == P22_1
    return P22(
        frame=head,
        voters=voters(totals, per_area=districts),
        from_files=from_files,
        outcome=outcome(
            candidate_lists,
            allocation,
            people,
            grid(totals, roman=roman_districts(definition)) if districts else Grid((), {}),
        ),
    )


def outcome(
    candidate_lists: Sequence[messages.CandidateLists], allocation: law.Allocation, people: People, districts: Grid
) -> Outcome:
    """Seats, candidates and annex of an allocation, with the votes per district when there are districts."""
    contest = allocation.contest
    _complete(allocation, people)
    gendered = _with_gender(candidate_lists)
    register = Register(
        lists=named_lists(contest),
        people={key: printed(candidate, with_gender=key[0] in gendered) for key, candidate in people.items()},
        parts=named_parts(contest, {one.number: f"{one.label} ({one.name})" for one in districts.columns}),
        short_parts=short_parts(contest, {one.number: one.label for one in districts.columns}),
    )
    kinds = list_types(candidate_lists) if districts.columns else {}
    return Outcome(
        seats=seats(allocation, register.lists),
        remarks=list_remarks(allocation, register),
        threshold=threshold(allocation),
        assignments=assignments(allocation, register),
        without_seat=tuple(register.lists[one.number] for one in allocation.lists if not one.seats),
        elected=elected(allocation, register, people),
        annex=tuple(list_votes(party, kinds.get(party.number, ""), register, districts) for party in contest.lists),
        overview=overview(contest, register, districts) if districts.columns else None,
        open=allocation.open_lot is not None,
    )


def roman_districts(definition: messages.ElectionDefinition) -> bool:
    """Whether the election definition has the districts numbered in Roman numerals."""
    return any(region.roman_numerals for region in definition.regions)


def _complete(allocation: law.Allocation, people: People) -> None:
    contest = allocation.contest
    problems = [
        Problem(
            f"Kandidaat {candidate.number} van lijst {party.number} heeft geen naam in de kandidatenlijsten. "
            "Voeg de kandidatenlijst (230b) toe waarop deze kandidaat staat."
        )
        for party in contest.lists
        for part in party.parts
        for candidate in part.candidates or ()
        if (party.number, candidate.person) not in people or people[party.number, candidate.person].name is None
    ]
    if any(part.candidates is None for party in contest.lists for part in party.parts):
        problems.append(Problem("De kandidaten zijn niet bekend. Voeg de kandidatenlijsten (230b) toe."))
    if problems:
        raise Refused(problems)


def _with_gender(candidate_lists: Sequence[messages.CandidateLists]) -> set[int]:
    """The lists that asked for (m) or (v) behind the names."""
    return {
        one.number
        for message in candidate_lists
        for contest in message.contests
        for one in contest.lists
        if one.number is not None and one.data.publish_gender
    }
