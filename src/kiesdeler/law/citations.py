"""Which article stands behind which step, per election type: P for most, U for the Senate, Y 23a for Europe."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiesdeler.law.articles import Article
from kiesdeler.law.rules import SMALL, ElectionType


@dataclass(frozen=True, slots=True)
class Citations:
    """The articles of one kind of election."""

    quota: Article
    full: Article
    average: Article
    threshold: Article  # P 7(2): who takes part in the averages of House and European Parliament
    remainder: Article
    average_once: Article
    average_again: Article  # after P 8(3), by continued application
    majority: Article
    exhaustion: Article
    group_full: Article
    group_remainder: Article
    group_exhaustion: Article
    group_average: Article
    preference: Article
    lapse: Article
    list_order: Article
    several_lists: Article


def _kieswet(article: str, paragraph: int | None = None) -> Article:
    return Article("Kieswet", article, paragraph)


_GENERAL = Citations(
    quota=_kieswet("P 5"),
    full=_kieswet("P 6"),
    average=_kieswet("P 7", 1),
    threshold=_kieswet("P 7", 2),
    remainder=_kieswet("P 8", 1),
    average_once=_kieswet("P 8", 3),
    average_again=_kieswet("P 10"),
    majority=_kieswet("P 9"),
    exhaustion=_kieswet("P 10"),
    group_full=_kieswet("P 12", 4),
    group_remainder=_kieswet("P 12", 5),
    group_exhaustion=_kieswet("P 13", 1),
    group_average=_kieswet("P 13", 2),
    preference=_kieswet("P 15", 1),
    lapse=_kieswet("P 16", 2),
    list_order=_kieswet("P 17"),
    several_lists=_kieswet("P 18", 1),
)
_SMALL_COUNCIL = replace(_GENERAL, preference=_kieswet("P 15", 2))
_EUROPE = replace(_GENERAL, preference=_kieswet("Y 23a"))
_SENATE = Citations(
    quota=_kieswet("U 7"),
    full=_kieswet("U 8"),
    average=_kieswet("U 9"),
    threshold=_kieswet("U 9"),
    remainder=_kieswet("U 9"),
    average_once=_kieswet("U 9"),
    average_again=_kieswet("U 10"),
    majority=_kieswet("U 9"),
    exhaustion=_kieswet("U 10"),
    group_full=_kieswet("U 12", 4),
    group_remainder=_kieswet("U 12", 5),
    group_exhaustion=_kieswet("U 13", 1),
    group_average=_kieswet("U 13", 2),
    preference=_kieswet("U 15", 3),
    lapse=_kieswet("U 15", 1),
    list_order=_kieswet("U 15", 1),
    several_lists=_kieswet("U 15", 1),
)


def citations(election_type: ElectionType, seats: int) -> Citations:
    """The articles for a body of so many seats.  U 15(1) declares P 15 to P 18 and P 19a applicable to the Senate."""
    if election_type is ElectionType.EK:
        return _SENATE
    if election_type is ElectionType.EP:
        return _EUROPE
    if seats > SMALL or election_type in (ElectionType.TK, ElectionType.PS, ElectionType.AB):
        return _GENERAL
    return _SMALL_COUNCIL
