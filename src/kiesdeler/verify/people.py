"""Who takes the seats of one party, and the rankings for later vacancies: the text of P 15 to P 19a (U 15)."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from kiesdeler.verify.contest import Chosen, Contest, Lots, Nominee, Party, Won
from kiesdeler.verify.slates import Slates


class Seating:
    """The seats of one party being taken by its people."""

    def __init__(self, contest: Contest, party: Party, seats: int, quota: Fraction, lots: Lots):
        """`seats` of the party after P 10; `quota` of the whole contest."""
        self.contest, self.party, self.seats, self.quota, self.lots = contest, party, seats, quota, lots
        self.slates = Slates(party, seats, lots)
        self.names = [slate.living() for slate in party.slates]
        self.on: dict[str, dict[int, Nominee]] = defaultdict(dict)  # person -> slate -> place and votes there
        for index, names in enumerate(self.names):
            for name in names:
                self.on[name.person][index] = name
        self.total = {person: sum(name.votes for name in places.values()) for person, places in self.on.items()}
        self.chosen: dict[str, Chosen] = {}  # in the order of the seats

    def seated(self, slate: int) -> int:
        """Seats of a slate that are taken."""
        return sum(chosen.slate == slate for chosen in self.chosen.values())

    def free(self, slate: int) -> int:
        """Seats of a slate that are not taken yet."""
        return self.slates.seats[slate] - self.seated(slate)

    def seat(self, person: str, slate: int, *, preference: bool) -> None:
        """Give somebody a seat."""
        self.chosen[person] = Chosen(person, self.on[person][slate].number, slate, preference)

    def place(self, person: str, slates: list[int]) -> int:
        """Among these slates the one where a person has most votes; equal: the one of the lowest district."""
        return min(slates, key=lambda index: (-self.on[person][index].votes, self.party.slates[index].districts, index))

    # --- P 15, P 16 ---------------------------------------------------------------------------------------------

    def above_threshold(self) -> list[str]:
        """Everybody above the preference threshold by votes on all slates together, equal ones in list order."""
        threshold = self.contest.rules.preference_share * self.quota
        enough = self.contest.rules.reaching_is_enough
        above = [p for p, votes in self.total.items() if votes > threshold or (enough and votes == threshold)]
        return sorted(above, key=lambda person: (-self.total[person], self.list_order(person)))

    def list_order(self, person: str) -> tuple[int, int]:
        """Order between people of one party: the first slate they stand on, then their number there."""
        index = min(self.on[person])
        return index, self.on[person][index].number

    def preferred(self) -> list[str]:
        """P 15: who is elected on preference, in order; equals who do not all fit draw lots, a lot per seat."""
        winners: list[str] = []
        waiting = self.above_threshold()
        while waiting and len(winners) < self.seats:
            equal = [person for person in waiting if self.total[person] == self.total[waiting[0]]]
            if len(equal) > self.seats - len(winners):
                name = f"candidate-{self.party.number}-{len(winners) + 1}"
                equal = [str(self.lots.draw(name, "P 15", tuple(equal)))]
            winners += equal
            waiting = [person for person in waiting if person not in equal]
        return winners

    def seat_preferred(self) -> None:
        """P 16: on the slate with a free seat where they have most votes; none free: on their best slate anyway."""
        for person in self.preferred():
            slates = list(self.on[person])
            with_room = [index for index in slates if self.free(index) > 0]
            if with_room:
                self.seat(person, self.place(person, with_room), preference=True)
                continue
            best = self.place(person, slates)
            self.slates.lapse(best, [index for index in range(len(self.names)) if self.free(index) > 0])
            self.seat(person, best, preference=True)

    # --- P 17, P 18 ---------------------------------------------------------------------------------------------

    def seat_in_list_order(self) -> None:
        """P 17, P 18: free seats to the next names of each slate; who is on several keeps one, until nothing changes."""
        while True:
            offers: dict[str, list[int]] = defaultdict(list)
            for index in range(len(self.names)):
                for name in self.waiting(index)[: self.free(index)]:
                    offers[name.person].append(index)
            for person, slates in offers.items():
                self.seat(person, self.place(person, slates), preference=False)
            if not offers and not self.pass_on():
                return

    def waiting(self, slate: int) -> list[Nominee]:
        """People on a slate who are not elected, in list order."""
        return [name for name in self.names[slate] if name.person not in self.chosen]

    def pass_on(self) -> bool:
        """One seat that its slate can't fill goes on by P 12 and P 13 to a slate with somebody left, if there is one."""
        idle = [index for index in range(len(self.names)) if self.free(index) > 0]
        able = [index for index in range(len(self.names)) if self.waiting(index)]
        return bool(idle and able) and self.slates.spare(idle[0], able) is not None

    # --- the outcome --------------------------------------------------------------------------------------------

    def won(self) -> Won:
        """Everything about this party."""
        self.seat_preferred()
        self.seat_in_list_order()
        by_preference = [chosen for chosen in self.chosen.values() if chosen.preference]
        by_order = sorted((c for c in self.chosen.values() if not c.preference), key=lambda c: (c.number, c.slate))
        return Won(
            self.party.number,
            self.seats,
            tuple(self.slates.seats),
            (*by_preference, *by_order),
            tuple(self.ranking(index) for index in range(len(self.names))),
        )

    def ranking(self, slate: int) -> tuple[str, ...]:
        """P 19: elected on preference, then above the threshold by votes, then list order.

        Left out where nobody is elected, unless in a group with seats or a council of fewer than 13 (P 19(5)).
        """
        small_council = self.contest.kind in ("GR", "ER", "KC") and self.contest.seats < 13
        if not self.seats and not small_council:
            return ()
        first = [person for person, chosen in self.chosen.items() if chosen.preference]
        then = sorted(
            self.above_threshold(),
            key=lambda p: (-self.total[p], self.on[p][slate].number if slate in self.on[p] else 0),
        )
        last = [name.person for name in self.names[slate]]
        return tuple(person for person in dict.fromkeys([*first, *then, *last]) if slate in self.on[person])
