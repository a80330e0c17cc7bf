"""Asks the law in a given source folder a fixed set of questions and prints how long the answers took, as JSON."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [sys.argv[1], str(ROOT)]

from benchmarks.measure import best  # noqa: E402
from kiesdeler.examples import read_example  # noqa: E402
from kiesdeler.law import allocation  # noqa: E402
from kiesdeler.law.model import Candidate, Contest, Part, PartyList  # noqa: E402
from kiesdeler.law.rules import ElectionType, current_rules  # noqa: E402


def council(source: random.Random, seats: int, lists: int, candidates: int | None) -> Contest:
    """A council with votes that fall off from list to list, as they do; candidates likewise, or none at all."""
    parties = []
    for number in range(1, lists + 1):
        people = None
        votes = source.randint(200, 30_000) // number + 50
        if candidates:
            people = tuple(
                Candidate(str(place), place, source.randint(0, votes) // (place * place) + source.randint(0, 40))
                for place in range(1, candidates + 1)
            )
            votes = sum(each.votes for each in people)
        parties.append(PartyList(number, (Part(votes, people),)))
    return Contest(current_rules(ElectionType.GR, seats), seats, tuple(parties))


def main() -> None:
    """Answer and print."""
    source = random.Random(1)
    tk2023 = read_example("tk2023").case.contest
    large = council(source, 45, 15, 40)
    many = [council(source, source.randrange(9, 47, 2), source.randint(4, 16), None) for _ in range(500)]
    times = {
        "allocating TK2023 with candidates": best(lambda: allocation.allocate(tk2023, {}), 2) * 1000,
        "allocating a council of 45 seats with candidates": best(lambda: allocation.allocate(large, {}), 1) * 1000,
        "random councils, seats per list": len(many)
        / best(lambda: [allocation.allocate(each, {}) for each in many], 3, 3),
    }
    if "mypyc" in sys.argv[1] and allocation.__file__.endswith(".py"):
        raise SystemExit("the law in this folder is not compiled")
    print(json.dumps(times))


main()
