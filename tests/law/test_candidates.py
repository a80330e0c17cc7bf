"""P 15, P 17, P 19 and P 19a on lists that stand alone, with the thresholds of every election type."""

from __future__ import annotations

import pytest

from kiesdeler.law.allocation import allocate
from kiesdeler.law.candidates import votes_needed
from kiesdeler.law.model import Candidate, Contest, LotError
from tests.law.elections import contest, one_list, seated, standing_alone


def single(kind: str, seats: int, *lists: list[int], deceased: tuple[int, ...] = ()) -> Contest:
    """Lists by the votes of their candidates; `deceased`: numbers on the first list."""
    first, *others = lists
    return contest(
        kind,
        seats,
        standing_alone(1, one_list(first, deceased)),
        *[standing_alone(number, one_list(votes)) for number, votes in enumerate(others, 2)],
    )


@pytest.mark.parametrize(
    ("kind", "seats", "at_threshold", "percentage"),
    [
        ("TK", 4, 25, 25),
        ("PS", 4, 25, 25),
        ("EP", 4, 10, 10),
        ("GR", 4, 50, 50),  # P 15(2): fewer than 19 seats
        ("ER", 4, 50, 50),
        ("KC", 4, 50, 50),
        ("AB", 4, 25, 25),  # P 15(2) does not speak of water authorities
        ("GR", 20, 25, 25),
        ("KC", 20, 25, 25),
        ("AB", 20, 25, 25),
    ],
)
def test_preference_needs_more_than_the_threshold(kind: str, seats: int, at_threshold: int, percentage: int) -> None:
    # the quota is 100; the second candidate has exactly the threshold, or one vote more
    exact = allocate(single(kind, seats, [seats * 100 - at_threshold, 0, at_threshold]))
    assert exact.threshold == percentage
    assert [one.by.value for one in exact.lists[0].elected] == ["preference", "list_order", "list_order"]
    above = allocate(single(kind, seats, [seats * 100 - at_threshold - 1, 0, at_threshold + 1]))
    assert seated(above.lists[0])[:2] == [("1", 0, "preference"), ("3", 0, "preference")]


def test_the_senate_needs_the_quota_itself() -> None:
    # quota 100
    reached = allocate(single("EK", 3, [200, 0, 100]))
    assert seated(reached.lists[0]) == [("1", 0, "preference"), ("3", 0, "preference"), ("2", 0, "list_order")]
    assert reached.lists[0].elected[0].article.short == "U 15(3)"
    missed = allocate(single("EK", 3, [201, 0, 99]))
    assert seated(missed.lists[0])[1:] == [("2", 0, "list_order"), ("3", 0, "list_order")]


def test_articles_of_those_elected() -> None:
    def articles(kind: str, seats: int) -> list[str]:
        return [one.article.short for one in allocate(single(kind, seats, [100, 0])).lists[0].elected]

    assert articles("GR", 4) == ["P 15(2)", "P 17"]
    assert articles("AB", 4) == ["P 15(1)", "P 17"]
    assert articles("GR", 19) == ["P 15(1)", "P 17"]
    assert articles("EP", 4) == ["Y 23a", "P 17"]
    assert articles("EK", 2) == ["U 15(3)", "U 15(1)"]


def test_equals_above_the_threshold_who_all_fit_are_seated_in_list_order() -> None:
    allocation = allocate(single("TK", 4, [40, 110, 130, 110, 10]))
    assert seated(allocation.lists[0]) == [
        ("3", 0, "preference"),
        ("2", 0, "preference"),
        ("4", 0, "preference"),
        ("1", 0, "preference"),
    ]
    assert allocation.lots == ()


def test_equals_who_do_not_fit_are_drawn_one_seat_at_a_time() -> None:
    # quota 100, threshold 25; two seats left for three equals
    case = single("TK", 3, [50, 50, 50, 149, 1])
    first = allocate(case)
    assert [(lot.id, lot.among) for lot in first.lots] == [("candidate-1-2", ("1", "2", "3"))]
    assert seated(first.lists[0]) == [("4", 0, "preference")]
    assert first.lists[0].parts[0].ranking == ()
    second = allocate(case, {"candidate-1-2": "3"})
    assert second.open_lot is not None
    assert (second.open_lot.id, second.open_lot.among) == ("candidate-1-3", ("1", "2"))
    third = allocate(case, {"candidate-1-2": "3", "candidate-1-3": 1})  # the number will do as well
    assert [one.person for one in third.lists[0].elected] == ["4", "3", "1"]
    assert [one.lot for one in third.lists[0].elected] == [None, "candidate-1-2", "candidate-1-3"]
    assert third.lists[0].parts[0].ranking == ("4", "3", "1", "2", "5")
    assert third.lots[1].outcome == "1"


