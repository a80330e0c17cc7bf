"""Dated rule sets: which rules and percentages hold for which election type on which day (Kieswet P, U, Y).

An old election is always recomputed under the set of its own day; a change of the law is a new set, never an edit of
an old one.  Two kinds of rules are not modelled: list combinations (P 4 and P 11 as they stood until 2017; elections
before 1 December 2017 come out right only if no lists were combined), and bill 36 641, which would ask for a whole
quota before a list can win a residual seat: it is not in force, and the text at hand does not say what happens in the
round of P 8(3) or when too few lists qualify.
"""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass, replace
from fractions import Fraction


class ElectionType(enum.StrEnum):
    """The bodies that are elected, by their EML code."""

    TK = "TK"
    EK = "EK"
    EP = "EP"
    PS = "PS"
    AB = "AB"
    GR = "GR"
    ER = "ER"
    KC = "KC"


class Residual(enum.StrEnum):
    """How residual seats are given out."""

    AVERAGES = "averages"  # P 7, U 9
    REMAINDERS = "remainders"  # P 8: remainders, then averages once each, then averages


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one election type from one day on. Fractions are of the quota."""

    name: str  # e.g. "TK-2017", used by `allocate --rules` and printed in reports
    election_type: ElectionType
    residual: Residual
    residual_threshold: Fraction  # of the quota, to take part (P 7(2)) or in the remainder round (P 8(2)); 0 none
    absolute_majority: bool  # P 9
    preference_threshold: Fraction  # of the quota
    threshold_inclusive: bool = False  # U 15: reaching it is enough
    valid_from: datetime.date | None = None  # first day of an election under this set; None: as far back as we know
    valid_until: datetime.date | None = None  # last day; None: still in force
    least_seats: int = 1  # size of the body this set is for
    most_seats: int | None = None
    ranked_without_seats_below: int = 0  # P 19(5): a body with fewer seats ranks its lists without a seat as well

    def holds(self, on: datetime.date | None, seats: int) -> bool:
        """Whether the set holds for a body of so many seats on a day (None: today's law)."""
        if seats < self.least_seats or (self.most_seats is not None and seats > self.most_seats):
            return False
        if on is None:
            return self.valid_until is None
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_until is None or on <= self.valid_until
        )

    def with_preference(self, percentage: int) -> RuleSet:
        """The same set with another preference threshold, in per cent of the quota (on purpose only)."""
        return replace(self, preference_threshold=Fraction(percentage, 100))


SMALL = 18  # most seats of a body that follows P 8 instead of P 7

_NONE = Fraction(0)
_QUOTA = Fraction(1)
_THREE_QUARTERS = Fraction(3, 4)  # P 8(2)
_TENTH = Fraction(1, 10)  # Y 23a
_QUARTER = Fraction(1, 4)  # P 15(1)
_HALF = Fraction(1, 2)  # P 15(2); the Senate before 2011

_TK, _EK, _EP, _PS = ElectionType.TK, ElectionType.EK, ElectionType.EP, ElectionType.PS
_AB, _GR, _ER, _KC = ElectionType.AB, ElectionType.GR, ElectionType.ER, ElectionType.KC
_AVERAGES, _REMAINDERS = Residual.AVERAGES, Residual.REMAINDERS
_COMBINATIONS_END = datetime.date(2017, 12, 1)  # P 4 repealed; the sets named after that year hold from here
_BEFORE_COMBINATIONS_END = datetime.date(2017, 11, 30)
_SENATE_2011 = datetime.date(2011, 1, 1)
_BEFORE_SENATE_2011 = datetime.date(2010, 12, 31)


def _small(name: str, kind: ElectionType, preference: Fraction, start: datetime.date) -> RuleSet:
    """A council-like body of fewer than 19 seats (P 8)."""
    return RuleSet(
        name, kind, _REMAINDERS, _THREE_QUARTERS, True, preference,
        valid_from=start, most_seats=SMALL, ranked_without_seats_below=0 if kind is _AB else 13,
    )  # fmt: skip


def _large(name: str, kind: ElectionType, start: datetime.date) -> RuleSet:
    """A council-like body of 19 seats or more (P 7)."""
    return RuleSet(name, kind, _AVERAGES, _NONE, True, _QUARTER, valid_from=start, least_seats=SMALL + 1)


# P 15(2) raises the preference threshold for small municipal councils; Ya makes the rules of the council those of the
# island council and the colleges.  It does not name the water authorities: theirs stays a quarter whatever the size.
_SETS = (
    # The seats of 1937-1971 come out exactly under the present rules; the threshold for candidates was another one
    # then.
    RuleSet("TK-1937", _TK, _AVERAGES, _QUOTA, True, _QUARTER, valid_until=_BEFORE_COMBINATIONS_END),
    RuleSet("TK-2017", _TK, _AVERAGES, _QUOTA, True, _QUARTER, valid_from=_COMBINATIONS_END),
    RuleSet("EK-1989", _EK, _AVERAGES, _NONE, False, _HALF, True, valid_until=_BEFORE_SENATE_2011),
    RuleSet("EK-2011", _EK, _AVERAGES, _NONE, False, _QUOTA, True, valid_from=_SENATE_2011),
    RuleSet("EP-2017", _EP, _AVERAGES, _QUOTA, True, _TENTH, valid_from=_COMBINATIONS_END),
    RuleSet("PS-2017", _PS, _AVERAGES, _NONE, True, _QUARTER, valid_from=_COMBINATIONS_END),
    _small("AB-2017-small", _AB, _QUARTER, _COMBINATIONS_END),
    _large("AB-2017-large", _AB, _COMBINATIONS_END),
    _small("GR-2017-small", _GR, _HALF, _COMBINATIONS_END),
    _large("GR-2017-large", _GR, _COMBINATIONS_END),
    _small("ER-2017-small", _ER, _HALF, _COMBINATIONS_END),
    _large("ER-2017-large", _ER, _COMBINATIONS_END),
    _small("KC-2017-small", _KC, _HALF, _COMBINATIONS_END),
    _large("KC-2017-large", _KC, _COMBINATIONS_END),
)

RULE_SETS: dict[str, RuleSet] = {rules.name: rules for rules in _SETS}


def rule_set(election_type: ElectionType, on: datetime.date | None, seats: int) -> RuleSet:
    """The rules for a body of `seats` seats elected on a day (None: those in force now).

    Raises LookupError, with a Dutch sentence, when no set is known for that day and size.
    """
    for rules in _SETS:
        if rules.election_type is election_type and rules.holds(on, seats):
            return rules
    when = "nu" if on is None else f"op {on.isoformat()}"
    raise LookupError(f"Voor {election_type} met {seats} zetels zijn de regels die {when} gelden niet bekend.")


def current_rules(election_type: ElectionType, seats: int) -> RuleSet:
    """The rules in force now; there is a set for every election type and every number of seats from 1."""
    return rule_set(election_type, None, seats)
