"""What holds for every election, tried on random ones; lots against a plain enumeration of every way to break ties."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiesdeler.law.allocation import allocate
from kiesdeler.law.model import Allocation, By, Contest, Method, Part, PartyList
from kiesdeler.law.rules import Residual
from tests.law.elections import by_list, won
from tests.law.random_elections import contests, drawn

EXAMPLES = int(os.environ.get("KIESDELER_EXAMPLES", "400"))
many = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)
dice = st.integers(0, 2**32).map(random.Random)


def _living(party: PartyList) -> int | None:
    if any(part.candidates is None for part in party.parts):
        return None
    return len({one.person for part in party.parts for one in part.candidates or () if not one.deceased})


@many
@given(contests, dice)
def test_every_election_finishes_and_adds_up(contest: Contest, bowl: random.Random) -> None:
    allocation, outcomes, on_the_way = drawn(contest, bowl)
    assert sum(won(allocation)) + allocation.unfilled == contest.seats
    assert {lot.id: lot.outcome for lot in allocation.lots} == outcomes
    assert allocate(contest, outcomes) == allocation
    asked: set[str] = set()
    for before in on_the_way:
        lot = before.open_lot
        assert lot is not None
        assert len(set(lot.among)) == len(lot.among) >= 2
        assert lot.id not in asked
        asked.add(lot.id)
    for party, result in zip(contest.lists, allocation.lists, strict=True):
        assert result.full_seats + result.residual_seats == result.seats
        assert min(result.full_seats, result.residual_seats, result.seats) >= 0
        living = _living(party)
        if living is None or allocation.quota is None:
            assert result.elected == ()
            continue
        assert result.seats <= living
        assert len({one.person for one in result.elected}) == len(result.elected) == result.seats
        assert sum(part.seats for part in result.parts) == result.seats
        for index, (part, figures) in enumerate(zip(party.parts, result.parts, strict=True)):
            here = [one for one in result.elected if one.part == index]
            assert list(figures.elected) == here
            assert len(here) == figures.seats
            names = {one.person: one.number for one in part.candidates or () if not one.deceased}
            assert all(names[one.person] == one.number for one in here)
            assert not figures.ranking or sorted(figures.ranking) == sorted(names)


@many
@given(contests, dice)
def test_nobody_is_elected_before_somebody_with_more_votes_above_the_threshold(
    contest: Contest, bowl: random.Random
) -> None:
    allocation, _, _ = drawn(contest, bowl)
    rules = contest.rules
    for party, result in zip(contest.lists, allocation.lists, strict=True):
        if allocation.threshold is None or not result.parts:
            continue
        votes: dict[str, int] = {}
        for one in [one for part in party.parts for one in part.candidates or () if not one.deceased]:
            votes[one.person] = votes.get(one.person, 0) + one.votes
        above = {
            who: count
            for who, count in votes.items()
            if count > allocation.threshold or (rules.threshold_inclusive and count == allocation.threshold)
        }
        preferred = [one for one in result.elected if one.by is By.PREFERENCE]
        assert all(one.votes == votes[one.person] for one in result.elected)
        assert [one.votes for one in preferred] == sorted(above.values(), reverse=True)[: result.seats]
        assert len(preferred) == min(result.seats, len(above))


@many
@given(contests, dice)
def test_residual_seats_go_to_the_largest_value_of_lists_that_may_have_them(
    contest: Contest, bowl: random.Random
) -> None:
    allocation, _, _ = drawn(contest, bowl)
    if allocation.quota is None:
        return
    quota = allocation.quota.value
    index = {party.number: place for place, party in enumerate(contest.lists)}
    for seat in allocation.residual:
        assert seat.list in seat.eligible
        for number in seat.eligible:
            votes, held = contest.lists[index[number]].votes, seat.held[index[number]]
            assert votes > 0
            if contest.rules.residual is Residual.AVERAGES or seat.method is Method.LARGEST_REMAINDER:
                assert votes >= contest.rules.residual_threshold * quota
            if seat.method is Method.LARGEST_REMAINDER:
                value = votes - allocation.quota.full_seats(votes) * quota
            else:
                value = Fraction(votes, held + 1)
            assert value <= seat.value
            if number == seat.list:
                assert value == seat.value


votes_of_lists = st.lists(st.integers(0, 12), min_size=1, max_size=6)


@many
@given(st.sampled_from(["TK", "GR", "EK"]), st.integers(1, 25), votes_of_lists, st.randoms(use_true_random=False))
def test_permuting_lists_changes_nothing_but_their_numbers(
    kind: str, seats: int, votes: list[int], shuffle: random.Random
) -> None:
    order = list(range(len(votes)))
    shuffle.shuffle(order)
    here, there = allocate(by_list(kind, seats, votes)), allocate(by_list(kind, seats, [votes[old] for old in order]))
    assert [lot.id for lot in here.lots] == [lot.id for lot in there.lots]
    for one, other in zip(here.lots, there.lots, strict=True):
        assert set(one.among) == {order[int(number) - 1] + 1 for number in other.among}
    if not here.lots:
        assert [won(here)[old] for old in order] == won(there)


@many
@given(st.integers(1, 25), votes_of_lists, st.data())
def test_a_vote_more_never_costs_a_full_seat(seats: int, votes: list[int], data: st.DataObject) -> None:
    chosen = data.draw(st.integers(0, len(votes) - 1))
    more = [count + (place == chosen) for place, count in enumerate(votes)]
    before, after = allocate(by_list("GR", seats, votes)), allocate(by_list("GR", seats, more))
    if before.quota is not None and after.quota is not None:
        assert after.quota.full_seats(more[chosen]) >= before.quota.full_seats(votes[chosen])


small_lists = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4)), min_size=1, max_size=5)


@many
@given(st.sampled_from(["GR", "TK", "EK"]), st.sampled_from([1, 2, 3, 4, 5, 6, 7, 19, 20]), small_lists)
def test_lots_are_asked_exactly_when_ties_matter(kind: str, seats: int, lists: list[tuple[int, int]]) -> None:
    votes, people = [votes for votes, _ in lists], [max(size, votes > 0) for votes, size in lists]
    contest = by_list(kind, seats, votes, people)
    if sum(votes) == 0:
        return
    expected = set(_every_way(contest, votes, people))
    reached = list(_with_every_outcome(contest))
    assert {tuple(won(allocation)) for allocation in reached} == expected
    if len(expected) == 1 and not any(allocation.majority for allocation in reached):
        assert not [lot for lot in allocate(contest).lots if not lot.id.startswith("candidate")]


def _with_every_outcome(contest: Contest) -> Iterator[Allocation]:
    """The allocations after every possible outcome of the lots over seats."""
    pending: list[dict[str, int | str]] = [{}]
    while pending:
        outcomes = pending.pop()
        allocation = allocate(contest, outcomes)
        lot = allocation.open_lot
        if lot is None or lot.id.startswith("candidate"):
            yield allocation
        else:
            pending += [{**outcomes, lot.id: outcome} for outcome in lot.among]


def _every_way(contest: Contest, votes: list[int], people: list[int]) -> Iterator[tuple[int, ...]]:
    """The seats per list for every way to break every tie in P 7 to P 10, step by step, without a thought for lots."""
    quota = Fraction(sum(votes), contest.seats)
    full = [int(count / quota) for count in votes]
    rules = contest.rules
    none: frozenset[tuple[str, int]] = frozenset()
    start = (tuple(full), none, (), False)
    states = [(start, contest.seats - sum(full))]
    while states:
        (held, used, last, again), left = states.pop()
        takers = [i for i in range(len(votes)) if votes[i] and (not again or held[i] < people[i])]
        qualified = [i for i in takers if votes[i] >= rules.residual_threshold * quota]
        if rules.residual is Residual.AVERAGES:
            rounds = [("average", qualified)]
        else:
            rounds = [
                ("remainder", [i for i in qualified if ("remainder", i) not in used]),
                ("once", [i for i in takers if ("once", i) not in used]),
                ("average", takers),
            ]
        kind, able = next((each for each in rounds if each[1]), ("", []))
        if left and able:
            value = {
                i: votes[i] - full[i] * quota if kind == "remainder" else Fraction(votes[i], held[i] + 1) for i in able
            }
            best = max(value.values())
            tied = [i for i in able if value[i] == best]
            same = last if last and last[0] == (kind, best) else ((kind, best), frozenset())
            for chosen in combinations(tied, min(left, len(tied))):
                now = tuple(seats + (i in chosen) for i, seats in enumerate(held))
                state = (now, used | {(kind, i) for i in chosen}, (same[0], same[1] | set(chosen)), again)
                states.append((state, left - len(chosen)))
        elif again:
            yield held
        else:
            for after, back in _majority(contest, votes, held, last):
                fits = tuple(map(min, after, people))
                states.append(((fits, used - back, (), True), left + sum(after) - sum(fits)))


def _majority(
    contest: Contest, votes: list[int], held: tuple[int, ...], last: tuple[object, frozenset[int]] | tuple[()]
) -> Iterator[tuple[tuple[int, ...], set[tuple[str, int]]]]:
    short = [i for i, count in enumerate(votes) if 2 * count > sum(votes) and 2 * held[i] <= contest.seats]
    if not (contest.rules.absolute_majority and short and last):
        yield held, set()
        return
    for loser in last[1]:
        moved = tuple(seats - (i == loser) + (i == short[0]) for i, seats in enumerate(held))
        yield moved, {("remainder", loser), ("once", loser)}


@many
@given(contests)
def test_candidates_do_not_change_seats_while_there_are_enough(contest: Contest) -> None:
    if any(living is not None and living < contest.seats for living in map(_living, contest.lists)):
        return
    bare = tuple(PartyList(party.number, (Part(party.votes),)) for party in contest.lists)
    assert allocate(replace(contest, lists=bare)).residual == allocate(contest).residual


@many
@given(contests, dice)
def test_the_order_in_which_the_parts_of_a_group_are_given_changes_nothing(
    contest: Contest, bowl: random.Random
) -> None:
    places = {party.number: bowl.sample(range(len(party.parts)), len(party.parts)) for party in contest.lists}
    lists = tuple(
        replace(party, parts=tuple(party.parts[place] for place in places[party.number])) for party in contest.lists
    )
    here, outcomes, _ = drawn(contest, bowl)
    there = allocate(
        replace(contest, lists=lists),
        {
            name: places[int(name.split("-")[1])].index(int(chosen))
            if name.startswith(("group", "lapse", "spare"))
            else chosen
            for name, chosen in outcomes.items()
        },
    )
    assert [lot.id for lot in here.lots] == [lot.id for lot in there.lots]
    assert (here.residual, here.majority, here.unfilled) == (there.residual, there.majority, there.unfilled)
    for before, after in zip(here.lists, there.lists, strict=True):
        place = places[after.number]
        assert [(one.person, one.part) for one in before.elected] == [
            (one.person, place[one.part]) for one in after.elected
        ]
        for index, part in enumerate(after.parts):
            same = before.parts[place[index]]
            assert (part.seats, part.remainder, part.ranking) == (same.seats, same.remainder, same.ranking)
