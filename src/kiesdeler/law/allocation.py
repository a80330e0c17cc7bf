"""The whole allocation of one body, from votes to elected people: Kieswet chapter P, paragraphs 2 to 4 (chapter U).

One party list after the other: which people are elected on one list does not depend on another.  (Somebody who stands
on two lists that are not one group can be elected twice; the law leaves that to his choice, and so does this.)
"""

from __future__ import annotations

from fractions import Fraction

from kiesdeler.law.candidates import elect_list, living, votes_needed
from kiesdeler.law.citations import Citations, citations
from kiesdeler.law.lots import LotBox
from kiesdeler.law.model import (
    Allocation,
    By,
    Candidate,
    Contest,
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
NO_LOTS: Outcomes = {}
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
    needed = votes_needed(contest, total)
    lists: list[ListSeats] = []
    for index, party in enumerate(contest.lists):
        parts = people[index] if complete and len(party.parts) == 1 else None
        figures = ListSeats(
            party.number,
            votes[index],
            count.full[index],
            count.held[index] - count.full[index],
            count.held[index],
            (),
            (),
        )
        lists.append(figures if parts is None else _assign(contest, party, figures, parts, needed, cite, box))
    box.check_all_due()
    undecided = any(lot.outcome is None for lot in box.lots)
    return Allocation(
        contest,
        Quota(total, contest.seats),
        contest.rules.preference_threshold * Fraction(total, contest.seats),
        tuple(lists),
        tuple(count.residual),
        count.majority,
        tuple(count.exhausted),
        0 if undecided else count.unfilled,
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


def _assign(
    contest: Contest,
    party: PartyList,
    figures: ListSeats,
    parts: list[list[Candidate]],
    needed: int,
    cite: Citations,
    box: LotBox,
) -> ListSeats:
    """P 15 to P 19 for a list or a set of identical lists."""
    people, seats = parts[0], figures.seats
    elected, complete = elect_list(party.number, people, seats, needed, cite, box)
    ranked: tuple[str, ...] = ()
    if complete and has_ranking(contest.rules, contest.seats, seats):
        preferred = [one.person for one in elected if one.by is By.PREFERENCE]
        above = {one.person: one.votes for one in people if one.votes >= needed}
        ranked = ranking(people, preferred, above, needed)
    part = PartSeats(
        party.parts[0].votes,
        figures.full_seats,
        figures.residual_seats,
        seats,
        _NOTHING,
        tuple(elected),
        ranked,
    )
    return ListSeats(
        party.number, figures.votes, figures.full_seats, figures.residual_seats, seats, (part,), tuple(elected)
    )


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
            notes.append(Note("no_list_can_take_seat", cite.threshold))
    return tuple(notes)
