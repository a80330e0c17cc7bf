"""F.301 to F.312: the difference between voters (D) and votes (H)."""

from __future__ import annotations

from kiesdeler.law.counting.fields import BOTH, NO
from kiesdeler.law.counting.kinds import Level
from kiesdeler.law.counting.rule import Marks, Rule
from kiesdeler.law.counting.view import View

_BOXES = ("equal", "more_cast", "fewer_cast")


def _surplus(view: View) -> int:
    """H - D."""
    return view["votes_cast"] - view["admitted"]


def _not_equal(view: View) -> Marks:
    return view.filled("equal") if _surplus(view) else ()


def _not_more(view: View) -> Marks:
    return view.filled("more_cast") if _surplus(view) <= 0 else ()


def _not_fewer(view: View) -> Marks:
    return view.filled("fewer_cast") if _surplus(view) >= 0 else ()


def _not_one_box(view: View) -> Marks:
    return _BOXES if len(view.filled(*_BOXES)) != 1 else ()


def _difference_without_one(view: View) -> Marks:
    return view.filled("more", "fewer") if not _surplus(view) else ()


def _more_wrong(view: View) -> Marks:
    return ("more",) if _surplus(view) > 0 and view["more"] != _surplus(view) else ()


def _fewer_at_more(view: View) -> Marks:
    return ("more", "fewer") if _surplus(view) > 0 and view["fewer"] else ()


def _fewer_wrong(view: View) -> Marks:
    return ("fewer",) if _surplus(view) < 0 and view["fewer"] != -_surplus(view) else ()


def _more_at_fewer(view: View) -> Marks:
    return ("more", "fewer") if _surplus(view) < 0 and view["more"] else ()


def _explained_unanswered(view: View) -> Marks:
    return ("explained",) if _surplus(view) and view["explained"] in (0, BOTH) else ()


def _unexplained_without_investigation(view: View) -> Marks:
    return ("explained",) if view["explained"] == NO and not view["reason_unexplained"] else ()


def _balance_wrong(view: View) -> Marks:
    """D = H - I + J over all units below."""
    return ("more", "fewer") if _surplus(view) != view["more"] - view["fewer"] else ()


_GSB, _D, _S, _HERE = (Level.C, Level.D), (Level.D,), (Level.S,), "differences"

RULES: tuple[Rule, ...] = (
    Rule("F.301", _GSB, _HERE, _not_equal, _BOXES),
    Rule("F.302", _GSB, _HERE, _not_more, _BOXES),
    Rule("F.303", _GSB, _HERE, _not_fewer, _BOXES),
    Rule("F.304", _GSB, _HERE, _not_one_box, _BOXES),
    Rule("F.305", _GSB, _HERE, _difference_without_one),
    Rule("F.306", _GSB, _HERE, _more_wrong),
    Rule("F.307", _GSB, _HERE, _fewer_at_more),
    Rule("F.308", _GSB, _HERE, _fewer_wrong),
    Rule("F.309", _GSB, _HERE, _more_at_fewer),
    Rule("F.310", _GSB, _HERE, _explained_unanswered, ("explained",)),
    # Only a first session has the insert sheet on which the reason is ticked.
    Rule("F.311", _D, _HERE, _unexplained_without_investigation, ("explained", "reason_unexplained")),
    Rule("F.312", _S, _HERE, _balance_wrong),
)
