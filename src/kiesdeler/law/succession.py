"""Who takes a seat that falls vacant between elections: Kieswet W 1 to W 5 (X 12, Y 27).

The text of these articles was read as it stood in autumn 2013.  Where it leaves room, these readings are followed:

* W 1(3) goes before W 1(2): candidates above the threshold who were not elected on it come before everybody else.  They
  are compared over the whole group, those on the list of the predecessor included, where P 19 puts them on top anyway.
* W 1(3) gives no rule for equal votes: a lot, as in P 15.
* P 13 for a vacancy (W 3): a part counts as having had its remainder seat once it has more seats than the group quota
  fits in its votes.
* W 4 holds for councils of fewer seats than P 19(5) names, because it needs the ranking that is made there.  Electoral
  colleges never pass a seat on to another list (Pa 25 and Ya 29 set P 10 aside).
* A temporary replacement can be appointed to a seat that is vacant for good (W 2(1)(e)), not to another temporary one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from kiesdeler.law.articles import Article
from kiesdeler.law.lots import NO_LOTS, LotBox
from kiesdeler.law.model import Allocation, By, ListSeats, Lot, Method, Outcomes, PartyList
from kiesdeler.law.rules import ElectionType
from kiesdeler.law.vacancies import LeftOut, Passed, Reason, Seat, Succession

Taking = TypeVar("Taking", int, str)  # what takes part in a lot: a list or part by number, or a person

NOBODY: LeftOut = {}
_METHODS = (Method.LARGEST_AVERAGE, Method.LARGEST_AVERAGE_ONCE, Method.LARGEST_REMAINDER)  # P 8, last round first


def succeed(
    allocation: Allocation,
    held: Iterable[Seat],
    vacancy: Seat,
    left_out: LeftOut = NOBODY,
    outcomes: Outcomes = NO_LOTS,
    *,
    temporary: bool = False,
) -> Succession:
    """W 1 to W 5, X 12: who is appointed to one vacant seat.

    `allocation` is of the election, complete and with candidates; `held` are all seats of the body as they are held
    now.  `left_out` need not name the predecessor, the members, or those who had died before the election.
    `temporary`: the seat is vacant for sixteen weeks only.

    Raises LotError when an outcome doesn't take part in its lot.
    """
    return _Vacancy(allocation, tuple(held), vacancy, left_out, outcomes, temporary).fill()


def party_of(allocation: Allocation, number: int) -> PartyList:
    """The party list with a number (P 2, P 3)."""
    return next(party for party in allocation.contest.lists if party.number == number)


def sitting_order(party: PartyList, seat: Seat) -> tuple[int, int]:
    """P 16(1), P 18(1): where somebody sits first: most votes on the part, then the lowest district."""
    part = party.parts[seat.part]
    votes = sum(each.votes for each in part.candidates or () if each.person == seat.holder)
    return (-votes, party.district_ranks()[seat.part])


def _article(article: str, paragraph: int) -> Article:
    return Article("Kieswet", article, paragraph)


class _Vacancy:
    """One vacant seat and what is needed to fill it."""

    def __init__(
        self,
        allocation: Allocation,
        held: tuple[Seat, ...],
        vacancy: Seat,
        left_out: LeftOut,
        outcomes: Outcomes,
        temporary: bool,
    ):
        self.allocation = allocation
        self.held = [seat for seat in held if seat != vacancy]
        self.vacancy = vacancy
        self.box = LotBox(outcomes)
        self.temporary = temporary
        self.passed: dict[tuple[int, str], Reason] = {}
        self.left_out = {(vacancy.list, vacancy.holder): Reason.PREDECESSOR, **left_out}
        self.members = {(seat.list, seat.holder) for seat in self.held if temporary or not seat.temporary}
        self.party = party_of(allocation, vacancy.list)

    def fill(self) -> Succession:
        """W 1 to W 4 in their order; the first that gives somebody, or a lot to draw, ends it."""
        return (
            self._above_threshold()
            or self._same_part()
            or self._other_part()
            or self._other_list()
            or self._result(None, _article("W 4", 2))
        )

    def _above_threshold(self) -> Succession | None:
        """W 1(3): in a group, the one with most votes of those above the threshold who were not elected on it."""
        article, party = _article("W 1", 3), self.party
        if len(party.parts) == 1:
            return None
        threshold = self._threshold()
        elected = {each.person for each in self._seats(party).elected if each.by is By.PREFERENCE}
        total: dict[str, int] = {}
        for part in party.parts:
            for candidate in part.candidates or ():
                total[candidate.person] = total.get(candidate.person, 0) + candidate.votes
        above = [person for person, votes in total.items() if votes > threshold and person not in elected]
        above = [person for person in above if self._available(party, person)]
        if not above:
            return None
        most = max(total[person] for person in above)
        chosen, lot = self._draw([person for person in above if total[person] == most], "candidate", article)
        if lot is not None:
            return self._result(None, article, lot)
        home = self.vacancy.home
        seats = [
            replace(self.vacancy, part=index, holder=chosen)
            for index, part in enumerate(party.parts)
            if any(candidate.person == chosen for candidate in part.candidates or ())
        ]
        seat = min(seats, key=lambda seat: (seat.part != home, sitting_order(party, seat)))
        return self._appoint(seat, article)

    def _threshold(self) -> Fraction:
        """W 1(3) a quarter of the quota; W 1(4) half of it for the Senate and for small councils; Y 27 a tenth."""
        contest = self.allocation.contest
        quota = Fraction(sum(party.votes for party in contest.lists), contest.seats)
        half = contest.rules.election_type is ElectionType.EK
        return quota * (Fraction(1, 2) if half else contest.rules.preference_threshold)

    def _same_part(self) -> Succession | None:
        """W 1(1): the highest ranked of the part; W 1(2), W 1(5): of the part that a seat was withheld from."""
        vacancy, paragraph = self.vacancy, 1
        if vacancy.home != vacancy.part:
            steps = self._seats(self.party).group_steps
            paragraph = 2 if any(step.kind == "lapse" and step.person == vacancy.holder for step in steps) else 5
        return self._first_of(self.party, vacancy.home, _article("W 1", paragraph))

    def _other_part(self) -> Succession | None:
        """W 3(1) with P 13: inside a group the seat passes to another part that has somebody."""
        party = self.party
        if len(party.parts) == 1:
            return None
        quota = Fraction(party.votes, self._seats(party).seats)
        values: dict[int, tuple[int, Fraction]] = {}  # part -> (round: remainders first, value)
        for index, part in enumerate(party.parts):
            if index != self.vacancy.home and part.votes and self._anybody(party, index):
                full = part.votes // quota
                seats = sum(
                    seat.list == party.number and seat.home == index and not seat.temporary for seat in self.held
                )
                remainder, average = part.votes - full * quota, Fraction(part.votes, seats + 1)
                values[index] = (1, remainder) if seats <= full else (0, average)
        if not values:
            return None
        article = _article("W 3", 1)
        best = max(values.values())
        chosen, lot = self._draw([index for index in values if values[index] == best], "group", article)
        return self._result(None, article, lot) if lot is not None else self._first_of(party, chosen, article)

    def _other_list(self) -> Succession | None:
        """W 4(1) with P 10: in a small council the seat passes to another list, by continued application of P 8."""
        contest = self.allocation.contest
        rules = contest.rules
        small = contest.seats < rules.ranked_without_seats_below
        if not small or rules.election_type not in (ElectionType.GR, ElectionType.ER):
            return None
        quota = Fraction(sum(party.votes for party in contest.lists), contest.seats)
        remainder_had, once_had = self._had(Method.LARGEST_REMAINDER), self._had(Method.LARGEST_AVERAGE_ONCE)
        values: dict[int, tuple[int, Fraction]] = {}  # list -> (round, value)
        for party in contest.lists:
            if party.number != self.party.number and party.votes and self._anybody(party, 0):
                seats = sum(seat.list == party.number and not seat.temporary for seat in self.held)
                if party.votes >= rules.residual_threshold * quota and party.number not in remainder_had:
                    values[party.number] = (2, party.votes % quota)
                else:
                    values[party.number] = (int(party.number not in once_had), Fraction(party.votes, seats + 1))
        if not values:
            return None
        article = _article("W 4", 1)
        best = max(values.values())
        chosen, lot = self._draw([number for number in values if values[number] == best], "list", article)
        if lot is not None:
            return self._result(None, article, lot)
        return self._first_of(party_of(self.allocation, chosen), 0, article, _METHODS[best[0]])

    def _had(self, method: Method) -> set[int]:
        """P 8: the lists that had their one seat of a round; one that P 9 took away again counts as not had."""
        had = [seat for seat in self.allocation.residual if seat.method is method]
        move = self.allocation.majority
        if move is not None:
            lost = [seat for seat in self.allocation.residual if seat.list == move.source and not seat.exhaustion][-1]
            had = [seat for seat in had if seat is not lost]
        return {seat.list for seat in had} | {seat.list for seat in self.held if seat.method is method}

    def _first_of(
        self, party: PartyList, part: int, article: Article, method: Method | None = None
    ) -> Succession | None:
        """P 19: the highest ranked candidate who can be appointed."""
        for person in self._ranking(party, part):
            if self._available(party, person):
                return self._appoint(Seat(party.number, part, person, part, method=method), article)
        return None

    def _ranking(self, party: PartyList, part: int) -> tuple[str, ...]:
        return self._seats(party).parts[part].ranking

    def _anybody(self, party: PartyList, part: int) -> bool:
        return any(self._reason(party, person) is None for person in self._ranking(party, part))

    def _available(self, party: PartyList, person: str) -> bool:
        reason = self._reason(party, person)
        if reason is not None:
            self.passed.setdefault((party.number, person), reason)
        return reason is None

    def _reason(self, party: PartyList, person: str) -> Reason | None:
        """W 2(1): why somebody is left out; None when he isn't."""
        who = (party.number, person)
        if who in self.left_out:
            return self.left_out[who]
        if who in self.members:
            return Reason.MEMBER
        people = [each for part in party.parts for each in part.candidates or () if each.person == person]
        return Reason.DECEASED if any(each.deceased for each in people) else None

    def _seats(self, party: PartyList) -> ListSeats:
        return next(seats for seats in self.allocation.lists if seats.number == party.number)

    def _draw(self, tied: list[Taking], kind: str, article: Article) -> tuple[Taking, Lot | None]:
        """W 5: which of several equals the lot points at; with the lot itself while that must still be drawn."""
        if len(tied) == 1:
            return tied[0], None
        drawn = self.box.draw(f"vacancy-{kind}-{self.vacancy.list}-{self.vacancy.holder}", article, tied)
        return (tied[0], self.box.lots[-1]) if drawn is None else (tied[drawn], None)

    def _appoint(self, seat: Seat, article: Article) -> Succession:
        return self._result(replace(seat, temporary=self.temporary), article)

    def _result(self, seat: Seat | None, article: Article, lot: Lot | None = None) -> Succession:
        articles = (_article("X 12", 1), article) if self.temporary else (article,)
        passed = tuple(Passed(number, person, reason) for (number, person), reason in self.passed.items())
        return Succession(self.vacancy, seat, articles, passed, lot)
