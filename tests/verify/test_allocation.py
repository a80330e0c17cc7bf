"""The second opinion against facts from outside: worked examples, the Senate of 2023, published results."""

from __future__ import annotations

import json
import lzma
from fractions import Fraction
from typing import Any

import pytest

from kiesdeler.verify.allocation import recompute
from kiesdeler.verify.contest import Contest, LotRefusedError, Nominee, Party, Slate, rules_for
from kiesdeler.verify.digest import counted
from kiesdeler.verify.roster import parties
from tests.elections.compact import figures
from tests.shared import SHARED


def contest(kind: str, seats: int, *lists: int | list[int], rooms: dict[int, int] | None = None) -> Contest:
    """Lists by their votes, or by the votes of their candidates; `rooms`: number of candidates of a list."""
    found = []
    for number, votes in enumerate(lists, 1):
        if isinstance(votes, int):
            count = (rooms or {}).get(number)
            names = None
            if count is not None:
                names = tuple(Nominee(f"{number}-{i}", i, votes if i == 1 else 0) for i in range(1, count + 1))
            found.append(Party(number, (Slate(votes, names),)))
        else:
            people = tuple(Nominee(f"{number}-{i}", i, each) for i, each in enumerate(votes, 1))
            found.append(Party(number, (Slate(sum(votes), people),)))
    return Contest(kind, seats, tuple(found), rules_for(kind, seats))


def seats(of: Contest, **outcomes: int) -> list[int]:
    """Seats per list, with lots by name (residual_4 for residual-4)."""
    answer = recompute(of, {name.replace("_", "-"): outcome for name, outcome in outcomes.items()})
    assert answer.open_lot is None
    return [won.seats for won in answer.parties]


def test_majority_and_exhaustion_together() -> None:
    """The example of the reference: P 9 and then P 10 (20 seats, four lists of one candidate)."""
    votes = contest("GR", 20, 168, 167, 176, 1175, 1719, rooms={1: 1, 2: 1, 3: 1, 4: 1, 5: 25})
    assert seats(votes) == [1, 1, 1, 1, 16]


def test_no_lot_between_lists_that_cannot_take_the_seat() -> None:
    assert seats(contest("GR", 3, 2, 2, 1, rooms={1: 1, 2: 1, 3: 1})) == [1, 1, 1]


SENATE_2023 = {  # points and seats by list number: the Electoral Council, 1 June 2023
    1: (4_866, 2), 2: (22_194, 10), 3: (13_136, 6), 4: (17_313, 7), 5: (11_144, 5), 6: (15_862, 7), 7: (10_922, 4),
    8: (7_404, 3), 9: (6_595, 3), 10: (8_560, 3), 11: (3_264, 1), 12: (4_436, 2), 13: (3_183, 1), 14: (8_289, 3),
    15: (36_976, 16), 16: (4_826, 2),
}  # fmt: skip


def test_senate_2023() -> None:
    votes = contest("EK", 75, *(points for points, _ in SENATE_2023.values()))
    answer = recompute(votes)
    assert answer.quota == Fraction(178_970, 75)
    assert [won.seats for won in answer.parties] == [won for _, won in SENATE_2023.values()]


def test_equal_averages_and_too_few_seats_ask_for_a_lot() -> None:
    tied = contest("PS", 39, *[1] * 40)
    answer = recompute(tied)
    assert answer.open_lot is not None
    assert answer.open_lot.id == "residual-1"
    assert answer.open_lot.among == tuple(range(1, 41))


def test_lots_that_are_not_due_are_refused() -> None:
    with pytest.raises(LotRefusedError):
        recompute(contest("PS", 3, 2, 1), {"residual-1": 1})
    with pytest.raises(LotRefusedError):
        recompute(contest("PS", 1, 1, 1), {"residual-1": 3})


def test_without_votes_nothing_is_allocated() -> None:
    answer = recompute(contest("GR", 9, 0, 0))
    assert answer.quota is None
    assert answer.unfilled == 9


