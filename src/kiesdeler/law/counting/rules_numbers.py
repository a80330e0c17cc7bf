"""F.201 to F.204 and F.401 to F.403: additions of voters, votes and lists."""

from __future__ import annotations

from kiesdeler.law.counting.kinds import Level
from kiesdeler.law.counting.rule import LISTS, Marks, Rule
from kiesdeler.law.counting.sections_numbers import total_key
from kiesdeler.law.counting.view import View

_VOTERS = ("poll_cards", "proxies", "voter_cards")


def _voters_do_not_add_up(view: View) -> Marks:
    """A + B + C and D; without C on the paper A + B."""
    wrong = sum(view[key] for key in _VOTERS) != view["admitted"]
    return view.present(*_VOTERS, "admitted") if wrong else ()


def _lists_do_not_add_up(view: View) -> Marks:
    return (*view.list_keys, "candidates_total") if view.lists_sum != view["candidates_total"] else ()


def _votes_do_not_add_up(view: View) -> Marks:
    parts = "candidates_total", "blank", "invalid"
    return (*parts, "votes_cast") if sum(view[key] for key in parts) != view["votes_cast"] else ()


def _total_missing(view: View) -> Marks:
    return ("candidates_total",) if view.lists_sum and not view["candidates_total"] else ()


def _list_total_missing(view: View) -> Marks:
    return (total_key(view.span.number),) if (view.candidates_sum or view.summary) and not view.total else ()


def _candidates_do_not_add_up(view: View) -> Marks:
    wrong = view.candidates_sum != view.total
    return tuple(field.key for field in view.form.fields[view.span.start : view.span.total + 1]) if wrong else ()


def _list_totals_differ(view: View) -> Marks:
    return (total_key(view.span.number),) if view.total != view.summary else ()


_ALL, _VOTES = tuple(Level), "voters_and_votes"

RULES: tuple[Rule, ...] = (
    Rule("F.201", _ALL, _VOTES, _voters_do_not_add_up, ("poll_cards",)),
    Rule("F.204", _ALL, _VOTES, _total_missing),
    Rule("F.202", _ALL, _VOTES, _lists_do_not_add_up, unless="F.204"),
    Rule("F.203", _ALL, _VOTES, _votes_do_not_add_up, unless="F.204"),
    Rule("F.401", _ALL, LISTS, _list_total_missing),
    Rule("F.402", _ALL, LISTS, _candidates_do_not_add_up, unless="F.401"),
    Rule("F.403", _ALL, LISTS, _list_totals_differ, unless="F.401"),
)
