"""Random small elections, made to be awkward: ties, exhaustion, majorities, groups that share people, deceased.

The same election is given to `kiesdeler.law` and to `kiesdeler.verify`, in the words of each.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from kiesdeler.law import model as law
from kiesdeler.law.allocation import allocate
from kiesdeler.law.rules import ElectionType, current_rules
from kiesdeler.verify import contest as own
from kiesdeler.verify.allocation import recompute

KINDS = ("TK", "EK", "EP", "PS", "AB", "GR", "ER", "KC")


@dataclass(frozen=True)
class Name:
    """A person on a slate."""

    person: str
    votes: int
    deceased: bool = False


@dataclass(frozen=True)
class Slate:
    """A list in some districts; `names` None: only votes are known."""

    votes: int
    names: tuple[Name, ...] | None
    districts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Election:
    """An election in neither's words."""

    kind: str
    seats: int
    parties: tuple[tuple[Slate, ...], ...]  # list numbers count from 1

    def __str__(self) -> str:
        """Short enough to read: per list its slates, per slate the votes and `person:votes`, † deceased."""
        lines = [f"{self.kind}, {self.seats} seats"]
        for number, slates in enumerate(self.parties, 1):
            for slate in slates:
                names = " ".join(f"{name.person}:{name.votes}{'†' * name.deceased}" for name in slate.names or ())
                lines.append(f"  {number} {slate.districts or ''} {slate.votes}: {names}")
        return "\n".join(lines)


def in_words_of_law(election: Election) -> law.Contest:
    """For `kiesdeler.law`."""
    return law.Contest(
        current_rules(ElectionType(election.kind), election.seats),
        election.seats,
        tuple(
            law.PartyList(
                number,
                tuple(
                    law.Part(
                        slate.votes,
                        None
                        if slate.names is None
                        else tuple(
                            law.Candidate(name.person, place, name.votes, name.deceased)
                            for place, name in enumerate(slate.names, 1)
                        ),
                        slate.districts,
                    )
                    for slate in slates
                ),
            )
            for number, slates in enumerate(election.parties, 1)
        ),
    )


def in_own_words(election: Election) -> own.Contest:
    """For `kiesdeler.verify`."""
    return own.Contest(
        election.kind,
        election.seats,
        tuple(
            own.Party(
                number,
                tuple(
                    own.Slate(
                        slate.votes,
                        None
                        if slate.names is None
                        else tuple(
                            own.Nominee(name.person, place, name.votes, name.deceased)
                            for place, name in enumerate(slate.names, 1)
                        ),
                        slate.districts,
                    )
                    for slate in slates
                ),
            )
            for number, slates in enumerate(election.parties, 1)
        ),
        own.rules_for(election.kind, election.seats),
    )


Outcomes = Mapping[str, int | str]


def by_law(election: Election, outcomes: Outcomes) -> object:
    """What the law says, as plain values: the open lot, or the outcome."""
    answer = allocate(in_words_of_law(election), outcomes)
    if answer.open_lot is not None:
        return "lot", answer.open_lot.id, sorted(map(str, answer.open_lot.among))
    return (
        "done",
        answer.unfilled,
        [
            (
                each.number,
                each.seats,
                [part.seats for part in each.parts],
                [[(one.person, one.by.value) for one in part.elected] for part in each.parts],
                [list(part.ranking) for part in each.parts],
            )
            for each in answer.lists
        ],
    )


def by_verify(election: Election, outcomes: Outcomes) -> object:
    """What the second opinion says, in the same form."""
    answer = recompute(in_own_words(election), outcomes)
    if answer.open_lot is not None:
        return "lot", answer.open_lot.id, sorted(map(str, answer.open_lot.among))
    return (
        "done",
        answer.unfilled,
        [
            (
                each.number,
                each.seats,
                list(each.slate_seats),
                [
                    [
                        (c.person, "preference" if c.preference else "list_order")
                        for c in each.chosen
                        if c.slate == index
                    ]
                    for index in range(len(each.slate_seats))
                ],
                [list(ranking) for ranking in each.rankings],
            )
            for each in answer.parties
        ],
    )


def disagreement(election: Election, chance: random.Random) -> str | None:
    """Play an election through both, drawing the lots they ask for; where they part ways, or None."""
    outcomes: dict[str, int | str] = {}
    for _ in range(200):
        first, second = by_law(election, outcomes), by_verify(election, outcomes)
        if first != second:
            return f"{election}\noutcomes {outcomes}\nlaw    {first}\nverify {second}"
        if not isinstance(second, tuple) or second[0] != "lot":
            return None
        lot = recompute(in_own_words(election), outcomes).open_lot
        assert lot is not None
        outcomes[lot.id] = chance.choice(lot.among)
    return f"{election}\nasks for more than 200 lots"


# --- making them ----------------------------------------------------------------------------------------------------


def random_slate(
    chance: random.Random, people: list[str], districts: tuple[int, ...], most: int, dead: set[str]
) -> Slate:
    """A slate of some of these people, in some order, few of them with many votes."""
    count = chance.randint(1, len(people))
    names = chance.sample(people, count) if chance.random() < 0.5 else people[:count]
    return_names = tuple(
        Name(person, chance.choice((0, 1, 1, 2, chance.randint(0, most))), person in dead) for person in names
    )
    return Slate(sum(name.votes for name in return_names), return_names, districts)


def random_election(chance: random.Random, *, groups: bool) -> Election:
    """One awkward election."""
    kind = chance.choice(KINDS)
    seats = (
        chance.choice((1, 2, 3, 5, 7, 9, 11, 15, 17, 19, 21, 25)) if chance.random() < 0.8 else chance.randint(1, 45)
    )
    most = chance.choice((1, 2, 3, 5, 10, 100))
    parties = []
    bare = chance.random() < 0.1
    many = chance.randint(1, 8)
    for number in range(1, many + 1):
        heavy = most * (chance.choice((1, 1, 1, 10)))
        if bare:
            parties.append((Slate(chance.choice((0, 1, heavy, chance.randint(0, heavy * 5))), None),))
            continue
        people = [
            f"{number}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"[: chance.choice((1, 2, 3, 5, 8, 20, 26))]
        ]
        dead = {person for person in people if chance.random() < 0.05}
        if groups and kind in ("TK", "EK", "PS") and chance.random() < 0.6:
            if chance.random() < 0.7:
                people = people[:6]
            count = chance.randint(2, 5)
            parties.append(
                tuple(
                    random_slate(chance, people, (10 * index + number % 3,), heavy, dead)
                    for index in range(1, count + 1)
                )
            )
        else:
            parties.append((random_slate(chance, people, (), heavy, dead),))
    return Election(kind, seats, tuple(parties))
