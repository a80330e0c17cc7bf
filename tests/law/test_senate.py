"""U 2 to U 5: vote values, weighting, and what forms a set or a group."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.law.model import Candidate, Part, PartyList
from kiesdeler.law.rules import ElectionType, current_rules
from kiesdeler.law.senate import College, ValueDifference, check, contest, vote_value, weigh

RULES = current_rules(ElectionType.EK, 75)


@pytest.mark.parametrize(
    ("inhabitants", "value"), [(444_850, 109), (444_849, 108), (444_851, 109), (4_100, 1), (2_050, 1), (2_049, 0)]
)
def test_half_is_rounded_up(inhabitants: int, value: int) -> None:
    assert vote_value(inhabitants, 41) == value


@given(st.integers(0, 20_000_000), st.integers(1, 99))
def test_vote_value_is_the_nearest_whole_number(inhabitants: int, members: int) -> None:
    exact = Fraction(inhabitants, 100 * members)
    assert -Fraction(1, 2) < vote_value(inhabitants, members) - exact <= Fraction(1, 2)


def test_check_names_the_college_and_the_value_that_was_expected() -> None:
    right = College(5, "Flevoland", 41, 109, 444_850)
    wrong = College(10, "Zeeland", 39, 101, 391_142)
    unknown = College(16, "niet-ingezetenen", 25, 20)
    assert check([right, wrong, unknown]) == (ValueDifference(wrong, 100),)


def people(*votes: int, names: str = "ABCDEF") -> tuple[Candidate, ...]:
    return tuple(
        Candidate(name, number, cast) for number, (name, cast) in enumerate(zip(names, votes, strict=False), 1)
    )


def test_weighing_multiplies_lists_and_candidates() -> None:
    (party,) = weigh([PartyList(1, (Part(5, people(3, 2)),))], 139)
    assert party.votes == 695
    assert [each.votes for each in party.parts[0].candidates or ()] == [417, 278]
    (bare,) = weigh([PartyList(1, (Part(5),))], 139)
    assert (bare.votes, bare.parts[0].candidates) == (695, None)


def test_identical_lists_are_one_set_and_others_parts_of_a_group() -> None:
    colleges = [College(3, "C", 1, 100), College(1, "A", 1, 10), College(2, "B", 1, 1)]
    cast = {
        1: [PartyList(7, (Part(3, people(2, 1)),), "X")],
        2: [PartyList(7, (Part(5, people(4, 1)),), "X"), PartyList(9, (Part(1),), "Y")],
        3: [PartyList(7, (Part(2, people(1, 1, names="BA")),), "X"), PartyList(9, (Part(2),), "Y")],
    }
    result = contest(RULES, 75, colleges, cast)
    assert result.seats == 75
    assert result.rules is RULES
    seven, nine = result.lists
    assert (seven.number, seven.name, seven.votes) == (7, "X", 30 + 5 + 200)
    assert seven.parts == (
        Part(35, (Candidate("A", 1, 24), Candidate("B", 2, 11)), (1, 2)),
        Part(200, (Candidate("B", 1, 100), Candidate("A", 2, 100)), (3,)),
    )
    assert nine.parts == (Part(201, None, (2, 3)),)
