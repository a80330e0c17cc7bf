"""From votes to seats per list: Kieswet P 5 to P 10, and U 7 to U 10 for the Senate.

How the text is read where it leaves room:

* P 7, P 8: a list without votes never gets a residual seat.  P 8: a remainder is what the list has beyond its full
  seats and stays what it is; each list can win one seat by it.  The averages of P 8(3) are open to every list with
  votes, also one that won a seat by its remainder or has less than 75% of the quota, once per list.
* P 9: comes before P 10 and once only.  The list that loses is the one that won the last residual seat; all lists that
  won theirs by the same method with the same value stand equal, also when a lot decided between them before.
* P 10: every seat a list holds beyond its candidates is taken back at once (residual seats first), and given out by
  the same ranking to lists that still have a candidate without a seat.  A list that lost its seat by P 9 can win it
  back: its remainder counts as not used.  The seat of P 9 itself uses up neither remainder nor average.  With fewer
  than 19 seats a last round of averages without limit follows, which only exhaustion can reach.
* Lots: between lists of which one can't fill the seat no lot is needed, the seat would pass on by P 10; and none
  between lists that will all get a seat because P 10 gives out enough of them.  That last reason doesn't count while
  P 9 is still to come, because P 9 takes the seat of the list that won last.
"""

from __future__ import annotations

from fractions import Fraction

from kiesdeler.law.articles import Article
from kiesdeler.law.citations import Citations
from kiesdeler.law.comparing import largest, largest_average, seated_without_lot
from kiesdeler.law.lots import LotBox
from kiesdeler.law.model import Contest, Exhaustion, MajorityMove, Method, ResidualSeat
from kiesdeler.law.rules import Residual


