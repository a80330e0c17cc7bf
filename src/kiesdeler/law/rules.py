"""Dated rule sets: which rules and percentages hold for which election type on which day (Kieswet P, U, Y)."""

from __future__ import annotations

import enum
from dataclasses import dataclass
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
