"""Seats that fall vacant between elections (chapter W), and temporary replacement (X 10 to X 12): the terms and values.

A body is the seats as they are held now, `Seat` by `Seat`.  `succession` works out who takes a vacant one.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from dataclasses import dataclass

from kiesdeler.law.articles import Article
from kiesdeler.law.model import Allocation, Lot, Method

REPLACEMENT = datetime.timedelta(weeks=16)  # X 10(3), X 12(2)
RESIGNATIONS_PER_TERM = 3  # X 10(4)
APPOINTMENT_DAYS = 14  # W 1(1): from the day the chair knows of the vacancy
ACCEPTANCE_DAYS = 28  # V 2(1), for a seat that fell vacant after the first meeting
REPLACEMENT_ACCEPTANCE_DAYS = 10  # X 12(1)


class Reason(enum.StrEnum):
    """Why a candidate is passed over: the letters of W 2(1), the last of them for the islands by Ya 20."""

    DECEASED = "deceased"  # a
    TEMPORARILY_RESIGNED = "temporarily_resigned"  # b: pregnancy and childbirth, or illness
    PREDECESSOR = "predecessor"  # c: it is his seat that is filled
    DECLINED = "declined"  # d: appointed to this seat but not accepted, papers too late, or not admitted
    MEMBER = "member"  # e: member, or appointed and not yet decided on
    UNWILLING = "unwilling"  # f: has declared not to want an appointment (can be withdrawn, W 2(2))
    LEAVING = "leaving"  # g: his own seat is vacant as well
    INELIGIBLE = "ineligible"  # h: Provinciewet 12, Gemeentewet 11, WolBES 12


LeftOut = Mapping[tuple[int, str], Reason]  # (list number, person) -> why


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat as it is held: by whom, on which part of which list, and the part it goes back to (W 1(2), W 1(5)).

    `method` says how a list got a seat that came from another list (W 4).
    """

    list: int
    part: int
    holder: str
    home: int
    temporary: bool = False  # the holder replaces somebody for sixteen weeks (X 12)
    method: Method | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """A candidate who comes before the one appointed, and why he is passed over (W 2)."""

    list: int
    person: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Succession:
    """What happens to one vacant seat.

    `seat` is how it is held after the appointment; None when nobody can be appointed (W 4(2)) or when `lot` must be
    drawn first.  `articles` are those it rests on; `passed` is in the order in which candidates were looked at.
    """

    vacancy: Seat
    seat: Seat | None
    articles: tuple[Article, ...]
    passed: tuple[Passed, ...]
    lot: Lot | None = None


def body(allocation: Allocation) -> tuple[Seat, ...]:
    """The seats as they are held after the election; of one given under P 16(2), the part that lost it (W 1(2))."""
    seats: list[Seat] = []
    for party in allocation.lists:
        lost = {step.person: step.parts[0] for step in party.group_steps if step.kind == "lapse"}
        for elected in party.elected:
            home = lost.get(elected.person, elected.part)
            seats.append(Seat(party.number, elected.part, elected.person, home))
    return tuple(seats)


def replacement_ends(start: datetime.date) -> datetime.date:
    """X 10(3), X 12(2): the day on which a temporary resignation that began on `start` ends."""
    return start + REPLACEMENT
