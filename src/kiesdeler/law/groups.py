"""From the seats of a list group to seats of its parts: Kieswet P 12 and P 13, U 12 and U 13 for the Senate.

How the text is read where it leaves room:

* P 12: full seats, then the largest remainders, each part at most one.  A part without votes takes no part in these: it
  gets a seat only when no part with votes has a candidate for it, and before the group would leave one empty.
* P 13: what a part holds beyond its own living candidates passes on by continued application: remainders that did not
  win a seat yet, then averages.
* The order of assignment is kept, because P 16(2) takes away the seat that was assigned last.  The full seats are one
  step; seats won with equal remainders (or averages) without a lot are one step; every other seat is a step of its own,
  so of seats for which a lot was drawn, the one drawn last was assigned last.
* A part that lost the seat it had won by its remainder has that remainder to win a seat with again.
"""

from __future__ import annotations

from fractions import Fraction

from kiesdeler.law.articles import Article
from kiesdeler.law.citations import Citations
from kiesdeler.law.comparing import largest, largest_average, seated_without_lot
from kiesdeler.law.lots import LotBox
from kiesdeler.law.model import Exhaustion, GroupStep, Method

FULL, REMAINDER, AVERAGE = "full", "remainder", "average"


class Assigned:
    """One step of the order of assignment: `parts` (indexes, repeated per seat) that still hold the seats it gave."""

    def __init__(self, kind: str, value: Fraction | None, drawn: bool, parts: list[int]) -> None:
        self.kind = kind
        self.value = value
        self.drawn = drawn
        self.parts = parts


