"""Handing out seats in rounds: the one procedure behind P 7, P 8, P 10, P 12 and P 13.

Full seats first; then, as long as there are seats and somebody may have one, the first round in which anybody
still takes part gives a seat to the largest value. Equal values and too few seats: a lot per seat.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from kiesdeler.verify.contest import Lots

REMAINDER, ONCE, AVERAGE = "remainder", "once", "average"
VOTELESS = "voteless"  # the last resort inside a group: a slate without votes, when only it has people left


@dataclass(frozen=True)
class Round:
    """A way of handing out: `kind`, the votes needed to take part, and its article."""

    kind: str
    minimum: Fraction
    article: str


@dataclass(frozen=True)
class Award:
    """One seat beyond the full ones. Awards with the same `step` were given at the same time, without a lot."""

    key: int
    kind: str
    value: Fraction
    step: int


@dataclass
class Distribution:
    """Seats over claimants (parties by number, or slates by index). `room` says how many each can fill; None: any."""

    votes: dict[int, int]
    seats: int
    rounds: tuple[Round, ...]
    room: dict[int, int | None]
    lots: Lots
    lot_prefix: str
    full: dict[int, int] = field(default_factory=dict)
    majority: int | None = None  # who has more than half of the votes, while P 9 may still be applied
    extra: dict[int, int] = field(default_factory=dict)  # seats that come from elsewhere: P 9
    awards: list[Award] = field(default_factory=list)
    numbered: int = 0  # seats beyond the full ones handed out so far, those taken back included

    def __post_init__(self) -> None:
        self.quota = Fraction(sum(self.votes.values()), self.seats)
        self.remainders = {}
        for key, votes in self.votes.items():
            self.full[key] = int(Fraction(votes) / self.quota)
            self.remainders[key] = votes - self.full[key] * self.quota  # fixed from here on

    def held(self, key: int) -> int:
        """Seats a claimant has now."""
        return self.full[key] + self.extra.get(key, 0) + sum(award.key == key for award in self.awards)

    def can_fill(self, key: int) -> bool:
        """Whether a claimant has a candidate for one seat more."""
        room = self.room[key]
        return room is None or self.held(key) < room

    def bid(self, part: Round, key: int, seats: int) -> Fraction | None:
        """What a claimant with so many seats bids in a round, None when it does not take part."""
        if part.kind == VOTELESS:
            return Fraction(0) if self.votes[key] == 0 else None
        if self.votes[key] == 0 or self.votes[key] < part.minimum:
            return None
        if part.kind != AVERAGE and any(award.key == key and award.kind == part.kind for award in self.awards):
            return None
        return self.remainders[key] if part.kind == REMAINDER else Fraction(self.votes[key], seats + 1)

    def hand_out(self, seats: int, *, only_fillable: bool) -> int:
        """Hand out seats by the rounds; gives the number nobody could have.

        Below zero: equals took seats at the same time that others can't fill and that `take_back_excess` brings back.
        """
        while seats > 0:
            takers = [key for key in self.votes if not only_fillable or self.can_fill(key)]
            for part in self.rounds:
                bids = {key: value for key in takers if (value := self.bid(part, key, self.held(key))) is not None}
                if bids:
                    break
            else:
                return seats
            best = max(bids.values())
            tied = sorted(key for key, value in bids.items() if value == best)
            winners = tied if len(tied) <= seats else self._choose(tied, seats, part)
            self.award(part, winners, best)
            seats -= len(winners)
        return seats

    def award(self, part: Round, winners: list[int], value: Fraction) -> None:
        """Write down that these won a seat each, at the same time, with this value."""
        step = self.awards[-1].step + 1 if self.awards else 0
        self.awards += [Award(key, part.kind, value, step) for key in winners]
        self.numbered += len(winners)

    def _choose(self, tied: list[int], seats: int, part: Round) -> list[int]:
        """Fewer seats than equals: a lot, but only among those who can fill the seat, and only if it matters.

        Seats that others can't fill come back (P 10, P 13) and go to these equals first: no lot when that is enough.
        With P 9 still to come it does matter, as P 9 takes the seat from whoever got the last one.
        """
        able = [key for key in tied if self.can_fill(key)]
        before_p9 = self.majority is not None and 2 * self.held(self.majority) <= self.seats
        if len(able) <= seats + (0 if before_p9 else self.excess()):
            return able or tied[:seats]
        name = f"{self.lot_prefix}-{self.numbered + 1}"
        outcome = self.lots.draw(name, part.article, tuple(able))
        return [int(outcome)]

    def excess(self) -> int:
        """Seats given to those who can't fill them."""
        return sum(max(0, self.held(key) - room) for key, room in self.room.items() if room is not None)

    def take_back_excess(self) -> int:
        """Take from everybody what they can't fill: the latest seats first, full seats last (P 10, P 13)."""
        taken = 0
        for key, room in self.room.items():
            while room is not None and self.held(key) > room:
                own = [award for award in self.awards if award.key == key]
                if self.extra.get(key):
                    self.extra[key] -= 1
                elif own:
                    self.awards.remove(own[-1])
                else:
                    self.full[key] -= 1
                taken += 1
        return taken