class SeatCount:
    """An allocation of seats to lists under way; every list of figures is in the order of the contest's lists.

    `candidates` says how many living people each list has for its seats.  There must be votes.
    """

    def __init__(self, contest: Contest, votes: list[int], candidates: list[int], cite: Citations, box: LotBox) -> None:
        self.by_averages = contest.rules.residual is Residual.AVERAGES
        self.seats = contest.seats
        self.numbers = [party.number for party in contest.lists]
        self.votes = votes
        self.total = sum(votes)
        self.candidates = candidates
        self.cite = cite
        self.box = box
        everybody = range(len(votes))
        share = contest.rules.residual_threshold  # P 7(2), P 8(2): of the quota, so compared after multiplication
        least, scale = share.numerator * self.total, share.denominator * self.seats
        self.with_votes = [index for index in everybody if votes[index] > 0]
        self.qualified = [index for index in self.with_votes if votes[index] * scale >= least]
        self.full = [count * self.seats // self.total for count in votes]  # P 6, U 8
        self.held = self.full[:]
        self.remainders = [votes[index] * self.seats - self.full[index] * self.total for index in everybody]
        self.used_remainder = [False] * len(votes)
        self.used_once = [False] * len(votes)
        self.majority_list = -1  # index of the list with more than half of the votes (P 9); -1: none, or no P 9
        if contest.rules.absolute_majority:
            for index in everybody:
                if 2 * votes[index] > self.total:
                    self.majority_list = index
        self.residual: list[ResidualSeat] = []
        self.majority: MajorityMove | None = None
        self.exhausted: list[Exhaustion] = []
        self.unfilled = 0

    def run(self) -> bool:
        """P 7 to P 10 (U 9, U 10) in order; False when a lot must be drawn before anything more can be said."""
        if not self._hand_out(self.seats - sum(self.full), again=False):
            return False
        if self._majority_is_short() and self.residual and not self._move_for_majority():
            return False
        return self._pass_on_excess()

    def _hand_out(self, left: int, *, again: bool) -> bool:
        """Give out `left` residual seats one by one (P 7, P 8, U 9); `again` under P 10 (U 10). False: a lot is due."""
        while left > 0:
            method, contenders = self._contenders(again)
            if not contenders:
                break
            if method is Method.LARGEST_REMAINDER:
                tied = largest(self.remainders, contenders)
            else:
                tied = largest_average(self.votes, self.held, contenders)
            winner, lot = tied[0], ""
            if len(tied) > left:
                winner, lot = self._settle(tied, left, method)
                if winner < 0:
                    return False
            self._give(winner, method, contenders, lot, again)
            left -= 1
        self.unfilled += left
        return True

    def _contenders(self, again: bool) -> tuple[Method, list[int]]:
        """Who can win the next residual seat, and how: the first round in which anybody still takes part."""
        if self.by_averages:
            return Method.LARGEST_AVERAGE, self._fillable(self.qualified) if again else self.qualified
        takers = self._fillable(self.with_votes) if again else self.with_votes
        qualified = self._fillable(self.qualified) if again else self.qualified
        contenders = [index for index in qualified if not self.used_remainder[index]]
        if contenders:
            return Method.LARGEST_REMAINDER, contenders
        contenders = [index for index in takers if not self.used_once[index]]
        if contenders:
            return Method.LARGEST_AVERAGE_ONCE, contenders
        return Method.LARGEST_AVERAGE, takers

    def _fillable(self, lists: list[int]) -> list[int]:
        """P 10: those that still have a candidate without a seat."""
        return [index for index in lists if self.held[index] < self.candidates[index]]

    def _settle(self, tied: list[int], left: int, method: Method) -> tuple[int, str]:
        """P 7(1), P 8(1), P 8(3): who of the tied gets the next seat, by which lot ("": none); -1 when it is due."""
        room = [have - seats for have, seats in zip(self.candidates, self.held, strict=True)]
        coming = 0 if self._majority_is_short() else -sum([gap for gap in room if gap < 0])
        winners = seated_without_lot(tied, room, left, coming)
        if winners:
            return winners[0], ""
        able = [index for index in tied if room[index] > 0]
        lot = f"residual-{len(self.residual) + 1}"
        drawn = self.box.draw(lot, self._article(method), [self.numbers[index] for index in able])
        return (-1 if drawn is None else able[drawn]), lot

    def _article(self, method: Method) -> Article:
        """The article a residual seat is won by."""
        if method is Method.LARGEST_REMAINDER:
            return self.cite.remainder
        if method is Method.LARGEST_AVERAGE_ONCE:
            return self.cite.average_once
        return self.cite.average if self.by_averages else self.cite.average_again

    def _give(self, winner: int, method: Method, contenders: list[int], lot: str, again: bool) -> None:
        if method is Method.LARGEST_REMAINDER:
            value = Fraction(self.remainders[winner], self.seats)
            self.used_remainder[winner] = True
        else:
            value = Fraction(self.votes[winner], self.held[winner] + 1)
            if method is Method.LARGEST_AVERAGE_ONCE:
                self.used_once[winner] = True
        self.residual.append(
            ResidualSeat(
                len(self.residual) + 1,
                self.numbers[winner],
                method,
                self._article(method),
                value,
                tuple(self.held),
                tuple([self.numbers[index] for index in contenders]),
                lot or None,
                again,
            )
        )
        self.held[winner] += 1

    def _majority_is_short(self) -> bool:
        """P 9: more than half of the votes, but not more than half of the seats."""
        return self.majority_list >= 0 and 2 * self.held[self.majority_list] <= self.seats

    def _move_for_majority(self) -> bool:
        """P 9: one seat from the list that won the last residual seat; False when a lot is due between several."""
        last = self.residual[-1]
        losers = sorted(
            {seat.list for seat in self.residual if seat.method is last.method and seat.value == last.value}
        )
        loser, lot = losers[0], None
        if len(losers) > 1:
            lot = "majority"
            drawn = self.box.draw(lot, self.cite.majority, losers)
            if drawn is None:
                return False
            loser = losers[drawn]
        source = self.numbers.index(loser)
        self.held[source] -= 1
        self.held[self.majority_list] += 1
        # With fewer than 19 seats the last seat was won by a remainder: before P 8(3) is reached, the majority list has
        # won a seat by its own remainder and is not short any more.
        self.used_remainder[source] = False
        self.majority = MajorityMove(loser, self.numbers[self.majority_list], self.cite.majority, lot)
        return True

    def _pass_on_excess(self) -> bool:
        """P 10 (U 10): seats without a candidate go to lists that have one; False when a lot is due."""
        taken = 0
        for index, number in enumerate(self.numbers):
            excess = self.held[index] - self.candidates[index]
            if excess > 0:
                self.held[index] -= excess
                self.full[index] = min(self.full[index], self.held[index])
                self.exhausted.append(Exhaustion(number, excess, self.cite.exhaustion))
                taken += excess
        return self._hand_out(taken, again=True)
