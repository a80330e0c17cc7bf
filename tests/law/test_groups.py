"""P 12, P 13 and P 15 to P 19 inside list groups, on one group that has all seats (or all but a few)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kiesdeler.law.allocation import allocate
from kiesdeler.law.model import Allocation, ListSeats, LotError
from tests.law.elections import contest, group, one_list, seated, standing_alone


def only_group(
    seats: int, *parts: list[tuple[str, int]], deceased: tuple[str, ...] = (), **lots: int | str
) -> Allocation:
    """A House of so many seats that all go to one group; `lots` with _ for -."""
    outcomes = {name.replace("_", "-"): outcome for name, outcome in lots.items()}
    return allocate(contest("TK", seats, group(1, *parts, deceased=deceased)), outcomes)


def steps(party: ListSeats) -> list[tuple[str, tuple[int, ...], str]]:
    return [(step.kind, step.parts, step.article.short) for step in party.group_steps]


def people(prefix: str, *votes: int) -> list[tuple[str, int]]:
    return [(f"{prefix}{number}", count) for number, count in enumerate(votes, 1)]


def test_full_seats_and_largest_remainders() -> None:
    # group quota 10/4 = 2 1/2: 5 gives 2 exactly, 3 gives 1 and 1/2, 2 gives 0 and 2
    party = only_group(4, people("a", 5, 0, 0), people("b", 3, 0), people("c", 2)).lists[0]
    assert steps(party) == [("full", (0, 0, 1), "P 12(4)"), ("remainder", (2,), "P 12(5)")]
    assert party.group_steps[1].value == 2
    assert [(part.full_seats, part.residual_seats, part.seats) for part in party.parts] == [
        (2, 0, 2),
        (1, 0, 1),
        (0, 1, 1),
    ]
    assert [part.remainder for part in party.parts] == [0, Fraction(1, 2), 2]


def test_equal_remainders_and_one_seat_ask_a_lot() -> None:
    parts = people("a", 3, 0), people("b", 3, 0)
    allocation = only_group(3, *parts)
    assert [(lot.id, lot.article.short, lot.among) for lot in allocation.lots] == [("group-1-1", "P 12(5)", (0, 1))]
    assert [part.seats for part in allocation.lists[0].parts] == [1, 1]
    assert allocation.lists[0].elected == ()
    assert [part.seats for part in only_group(3, *parts, group_1_1=1).lists[0].parts] == [1, 2]
    with pytest.raises(LotError, match="0 en 1"):
        only_group(3, *parts, group_1_1=2)


def test_a_part_that_can_not_fill_the_seat_takes_no_part_in_the_lot() -> None:
    allocation = only_group(3, people("a", 3), people("b", 3, 0))
    assert allocation.lots == ()
    assert [step.lot for step in allocation.lists[0].group_steps] == [None, None]
    assert [part.seats for part in allocation.lists[0].parts] == [1, 2]


def test_seats_a_part_has_no_people_for_pass_on_by_remainders_then_averages() -> None:
    # group quota 12/4 = 3: 3, 1 and 0 seats; part 0 has one person: 2 seats pass on, to the remainder 0 of part 1
    # and, part 2 being without votes, by averages to part 1 again
    party = only_group(4, people("a", 9), people("b", 3, 0, 0), people("c", 0)).lists[0]
    assert steps(party)[1:] == [
        ("exhausted", (0, 0), "P 13(1)"),
        ("remainder", (1,), "P 12(5)"),
        ("average", (1,), "P 13(2)"),
    ]
    assert party.group_steps[-1].value == Fraction(3, 3)
    assert [(part.full_seats, part.residual_seats, part.seats) for part in party.parts] == [
        (3, 0, 1),
        (1, 0, 3),
        (0, 0, 0),
    ]


def test_a_part_without_votes_gets_a_seat_before_the_group_leaves_one_empty() -> None:
    allocation = only_group(3, people("a", 9), people("b", 0, 0))
    assert [part.seats for part in allocation.lists[0].parts] == [1, 2]
    assert allocation.unfilled == 0
    assert [(each.list, each.part, each.seats) for each in allocation.exhausted] == [(1, 0, 2)]
    assert allocation.notes == ()


def test_parts_without_votes_take_turns() -> None:
    # two people on part 0; three seats pass on, to the parts without votes: one each, and then a lot
    parts = people("a", 9, 0), people("b", 0, 0), people("c", 0, 0)
    assert [part.seats for part in only_group(4, *parts).lists[0].parts] == [2, 1, 1]
    assert [(lot.id, lot.among) for lot in only_group(5, *parts).lots] == [("group-1-3", (1, 2))]


def test_preference_seat_on_the_part_with_most_votes_that_has_a_seat() -> None:
    # x has more votes on part 1, but that part's only seat goes to y, who has more votes altogether
    party = only_group(2, [("x", 5), ("a", 6)], [("y", 12), ("x", 6)]).lists[0]
    assert [part.seats for part in party.parts] == [1, 1]
    assert seated(party) == [("y", 1, "preference"), ("x", 0, "preference")]
    assert party.elected[1].number == 1
    assert party.elected[1].votes == 11


def test_equal_votes_on_two_parts_go_by_the_lowest_district() -> None:
    case = group(1, [("x", 5), ("a", 1)], [("x", 5), ("b", 1)])
    assert seated(allocate(contest("TK", 1, case), {"group-1-1": 0}).lists[0]) == [("x", 0, "preference")]
    two = allocate(contest("TK", 2, case))
    assert seated(two.lists[0])[0] == ("x", 0, "preference")
    turned = type(case)(
        1, tuple(type(part)(part.votes, part.candidates, (9 - part.districts[0],)) for part in case.parts)
    )
    assert seated(allocate(contest("TK", 2, turned)).lists[0])[0] == ("x", 1, "preference")


def test_equals_are_seated_together_in_list_order_of_the_part_they_want() -> None:
    # x and y have 20 votes each and most of them on part 1, which has one seat; y stands higher there, x goes to part 0
    party = only_group(2, [("x", 8), ("a", 12)], [("y", 20), ("x", 12)]).lists[0]
    assert [part.seats for part in party.parts] == [1, 1]
    assert seated(party) == [("y", 1, "preference"), ("x", 0, "preference")]


def test_no_seat_left_on_any_part_takes_the_seat_assigned_last() -> None:
    # group quota 12 1/2: part 0 full seat and the remainder 6 1/2, part 1 remainder 6; x has more than 3 1/8
    party = only_group(2, people("a", 16, 2, 1), [("x", 6)]).lists[0]
    assert seated(party) == [("a1", 0, "preference"), ("x", 1, "preference")]
    assert [one.article.short for one in party.elected] == ["P 15(1)", "P 16(2)"]
    assert steps(party)[-1] == ("lapse", (0,), "P 16(2)")
    assert party.group_steps[-1].person == "x"
    assert [part.seats for part in party.parts] == [1, 1]
    assert [part.residual_seats for part in party.parts] == [1, 0]


def test_the_lot_between_seats_assigned_at_the_same_time() -> None:
    # group quota 11 3/4: two parts of 20 get 1 and a remainder of 8 1/4 each, x has 7 on the third
    parts = people("a", 14, 2, 2, 2), people("b", 14, 2, 2, 2), [("x", 7)]
    allocation = only_group(4, *parts)
    assert [(lot.id, lot.article.short, lot.among) for lot in allocation.lots] == [("lapse-1-1", "P 16(2)", (0, 1))]
    assert seated(allocation.lists[0]) == [("a1", 0, "preference"), ("b1", 1, "preference")]
    party = only_group(4, *parts, lapse_1_1=0).lists[0]
    assert [part.seats for part in party.parts] == [1, 2, 1]


def test_a_part_without_a_free_seat_is_passed_over_and_not_in_the_lot() -> None:
    # as above, but the second person of part 0 has more votes than x and takes its second seat first
    party = only_group(4, people("a", 10, 8, 1, 1), people("b", 14, 2, 2, 2), [("x", 7)]).lists[0]
    assert [part.seats for part in party.parts] == [2, 1, 1]


def test_seats_won_by_lot_were_assigned_in_the_order_of_the_lots() -> None:
    # group quota 10 1/5: three parts of 16 have a remainder of 5 4/5, for two seats; x has 3, above 2 11/20
    parts = people("a", 12, 2, 2), people("b", 12, 2, 2), people("c", 12, 2, 2), [("x", 3)]
    party = only_group(5, *parts, group_1_1=2, group_1_2=0).lists[0]
    assert steps(party)[-1] == ("lapse", (0,), "P 16(2)")
    assert [part.seats for part in party.parts] == [1, 1, 2, 1]


def test_full_seats_lapse_last_and_between_them_a_lot_decides() -> None:
    # group quota 100: full seats 2 and 2, remainders 80, 80 and 50 for three more; the people with 35, 29 and 26 votes
    # have no seat: two take the seats won with 80, one by lot and then the other; the third takes a full seat, by lot
    alone = [[("c", 50)], [("d", 35)], [("e", 29)], [("f", 26)]]
    parts = [people("a", 262, 9, 9), people("b", 262, 9, 9), *alone]
    allocation = only_group(7, *parts, lapse_1_1=1)
    assert [(lot.id, lot.among) for lot in allocation.lots] == [("lapse-1-1", (0, 1)), ("lapse-1-3", (0, 1))]
    party = only_group(7, *parts, lapse_1_1=1, lapse_1_3=1).lists[0]
    assert [step for step in steps(party) if step[0] == "lapse"] == [
        ("lapse", (1,), "P 16(2)"),
        ("lapse", (0,), "P 16(2)"),
        ("lapse", (1,), "P 16(2)"),
    ]
    assert [part.seats for part in party.parts] == [2, 1, 1, 1, 1, 1]
    assert [one.person for one in party.elected] == ["a1", "b1", "c", "d", "e", "f", "a2"]


def test_list_order_on_several_parts_and_repeating_until_all_seats_are_taken() -> None:
    # both parts have two seats and offer them to p and q; p stays on part 1, q on part 0; then r and s
    party = only_group(
        4, [("p", 1), ("q", 3), ("r", 0), ("big", 36)], [("p", 2), ("q", 1), ("s", 0), ("large", 37)]
    ).lists[0]
    assert [(one.person, one.part, one.article.short) for one in party.elected] == [
        ("large", 1, "P 15(1)"),
        ("big", 0, "P 15(1)"),
        ("p", 1, "P 18(1)"),
        ("q", 0, "P 17"),
    ]


def test_ranking_of_every_part_of_a_group_with_a_seat() -> None:
    party = only_group(1, [("x", 5), ("a", 1)], [("b", 1), ("x", 4), ("c", 3)]).lists[0]
    # threshold 3 1/2: x has 9; c 3
    assert [part.ranking for part in party.parts] == [("x", "a"), ("x", "b", "c")]


def test_a_group_without_a_seat_is_not_ranked() -> None:
    case = contest("PS", 39, group(1, people("a", 1), people("b", 1)), standing_alone(2, one_list([500, *[0] * 40])))
    allocation = allocate(case)
    assert allocation.lists[0].seats == 0
    assert [part.ranking for part in allocation.lists[0].parts] == [(), ()]


def test_the_deceased_are_left_out_on_every_part() -> None:
    allocation = only_group(2, [("x", 9), ("a", 1)], [("x", 8), ("b", 2)], deceased=("x",))
    assert {one.person for one in allocation.lists[0].elected} == {"a", "b"}
    assert [part.ranking for part in allocation.lists[0].parts] == [("a",), ("b",)]


def test_a_part_on_which_everybody_is_elected_passes_its_seat_on() -> None:
    # x is on both parts and sits on part 0; part 1 has a seat and nobody left but x
    party = only_group(2, [("x", 20), ("a", 1)], [("x", 19)]).lists[0]
    assert [one.person for one in party.elected] == ["x", "a"]
    assert steps(party)[-2:] == [("exhausted", (1,), "P 13(1)"), ("spare", (0,), "P 12(5)")]
    assert [part.seats for part in party.parts] == [2, 0]


def test_spare_seats_ask_a_lot_between_equal_parts() -> None:
    # three parts with a seat each; x sits on part 0, nobody is left for part 1: parts 0 and 2 are equal for its seat
    parts = [("x", 12), ("a", 0)], [("x", 12)], [("b", 12), ("c", 0)]
    allocation = only_group(3, *parts)
    assert [(lot.id, lot.among) for lot in allocation.lots] == [("spare-1-1", (0, 2))]
    party = only_group(3, *parts, spare_1_1=2).lists[0]
    assert {one.person for one in party.elected} == {"x", "b", "c"}


def test_senate_groups_cite_chapter_u() -> None:
    case = contest("EK", 4, group(1, people("a", 5, 0, 0), people("b", 3, 0), people("c", 2)))
    party = allocate(case).lists[0]
    assert steps(party) == [("full", (0, 0, 1), "U 12(4)"), ("remainder", (2,), "U 12(5)")]


def test_the_lot_between_candidates_of_a_group_stays_with_who_won_by_it() -> None:
    # one seat for x and y with 10 each, above 5; the seat is part 0's (12 against 8), y has all votes on part 1
    parts = [("x", 10), ("a", 2)], [("y", 8), ("z", 0)]
    tied = [("x", 10), ("y", 0)], [("y", 10), ("b", 0)]
    assert only_group(1, *parts).lots == ()
    allocation = only_group(1, *tied, group_1_1=0)
    assert [(lot.id, lot.article.short, lot.among) for lot in allocation.lots][1:] == [
        ("candidate-1-1", "P 15(1)", ("x", "y"))
    ]
    assert [part.ranking for part in allocation.lists[0].parts] == [(), ()]  # not before the lot is drawn
    party = only_group(1, *tied, group_1_1=0, candidate_1_1="y").lists[0]
    assert [(one.person, one.part, one.lot, one.article.short) for one in party.elected] == [
        ("y", 0, "candidate-1-1", "P 15(1)")
    ]
    # on the part with most votes for y there is no seat, and he is not on the other: P 16(2), by the same lot
    alone = only_group(1, [("x", 10)], [("y", 10)], group_1_1=0, candidate_1_1="y").lists[0]
    assert [(one.person, one.part, one.lot, one.article.short) for one in alone.elected] == [
        ("y", 1, "candidate-1-1", "P 16(2)")
    ]
    assert [step.lot for step in alone.group_steps] == ["group-1-1", None]


def test_lapse_and_spare_seats_keep_the_lot_that_decided_them() -> None:
    parts = people("a", 14, 2, 2, 2), people("b", 14, 2, 2, 2), [("x", 7)]
    assert only_group(4, *parts, lapse_1_1=0).lists[0].group_steps[-1].lot == "lapse-1-1"
    spare = [("x", 12), ("a", 0)], [("x", 12)], [("b", 12), ("c", 0)]
    (lot,) = only_group(3, *spare).lots
    assert lot.article.short == "P 12(5)"
    # an open lot over seats that pass on: nobody is elected in list order yet, nor ranked
    party = only_group(3, *spare).lists[0]
    assert [one.by.value for one in party.elected] == ["preference", "preference"]
    assert [part.ranking for part in party.parts] == [(), (), ()]


def test_parts_have_their_own_votes_and_two_groups_their_own_exhaustion() -> None:
    first = group(1, people("a", 9), people("b", 0, 0))
    second = group(2, people("c", 9), people("d", 0, 0))
    allocation = allocate(contest("TK", 6, first, second))
    assert [[part.votes for part in party.parts] for party in allocation.lists] == [[9, 0], [9, 0]]
    assert [(each.list, each.part, each.seats) for each in allocation.exhausted] == [(1, 0, 2), (2, 0, 2)]
    assert [part.seats for party in allocation.lists for part in party.parts] == [1, 2, 1, 2]


def test_a_group_without_a_seat_where_p_19_5_ranks_it() -> None:
    # no small council has districts, but the rule does not ask: quota 100, threshold 50, so that 51 votes are needed
    small = group(1, [("v", 1), ("x", 3)], [("w", 0), ("y", 51), ("x", 0)])
    allocation = allocate(contest("GR", 9, small, standing_alone(2, one_list([845, *[0] * 9]))))
    party = allocation.lists[0]
    assert (party.seats, party.elected) == (0, ())
    assert [part.ranking for part in party.parts] == [("v", "x"), ("y", "w", "x")]
    assert [(part.votes, part.full_seats, part.residual_seats, part.seats, part.remainder) for part in party.parts] == [
        (4, 0, 0, 0, 4),
        (51, 0, 0, 0, 51),
    ]
    both = group(1, [("v", 0), ("x", 26)], [("w", 0), ("x", 25), ("y", 0)])
    allocation = allocate(contest("GR", 9, both, standing_alone(2, one_list([849, *[0] * 9]))))
    assert [part.ranking for part in allocation.lists[0].parts] == [("x", "v"), ("x", "w", "y")]


def test_equal_parts_need_no_lot_when_exhaustion_gives_each_a_seat() -> None:
    # group quota 10: part 0 has two seats for one person; the others a remainder of 5, for first one seat, then two
    allocation = only_group(3, people("a", 20), people("b", 5), people("c", 5))
    assert ([part.seats for part in allocation.lists[0].parts], allocation.lots) == ([1, 1, 1], ())


def test_only_parts_that_can_fill_the_seat_are_in_the_lot() -> None:
    # group quota 9: one full seat each and a remainder of 3, for one seat; part 0 has nobody left
    (lot,) = only_group(4, people("a", 12), people("b", 12, 0), people("c", 12, 0)).lots
    assert lot.among == (1, 2)


def test_several_parts_pass_seats_on_together() -> None:
    party = only_group(6, people("a", 20), people("b", 20), people("c", 20, 0, 0, 0)).lists[0]
    assert [part.seats for part in party.parts] == [1, 1, 4]


def test_a_group_without_full_seats_starts_with_remainders() -> None:
    party = only_group(1, people("a", 4), people("b", 3)).lists[0]
    assert [kind for kind, _, _ in steps(party)] == ["remainder"]


def test_a_single_vote_is_enough_to_win_by_remainder() -> None:
    # group quota 10/3: part 0 gets 2 seats and one by its remainder, and has one person; part 2 has a vote, part 1 none
    party = only_group(3, people("a", 9), people("b", 0, 0), people("c", 1, 0)).lists[0]
    assert steps(party)[-3:] == [
        ("exhausted", (0, 0), "P 13(1)"),
        ("remainder", (2,), "P 12(5)"),
        ("average", (2,), "P 13(2)"),
    ]


def test_one_seat_too_many_is_exhaustion_as_well() -> None:
    # group quota 10: two seats and one person on part 0
    allocation = only_group(3, people("a", 20), people("b", 6, 0), people("c", 4, 0))
    assert [(each.part, each.seats, each.article.short) for each in allocation.exhausted] == [(0, 1, "P 13(1)")]


def test_those_elected_on_preference_come_first_then_by_number_and_part() -> None:
    party = only_group(3, [("x", 3), ("y", 0)], [("z", 0)]).lists[0]
    assert seated(party) == [("x", 0, "preference"), ("z", 1, "list_order"), ("y", 0, "list_order")]


def test_a_remainder_whose_seat_lapsed_can_win_a_seat_again() -> None:
    # group quota 2: 1, 2 and 1 full seats, and one by its remainder to part 1, which lapses for the second of part 0;
    # z sits on part 1, so part 2 has nobody left: part 1 takes its seat, by that same remainder
    party = only_group(5, people("a", 1, 1), [("z", 3), ("y", 0), ("x", 2)], [("z", 3)]).lists[0]
    assert steps(party)[-3:] == [
        ("lapse", (1,), "P 16(2)"),
        ("exhausted", (2,), "P 13(1)"),
        ("spare", (1,), "P 12(5)"),
    ]