class GroupCount:
    """The seats of the parts of one group under way; lists of figures are in the order of the parts.

    `candidates` says how many living candidates each part has.  The group has votes and at least one seat.
    """

    def __init__(
        self, number: int, votes: list[int], candidates: list[int], *, seats: int, cite: Citations, box: LotBox
    ) -> None:
        self.number = number
        self.votes = votes
        self.candidates = candidates
        self.seats = seats
        self.cite = cite
        self.box = box
        total = sum(votes)
        self.full = [count * seats // total for count in votes]  # P 12(4)
        self.remainders = [count * seats - whole * total for count, whole in zip(votes, self.full, strict=True)]
        self.used_remainder = [False] * len(votes)
        self.held = self.full[:]
        self.given = [0] * len(votes)  # residual seats by P 12(5), before anything moved
        self.residual = 0  # seats beyond the full ones given out so far
        self.spare = 0  # seats passed on under P 18
        self.lapsed = 0  # seats lapsed under P 16(2)
        whole_seats = [part for part, whole in enumerate(self.full) for _ in range(whole)]
        self.order = [Assigned(FULL, None, False, whole_seats)]
        self.steps = [GroupStep(FULL, cite.group_full, tuple(whole_seats))] if whole_seats else []
        self.exhausted: list[Exhaustion] = []

    def run(self) -> bool:
        """P 12, then P 13; False when a lot must be drawn before anything more can be said."""
        if not self._hand_out(self.seats - sum(self.full), again=False):
            return False
        self.given = [held - full for held, full in zip(self.held, self.full, strict=True)]
        return self._pass_on_excess()

    def _hand_out(self, left: int, *, again: bool) -> bool:
        """P 12(5), P 13: the next seats of the group, one by one; `again` under P 13. False: a lot is due."""
        while left > 0:
            kind, tied = self._best(self._takers(again))
            winners, lot = tied, ""
            if len(tied) > left:
                winners, lot = self._settle(tied, left, kind)
                if not winners:
                    return False
            for place, winner in enumerate(winners):
                self.residual += 1
                self._give(winner, self._takers(again), kind, lot, together=place > 0)
            left -= len(winners)
        return True

    def _takers(self, again: bool) -> list[int]:
        """P 12(5): all parts; under P 13 those that still have a candidate without a seat."""
        return [part for part in range(len(self.votes)) if not again or self.held[part] < self.candidates[part]]

    def _settle(self, tied: list[int], left: int, kind: str) -> tuple[list[int], str]:
        """P 12(5), P 13(2): who of more tied parts than seats get one, by which lot ("": none); [] when it is due."""
        room = [have - seats for have, seats in zip(self.candidates, self.held, strict=True)]
        coming = -sum([gap for gap in room if gap < 0])
        winners = seated_without_lot(tied, room, left, coming)
        if winners:
            return winners, ""
        able = [part for part in tied if room[part] > 0]
        lot = f"group-{self.number}-{self.residual + 1}"
        drawn = self.box.draw(lot, self._article(kind), able)
        return ([] if drawn is None else [able[drawn]]), lot

    def _contenders(self, takers: list[int]) -> tuple[str, list[int]]:
        """By what the next seat is won, remainder or else average, and which of the takers can win it."""
        with_votes = [part for part in takers if self.votes[part] > 0]
        unused = [part for part in with_votes if not self.used_remainder[part]]
        return (REMAINDER, unused) if unused else (AVERAGE, with_votes or takers)

    def _best(self, takers: list[int]) -> tuple[str, list[int]]:
        """Which of these parts are first in line for the next seat, and by what."""
        kind, contenders = self._contenders(takers)
        if kind == REMAINDER:
            return kind, largest(self.remainders, contenders)
        return kind, largest_average(self.votes, self.held, contenders)

    def _article(self, kind: str) -> Article:
        return self.cite.group_remainder if kind == REMAINDER else self.cite.group_average

    def _give(self, winner: int, takers: list[int], step: str, lot: str, *, together: bool = False) -> None:
        """Assign a seat; `together` with the one before (parts without votes have the same average again and again)."""
        kind, contenders = self._contenders(takers)
        if kind == REMAINDER:
            method, value = Method.LARGEST_REMAINDER, Fraction(self.remainders[winner], self.seats)
            self.used_remainder[winner] = True
        else:
            method, value = Method.LARGEST_AVERAGE, Fraction(self.votes[winner], self.held[winner] + 1)
        last = self.order[-1]
        same_tie = last.kind == kind and last.value == value and not last.drawn and not lot
        if same_tie and (together or value > 0 or kind == REMAINDER):
            last.parts.append(winner)
        else:
            self.order.append(Assigned(kind, value, bool(lot), [winner]))
        article, held, eligible = self._article(kind), tuple(self.held), tuple(contenders)
        self.steps.append(
            GroupStep(step, article, (winner,), value, lot or None, method=method, held=held, eligible=eligible)
        )
        self.held[winner] += 1

    def _pass_on_excess(self) -> bool:
        """P 13(1): seats a part has no candidate for go to the other parts; False when a lot is due."""
        taken = 0
        for part, have in enumerate(self.candidates):
            excess = self.held[part] - have
            if excess > 0:
                for _ in range(excess):
                    self._take_last(part)
                article = self.cite.group_exhaustion
                self.steps.append(GroupStep("exhausted", article, (part,) * excess))
                self.exhausted.append(Exhaustion(self.number, excess, article, part))
                taken += excess
        return self._hand_out(taken, again=True)

    def _take_last(self, part: int) -> None:
        """Take the seat that was assigned to a part last."""
        assigned = next(step for step in reversed(self.order) if part in step.parts)
        self._take(part, assigned)

    def _take(self, part: int, assigned: Assigned) -> None:
        assigned.parts.remove(part)
        self.held[part] -= 1
        if assigned.kind == REMAINDER:
            self.used_remainder[part] = False

    def lapse(self, free: list[int], to: int, person: str) -> bool:
        """P 16(2): `person` gets a seat on part `to`, and of the other parts the seat assigned last lapses.

        Only a part that still has a seat without a candidate can lose it: `free` says how many each has.  Between
        parts of one step a lot decides.  False when it is due.
        """
        step = next(step for step in reversed(self.order) if any(free[part] > 0 for part in step.parts))
        losers = sorted({part for part in step.parts if free[part] > 0})
        loser, lot = losers[0], ""
        if len(losers) > 1:
            lot = f"lapse-{self.number}-{self.lapsed + 1}"
            drawn = self.box.draw(lot, self.cite.lapse, losers)
            if drawn is None:
                return False
            loser = losers[drawn]
        self.lapsed += 1
        self._take(loser, step)
        self.held[to] += 1
        self.steps.append(GroupStep("lapse", self.cite.lapse, (loser,), None, lot or None, person))
        return True

    def pass_on(self, part: int, takers: list[int]) -> bool:
        """P 18 with P 13: a seat `part` has nobody left for goes on, to one of `takers`; False when a lot is due."""
        kind, tied = self._best(takers)
        winner, lot = tied[0], ""
        if len(tied) > 1:
            lot = f"spare-{self.number}-{self.spare + 1}"
            drawn = self.box.draw(lot, self._article(kind), tied)
            if drawn is None:
                return False
            winner = tied[drawn]
        self.spare += 1
        self.held[part] -= 1
        self.steps.append(GroupStep("exhausted", self.cite.group_exhaustion, (part,)))
        self._give(winner, takers, "spare", lot)
        return True
