"""Seats before there is a result: for a committee whose count is the whole election, from what is counted so far.

Only a central committee establishes seats (Kieswet P 22).  What comes out here is a type of its own, so that nobody can
mistake it for that.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiesdeler.eml.messages import CandidateLists, Count, ElectionDefinition
from kiesdeler.law.allocation import allocate
from kiesdeler.law.model import Allocation, Lot
from kiesdeler.tally.areas import Place, places
from kiesdeler.tally.contest import contest
from kiesdeler.tally.totals import add_up


@dataclass(frozen=True, slots=True)
class ProvisionalSeats:
    """How the seats would be with these votes. `lot`: the lot that would have to be drawn; the rest is not certain."""

    allocation: Allocation

    @property
    def lot(self) -> Lot | None:
        """The first lot that is due; nobody draws it for a provisional distribution."""
        return self.allocation.open_lot


def is_whole_election(definition: ElectionDefinition, place: Place) -> bool:
    """Whether the count of this committee is the total of the election: a council, an island, one municipality."""
    return definition.election.category != "EK" and [each.code for each in places(definition)] == [place.code]


def provisional(
    definition: ElectionDefinition, lists: CandidateLists, count: Count, *, accept_threshold: bool = False
) -> ProvisionalSeats:
    """The seats on the votes of a 510b that is the whole election; on no votes at all, none.

    `accept_threshold` follows the definition where its preference threshold is not that of the law.  Raises Refused
    when the count is not of the whole election, or not of these lists.
    """
    created = count.header.created
    totals = add_up(definition, [count], level="csb", candidate_lists=[lists], created=created)
    made = contest(definition, totals, candidate_lists=[lists], accept_threshold=accept_threshold)
    return ProvisionalSeats(allocate(made))
