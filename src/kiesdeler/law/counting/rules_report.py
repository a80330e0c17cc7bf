"""F.101 to F.135: what comes before the numbers, in a first session."""

from __future__ import annotations

from kiesdeler.law.counting.fields import BOTH, NO, YES
from kiesdeler.law.counting.kinds import Level
from kiesdeler.law.counting.rule import Marks, Rule
from kiesdeler.law.counting.view import View

_ANSWERS = (YES, NO)


def _both(view: View, *keys: str) -> Marks:
    return tuple(key for key in keys if view[key] == BOTH)


def _unanswered(view: View, *keys: str) -> Marks:
    return tuple(key for key in keys if not view[key])


def _one_of_two_answered(view: View) -> Marks:
    empty = _unanswered(view, "other_reason", "recounted")
    return empty if len(empty) == 1 else ()


def _two_answers_investigation(view: View) -> Marks:
    return _both(view, "other_reason", "recounted")


def _station_unanswered(view: View) -> Marks:
    return _unanswered(view, "station_explained", "station_lists_differ")


def _two_answers_station(view: View) -> Marks:
    return _both(view, "station_explained", "station_lists_differ")


def _report_unanswered(view: View) -> Marks:
    return tuple(key for key in ("corrigendum", "insert") if view[key] not in _ANSWERS)


def _insert_missing(view: View) -> Marks:
    return ("insert",) if view["corrigendum"] == YES and view["insert"] == NO else ()


def _controls_unanswered(view: View) -> Marks:
    if view["insert"] != YES:
        return ()
    reasons: Marks = () if view.filled("reason_unexplained", "reason_other") else ("reason_unexplained", "reason_other")
    return reasons + _unanswered(view, "corrected")


def _corrected(view: View, answer: int, corrigendum: int) -> Marks:
    holds = view["insert"] == YES and view["corrected"] == answer and view["corrigendum"] == corrigendum
    return ("corrected",) if holds else ()


def _corrigendum_unjustified(view: View) -> Marks:
    return _corrected(view, NO, YES)


def _corrigendum_missing(view: View) -> Marks:
    return _corrected(view, YES, NO)


def _two_answers_corrected(view: View) -> Marks:
    return _both(view, "corrected") if view["insert"] == YES else ()


def _request_in_first_session(view: View) -> Marks:
    return view.filled("corrected_on_request") if view["insert"] == YES else ()


_C, _D = (Level.C,), (Level.D,)
_EXTRA, _STATION = ("other_reason",), ("station_explained",)
_ABOUT, _CONTROLS = ("corrigendum",), ("insert",)

RULES: tuple[Rule, ...] = (
    Rule("F.101", _C, "extra_investigation", _one_of_two_answered, _EXTRA),
    Rule("F.102", _C, "extra_investigation", _two_answers_investigation, _EXTRA),
    Rule("F.111", _C, "station_differences", _station_unanswered, _STATION),
    Rule("F.112", _C, "station_differences", _two_answers_station, _STATION),
    Rule("F.121", _D, "about_report", _report_unanswered, _ABOUT),
    Rule("F.122", _D, "about_report", _insert_missing, _ABOUT),
    Rule("F.131", _D, "controls", _controls_unanswered, _CONTROLS),
    Rule("F.132", _D, "controls", _corrigendum_unjustified, _CONTROLS),
    Rule("F.133", _D, "controls", _corrigendum_missing, _CONTROLS),
    Rule("F.134", _D, "controls", _two_answers_corrected, _CONTROLS),
    Rule("F.135", _D, "controls", _request_in_first_session, _CONTROLS),
)
