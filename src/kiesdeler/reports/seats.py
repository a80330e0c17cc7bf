"""Sections 2.5 to 2.8: quota, full seats, residual seats with every value that was compared, distribution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kiesdeler.law import model as law
from kiesdeler.law.rules import Residual
from kiesdeler.reports.numbers import Mixed
from kiesdeler.reports.register import List

AVERAGES = frozenset({law.Method.LARGEST_AVERAGE, law.Method.LARGEST_AVERAGE_ONCE})


@dataclass(frozen=True, slots=True)
class Quota:
    """2.5: total of the votes, seats, and the quota between them. `quota` None: no valid votes, nothing to divide."""

    votes: int
    seats: int
    quota: Mixed | None
    article: str


@dataclass(frozen=True, slots=True)
class FullSeats:
    """2.6: one list, its votes and how often the quota fits in them."""

    list: List
    votes: int
    seats: int


@dataclass(frozen=True, slots=True)
class Remainder:
    """2.7, fewer than 19 seats: one list in the remainder round; `won`: the residual seats it got by it."""

    list: List
    votes: int
    full_seats: int
    remainder: Mixed
    takes_part: bool
    won: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """2.7, averages: one residual seat; `averages` per row of its table, None where a list did not take part."""

    seat: int
    winner: int  # list number
    once: bool  # P 8(3): at most one seat per list
    lot: bool
    exhaustion: bool  # given out again under P 10 or U 10
    averages: tuple[Mixed | None, ...]


@dataclass(frozen=True, slots=True)
class Averages:
    """A table of averages: the lists that took part for at least one of its seats, and a column per seat."""

    lists: tuple[List, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """2.7 in order: which residual seat went to which list, by which method and with which value."""

    seat: int
    list: List
    method: str
    value: Mixed
    article: str
    lot: bool
    exhaustion: bool


@dataclass(frozen=True, slots=True)
class Distribution:
    """2.8: one list; `majority` is +1 or -1 for a seat moved by P 9."""

    list: List
    full: int
    residual: int
    majority: int
    seats: int


@dataclass(frozen=True, slots=True)
class Seats:
    """Sections 2.5 to 2.8. `minimum` is what a list needs to take part in the (first) residual round, in words."""

    quota: Quota
    full: tuple[FullSeats, ...]
    full_total: int
    residual_total: int
    small: bool  # residual seats by P 8 (fewer than 19 seats) instead of P 7
    minimum: str
    remainders: tuple[Remainder, ...]
    averages: Averages | None
    steps: tuple[Step, ...]
    distribution: tuple[Distribution, ...]
    unfilled: int


METHODS = {
    law.Method.LARGEST_REMAINDER: "grootste overschot",
    law.Method.LARGEST_AVERAGE: "grootste gemiddelde",
    law.Method.LARGEST_AVERAGE_ONCE: "grootste gemiddelde, één per lijst",
}


def seats(allocation: law.Allocation, names: Mapping[int, List]) -> Seats:
    """Sections 2.5 to 2.8 of an allocation; `names` has every list of the contest."""
    contest = allocation.contest
    total = sum(party.votes for party in contest.lists)
    quota = allocation.quota
    full = {party.number: 0 if quota is None else quota.full_seats(party.votes) for party in contest.lists}
    return Seats(
        quota=Quota(
            votes=total,
            seats=contest.seats,
            quota=None if quota is None else Mixed.of(quota.votes, quota.seats),
            article="U 7" if contest.rules.election_type == "EK" else "P 5",
        ),
        full=tuple(FullSeats(names[party.number], party.votes, full[party.number]) for party in contest.lists),
        full_total=sum(full.values()),
        residual_total=contest.seats - sum(full.values()) if quota is not None else 0,
        small=contest.rules.residual is Residual.REMAINDERS,
        minimum=_minimum(allocation),
        remainders=_remainders(allocation, names, full),
        averages=_averages(allocation, names),
        steps=tuple(_step(allocation, names, seat) for seat in allocation.residual),
        distribution=tuple(_distribution(allocation, names[outcome.number], outcome) for outcome in allocation.lists),
        unfilled=allocation.unfilled,
    )


def _minimum(allocation: law.Allocation) -> str:
    threshold = allocation.contest.rules.residual_threshold
    if threshold == 0:
        return ""
    return "de kiesdeler" if threshold == 1 else f"{threshold * 100}% van de kiesdeler"


def _remainders(
    allocation: law.Allocation, names: Mapping[int, List], full: Mapping[int, int]
) -> tuple[Remainder, ...]:
    won = [seat for seat in allocation.residual if seat.method is law.Method.LARGEST_REMAINDER]
    quota = allocation.quota
    if not won or quota is None:
        return ()
    least = allocation.contest.rules.residual_threshold * quota.value
    rows = []
    for party in allocation.contest.lists:
        remainder = Mixed.over(party.votes - full[party.number] * quota.value, quota.seats)
        mine = [seat for seat in won if seat.list == party.number]
        if any(seat.value != remainder.value for seat in mine):
            raise ValueError(f"remainder of list {party.number} differs from the one it won a seat with")
        takes_part = party.votes > 0 and Fraction(party.votes) >= least
        rows.append(
            Remainder(
                list=names[party.number],
                votes=party.votes,
                full_seats=full[party.number],
                remainder=remainder,
                takes_part=takes_part,
                won=tuple(seat.seat for seat in mine),
            )
        )
    return tuple(rows)


def _averages(allocation: law.Allocation, names: Mapping[int, List]) -> Averages | None:
    given = [seat for seat in allocation.residual if seat.method in AVERAGES]
    if not given:
        return None
    took_part = {number for seat in given for number in seat.eligible}
    shown = [(index, party) for index, party in enumerate(allocation.contest.lists) if party.number in took_part]
    columns = []
    for seat in given:
        averages = {party.number: Mixed.of(party.votes, seat.held[index] + 1) for index, party in shown}
        if averages[seat.list].value != seat.value:
            raise ValueError(f"average of list {seat.list} differs from the one that won residual seat {seat.seat}")
        columns.append(
            Column(
                seat=seat.seat,
                winner=seat.list,
                once=seat.method is law.Method.LARGEST_AVERAGE_ONCE,
                lot=seat.lot is not None,
                exhaustion=seat.exhaustion,
                averages=tuple(averages[party.number] if party.number in seat.eligible else None for _, party in shown),
            )
        )
    return Averages(tuple(names[party.number] for _, party in shown), tuple(columns))


def _step(allocation: law.Allocation, names: Mapping[int, List], seat: law.ResidualSeat) -> Step:
    index = next(i for i, party in enumerate(allocation.contest.lists) if party.number == seat.list)
    by_average = seat.method in AVERAGES
    return Step(
        seat=seat.seat,
        list=names[seat.list],
        method=METHODS[seat.method],
        value=Mixed.over(seat.value, seat.held[index] + 1 if by_average else allocation.contest.seats),
        article=seat.article.short,
        lot=seat.lot is not None,
        exhaustion=seat.exhaustion,
    )


def _distribution(allocation: law.Allocation, name: List, outcome: law.ListSeats) -> Distribution:
    move = allocation.majority
    majority = 0 if move is None else (move.target == outcome.number) - (move.source == outcome.number)
    return Distribution(name, outcome.full_seats, outcome.residual_seats, majority, outcome.seats)
