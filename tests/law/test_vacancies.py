"""Succession and temporary replacement: chapter W and X 10 to X 12, on small bodies that can be checked by hand."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kiesdeler.law.allocation import allocate
from kiesdeler.law.model import Allocation, Candidate, Contest, LotError, Method, Outcomes, Part, PartyList
from kiesdeler.law.rules import ElectionType, current_rules
from kiesdeler.law.simultaneous import succeed_all
from kiesdeler.law.succession import succeed
from kiesdeler.law.vacancies import Passed, Reason, Seat, Succession, body, replacement_ends
from tests.law.random_elections import contests, drawn


def people(**votes: int) -> tuple[Candidate, ...]:
    return tuple(Candidate(person, n, cast) for n, (person, cast) in enumerate(votes.items(), 1))


def party(number: int, **votes: int) -> PartyList:
    return PartyList(number, (Part(sum(votes.values()), people(**votes)),))


def led(number: int, letter: str, count: int, votes: int) -> PartyList:
    """A list of people A0, A1, ... of whom the first has all votes."""
    return party(number, **{f"{letter}{n}": 0 if n else votes for n in range(count)})


def group(number: int, *parts: dict[str, int]) -> PartyList:
    return PartyList(
        number,
        tuple(Part(sum(votes.values()), people(**votes), (district,)) for district, votes in enumerate(parts, 1)),
    )


def election(kind: str, seats: int, *lists: PartyList, lots: Outcomes | None = None) -> Allocation:
    """`ranked_without_seats_below` is put at 13, where P 19(5) and W 4 had it until the law 35 546."""
    rules = replace(current_rules(ElectionType(kind), seats), ranked_without_seats_below=13)
    allocation = allocate(Contest(rules, seats, lists), lots or {})
    assert allocation.open_lot is None
    return allocation


def seat_of(seats: Iterable[Seat], person: str) -> Seat:
    return next(seat for seat in seats if seat.holder == person)


def short(succession: Succession) -> list[str]:
    return [article.short for article in succession.articles]


def appointed(succession: Succession) -> tuple[str, int, int] | None:
    """Who, on which list, for which part."""
    seat = succession.seat
    return None if seat is None else (seat.holder, seat.list, seat.part)


COUNCIL = election("GR", 3, party(1, A=50, B=30, C=0, D=0, E=0), party(2, F=40, G=0))


def test_next_in_the_ranking_is_appointed() -> None:
    seats = body(COUNCIL)
    assert {seat.holder for seat in seats} == {"A", "B", "F"}
    found = succeed(COUNCIL, seats, seat_of(seats, "A"))
    assert appointed(found) == ("C", 1, 0)
    assert short(found) == ["W 1(1)"]
    assert found.passed == (Passed(1, "A", Reason.PREDECESSOR), Passed(1, "B", Reason.MEMBER))


def test_those_who_cannot_be_appointed_are_passed_over_with_the_reason() -> None:
    seats = body(COUNCIL)
    left_out = {(1, "C"): Reason.UNWILLING, (1, "D"): Reason.DECLINED, (2, "E"): Reason.DECEASED}
    found = succeed(COUNCIL, seats, seat_of(seats, "B"), left_out)
    assert appointed(found) == ("E", 1, 0)  # what is known of list 2 is about somebody else
    assert [(each.person, each.reason.value) for each in found.passed] == [
        ("A", "member"),
        ("B", "predecessor"),
        ("C", "unwilling"),
        ("D", "declined"),
    ]


def test_somebody_who_left_can_come_back_as_the_highest_ranked() -> None:
    seats = body(COUNCIL)
    without_a = succeed(COUNCIL, seats, seat_of(seats, "A")).seat
    assert without_a is not None
    held = [*(seat for seat in seats if seat.holder != "A"), without_a]
    assert appointed(succeed(COUNCIL, held, seat_of(held, "B"))) == ("A", 1, 0)


def test_somebody_who_died_before_the_election_is_not_in_the_ranking() -> None:
    lists = (PartyList(1, (Part(9, (Candidate("A", 1, 9), Candidate("B", 2, 0, True), Candidate("C", 3, 0))),)),)
    allocation = election("GR", 1, *lists)
    assert appointed(succeed(allocation, body(allocation), body(allocation)[0])) == ("C", 1, 0)


# --- groups -------------------------------------------------------------------------------------------------------

# Two seats, quota 53, threshold 13 1/4. Part 1 has 50 votes, part 2 has 56: one seat each (P 12). D and E are elected
# on preference and both stand on part 2 only, so the seat of part 1 lapses for E (P 16(2)).
LAPSED = election("PS", 2, group(1, {"A": 10, "B": 10, "C": 10, "F": 10, "G": 10}, {"D": 30, "E": 26, "H": 0}))


def test_seat_of_the_sixteenth_article_goes_back_to_the_part_that_lost_it() -> None:
    seats = body(LAPSED)
    assert seats == (Seat(1, 1, "D", 1), Seat(1, 1, "E", 0))
    found = succeed(LAPSED, seats, seat_of(seats, "E"))
    assert (appointed(found), short(found)) == (("A", 1, 0), ["W 1(2)"])
    found = succeed(LAPSED, seats, seat_of(seats, "D"))
    assert (appointed(found), short(found)) == (("H", 1, 1), ["W 1(1)"])
    later = Seat(1, 1, "H", 0)  # somebody else who sits for part 2 on a seat of part 1
    assert short(succeed(LAPSED, [*seats, later], later)) == ["W 1(5)"]


# One seat, quota 100, threshold 25: A has it with 40 votes; B (30, on part 2) and C (26, on both) are above as well.
ABOVE = election("PS", 1, group(1, {"A": 40, "C": 8, "X": 2}, {"B": 30, "C": 18}, {"D": 2}))


def test_those_above_the_threshold_on_other_parts_come_first() -> None:
    (seat,) = body(ABOVE)
    first = succeed(ABOVE, [seat], seat)
    assert short(first) == ["W 1(3)"]
    assert first.seat == Seat(1, 1, "B", 0)  # B sits for part 2, the seat stays that of part 1
    second = succeed(ABOVE, [first.seat], first.seat, {(1, "A"): Reason.UNWILLING})
    assert second.seat == Seat(1, 0, "C", 0)  # C is on the list the seat belongs to
    assert short(second) == ["W 1(3)"]  # with 8 and 18 votes together
    third = succeed(ABOVE, [first.seat], first.seat, {(1, "A"): Reason.UNWILLING, (1, "C"): Reason.DECEASED})
    assert short(third) == ["W 1(5)"]
    assert third.seat == Seat(1, 0, "X", 0)
    assert Passed(1, "C", Reason.DECEASED) in third.passed


def test_dead_candidates_above_the_threshold_are_passed_over() -> None:
    dead = (Candidate("B", 1, 30, True), Candidate("C", 2, 16))
    parts = (Part(50, people(A=40, C=10), (1,)), Part(46, dead, (2,)), Part(4, people(D=4), (3,)))
    allocation = election("PS", 1, PartyList(1, parts))
    found = succeed(allocation, body(allocation), body(allocation)[0])
    assert found.seat == Seat(1, 0, "C", 0)
    assert Passed(1, "B", Reason.DECEASED) in found.passed


def test_equal_votes_above_the_threshold_need_a_lot() -> None:
    allocation = election("PS", 1, group(1, {"A": 40}, {"B": 30}, {"C": 30}))
    (seat,) = body(allocation)
    found = succeed(allocation, [seat], seat)
    assert found.seat is None
    assert found.lot is not None
    assert (found.lot.among, found.lot.article.label) == (("B", "C"), "artikel W 1, derde lid, Kieswet")
    assert (found.lot.id, short(found), found.vacancy) == ("vacancy-candidate-1-A", ["W 1(3)"], seat)
    after = succeed(allocation, [seat], seat, outcomes={found.lot.id: "C"})
    assert after.seat == Seat(1, 2, "C", 0)
    with pytest.raises(LotError, match="er wordt geloot tussen B en C"):
        succeed(allocation, [seat], seat, outcomes={found.lot.id: "A"})


def test_senate_asks_half_of_the_quota_here() -> None:
    """W 1(4): with 40 of a quota of 100 somebody is above a quarter, but not above half of it."""
    lists = group(1, {"A": 60, "X": 0}, {"B": 40})
    senate, province = election("EK", 1, lists), election("PS", 1, lists)
    assert appointed(succeed(senate, body(senate), body(senate)[0])) == ("X", 1, 0)
    assert appointed(succeed(province, body(province), body(province)[0])) == ("B", 1, 1)


def test_threshold_itself_is_not_enough() -> None:
    """Quota 100: 25 votes are not more than a quarter (W 1(3)); 60 of a quota of 70 are above half of it (W 1(4))."""
    allocation = election("PS", 1, group(1, {"A": 75, "X": 0}, {"B": 25}))
    assert appointed(succeed(allocation, body(allocation), body(allocation)[0])) == ("X", 1, 0)
    allocation = election("EK", 2, group(1, {"A": 70, "X": 0}, {"B": 10, "C": 60}))
    seats = body(allocation)
    assert appointed(succeed(allocation, seats, seat_of(seats, "A"))) == ("C", 1, 1)


# Three seats on one group, quota 40, group quota 40: parts of 60, 40 and 20 votes. Full seats 1, 1, 0, remainders 20, 0
# and 20: the last seat is a lot between parts 1 and 3.
GROUP = group(1, {"A": 60}, {"B": 40, "E": 0}, {"C": 20, "D": 0})


@pytest.mark.parametrize(("drawn_part", "vacant", "expected"), [(2, "A", ("E", 1, 1)), (2, "C", ("D", 1, 2))])
def test_seat_passes_to_another_part_when_its_own_has_nobody(
    drawn_part: int, vacant: str, expected: tuple[str, int, int]
) -> None:
    """Part 1 has A only. Parts 2 and 3: 40/(1+1) = 20 and 20/(1+1) = 10; part 2 has used no remainder (0)."""
    allocation = election("PS", 3, GROUP)
    seats = body(allocation)
    assert {seat.holder for seat in seats} == {"A", "B", "C"}
    assert drawn_part == seat_of(seats, "C").part
    found = succeed(allocation, seats, seat_of(seats, vacant))
    assert appointed(found) == expected
    assert short(found) == [["W 1(1)", "W 3(1)"][vacant == "A"]]


def test_passing_on_by_averages_and_by_lot_inside_a_group() -> None:
    """Seven seats, 70 votes, group quota 10: parts of 10, 30 and 30 votes have 1, 3 and 3 seats, no remainders."""
    lists = group(1, {"A": 10}, {"B": 28, "C": 2, "D": 0, "E": 0}, {"F": 26, "G": 4, "H": 0, "I": 0})
    allocation = election("PS", 7, lists)
    seats = body(allocation)
    vacancy = seat_of(seats, "A")
    found = succeed(allocation, seats, vacancy)
    assert found.lot is not None  # remainders 0 and 0
    assert (found.lot.among, found.lot.article.short) == ((1, 2), "W 3(1)")
    assert (found.lot.id, short(found)) == ("vacancy-group-1-A", ["W 3(1)"])
    first = succeed(allocation, seats, vacancy, outcomes={found.lot.id: 2}).seat
    assert first == Seat(1, 2, "I", 2)
    # a seat of part 3 more than its quota fits: for the next one part 2 has a remainder still (0), part 3 an average
    held = [*(seat for seat in seats if seat != vacancy), first]
    second = succeed(allocation, held, seat_of(held, "F"), {(1, "A"): Reason.UNWILLING})
    assert appointed(second) == ("E", 1, 1)
    assert second.passed[0] == Passed(1, "F", Reason.PREDECESSOR)


def test_seat_passes_to_the_part_with_the_largest_remainder_that_won_nothing() -> None:
    """Five seats, 250 votes, group quota 50: 105, 70, 45 and 30 votes give 2, 1, 0, 0 and remainders 5, 20, 45, 30."""
    lists = group(
        1, {"A": 105, "B": 0, "K": 0}, {"D": 70, "E": 0, "L": 0}, {"F": 45}, {"G": 30, "H": 0}
    )  # parts 3 and 4 win the residual seats
    allocation = election("PS", 5, lists)
    seats = body(allocation)
    found = succeed(allocation, seats, seat_of(seats, "F"))
    assert (appointed(found), short(found)) == (("E", 1, 1), ["W 3(1)"])


def test_averages_inside_a_group_count_the_seats_of_that_part_only() -> None:
    """Three seats, 220 votes: 60/(1+1) = 30 against 88/(2+1) = 29 1/3."""
    lists = group(1, {"A": 72}, {"B": 60, "E": 0, "T": 0}, {"C": 88, "D": 0, "F": 0})
    allocation = election("PS", 3, lists, party(2))
    mine = [Seat(1, 0, "A", 0), Seat(1, 1, "B", 1), Seat(1, 2, "C", 2), Seat(1, 2, "D", 2)]
    others = [Seat(2, 1, "Z", 1), Seat(1, 1, "T", 1, temporary=True)]  # of another list; a replacement
    found = succeed(allocation, [*mine, *others], mine[0], {(1, "T"): Reason.UNWILLING})
    assert (appointed(found), short(found)) == (("E", 1, 1), ["W 3(1)"])


def test_nobody_left_on_any_part() -> None:
    allocation = election("PS", 2, group(1, {"A": 10}, {"B": 10}))
    seats = body(allocation)
    found = succeed(allocation, seats, seats[0])
    assert (found.seat, found.lot, short(found)) == (None, None, ["W 4(2)"])


# --- passing on to other lists (W 4) ------------------------------------------------------------------------------


def test_seat_stays_empty_in_a_larger_council() -> None:
    """Enkhuizen 2022, 17 seats: the only candidate of a list died, and his seat stayed empty (VNG Magazine 2022/7)."""
    allocation = election("GR", 17, party(1, Segerius=12), led(2, "K", 20, 192))
    seats = body(allocation)
    found = succeed(allocation, seats, seat_of(seats, "Segerius"))
    assert (found.seat, short(found)) == (None, ["W 4(2)"])
    assert found.passed == (Passed(1, "Segerius", Reason.PREDECESSOR),)


def test_seat_of_a_small_council_goes_to_another_list() -> None:
    """Nine seats, 90 votes, quota 10: 1, 4 5/10, 3 5/10. List 2 and 3 tie for the residual seat by remainder 5."""
    allocation = election("GR", 9, party(1, A=10), led(2, "B", 5, 45), led(3, "C", 5, 35), lots={"residual-1": 2})
    seats = body(allocation)
    assert sorted(seat.list for seat in seats) == [1, 2, 2, 2, 2, 2, 3, 3, 3]
    vacancy = seat_of(seats, "A")
    found = succeed(allocation, seats, vacancy)
    assert short(found) == ["W 4(1)"]
    assert found.seat == Seat(3, 0, "C3", 0, method=Method.LARGEST_REMAINDER)
    # the next one: list 2 has nobody left, list 3 has used its remainder: averages, once
    held = [*(seat for seat in seats if seat != vacancy), found.seat]
    again = succeed(allocation, held, seat_of(held, "B0"), {(1, "A"): Reason.INELIGIBLE, (2, "B0"): Reason.DECEASED})
    assert again.seat == Seat(3, 0, "C4", 0, method=Method.LARGEST_AVERAGE_ONCE)


@pytest.mark.parametrize(("seats", "article"), [(11, "W 4(1)"), (13, "W 4(2)")])
def test_bound_is_a_council_of_eleven(seats: int, article: str) -> None:
    allocation = election("GR", seats, party(1, A=10), led(2, "B", 20, 10 * seats - 10))
    held = body(allocation)
    assert short(succeed(allocation, held, seat_of(held, "A"))) == [article]


def test_remainder_of_a_list_counts_once() -> None:
    """Seven seats, quota 10: remainders 0, 2, 5, 3 and 0. List 3 won by 5; of the others list 4 has the largest."""
    lists = (party(1, A=10), led(2, "B", 5, 22), led(3, "C", 5, 15), led(4, "D", 5, 13), led(5, "E", 5, 10))
    allocation = election("GR", 7, *lists)
    held = body(allocation)
    found = succeed(allocation, held, seat_of(held, "A"))
    assert found.seat == Seat(4, 0, "D1", 0, method=Method.LARGEST_REMAINDER)


def test_three_quarters_of_the_quota_takes_part_in_the_remainders() -> None:
    """Six seats, quota 20: four lists of 16 won the residual seats; 15 is three quarters and comes next."""
    fours = [led(number, letter, 3, 16) for number, letter in enumerate("BCDE", 2)]
    allocation = election("GR", 6, party(1, A=20), *fours, led(6, "F", 3, 15), led(7, "G", 3, 20), led(8, "H", 3, 1))
    held = body(allocation)
    assert sorted(seat.list for seat in held) == [1, 2, 3, 4, 5, 7]
    found = succeed(allocation, held, seat_of(held, "A"))
    assert found.seat == Seat(6, 0, "F0", 0, method=Method.LARGEST_REMAINDER)


def test_less_than_three_quarters_of_the_quota_takes_no_part_in_the_remainders() -> None:
    """Six seats, quota 20: lists 3 and 4 won by 13 and 8; list 2 has 5 left, list 5 has 14 votes, below 15."""
    lists = (party(1, A=20), led(2, "B", 3, 25), led(3, "C", 3, 33), led(4, "D", 3, 28), led(5, "E", 3, 14))
    allocation = election("GR", 6, *lists)
    held = body(allocation)
    assert sorted(seat.list for seat in held) == [1, 2, 3, 3, 4, 4]
    found = succeed(allocation, held, seat_of(held, "A"))
    assert found.seat == Seat(2, 0, "B1", 0, method=Method.LARGEST_REMAINDER)


def test_averages_between_lists_count_their_own_seats() -> None:
    """Two lists that used remainder and average: 60/(1+1) = 30 against 88/(2+1) = 29 1/3."""
    allocation = election("GR", 3, party(1, A=72), led(2, "B", 4, 60), led(3, "C", 5, 88))
    used = {"method": Method.LARGEST_AVERAGE_ONCE}
    held = [
        Seat(1, 0, "A", 0),
        replace(Seat(2, 0, "B0", 0), **used),
        replace(Seat(3, 0, "C0", 0), **used),
        Seat(3, 0, "C1", 0, method=Method.LARGEST_REMAINDER),
        Seat(2, 0, "B3", 0, temporary=True),
    ]
    found = succeed(allocation, held, held[0])
    assert found.seat == Seat(2, 0, "B1", 0, method=Method.LARGEST_AVERAGE)


def test_majority_seat_that_a_lot_took_counts_again() -> None:
    """Five seats, 20 votes: lists 2, 3 and 4 win by lot, remainder 3; by lot list 2 loses it again (P 9)."""
    lots: Outcomes = {"residual-1": 2, "residual-2": 3, "residual-3": 4, "majority": 2}
    allocation = election("GR", 5, led(1, "A", 4, 11), led(2, "B", 2, 3), party(3, C=3), led(4, "D", 2, 3), lots=lots)
    held = body(allocation)
    found = succeed(allocation, held, seat_of(held, "C"))
    assert found.lot is None or found.lot.among == (1, 2)
    chosen = succeed(allocation, held, seat_of(held, "C"), outcomes={found.lot.id: 2} if found.lot else {})
    assert chosen.seat == Seat(2, 0, "B0", 0, method=Method.LARGEST_REMAINDER)


def test_water_authorities_and_colleges_do_not_pass_seats_on() -> None:
    for kind in ("AB", "KC"):
        allocation = election(kind, 9, party(1, A=10), led(2, "B", 10, 80))
        seats = body(allocation)
        assert short(succeed(allocation, seats, seat_of(seats, "A"))) == ["W 4(2)"]
    island = election("ER", 9, party(1, A=10), led(2, "B", 10, 80))
    assert short(succeed(island, body(island), seat_of(body(island), "A"))) == ["W 4(1)"]


def test_lot_between_lists() -> None:
    allocation = election("GR", 5, party(1, A=10), party(2, B=20, C=0, D=0), party(3, E=20, F=0, G=0))
    seats = body(allocation)
    vacancy = seat_of(seats, "A")
    found = succeed(allocation, seats, vacancy)
    assert found.lot is not None
    assert (found.lot.among, found.lot.article.short) == ((2, 3), "W 4(1)")
    assert (found.lot.id, short(found)) == ("vacancy-list-1-A", ["W 4(1)"])
    assert appointed(succeed(allocation, seats, vacancy, outcomes={found.lot.id: 3})) == ("G", 3, 0)
    as_text = succeed(allocation, seats, vacancy, outcomes={found.lot.id: "3"})  # like every outcome of a lot
    assert (appointed(as_text), as_text.lot) == (("G", 3, 0), None)


def test_remainder_that_the_majority_took_away_counts_again() -> None:
    """Four seats, quota 50: 101, 50 and 49 votes. List 3 wins a seat by its remainder and loses it by P 9."""
    allocation = election("GR", 4, party(1, A=101, B=0, C=0), party(2, D=50), party(3, E=49, F=0))
    assert allocation.majority is not None
    seats = body(allocation)
    assert sorted(seat.holder for seat in seats) == ["A", "B", "C", "D"]
    found = succeed(allocation, seats, seat_of(seats, "D"))
    assert found.seat == Seat(3, 0, "E", 0, method=Method.LARGEST_REMAINDER)


def test_nobody_anywhere() -> None:
    allocation = election("GR", 2, party(1, A=10), party(2, B=10), party(3))
    seats = body(allocation)
    assert short(succeed(allocation, seats, seats[0])) == ["W 4(2)"]


# --- several at once (W 6) ----------------------------------------------------------------------------------------


def test_vacancies_of_one_day_are_filled_together() -> None:
    seats = body(COUNCIL)
    first, second = succeed_all(COUNCIL, seats, [seat_of(seats, "A"), seat_of(seats, "B")])
    assert [appointed(first), appointed(second)] == [("C", 1, 0), ("D", 1, 0)]
    assert Passed(1, "B", Reason.LEAVING) in first.passed
    assert Passed(1, "A", Reason.LEAVING) in second.passed


def test_somebody_due_on_two_parts_sits_where_he_has_most_votes() -> None:
    """P 18 by W 6: S is first on both parts, with 1 vote on the first and 3 on the second."""
    lists = group(1, {"A": 50, "S": 1, "X": 0}, {"B": 50, "S": 3, "Y": 0})
    allocation = election("PS", 2, lists, party(2))
    seats = body(allocation)
    first, second = succeed_all(allocation, seats, [seat_of(seats, "A"), seat_of(seats, "B")])
    assert [appointed(first), appointed(second)] == [("X", 1, 0), ("S", 1, 1)]
    # equal votes: the lowest district
    lists = group(1, {"A": 50, "S": 3, "X": 0}, {"B": 50, "S": 3, "Y": 0})
    allocation = election("PS", 2, lists, party(2))
    seats = body(allocation)
    first, second = succeed_all(allocation, seats, [seat_of(seats, "A"), seat_of(seats, "B")])
    assert [appointed(first), appointed(second)] == [("S", 1, 0), ("Y", 1, 1)]
    # a part that says no district comes after those that do, as in the allocation itself
    bare = replace(lists, parts=(replace(lists.parts[0], districts=()), lists.parts[1]))
    allocation = election("PS", 2, bare, party(2))
    first, second = succeed_all(allocation, seats, [seat_of(seats, "A"), seat_of(seats, "B")])
    assert [appointed(first), appointed(second)] == [("X", 1, 0), ("S", 1, 1)]


def test_vacancies_of_different_lists_and_with_a_lot_on_one_day() -> None:
    lists = group(1, {"A": 50, "X": 0}, {"B": 50, "Y": 0})
    allocation = election("PS", 3, lists, party(2, C=50, Z=0))
    seats = body(allocation)
    found = succeed_all(allocation, seats, [seat_of(seats, "B"), seat_of(seats, "C")])
    assert [appointed(each) for each in found] == [("Y", 1, 1), ("Z", 2, 0)]
    council = election("GR", 5, party(1, A=10), party(2, B=20, C=0, D=0), party(3, E=20, F=0, G=0))
    seats = body(council)
    (undecided,) = succeed_all(council, seats, [seat_of(seats, "A")])
    assert undecided.lot is not None
    (decided,) = succeed_all(council, seats, [seat_of(seats, "A")], outcomes={undecided.lot.id: 3})
    assert (appointed(decided), decided.lot) == (("G", 3, 0), None)


def test_seats_that_stay_empty_do_not_stop_the_others() -> None:
    allocation = election("PS", 3, party(1, A=10), party(2, B=20, C=0, D=0))
    seats = body(allocation)
    first, second = succeed_all(allocation, seats, [seat_of(seats, "A"), seat_of(seats, "B")])
    assert [appointed(first), appointed(second)] == [None, ("D", 2, 0)]


# --- temporary replacement ----------------------------------------------------------------------------------------


def test_replacement_is_for_sixteen_weeks() -> None:
    assert replacement_ends(datetime.date(2023, 1, 2)) == datetime.date(2023, 4, 24)


def test_temporary_replacement_and_a_permanent_seat_after_it() -> None:
    seats = body(COUNCIL)
    vacancy = seat_of(seats, "A")
    found = succeed(COUNCIL, seats, vacancy, {(1, "A"): Reason.TEMPORARILY_RESIGNED}, temporary=True)
    assert short(found) == ["X 12(1)", "W 1(1)"]
    assert found.seat == Seat(1, 0, "C", 0, temporary=True)
    assert found.passed[0] == Passed(1, "A", Reason.TEMPORARILY_RESIGNED)
    held = [*(seat for seat in seats if seat != vacancy), found.seat]
    away = {(1, "A"): Reason.TEMPORARILY_RESIGNED}
    for_good = succeed(COUNCIL, held, seat_of(held, "B"), away)
    assert appointed(for_good) == ("C", 1, 0)  # W 2(1)(e): a replacement can get a seat for good
    temporary = succeed(COUNCIL, held, seat_of(held, "B"), away, temporary=True)
    assert appointed(temporary) == ("D", 1, 0)


@settings(deadline=None)
@given(contests, st.randoms(use_true_random=False))
def test_whoever_is_appointed_stands_on_the_list_and_was_free(contest: Contest, dice: random.Random) -> None:
    allocation, _, _ = drawn(contest, dice)
    held = list(body(allocation))
    assume(held and all(each.candidates is not None for party in contest.lists for each in party.parts))
    gone: dict[tuple[int, str], Reason] = {}
    for _ in range(5):
        if not held:
            break
        vacancy = dice.choice(held)
        gone[vacancy.list, vacancy.holder] = Reason.UNWILLING
        outcomes: dict[str, int | str] = {}
        found = succeed(allocation, held, vacancy, gone)
        while found.lot is not None:
            outcomes[found.lot.id] = dice.choice(found.lot.among)
            found = succeed(allocation, held, vacancy, gone, outcomes)
        held.remove(vacancy)
        seat = found.seat
        if seat is None:
            assert short(found) == ["W 4(2)"]
            free = {
                (party.number, one.person)
                for party in contest.lists if party.number == vacancy.list
                for part in party.parts if part.votes
                for one in part.candidates or () if not one.deceased
            } - set(gone) - {(each.list, each.holder) for each in held}  # fmt: skip
            assert free == set()
        else:
            party = next(party for party in contest.lists if party.number == seat.list)
            assert any(
                one.person == seat.holder and not one.deceased for one in party.parts[seat.part].candidates or ()
            )
            assert (seat.list, seat.holder) not in gone
            assert (seat.list, seat.holder) not in {(each.list, each.holder) for each in held}
            held.append(seat)
