"""The law and the second opinion, written apart from each other, say the same about any election.

`KIESDELER_EXAMPLES=200000` asks for more of the plain random ones (or `python -m tests.verify.differential`).
"""

from __future__ import annotations

import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.verify.differential import run
from tests.verify.elections import KINDS, Election, Name, Slate, disagreement

EXAMPLES = int(os.environ.get("KIESDELER_EXAMPLES", "2000"))

small_votes = st.one_of(st.integers(0, 3), st.integers(0, 12), st.integers(0, 2000))


@st.composite
def slates(draw: st.DrawFn, number: int, count: int) -> tuple[Slate, ...]:
    """The slates of one party: they share people, and who died is dead on all of them."""
    people = [f"{number}{letter}" for letter in "abcdefgh"[: draw(st.integers(1, 8))]]
    dead = draw(st.sets(st.sampled_from(people), max_size=1))
    found = []
    for index in range(1, count + 1):
        on_it = draw(st.permutations(people))[: draw(st.integers(1, len(people)))]
        names = tuple(Name(person, draw(small_votes), person in dead) for person in on_it)
        districts = (10 * index + number,) if count > 1 else ()
        found.append(Slate(sum(name.votes for name in names), names, districts))
    return tuple(found)


@st.composite
def elections(draw: st.DrawFn) -> Election:
    """Any election type and size, one to six lists, groups where the law knows them."""
    kind = draw(st.sampled_from(KINDS))
    seats = draw(st.one_of(st.integers(1, 25), st.integers(1, 150)))
    groups = st.integers(1, 4) if kind in {"TK", "EK", "PS"} else st.just(1)
    parties = tuple(draw(slates(number, draw(groups))) for number in range(1, draw(st.integers(1, 6)) + 1))
    return Election(kind, seats, parties)


@settings(max_examples=max(100, EXAMPLES // 10))
@given(election=elections(), seed=st.integers(0, 2**32))
def test_searched_elections(election: Election, seed: int) -> None:
    assert disagreement(election, random.Random(seed)) is None


@pytest.mark.parametrize("groups", [False, True], ids=["lists", "groups"])
def test_random_elections(groups: bool) -> None:
    assert run(0, EXAMPLES // 2, groups) == []
