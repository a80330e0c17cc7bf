"""Who takes the seats of one party, and the rankings for later vacancies: the text of P 15 to P 19a (U 15)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
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

    def order_on(self, slate: int) -> Callable[[str], int]:
        """List order on one slate, as a key to sort its people by."""
        return lambda person: self.on[person][slate].number

    def preferred(self) -> Iterator[list[str]]:
        """P 15: who is elected on preference, in order, equals together; who do not all fit draw a lot per seat."""
        waiting, left = self.above_threshold(), self.seats
        while waiting and left:
            equal = [person for person in waiting if self.total[person] == self.total[waiting[0]]]
            if len(equal) > left:
                name = f"candidate-{self.party.number}-{self.seats - left + 1}"
                equal = [str(self.lots.draw(name, "P 15", tuple(equal)))]
            yield equal
            left -= len(equal)
            waiting = [person for person in waiting if person not in equal]

    def seat_preferred(self) -> None:
        """P 16: on the slate with a free seat where they have most votes; none free: on their best slate anyway.

        Between equals list order decides: that of the slate they both want, or else of the first they stand on.
        """
        for equal in list(self.preferred()):  # who comes before where
            waiting = list(equal)
            while wanted := self._wanted(waiting):
                for slate in sorted(wanted):
                    in_order = sorted(wanted[slate], key=self.order_on(slate))
                    for person in in_order[: self.free(slate)]:
                        self.seat(person, slate, preference=True)
                        waiting.remove(person)
            best = {person: self.place(person, list(self.on[person])) for person in waiting}
            for person in sorted(waiting, key=self.list_order):
                self.slates.lapse(best[person], [index for index in range(len(self.names)) if self.free(index) > 0])
                self.seat(person, best[person], preference=True)

    def _wanted(self, people: list[str]) -> dict[int, list[str]]:
        """Per slate with a free seat, who of these people goes there first."""
        wanted: dict[int, list[str]] = defaultdict(list)
        for person in people:
            with_room = [index for index in self.on[person] if self.free(index) > 0]
            if with_room:
                wanted[self.place(person, with_room)].append(person)
        return wanted

    # --- P 17, P 18 ---------------------------------------------------------------------------------------------

    def seat_in_list_order(self) -> None:
        """P 17, P 18: free seats to the next names of each slate; who is on several keeps one, until it rests."""
        while True:
            self.pass_on()
            offers: dict[str, list[int]] = defaultdict(list)
            for index in range(len(self.names)):
                for name in self.waiting(index)[: self.free(index)]:
                    offers[name.person].append(index)
            for person, slates in offers.items():
                self.seat(person, self.place(person, slates), preference=False)
            if not offers:
                return

    def waiting(self, slate: int) -> list[Nominee]:
        """People on a slate who are not elected, in list order."""
        return [name for name in self.names[slate] if name.person not in self.chosen]

    def pass_on(self) -> None:
        """Seats of a slate that ran out of people go on by P 12 and P 13, one by one, to slates with people left."""
        while True:
            left = [len(self.waiting(index)) for index in range(len(self.names))]
            out = [index for index, count in enumerate(left) if not count and self.free(index) > 0]
            able = [index for index, count in enumerate(left) if count > self.free(index)]
            if not out or not able:
                return
            self.slates.spare(out[0], able)

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
