"""W.201 to W.206: remarkable numbers. Shares are compared as whole numbers, so a boundary is exact."""

from __future__ import annotations

from kiesdeler.law.counting.kinds import Level
from kiesdeler.law.counting.rule import Marks, Rule
from kiesdeler.law.counting.view import View

REJECTED_PERCENTAGE = 3  # of H, inclusive
DIFFERENCE_PERCENTAGE = 2  # of H, inclusive
DIFFERENCE_VOTES = 15  # inclusive


def _reaches(part: int, percentage: int, whole: int) -> bool:
    """Whether a part, more than nothing, is at least so many per cent of the whole."""
    return part > 0 and 100 * part >= percentage * whole


def _many_blank(view: View) -> Marks:
    return ("blank",) if _reaches(view["blank"], REJECTED_PERCENTAGE, view["votes_cast"]) else ()


def _many_invalid(view: View) -> Marks:
    return ("invalid",) if _reaches(view["invalid"], REJECTED_PERCENTAGE, view["votes_cast"]) else ()


def _large_difference(view: View) -> Marks:
    """The control protocol says "or", not "and"; a share of no votes at all is not counted."""
    votes = view["votes_cast"]
    difference = abs(view["admitted"] - votes)
    large = difference >= DIFFERENCE_VOTES or (votes > 0 and _reaches(difference, DIFFERENCE_PERCENTAGE, votes))
    return ("admitted", "votes_cast") if large else ()


def _no_votes(view: View) -> Marks:
    return () if view["votes_cast"] else ("votes_cast",)


def _no_eligible(view: View) -> Marks:
    return () if view["eligible"] else ("eligible",)


def _fewer_eligible_than_cards(view: View) -> Marks:
    return ("eligible",) if view["eligible"] < view["poll_cards"] else ()


_GSB, _S, _ALL, _HERE = (Level.C, Level.D), (Level.S,), tuple(Level), "voters_and_votes"

RULES: tuple[Rule, ...] = (
    Rule("W.201", _GSB, _HERE, _many_blank),
    Rule("W.202", _GSB, _HERE, _many_invalid),
    Rule("W.203", _GSB, _HERE, _large_difference),
    Rule("W.204", _ALL, _HERE, _no_votes),
    Rule("W.205", _S, _HERE, _no_eligible),
    Rule("W.206", _S, _HERE, _fewer_eligible_than_cards, unless="W.205"),
)
