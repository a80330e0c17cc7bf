"""The seats of a list group over its slates (P 12, P 13), with the order in which they were given as its memory.

P 16(2) looks that order up backwards to find the seat that was assigned last, and P 18 goes on from it when a
slate has nobody left to seat.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from kiesdeler.verify.contest import Lots, Party
from kiesdeler.verify.distribution import AVERAGE, REMAINDER, VOTELESS, Distribution, Round

ROUNDS = (
    Round(REMAINDER, Fraction(0), "P 12(5)"),
    Round(AVERAGE, Fraction(0), "P 13(2)"),
    Round(VOTELESS, Fraction(0), "P 13(2)"),
)


class Slates:
    """How many seats each slate of a party has, from P 12 up to what P 16(2) and P 18 do with them later."""

    def __init__(self, party: Party, seats: int, lots: Lots):
        """Divide the seats of the party: group quota, full seats, remainders, and P 13 for slates that run out."""
        self.party, self.lots = party, lots
        count = len(party.slates)
        self.seats = [seats] if count == 1 else [0] * count
        self._sharing: Distribution | None = None
        self._lapsed = 0
        self._spared = 0
        self._taken: list[int] = [0] * count  # of the full seats, by P 16(2)
        if count == 1 or not party.votes or not seats:
            return
        votes = {index: slate.votes for index, slate in enumerate(party.slates)}
        room: dict[int, int | None] = {
            index: None if slate.nominees is None else len(slate.living()) for index, slate in enumerate(party.slates)
        }
        sharing = Distribution(votes, seats, ROUNDS, room, lots, f"group-{party.number}")
        left = sharing.hand_out(seats - sum(sharing.full.values()), only_fillable=False)
        sharing.hand_out(left + sharing.take_back_excess(), only_fillable=True)
        self._sharing = sharing
        self.seats = [sharing.held(index) for index in range(count)]

    def lapse(self, winner: int, free: Collection[int]) -> None:
        """P 16(2): `winner` gets a seat; the seat last assigned to another slate, one with a free seat, lapses."""
        self._lapsed += 1
        sharing = self._history()
        steps = sorted({award.step for award in sharing.awards}, reverse=True)
        at_once = [[award.key for award in sharing.awards if award.step == step] for step in steps]
        at_once.append([index for index, full in sharing.full.items() if full > self._taken[index]])
        others = next(
            candidates for keys in at_once if (candidates := sorted({k for k in keys if k in free and k != winner}))
        )
        loser = others[0]
        if len(others) > 1:
            name = f"lapse-{self.party.number}-{self._lapsed}"
            loser = int(self.lots.draw(name, "P 16(2)", tuple(others)))
        own = [award for award in sharing.awards if award.key == loser]
        if own:
            sharing.awards.remove(own[-1])
        else:
            self._taken[loser] += 1
        self.seats[loser] -= 1
        self.seats[winner] += 1

    def spare(self, giver: int, able: Collection[int]) -> None:
        """P 18 with P 13: a seat `giver` can't fill goes on to one of the slates that are `able`."""
        sharing = self._history()
        all_bids = (
            {key: value for key in able if (value := sharing.bid(part, key, self.seats[key])) is not None}
            for part in ROUNDS
        )
        part, bids = next((part, bids) for part, bids in zip(ROUNDS, all_bids, strict=True) if bids)
        best = max(bids.values())
        tied = sorted(key for key, value in bids.items() if value == best)
        self._spared += 1
        taker = tied[0]
        if len(tied) > 1:
            taker = int(self.lots.draw(f"spare-{self.party.number}-{self._spared}", "P 18(2)", tuple(tied)))
        sharing.award(part, [taker], best)
        self.seats[giver] -= 1
        self.seats[taker] += 1

    def _history(self) -> Distribution:
        if self._sharing is None:
            raise AssertionError("only a group with seats moves seats between its slates")
        return self._sharing
