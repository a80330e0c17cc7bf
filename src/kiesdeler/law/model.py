"""What goes into an allocation and what comes out: frozen values, exact numbers, an article with every step.

A *party list* takes part as one in the allocation of seats: a stand-alone list, a set of identical lists (P 2)
or a list group (P 3).  Its *parts* are the distinct lists or sets inside it; all but groups have exactly one.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kiesdeler.law.articles import Article
from kiesdeler.law.rules import RuleSet

Outcomes = Mapping[str, int | str]  # lots drawn so far: id of the lot -> outcome

# --- in -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Candidate:
    """One name on a part. The same `person` on several parts of a group is the same human being."""

    person: str
    number: int  # place on the part
    votes: int  # on this part
    deceased: bool = False  # P 19a


@dataclass(frozen=True, slots=True)
class Part:
    """A list, or a set of identical lists taken together (P 2). `districts` ascending; () when there are none."""

    votes: int
    candidates: tuple[Candidate, ...] | None = None  # None: only seats per list are computed
    districts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyList:
    """What counts as one list for the number of seats (P 2, P 3). `parts` in any order; results keep it."""

    number: int
    parts: tuple[Part, ...]
    name: str = ""

    @property
    def votes(self) -> int:
        """List votes (stemcijfer): the sum over the parts."""
        return sum(part.votes for part in self.parts)

    def district_ranks(self) -> list[int]:
        """The rank of every part by its lowest district (P 16(1), P 18(1)); parts without districts come last."""
        lowest = [part.districts[:1] or (1 << 30,) for part in self.parts]
        ranked = sorted(range(len(lowest)), key=lowest.__getitem__)
        return sorted(range(len(lowest)), key=ranked.__getitem__)


@dataclass(frozen=True, slots=True)
class Contest:
    """Everything the law needs to allocate the seats of one body. `lists` in the order of their numbers."""

    rules: RuleSet
    seats: int
    lists: tuple[PartyList, ...]


# --- out ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quota:
    """The quota (P 5, U 7) as it is found: total list votes over seats, not reduced."""

    votes: int
    seats: int

    @property
    def value(self) -> Fraction:
        """The quota as an exact number."""
        return Fraction(self.votes, self.seats)

    def full_seats(self, votes: int) -> int:
        """P 6, U 8: how often the quota fits in the votes of a list, as it was before P 10 took anything away."""
        return votes * self.seats // self.votes


class Method(enum.StrEnum):
    """How a residual seat was won."""

    LARGEST_REMAINDER = "largest_remainder"  # P 8(1)
    LARGEST_AVERAGE = "largest_average"  # P 7(1), U 9
    LARGEST_AVERAGE_ONCE = "largest_average_once"  # P 8(3)


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot that is due (outcome None) or was drawn. `among`: list numbers, indexes of parts, or persons."""

    id: str
    article: Article
    among: tuple[int | str, ...]
    outcome: int | str | None


@dataclass(frozen=True, slots=True)
class ResidualSeat:
    """One residual seat: who won it, how, with which value, and the state it was won in.

    What was won, also where P 9 or P 10 took the seat away again.  `value` is the remainder or the average that won.
    `held` are the seats of every list just before, in the order of the contest's lists; `eligible` the numbers of the
    lists that could win it.  Both suffice to recompute every value that was compared.
    """

    seat: int  # 1, 2, ... ; goes on through P 10
    list: int
    method: Method
    article: Article
    value: Fraction
    held: tuple[int, ...]
    eligible: tuple[int, ...]
    lot: str | None = None  # id of the lot that decided it
    exhaustion: bool = False  # given out again under P 10 / U 10


@dataclass(frozen=True, slots=True)
class MajorityMove:
    """P 9: the seat that goes to the list with more than half of the votes."""

    source: int  # list number that loses the seat
    target: int
    article: Article
    lot: str | None = None


@dataclass(frozen=True, slots=True)
class Exhaustion:
    """P 10 (U 10; P 13 inside a group): seats a list (or part) got but has no candidate for."""

    list: int
    seats: int
    article: Article
    part: int | None = None


