"""The second opinion: seats and people from votes, straight from the text (Kieswet P 5 to P 19a, U 7 to U 16)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from kiesdeler.verify.contest import Answer, Contest, LotDue, Lots, Outcome, Won
from kiesdeler.verify.people import Seating
from kiesdeler.verify.seats import seats_per_party


def recompute(contest: Contest, outcomes: Mapping[str, Outcome] | None = None) -> Answer:
    """Allocate everything with the lots drawn so far.

    People are computed for parties whose nominees are known. Raises LotRefusedError for an outcome that does
    not belong.
    """
    lots = Lots(outcomes or {})
    total = sum(party.votes for party in contest.parties)
    if total == 0:
        lots.all_used()
        return Answer(None, tuple(Won(party.number, 0) for party in contest.parties), contest.seats)
    quota = Fraction(total, contest.seats)
    try:
        seats, unfilled = seats_per_party(contest, lots)
        parties = tuple(
            Won(party.number, seats[party.number])
            if party.room() is None
            else Seating(contest, party, seats[party.number], quota, lots).won()
            for party in contest.parties
        )
    except LotDue as due:
        return Answer(quota, drawn=tuple(lots.drawn), open_lot=due.lot)
    lots.all_used()
    return Answer(quota, parties, unfilled, tuple(lots.drawn))
