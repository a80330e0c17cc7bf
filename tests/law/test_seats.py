"""P 5 to P 10: worked examples, among them every corner that has bitten others."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from kiesdeler.law.allocation import allocate
from kiesdeler.law.model import Allocation, Contest, ListSeats, Method, Part, PartyList
from tests.law.elections import by_list, contest, one_list, standing_alone, won


def residual(allocation: Allocation) -> list[tuple[int, str, Fraction]]:
    return [(seat.list, seat.article.short, seat.value) for seat in allocation.residual]


def test_largest_averages_from_19_seats() -> None:
    # quota 100; full 9, 6, 3; averages for the one seat left 950/10, 690/7 and 360/4
    allocation = allocate(by_list("GR", 20, [950, 690, 360]))
    assert allocation.quota is not None
    assert allocation.quota.value == 100
    assert allocation.quota.full_seats(950) == 9
    assert residual(allocation) == [(2, "P 7(1)", Fraction(690, 7)), (1, "P 7(1)", Fraction(950, 10))]
    assert won(allocation) == [10, 7, 3]
    assert allocation.residual[1].held == (9, 7, 3)
    assert allocation.residual[1].eligible == (1, 2, 3)


def test_largest_remainders_below_19_seats_go_to_lists_with_three_quarters_of_the_quota() -> None:
    # quota 100: remainders 60, 75, 74; the last list stays just below 75 and takes no part
    allocation = allocate(by_list("GR", 10, [760, 75, 74, 91]))
    assert residual(allocation) == [
        (4, "P 8(1)", Fraction(91)),
        (2, "P 8(1)", Fraction(75)),
        (1, "P 8(1)", Fraction(60)),
    ]
    assert won(allocation) == [8, 1, 0, 1]


def test_averages_below_19_seats_have_no_threshold_and_are_open_to_winners_of_a_remainder() -> None:
    # quota 100; no remainder counts as the smallest, but wins: nobody else has 75; then 71/1 against 200/4
    allocation = allocate(by_list("GR", 4, [200, 71, 70, 59]))
    assert residual(allocation) == [(1, "P 8(1)", Fraction(0)), (2, "P 8(3)", Fraction(71))]
    assert won(allocation) == [3, 1, 0, 0]
    # quota 100; after its remainder list 1 has 4 seats, and the average 390/5 = 78 is the largest again
    assert won(allocate(by_list("GR", 5, [390, 70, 40]))) == [5, 0, 0]


def test_averages_below_19_seats_go_once_to_each_list() -> None:
    # quota 100; list 1 wins by its remainder 50, then by its average 550/7; the last seat goes to list 2 with 60/1,
    # although list 1 would have 550/8 = 68 3/4: it has had its seat in this round
    allocation = allocate(by_list("GR", 8, [550, 60, 55, 50, 45, 40]))
    assert residual(allocation) == [
        (1, "P 8(1)", Fraction(50)),
        (1, "P 8(3)", Fraction(550, 7)),
        (2, "P 8(3)", Fraction(60)),
    ]
    assert [seat.method for seat in allocation.residual][1:] == [Method.LARGEST_AVERAGE_ONCE] * 2
    assert allocation.residual[2].eligible == (2, 3, 4, 5, 6)


@pytest.mark.parametrize("kind", ["TK", "EP"])
def test_a_list_below_the_quota_gets_no_residual_seat_in_house_and_europe(kind: str) -> None:
    # quota 100; 99 votes would have the largest average by far
    allocation = allocate(by_list(kind, 20, [1901, 99]))
    assert won(allocation) == [20, 0]
    assert allocation.residual[0].eligible == (1,)
    assert won(allocate(by_list("PS", 20, [1901, 99]))) == [19, 1]


def test_no_list_reaches_the_quota_of_the_house() -> None:
    allocation = allocate(by_list("TK", 1, [5, 4]))
    assert (won(allocation), allocation.unfilled) == ([0, 0], 1)
    assert [(note.code, note.article.short) for note in allocation.notes] == [("no_list_can_take_seat", "P 7(2)")]
    assert allocation.majority is None  # no residual seat was assigned, so there is none to move


def test_absolute_majority_takes_the_seat_that_was_won_last() -> None:
    # Reusel-De Mierden 2022: 5,104 votes, 15 seats, 2,571 of them (19 over the half) for one list, another one wins its
    # second seat with a remainder of almost 196 (ED, 2022); the votes of the other three lists are made up.
    allocation = allocate(by_list("GR", 15, [2571, 950, 640, 407, 536]))
    assert [seat.list for seat in allocation.residual] == [3, 2, 5]
    assert round(allocation.residual[-1].value) == 196
    assert allocation.majority is not None
    assert (allocation.majority.source, allocation.majority.target) == (5, 1)
    assert allocation.majority.article.short == "P 9"
    assert won(allocation) == [8, 3, 2, 1, 1]


def test_exactly_half_of_the_votes_is_no_majority() -> None:
    allocation = allocate(by_list("GR", 3, [50, 25, 25]))
    assert (won(allocation), allocation.majority) == ([1, 1, 1], None)
    assert residual(allocation) == [(2, "P 8(1)", Fraction(25)), (3, "P 8(1)", Fraction(25))]  # 75% of 33 1/3, just


def test_the_senate_knows_no_absolute_majority() -> None:
    assert won(allocate(by_list("EK", 20, [12, 11]))) == [10, 10]
    allocation = allocate(by_list("PS", 20, [12, 11]))
    assert won(allocation) == [11, 9]
    articles = allocate(by_list("EK", 20, [12, 11])).residual
    assert [seat.article.short for seat in articles] == ["U 9"]


@pytest.mark.parametrize(
    ("case", "after"),
    [
        (by_list("GR", 20, [13, 6, 6]), {2: [11, 4, 5], 3: [11, 5, 4]}),  # both won with an average of 6/5
        (by_list("GR", 8, [5, 2, 2]), {2: [5, 1, 2], 3: [5, 2, 1]}),  # both won with a remainder of 7/8
    ],
)
def test_majority_over_lists_with_the_same_smallest_value_asks_a_lot(
    case: Contest, after: dict[int, list[int]]
) -> None:
    undecided = allocate(case)
    assert undecided.open_lot is not None
    assert (undecided.open_lot.id, undecided.open_lot.among) == ("majority", (2, 3))
    assert undecided.open_lot.article.short == "P 9"
    for loser, expected in after.items():
        allocation = allocate(case, {"majority": loser})
        assert won(allocation) == expected
        assert allocation.majority is not None
        assert (allocation.majority.source, allocation.majority.lot) == (loser, "majority")


def test_while_the_lot_of_the_majority_is_open_nobody_is_elected() -> None:
    case = by_list("GR", 8, [5, 2, 2], [8, 8, 1])
    allocation = allocate(case)
    assert allocation.open_lot is not None
    assert (allocation.open_lot.id, allocation.majority, allocation.notes) == ("majority", None, ())
    assert [each.elected for each in allocation.lists] == [(), (), ()]


def test_majority_asks_among_all_winners_of_the_smallest_value_also_after_lots() -> None:
    # quota 100; three lists have a remainder of 60, for two seats; P 9 then takes one of those two by lot
    case = by_list("GR", 10, [505, 160, 160, 160, 15])
    first = allocate(case)
    assert [(lot.id, lot.among) for lot in first.lots] == [("residual-1", (2, 3, 4))]
    assert won(first) == [5, 1, 1, 1, 0]
    second = allocate(case, {"residual-1": 3})
    assert [(lot.id, lot.among) for lot in second.lots] == [("residual-1", (2, 3, 4)), ("residual-2", (2, 4))]
    third = allocate(case, {"residual-1": 3, "residual-2": 2})
    assert third.open_lot is not None
    assert (third.open_lot.id, third.open_lot.among) == ("majority", (2, 3))
    last = allocate(case, {"residual-1": 3, "residual-2": 2, "majority": 2})
    assert won(last) == [6, 1, 2, 1, 0]


def test_a_list_without_votes_gets_nothing_even_when_all_others_are_exhausted() -> None:
    allocation = allocate(by_list("GR", 9, [5, 0], [1, 20]))
    assert (won(allocation), allocation.unfilled) == ([1, 0], 8)
    assert [note.code for note in allocation.notes] == ["no_list_can_take_seat"]
    large = allocate(by_list("GR", 19, [5, 0], [1, 20]))
    assert (won(large), large.unfilled) == ([1, 0], 18)
    # P 7(2) and P 8(2) have nothing to do with it: who has no votes is not in line for a seat that passes on
    assert [allocation.notes[0].article.short for allocation in (allocation, large)] == ["P 10", "P 10"]


def test_fewer_candidates_than_seats_elects_everybody() -> None:
    allocation = allocate(by_list("GR", 9, [50, 40], [3, 4]))
    assert (won(allocation), allocation.unfilled) == ([3, 4], 2)
    assert [(note.code, note.article.short) for note in allocation.notes] == [("fewer_candidates_than_seats", "P 10")]
    # nine people for nine seats, but four of them are on a list without votes: that is another reason
    exact = allocate(by_list("GR", 9, [50, 0], [5, 4]))
    assert (won(exact), [note.code for note in exact.notes]) == ([5, 0], ["no_list_can_take_seat"])


def test_no_valid_votes_allocates_nothing() -> None:
    allocation = allocate(by_list("GR", 9, [0, 0], [3, 4]))
    assert (allocation.quota, allocation.threshold, won(allocation), allocation.unfilled) == (None, None, [0, 0], 9)
    assert allocation.lists == tuple(ListSeats(number, 0, 0, 0, 0, (), ()) for number in (1, 2))
    assert (allocation.residual, allocation.exhausted, allocation.lots) == ((), (), ())
    assert [(note.code, note.article.short) for note in allocation.notes] == [("no_votes", "P 5")]
    assert allocate(contest("EK", 75)).notes[0].article.short == "U 7"


def test_a_body_has_seats() -> None:
    with pytest.raises(ValueError, match="at least one seat"):
        allocate(replace(by_list("GR", 9, [1]), seats=0))


@pytest.mark.parametrize("numbers", [(2, 1), (1, 1)])
def test_lists_come_in_the_order_of_their_numbers(numbers: tuple[int, ...]) -> None:
    lists = tuple(PartyList(number, (Part(5),)) for number in numbers)
    with pytest.raises(ValueError, match="order of their numbers"):
        allocate(contest("GR", 9, *lists))


def test_one_person_list_that_wins_two_seats_passes_one_on() -> None:
    # as in Enkhuizen 2022: 17 seats, a list with one person wins two; its second goes to the next largest remainder
    allocation = allocate(by_list("GR", 17, [300, 280, 186, 160, 150, 129, 128, 120, 117, 130], [9, 9, 1, *[9] * 7]))
    assert [(each.list, each.seats, each.article.short) for each in allocation.exhausted] == [(3, 1, "P 10")]
    assert residual(allocation)[0] == (3, "P 8(1)", Fraction(86))
    assert residual(allocation)[-1] == (10, "P 8(1)", Fraction(30))
    assert [seat.exhaustion for seat in allocation.residual] == [False] * 4 + [True]
    assert won(allocation) == [3, 3, 1, 2, 2, 1, 1, 1, 1, 2]


def test_exhaustion_takes_residual_seats_first_then_full_ones() -> None:
    allocation = allocate(by_list("GR", 20, [168, 167, 176, 1175, 1719], [1, 1, 1, 1, 25]))
    assert won(allocation) == [1, 1, 1, 1, 16]
    assert allocation.lots == ()
    fourth = allocation.lists[3]
    assert (fourth.full_seats, fourth.residual_seats) == (1, 0)
    assert [(each.list, each.seats) for each in allocation.exhausted] == [(4, 6)]
    assert allocation.majority is not None
    # list 2 lost its seat by P 9 and is the first to win it back
    assert (allocation.majority.source, allocation.residual[3].list) == (2, 2)
    note = allocation.notes[0]
    assert (note.code, note.lists, note.article.short) == ("majority_and_exhaustion", (2, 4, 5), "P 10")


def test_a_majority_seat_without_a_candidate_goes_back_by_the_same_ranking() -> None:
    # quota 1 1/4: full 2 and 1; list 2 wins the last seat with 3/4, loses it by P 9, and list 1 has only two people
    allocation = allocate(by_list("GR", 4, [3, 2], [2, 30]))
    assert residual(allocation) == [(2, "P 8(1)", Fraction(3, 4)), (2, "P 8(1)", Fraction(3, 4))]
    assert won(allocation) == [2, 2]
    assert allocation.residual[1].exhaustion


def test_equal_lists_that_can_not_fill_the_seat_need_no_lot() -> None:
    allocation = allocate(by_list("GR", 3, [2, 2, 1], [1, 1, 1]))
    assert (won(allocation), allocation.lots) == ([1, 1, 1], ())


def test_equal_lists_of_which_one_can_not_fill_the_seat_need_no_lot() -> None:
    # remainders 1/3 and 1/3 for one seat; list 1 has no second candidate
    allocation = allocate(by_list("GR", 3, [2, 2, 1], [1, 5, 0]))
    assert (won(allocation), allocation.lots) == ([1, 2, 0], ())
    assert [seat.lot for seat in allocation.residual] == [None] * len(allocation.residual)


def test_equal_lists_need_no_lot_when_exhaustion_gives_each_a_seat() -> None:
    # quota 10: full 9, 4, 4; averages 98/10, then 46/5 twice for one seat; list 1 passes its tenth seat on
    allocation = allocate(by_list("GR", 19, [98, 46, 46], [9, 8, 8]))
    assert (won(allocation), allocation.lots) == ([9, 5, 5], ())
    asked = allocate(by_list("GR", 19, [98, 46, 46], [10, 8, 8]))
    assert [(lot.id, lot.article.short, lot.among, lot.outcome) for lot in asked.lots] == [
        ("residual-2", "P 7(1)", (2, 3), None)
    ]


def test_the_lot_after_exhaustion_is_between_lists_that_can_fill_the_seat() -> None:
    # remainder 1 for list 1, averages 1/1 for 2 and 3; two seats of list 1 pass on: to both, then 1/2 each for one seat
    case = by_list("GR", 4, [4, 1, 1], [1, 30, 5])
    allocation = allocate(case)
    assert [(lot.id, lot.article.short, lot.among) for lot in allocation.lots] == [("residual-4", "P 10", (2, 3))]
    assert won(allocate(case, {"residual-4": "3"})) == [1, 1, 2]


def test_after_exhaustion_small_bodies_fall_back_on_averages_without_limit() -> None:
    # 3 seats, votes 4 and 1, one person on list 1: remainder 2/3 to list 1; 1/1 once and then 1/2 to list 2
    allocation = allocate(by_list("GR", 3, [4, 1], [1, 5]))
    assert won(allocation) == [1, 2]
    assert residual(allocation) == [
        (1, "P 8(1)", Fraction(2, 3)),
        (2, "P 8(3)", Fraction(1)),
        (2, "P 10", Fraction(1, 2)),
    ]


def test_deceased_candidates_do_not_count_for_the_seats_but_their_votes_do() -> None:
    lists = [standing_alone(1, one_list([60, 0], deceased=[1])), standing_alone(2, one_list([40, 0, 0]))]
    allocation = allocate(contest("GR", 3, *lists))
    assert allocation.quota is not None
    assert allocation.quota.votes == 100
    assert won(allocation) == [1, 2]
    assert [one.person for one in allocation.lists[0].elected] == ["2"]


def test_enough_seats_for_all_equals_are_given_in_list_order() -> None:
    # quota 100: remainders 86, 87 and 87 for three seats
    allocation = allocate(by_list("GR", 4, [186, 87, 87, 40]))
    assert ([seat.list for seat in allocation.residual], won(allocation)) == ([2, 3, 1], [2, 1, 1, 0])
    assert allocation.lots == ()


def test_an_open_lot_shows_what_is_certain_so_far() -> None:
    # quota 100: remainders 70, 60 and 60 for two seats
    case = by_list("GR", 5, [170, 160, 160, 10], [5, 5, 5, 5])
    allocation = allocate(case)
    assert [(lot.id, lot.among, lot.outcome) for lot in allocation.lots] == [("residual-2", (2, 3), None)]
    assert allocation.lots[0].article.short == "P 8(1)"
    assert (won(allocation), allocation.unfilled, allocation.notes) == ([2, 1, 1, 0], 0, ())
    assert [each.elected for each in allocation.lists] == [(), (), (), ()]


def test_lists_without_known_candidates_get_seats_only() -> None:
    allocation = allocate(
        contest("TK", 4, PartyList(1, (Part(30), Part(10, one_list([10])))), PartyList(2, (Part(9),)))
    )
    assert [(each.parts, each.elected) for each in allocation.lists] == [((), ()), ((), ())]


def test_exactly_half_of_the_votes_takes_no_seat_from_another_list() -> None:
    # quota 4: 2 and 1 full seats, and the last seat by its remainder to list 3; list 1 has 8 of 16 votes
    allocation = allocate(by_list("GR", 4, [8, 5, 3]))
    assert (won(allocation), allocation.majority) == ([2, 1, 1], None)


def test_before_exhaustion_every_list_is_compared_and_after_it_those_with_people_left() -> None:
    # quota 13/3: list 3 gets a full seat and one by its remainder, and has one person
    allocation = allocate(by_list("GR", 3, [2, 3, 8], [1, 1, 1]))
    assert [(seat.list, seat.eligible, seat.exhaustion) for seat in allocation.residual] == [
        (3, (3,), False),
        (2, (1, 2, 3), False),
        (1, (1,), True),
    ]


def test_a_lot_is_drawn_before_p_9_even_when_exhaustion_gives_back_enough_seats() -> None:
    # quota 13/6: 3, 1 and 1 full seats, a remainder of 5/6 for lists 2 and 3 and one seat; who wins it last loses it
    # by P 9, and list 1 has people for two of its four seats
    case = by_list("GR", 6, [7, 3, 3], [2, 3, 3])
    assert [(lot.id, lot.among) for lot in allocate(case).lots] == [("residual-1", (2, 3))]
    assert won(allocate(case, {"residual-1": 2})) == [2, 2, 2]


def test_notes_wait_for_the_last_lot() -> None:
    # as above, but one seat comes back, for which lists 2 (its remainder is unused again) and 3 stand equal
    case = by_list("GR", 6, [7, 3, 3], [3, 3, 3])
    open_lot = allocate(case, {"residual-1": 2})
    assert (open_lot.open_lot, open_lot.notes) == (open_lot.lots[-1], ())
    complete = allocate(case, {"residual-1": 2, "residual-2": 3})
    assert [note.code for note in complete.notes] == ["majority_and_exhaustion"]


def test_a_list_with_nobody_left_takes_no_part_in_the_lot() -> None:
    # quota 22 1/2: a seat each, and equal averages of 15 for the fourth; list 1 has one person
    (lot,) = allocate(by_list("PS", 4, [30, 30, 30], [1, 3, 3])).lots
    assert lot.among == (2, 3)
