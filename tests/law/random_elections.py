"""Random small elections of every kind: many ties, exhaustion, majorities, groups that share people, deceased."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import strategies as st

from kiesdeler.law.allocation import allocate
from kiesdeler.law.model import Allocation, Candidate, Contest, Part, PartyList
from kiesdeler.law.rules import ElectionType, current_rules

GROUPS = (ElectionType.TK, ElectionType.PS, ElectionType.EK)


def random_contest(dice: random.Random) -> Contest:
    """One election; small numbers, so that every corner is met often."""
    kind = dice.choice(list(ElectionType))
    seats = dice.choice((1, 2, 3, 5, 7, 9, 11, 13, 17, 18, 19, 20, 23))
    most_votes = dice.choice((2, 4, 10, 60, 1000))
    most_people = dice.choice((1, 2, 4, 9, 30))
    lists = []
    for number in range(1, dice.choice((1, 2, 3, 4, 6, 9)) + 1):
        if dice.random() < 0.1:
            parts: tuple[Part, ...] = (Part(dice.randint(0, most_votes * 3)),)
        elif kind in GROUPS and dice.random() < 0.6:
            parts = _group(dice, most_votes, most_people)
        else:
            parts = (_part(dice, [str(n) for n in range(1, dice.randint(0, most_people) + 1)], set(), most_votes, ()),)
            if dice.random() < 0.2:  # a list far ahead of the others
                parts = tuple(_boosted(part, dice.randint(1, 8) * most_votes) for part in parts)
        lists.append(PartyList(number, parts))
    return Contest(current_rules(kind, seats), seats, tuple(lists))


def _group(dice: random.Random, most_votes: int, most_people: int) -> tuple[Part, ...]:
    pool = [f"P{n}" for n in range(dice.randint(1, most_people + 2))]
    dead = {who for who in pool if dice.random() < 0.1}
    districts = list(range(1, dice.randint(2, 5) + 1))
    dice.shuffle(districts)
    parts = []
    for district in districts:
        people = dice.sample(pool, dice.randint(1, len(pool)))
        parts.append(_part(dice, people, dead, dice.choice((0, most_votes, most_votes)), (district,)))
    return tuple(parts)


def _part(dice: random.Random, people: list[str], dead: set[str], most_votes: int, districts: tuple[int, ...]) -> Part:
    candidates = tuple(
        Candidate(who, n, dice.randint(0, most_votes), who in dead or (not districts and dice.random() < 0.05))
        for n, who in enumerate(people, 1)
    )
    return Part(sum(one.votes for one in candidates), candidates, districts)


def _boosted(part: Part, votes: int) -> Part:
    if not part.candidates:
        return part
    first = replace(part.candidates[0], votes=part.candidates[0].votes + votes)
    return replace(part, votes=part.votes + votes, candidates=(first, *part.candidates[1:]))


contests = st.integers(0, 2**64).map(lambda seed: random_contest(random.Random(seed)))


def drawn(contest: Contest, dice: random.Random) -> tuple[Allocation, dict[str, int | str], list[Allocation]]:
    """Draw every lot that is due, as its bowl would: the final allocation, the outcomes, and the ones on the way."""
    outcomes: dict[str, int | str] = {}
    on_the_way: list[Allocation] = []
    while True:
        allocation = allocate(contest, outcomes)
        lot = allocation.open_lot
        if lot is None:
            return allocation, outcomes, on_the_way
        on_the_way.append(allocation)
        outcomes[lot.id] = dice.choice(lot.among)