class By(enum.StrEnum):
    """On what ground somebody is elected."""

    PREFERENCE = "preference"  # P 15, U 15: ranking mark 1 in a 520
    LIST_ORDER = "list_order"  # P 17: ranking mark 2


@dataclass(frozen=True, slots=True)
class Elected:
    """One elected candidate. `votes` over all parts of the party list; `number` on the part where he takes his seat."""

    person: str
    number: int
    votes: int
    by: By
    article: Article
    part: int = 0
    lot: str | None = None


@dataclass(frozen=True, slots=True)
class PartSeats:
    """The seats of one part of a party list (P 12, P 13), those elected on it in order, and its ranking (P 19).

    Of a group `full_seats` and `residual_seats` are what P 12 gave, before anything was moved: they add up to the
    seats of the group, but to `seats` of the part only when nothing moved.  A part that is a whole list has its
    list's figures.
    """

    votes: int
    full_seats: int
    residual_seats: int
    seats: int  # after exhaustion (P 13), lapse (P 16(2)) and spare seats (P 18)
    remainder: Fraction  # of the group votes over the group quota (P 12(5)), in votes; 0 for a whole list
    elected: tuple[Elected, ...]
    ranking: tuple[str, ...]  # persons; () where P 19 leaves it out


@dataclass(frozen=True, slots=True)
class GroupStep:
    """One thing that happened inside a list group (P 12, P 13, P 16(2), P 18), in order.

    Of a seat won by a remainder or an average, `held` are the seats of every part just before and `eligible` the parts
    that could win it: both suffice to recompute every value that was compared.
    """

    kind: str  # full | remainder | average | exhausted | lapse | spare
    article: Article
    parts: tuple[int, ...]  # indexes of the parts that won (or lost: exhausted, lapse) one seat each; full: repeated
    value: Fraction | None = None  # the remainder (in votes) or the average that won
    lot: str | None = None
    person: str | None = None  # lapse: the candidate who took the seat, on the part where he has most votes
    method: Method | None = None  # remainder, average, spare: how it was won
    held: tuple[int, ...] = ()
    eligible: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ListSeats:
    """The seats of one party list and, when candidates were given, those elected on it in the order of their seats.

    `full_seats` plus `residual_seats` is always `seats`: a seat got or lost by P 9 is in `residual_seats`, and of what
    P 10 takes away the residual seats go first, then full ones.  (`Quota.full_seats` gives the number of P 6 itself.)
    `elected` of a group: those on preference in the order of their seats, then the others by their number on the part
    where they sit, and with the same number by the lowest district.
    """

    number: int
    votes: int
    full_seats: int
    residual_seats: int
    seats: int
    parts: tuple[PartSeats, ...]  # () when the candidates are not known
    elected: tuple[Elected, ...]
    group_steps: tuple[GroupStep, ...] = ()  # only for groups


@dataclass(frozen=True, slots=True)
class Allocation:
    """The whole outcome with its derivation; with an open lot, what is certain so far.

    `open_lot` is the lot that must be drawn before anything more can be said; None when the outcome is complete.
    `notes` are things the screen and the report must say (P 9 and P 10 together, no valid votes, ...), each with
    article.
    """

    contest: Contest
    quota: Quota | None  # None: no valid votes at all, nothing allocated
    threshold: Fraction | None  # preference threshold in votes
    lists: tuple[ListSeats, ...]
    residual: tuple[ResidualSeat, ...]
    majority: MajorityMove | None
    exhausted: tuple[Exhaustion, ...]
    unfilled: int
    lots: tuple[Lot, ...]
    notes: tuple[Note, ...] = ()

    @property
    def open_lot(self) -> Lot | None:
        """The lot that is due, if any."""
        return next((lot for lot in self.lots if lot.outcome is None), None)


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader of the result must be told; `code` is stable, the sentence is made where it is shown."""

    code: str  # majority_and_exhaustion | no_votes | fewer_candidates_than_seats | no_list_can_take_seat
    article: Article
    lists: tuple[int, ...] = ()


class LotError(ValueError):
    """An outcome was given for a lot that is not due, or one that is not among those who take part. Message in
    Dutch.
    """
