"""Several seats of one body that fall vacant on the same day: Kieswet W 6."""

from __future__ import annotations

from collections.abc import Iterable

from kiesdeler.law.lots import NO_LOTS
from kiesdeler.law.model import Allocation, Outcomes
from kiesdeler.law.succession import NOBODY, party_of, sitting_order, succeed
from kiesdeler.law.vacancies import LeftOut, Reason, Seat, Succession


def succeed_all(
    allocation: Allocation,
    held: Iterable[Seat],
    vacancies: Iterable[Seat],
    left_out: LeftOut = NOBODY,
    outcomes: Outcomes = NO_LOTS,
) -> tuple[Succession, ...]:
    """W 6: seats of which the chair learns on the same day that they are vacant, in the order given.

    Somebody who would be appointed on more than one part of a group is appointed as under P 18: on the part where he
    has most votes, and where these are equal on that of the lowest district; the other seats go on to the next.
    Whoever leaves one of the seats can't get another (W 2(1)(g)).
    """
    to_fill = dict(enumerate(vacancies))
    leaving = {(seat.list, seat.holder): Reason.LEAVING for seat in to_fill.values()}
    seats = [seat for seat in held if seat not in to_fill.values()]
    done: dict[int, Succession] = {}
    while to_fill:
        found: dict[int, Succession] = {}
        for index, vacancy in to_fill.items():
            known = {**leaving, (vacancy.list, vacancy.holder): Reason.PREDECESSOR, **left_out}
            found[index] = succeed(allocation, seats, vacancy, known, outcomes)
        settled: dict[tuple[int, str], tuple[int, Seat]] = {}
        for index, succession in found.items():
            seat = succession.seat
            if seat is None:
                done[index] = succession
                continue
            who = (seat.list, seat.holder)
            party = party_of(allocation, seat.list)
            if who not in settled or sitting_order(party, seat) < sitting_order(party, settled[who][1]):
                settled[who] = (index, seat)
        for index, seat in settled.values():
            done[index] = found[index]
            seats.append(seat)
        to_fill = {index: vacancy for index, vacancy in to_fill.items() if index not in done}
    return tuple(done[index] for index in sorted(done))
