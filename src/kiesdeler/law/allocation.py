"""The whole allocation of one body, from votes to elected people: Kieswet chapter P, paragraphs 2 to 4 (chapter U).

One party list after the other: which people are elected on one list does not depend on another.  (Somebody who stands
on two lists that are not one group can be elected twice; the law leaves that to his choice, and so does this.)
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from kiesdeler.law.candidates import elect_list, living, votes_needed
from kiesdeler.law.citations import Citations, citations
from kiesdeler.law.group_candidates import GroupElection
from kiesdeler.law.groups import GroupCount
from kiesdeler.law.lots import NO_LOTS, LotBox
from kiesdeler.law.model import (
    Allocation,
    By,
    Candidate,
    Contest,
    Exhaustion,
    ListSeats,
    Note,
    Outcomes,
    PartSeats,
    PartyList,
    Quota,
)
from kiesdeler.law.ranking import has_ranking, ranking
from kiesdeler.law.seats import SeatCount

UNKNOWN = 1 << 62  # candidates of a list whose candidates are not given: always enough
_NOTHING = Fraction(0)


def allocate(contest: Contest, outcomes: Outcomes = NO_LOTS) -> Allocation:
    """The seats of a body, who takes them, and how that follows from the law (Kieswet P 5 to P 19a, U 7 to U 15).

    A pure function: the same contest and outcomes of lots give the same allocation.  When a lot is due that is not
    among `outcomes`, the allocation has it in `lots` with outcome None and is complete up to there; call again with
    it.

    Raises LotError when an outcome was given for a lot that is not due, or one that doesn't take part in it.
    """
    if contest.seats < 1:
        raise ValueError("a body has at least one seat")
    numbers = [party.number for party in contest.lists]
    if numbers != sorted(set(numbers)):
        raise ValueError("lists come in the order of their numbers, each once")
    box = LotBox(outcomes)
    votes = [party.votes for party in contest.lists]
    total = sum(votes)
    cite = citations(contest.rules.election_type, contest.seats)
    if total == 0:
        box.check_all_due()
        return _without_votes(contest, cite)
    people = [_people(party) for party in contest.lists]
    room = [UNKNOWN if parts is None else _persons(parts) for parts in people]
    count = SeatCount(contest, votes, room, cite, box)
    complete = count.run()
    assignment = _Assignment(contest, total, cite, box)
    lists: list[ListSeats] = []
    for index, party in enumerate(contest.lists):
        full, held = count.full[index], count.held[index]
        figures = ListSeats(party.number, votes[index], full, held - full, held, (), ())
        parts = people[index]
        lists.append(assignment.seat(party, figures, parts) if complete and parts is not None else figures)
    box.check_all_due()
    return Allocation(
        contest,
        Quota(total, contest.seats),
        contest.rules.preference_threshold * Fraction(total, contest.seats),
        tuple(lists),
        tuple(count.residual),
        count.majority,
        tuple(count.exhausted + assignment.exhausted),
        count.unfilled if complete else 0,
        tuple(box.lots),
        _notes(count, room, cite) if complete else (),
    )


def _without_votes(contest: Contest, cite: Citations) -> Allocation:
    """P 5, U 7: without valid votes there is no quota and nothing can be allocated."""
    lists = tuple([ListSeats(party.number, 0, 0, 0, 0, (), ()) for party in contest.lists])
    notes = (Note("no_votes", cite.quota),)
    return Allocation(contest, None, None, lists, (), None, (), contest.seats, (), notes)


def _people(party: PartyList) -> list[list[Candidate]] | None:
    """The living candidates of every part, in list order; None when those of any part are not known (P 19a)."""
    parts: list[list[Candidate]] = []
    for part in party.parts:
        if part.candidates is None:
            return None
        parts.append(living(part.candidates))
    return parts


def _persons(parts: list[list[Candidate]]) -> int:
    """How many living people a party list has (P 10, P 19a)."""
    if len(parts) == 1:
        return len(parts[0])
    return len({one.person for part in parts for one in part})


class _Assignment:
    """What P 11 to P 19 need to know of the contest, the same for every list."""

    def __init__(self, contest: Contest, total: int, cite: Citations, box: LotBox) -> None:
        self.contest = contest
        self.needed = votes_needed(contest, total)
        self.cite = cite
        self.box = box
        self.exhausted: list[Exhaustion] = []

    def seat(self, party: PartyList, figures: ListSeats, people: list[list[Candidate]]) -> ListSeats:
        """The seats of a party list with the people who take them; `people`: of each part, living, in list order."""
        if len(people) == 1:
            return self._whole_list(party, figures, people[0])
        return self._group(party, figures, people) if figures.seats else self._without_seats(party, figures, people)

    def _whole_list(self, party: PartyList, figures: ListSeats, people: list[Candidate]) -> ListSeats:
        """P 15, P 17, P 19 for a list or a set of identical lists."""
        seats = figures.seats
        elected, complete = elect_list(party.number, people, seats, needed=self.needed, cite=self.cite, box=self.box)
        ranked: tuple[str, ...] = ()
        if complete and has_ranking(self.contest.rules, self.contest.seats, seats):
            preferred = [one.person for one in elected if one.by is By.PREFERENCE]
            above = {one.person: one.votes for one in people if one.votes >= self.needed}
            ranked = ranking(people, preferred, above)
        whole = tuple(elected)
        part = PartSeats(figures.votes, figures.full_seats, figures.residual_seats, seats, _NOTHING, whole, ranked)
        return ListSeats(party.number, figures.votes, figures.full_seats, figures.residual_seats, seats, (part,), whole)

    def _group(self, party: PartyList, figures: ListSeats, people: list[list[Candidate]]) -> ListSeats:
        """P 12 to P 19 for a list group."""
        votes = [part.votes for part in party.parts]
        room = [len(part) for part in people]
        count = GroupCount(party.number, votes, room, seats=figures.seats, cite=self.cite, box=self.box)
        ranks = party.district_ranks()
        election = GroupElection(people, ranks, count, needed=self.needed, cite=self.cite, box=self.box)
        complete = count.run() and election.run()
        self.exhausted += count.exhausted
        preferred = [one.person for one in election.preferred]
        above = {person: election.votes[person] for person in election.above}
        elected = tuple(election.preferred + sorted(election.listed, key=lambda one: (one.number, ranks[one.part])))
        parts = [
            PartSeats(
                votes[index],
                count.full[index],
                count.given[index],
                count.held[index],
                Fraction(count.remainders[index], figures.seats),
                tuple([one for one in elected if one.part == index]),
                ranking(people[index], preferred, above) if complete else (),
            )
            for index in range(len(votes))
        ]
        return replace(figures, parts=tuple(parts), elected=elected, group_steps=tuple(count.steps))

    def _without_seats(self, party: PartyList, figures: ListSeats, people: list[list[Candidate]]) -> ListSeats:
        """P 19(5) for a group without a seat."""
        votes = [part.votes for part in party.parts]
        ranked = has_ranking(self.contest.rules, self.contest.seats, 0)
        totals: dict[str, int] = {}
        for one in [one for part in people for one in part]:
            totals[one.person] = totals.get(one.person, 0) + one.votes
        above = {person: count for person, count in totals.items() if count >= self.needed}
        parts = [
            PartSeats(votes[index], 0, 0, 0, Fraction(votes[index]), (), ranking(part, [], above) if ranked else ())
            for index, part in enumerate(people)
        ]
        return replace(figures, parts=tuple(parts))


def _notes(count: SeatCount, room: list[int], cite: Citations) -> tuple[Note, ...]:
    """What the reader must be told: P 9 and P 10 together, and seats that stay empty."""
    notes: list[Note] = []
    if count.majority is not None and count.exhausted:
        involved = (count.majority.source, count.majority.target, *[one.list for one in count.exhausted])
        notes.append(Note("majority_and_exhaustion", cite.exhaustion, tuple(sorted(set(involved)))))
    if count.unfilled:
        if sum(room) < count.seats:
            notes.append(Note("fewer_candidates_than_seats", cite.exhaustion))
        else:
            barred = count.by_averages and count.qualified != count.with_votes  # by the threshold of P 7(2)
            notes.append(Note("no_list_can_take_seat", cite.threshold if barred else cite.exhaustion))
    return tuple(notes)
