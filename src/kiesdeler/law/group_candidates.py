"""Who takes the seats of a list group: Kieswet P 15 to P 18 (U 15).

How the text is read where it leaves room:

* P 15, P 16(1): those over the threshold are seated in order of their votes on all parts together, each on the part
  where he has most votes of those that have a seat left (equal: the part of the lowest district).  Candidates with
  equal votes are seated together: where more of them want a part than it has seats, list order on that part decides,
  and the others go to their next part.  Candidates between whom a lot decided follow each other in the order they
  were drawn.
* P 16(2): when none of his parts has a seat left he gets one on the part where he has most votes, and the seat that
  was assigned last to another part lapses; see `groups`.
* P 17, P 18: every part with seats left offers them to its first candidates who are not elected, all parts at once;
  who is offered several takes the part where he has most votes (equal: lowest district).  Again until all seats are
  taken.
* When a part has a seat and nobody left who is not elected, the seat goes on by continued application of P 12 and P 13
  to the parts that have more people left than seats to offer them.  There always is one: a group never has more seats
  than people (P 10).
"""

from __future__ import annotations

from kiesdeler.law.articles import Article
from kiesdeler.law.candidates import elect_on_preference
from kiesdeler.law.citations import Citations
from kiesdeler.law.groups import GroupCount
from kiesdeler.law.lots import LotBox
from kiesdeler.law.model import By, Candidate, Elected


class GroupElection:
    """The election of people on the parts of one group.

    `people`: the living candidates of each part in list order; `order`: the rank of each part by its lowest district;
    `count`: the seats of the parts, complete; `needed`: votes needed for preference.
    """

    def __init__(
        self,
        people: list[list[Candidate]],
        order: list[int],
        count: GroupCount,
        *,
        needed: int,
        cite: Citations,
        box: LotBox,
    ) -> None:
        self.people = people
        self.order = order
        self.count = count
        self.cite = cite
        self.box = box
        self.filled = [0] * len(people)
        self.places: dict[str, list[tuple[int, Candidate]]] = {}
        self.votes: dict[str, int] = {}
        for part in sorted(range(len(people)), key=lambda part: order[part]):
            for one in people[part]:
                if one.person in self.votes:
                    self.votes[one.person] += one.votes
                    self.places[one.person].append((part, one))
                else:
                    self.votes[one.person] = one.votes
                    self.places[one.person] = [(part, one)]
        self.above = [person for person, votes in self.votes.items() if votes >= needed]
        self.preferred: list[Elected] = []  # in the order of their seats
        self.listed: list[Elected] = []
        self.elected: set[str] = set()

    def run(self) -> bool:
        """P 15 to P 18; False when a lot must be drawn before anything more can be said."""
        return self._preference() and self._list_order()

    def _free(self) -> list[int]:
        """Seats of each part that nobody has taken yet."""
        return [held - filled for held, filled in zip(self.count.held, self.filled, strict=True)]

    def _preference(self) -> bool:
        """P 15, P 16: those over the threshold; False when a lot is due."""
        votes = [self.votes[person] for person in self.above]
        preferred = elect_on_preference(
            votes,
            self.above,
            numbers=None,
            seats=self.count.seats,
            article=self.cite.preference,
            party=self.count.number,
            box=self.box,
        )
        together: list[tuple[list[str], str | None]] = []
        for position, index in enumerate(preferred.certain):
            if position and votes[index] == votes[preferred.certain[position - 1]]:
                together[-1][0].append(self.above[index])
            else:
                together.append(([self.above[index]], None))
        together += [([self.above[index]], lot) for index, lot in preferred.drawn]
        return all(self._seat_together(persons, lot) for persons, lot in together) and preferred.complete

    def _seat_together(self, persons: list[str], lot: str | None) -> bool:
        """P 16: seat people with equal votes, given in list order; False when a lot is due."""
        pending = persons
        while True:
            free = self._free()
            wanted: dict[int, list[tuple[int, str]]] = {}
            for person in pending:
                places = [place for place in self.places[person] if free[place[0]] > 0]
                if places:
                    part, one = _most_votes(places)
                    wanted.setdefault(part, []).append((one.number, person))
            if not wanted:
                break
            for part in sorted(wanted, key=lambda part: self.order[part]):
                for _, person in sorted(wanted[part])[: free[part]]:
                    self._elect(person, part, By.PREFERENCE, self.cite.preference, lot)
            pending = [person for person in pending if person not in self.elected]
        for person in pending:
            part, _ = _most_votes(self.places[person])
            if not self.count.lapse(self._free(), part, person):
                return False
            self._elect(person, part, By.PREFERENCE, self.cite.lapse, lot)
        return True

    def _list_order(self) -> bool:
        """P 17, P 18: the seats that are left, in list order; False when a lot is due."""
        left = [[one for one in people if one.person not in self.elected] for people in self.people]
        while True:
            if not self._pass_on_unfillable(left):
                return False
            offers: dict[str, list[tuple[int, Candidate]]] = {}
            free = self._free()
            for part in sorted(range(len(free)), key=lambda part: self.order[part]):
                for one in left[part][: free[part]]:
                    offers.setdefault(one.person, []).append((part, one))
            if not offers:
                return True
            for person, places in offers.items():
                article = self.cite.list_order if len(places) == 1 else self.cite.several_lists
                self._elect(person, _most_votes(places)[0], By.LIST_ORDER, article, None)
            left = [[one for one in people if one.person not in self.elected] for people in left]

    def _pass_on_unfillable(self, left: list[list[Candidate]]) -> bool:
        """P 13 during P 18: seats of parts on which everybody is elected already; False when a lot is due."""
        free = self._free()
        for part, people in enumerate(left):
            while free[part] > 0 and not people:
                takers = [other for other, others in enumerate(left) if len(others) > free[other]]
                if not self.count.pass_on(part, takers):
                    return False
                free = self._free()
        return True

    def _elect(self, person: str, part: int, by: By, article: Article, lot: str | None) -> None:
        number = next(one.number for where, one in self.places[person] if where == part)
        elected = Elected(person, number, self.votes[person], by, article, part, lot)
        (self.preferred if by is By.PREFERENCE else self.listed).append(elected)
        self.elected.add(person)
        self.filled[part] += 1


def _most_votes(places: list[tuple[int, Candidate]]) -> tuple[int, Candidate]:
    """P 16(1), P 18(1): where somebody has most votes; equal: the lowest district, for places are in that order."""
    return max(places, key=lambda place: place[1].votes)