def test_open_lots_of_different_lists_are_all_shown() -> None:
    case = single("TK", 2, [50, 50], [50, 50])
    allocation = allocate(case)
    assert [lot.id for lot in allocation.lots] == ["candidate-1-1", "candidate-2-1"]
    assert allocate(case, {"candidate-2-1": "2"}).lists[1].elected[0].person == "2"


def test_a_lot_by_number_when_persons_have_names() -> None:
    named = [Candidate("Code1", 7, 50), Candidate("Code2", 8, 50)]
    case = contest("TK", 1, standing_alone(1, named))
    assert allocate(case).lots[0].among == ("Code1", "Code2")
    assert allocate(case, {"candidate-1-1": 8}).lists[0].elected[0].person == "Code2"
    assert allocate(case, {"candidate-1-1": "Code1"}).lists[0].elected[0].number == 7
    with pytest.raises(LotError, match="7 en 8"):
        allocate(case, {"candidate-1-1": 1})


def test_the_deceased_are_not_elected_and_not_ranked() -> None:
    allocation = allocate(single("GR", 2, [100, 90, 10], deceased=(1,)))
    assert [one.person for one in allocation.lists[0].elected] == ["2", "3"]
    assert allocation.lists[0].parts[0].ranking == ("2", "3")


def test_ranking_puts_those_above_the_threshold_first() -> None:
    # 19 seats, quota 100, threshold 25: list 1 gets two seats for 4 and 2; 5 and 3 follow by votes, then the list
    allocation = allocate(single("PS", 19, [10, 50, 30, 80, 35], [1695, *[0] * 18]))
    first = allocation.lists[0]
    assert seated(first) == [("4", 0, "preference"), ("2", 0, "preference")]
    assert first.parts[0].ranking == ("4", "2", "5", "3", "1")


@pytest.mark.parametrize(
    ("kind", "seats", "ranked"),
    [("GR", 11, True), ("GR", 13, False), ("GR", 19, False), ("ER", 5, True), ("KC", 9, True), ("AB", 12, False)],
)
def test_lists_without_a_seat_are_ranked_in_the_smallest_councils_only(kind: str, seats: int, ranked: bool) -> None:
    # P 19(5): councils of 9 or 11; the second candidate has more than half of a quota of 100, but the list has no seat
    case = single(kind, seats, [1, 60], [100 * seats - 61, *[0] * seats])
    allocation = allocate(case)
    assert allocation.lists[0].seats == 0
    assert allocation.lists[0].parts[0].ranking == (("2", "1") if ranked else ())


def test_a_list_with_one_seat_is_ranked() -> None:
    allocation = allocate(single("PS", 19, [60, 50], [1790, *[0] * 18]))
    assert allocation.lists[0].seats == 1
    assert allocation.lists[0].parts[0].ranking == ("1", "2")


def test_a_list_without_a_seat_elects_nobody() -> None:
    allocation = allocate(single("TK", 3, [90, 5], [500, 0, 0]))
    assert (allocation.lists[0].seats, allocation.lists[0].elected) == (0, ())


def test_whoever_is_just_above_the_threshold_is_ranked_above_the_list() -> None:
    # quota 100: 26 votes are the fewest above 25
    party = allocate(single("PS", 19, [70, 0, 26], [1804, *[0] * 18])).lists[0]
    assert (party.seats, party.parts[0].ranking) == (1, ("1", "3", "2"))


def test_the_threshold_is_exact_for_any_number() -> None:
    # quota 10^16 + 1/3: a binary fraction would lose the third
    assert votes_needed(single("EK", 3, [1]), 3 * 10**16 + 1) == 10**16 + 1
    assert votes_needed(single("GR", 1, [1]), 2 * 10**16 + 1) == 10**16 + 1


def test_a_list_that_is_no_group_is_its_own_only_part() -> None:
    first = allocate(single("PS", 19, [290, 0, 0, 0], [1610, *[0] * 18])).lists[0]
    (part,) = first.parts
    assert (first.number, first.votes, first.full_seats, first.residual_seats) == (1, 290, 2, 1)
    assert (part.votes, part.full_seats, part.residual_seats, part.seats) == (290, 2, 1, 3)
    assert (part.remainder, part.elected) == (0, first.elected)


def test_the_paragraph_of_p_15_changes_at_19_seats() -> None:
    party = standing_alone(1, one_list(range(120, 100, -1)))
    first = {seats: allocate(contest("GR", seats, party)).lists[0].elected[0] for seats in (18, 19)}
    assert {seats: one.article.short for seats, one in first.items()} == {18: "P 15(2)", 19: "P 15(1)"}