def test_a_majority_that_has_its_seats_gets_no_more() -> None:
    """By hand: quota 20; 2 full seats, then the remainders 19, 18 and 11 (12 votes are less than 15): 3 of 5 seats."""
    assert seats(contest("GR", 5, 51, 19, 18, 12)) == [3, 1, 1, 0]


def test_a_majority_gets_one_seat_from_who_won_the_last() -> None:
    """P 9, by hand: quota 20; 2 full seats, the remainders 17, 16 and 16 win; 51 of 100 votes but 2 of 5 seats."""
    tied = contest("GR", 5, 51, 16, 16, 17)
    lot = recompute(tied).open_lot
    assert lot is not None
    assert (lot.id, lot.article, lot.among) == ("majority", "P 9", (2, 3))
    assert seats(tied, majority=2) == [3, 0, 1, 1]
    assert seats(tied, majority=3) == [3, 1, 0, 1]


def test_the_dead_keep_their_votes_for_the_list_and_leave_their_seat() -> None:
    """P 19a: the seat of a list with one living candidate too few goes to the other list (P 10)."""
    alive = (Nominee("a", 1, 90), Nominee("b", 2, 10))
    dead = (Nominee("a", 1, 90, deceased=True), Nominee("b", 2, 10))
    other = Party(2, (Slate(50, (Nominee("c", 1, 50), Nominee("d", 2, 0))),))
    rules = rules_for("PS", 3)
    before = recompute(Contest("PS", 3, (Party(1, (Slate(100, alive),)), other), rules))
    after = recompute(Contest("PS", 3, (Party(1, (Slate(100, dead),)), other), rules))
    assert [[one.person for one in won.chosen] for won in before.parties] == [["a", "b"], ["c"]]
    assert [[one.person for one in won.chosen] for won in after.parties] == [["b"], ["c", "d"]]


def test_house_2023_from_the_totals_of_the_districts() -> None:
    """All 150 elected of 2023 with their marks and order, three list groups among them."""
    data = figures("tk2023")
    (count,) = data.counts
    totals = counted(count)
    answer = recompute(Contest("TK", 150, parties(totals), rules_for("TK", 150)))
    assert [
        (won.number, [(one.person, 1 if one.preference else 2) for one in won.chosen])
        for won in answer.parties
        if won.seats
    ] == [(number, [(code, mark) for _, code, mark in elected]) for number, _, elected in data.elected]


def published_seats() -> list[Any]:
    """Official votes and seats of hundreds of elections, when they are at hand."""
    return json.loads((SHARED / "data" / "seats-sample.json").read_text()) if SHARED else []


@pytest.mark.parametrize(
    "election", published_seats(), ids=lambda each: f"{each['type']}-{each['date']}-{each['area']}"
)
def test_published_seats(election: Any) -> None:
    kind = {"WS": "AB"}.get(election["type"], election["type"])
    votes = contest(kind, election["seats"], *(each["votes"] for each in election["lists"]))
    assert seats(votes) == [each["seats"] for each in election["lists"]]


def councils() -> list[Any]:
    """Totals and results of councils, when they are at hand."""
    if SHARED is None:
        return []
    with lzma.open(SHARED / "eml" / "pairs-gr2022-sample.jsonl.xz") as lines:
        return [json.loads(line) for line in lines]


@pytest.mark.parametrize("pair", councils(), ids=lambda each: each["election"])
def test_councils_2022(pair: Any) -> None:
    """Seats per list, and how many of them on preference."""
    marks = {each["list"]: [one["ranking"] for one in each["elected"]] for each in pair["result"]}
    votes = contest(
        "GR", sum(map(len, marks.values())), *([one["votes"] for one in each["candidates"]] for each in pair["lists"])
    )
    answer = recompute(votes)
    numbers = [each["list"] for each in pair["lists"]]
    assert {
        number: [1 if one.preference else 2 for one in won.chosen]
        for number, won in zip(numbers, answer.parties, strict=True)
        if won.seats
    } == marks
