"""Which form it is: committee, way of counting, election type, session; and the level of the checks that follows.

Sources: the models of the Kiesregeling (chapters N, Na, O, P) name the fields; Kieswet Na says who counts what.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from kiesdeler.law.rules import ElectionType


class Committee(enum.StrEnum):
    """The committees that establish totals."""

    GSB = "GSB"  # municipality
    SOL = "SOL"  # public entity
    NBSB = "NBSB"  # postal votes, national
    HSB = "HSB"  # district
    CSB = "CSB"  # whole area


class Method(enum.StrEnum):
    """Where the votes on candidates are counted."""

    CSO = "CSO"  # centralised: by the committee, the day after
    DSO = "DSO"  # decentralised: by the polling station


class Phase(enum.StrEnum):
    """The first session of a committee, or a next one, which corrects."""

    FIRST = "first"
    NEXT = "next"


class Level(enum.StrEnum):
    """The column of the table of checks that holds for a form."""

    C = "C"  # GSB with centralised counting
    D = "D"  # GSB with decentralised counting; postal votes too: the station counts candidates
    S = "S"  # HSB, CSB


_TK, _EP, _PS, _AB = ElectionType.TK, ElectionType.EP, ElectionType.PS, ElectionType.AB
_GR, _ER, _KC = ElectionType.GR, ElectionType.ER, ElectionType.KC
ELECTIONS: dict[Committee, tuple[ElectionType, ...]] = {  # the Senate has no such form: T 11 is a report of its own
    Committee.GSB: (_TK, _EP, _PS, _AB, _GR),
    Committee.SOL: (_TK, _EP, _ER, _KC),
    Committee.NBSB: (_TK, _EP, _KC),
    Committee.HSB: (_TK, _EP, _PS),
    Committee.CSB: (_TK, _EP, _PS, _AB, _GR, _ER, _KC),
}
WITHOUT_VOTER_CARDS = (_GR, _ER, _KC)  # one municipality or island: nobody can vote elsewhere with a voter card


@dataclass(frozen=True, slots=True)
class FormKind:
    """What decides the fields of a form. `over_districts`: the units of this CSB are districts (papers O 7).

    Raises ValueError when such a committee does not exist.
    """

    committee: Committee
    election_type: ElectionType
    method: Method | None = None
    phase: Phase = Phase.FIRST
    over_districts: bool = False

    def __post_init__(self) -> None:
        """Refuse what does not exist: a bug in whoever asks for it."""
        if self.election_type not in ELECTIONS[self.committee]:
            raise ValueError(f"{self.committee} counts no votes at {self.election_type}")
        if (self.method is not None) != (self.committee in (Committee.GSB, Committee.SOL)):
            raise ValueError(f"a way of counting belongs to a GSB or SOL, and only there: {self}")
        if self.over_districts and (self.committee is not Committee.CSB or self.election_type not in (_TK, _EP, _PS)):
            raise ValueError(f"no committee with districts below it: {self}")

    @property
    def level(self) -> Level:
        """The level of its checks."""
        if self.committee in (Committee.HSB, Committee.CSB):
            return Level.S
        return Level.C if self.method is Method.CSO else Level.D

    @property
    def postal(self) -> bool:
        """Whether its units are postal stations."""
        return self.committee is Committee.NBSB

    @property
    def voter_cards(self) -> bool:
        """Whether field C is on the paper."""
        return self.election_type not in WITHOUT_VOTER_CARDS and not self.postal
