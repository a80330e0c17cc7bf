"""The same person in several districts: one ShortCode, whatever the number on the list of each district."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiesdeler.eml.messages import BallotLine, ContestLists, Unit, Votes
from kiesdeler.eml.shortcodes import Place, short_codes
from kiesdeler.tally.ballots import Key, by_person
from kiesdeler.tally.figures import with_figures


def coded_units(units: Sequence[Unit], lists: Sequence[ContestLists], list_order: Sequence[int] = ()) -> list[Unit]:
    """The units, one per district with its lists beside it, with the ShortCode of the person on every line.

    `list_order` is the order in which the lists were handed in, which decides between clashing codes.
    """
    codes = short_codes(lists, list_order)
    return [_coded(unit, each.contest.id, codes) for unit, each in zip(units, lists, strict=True)]


def total_over_districts(units: Sequence[Unit]) -> Votes:
    """The sum over districts: every list, and in it every person, in the order of the number in the first district.

    Persons with the same number (on different lists of a group) stand in the order of their codes.
    """
    sums: dict[Key, int] = {}
    first: dict[Key, tuple[int, int, str]] = {}
    lines: dict[Key, BallotLine] = {}
    for unit in units:
        for line, votes in zip(unit.votes.ballot, unit.votes.votes, strict=True):
            key = by_person(line)
            if key not in sums:
                sums[key] = 0
                first[key] = line.list, line.candidate or 0, line.code or ""
                lines[key] = replace(line, candidate=None)
            sums[key] += votes
    keys = sorted(sums, key=first.__getitem__)
    ballot = tuple(lines[key] for key in keys)
    return with_figures(ballot, tuple(sums[key] for key in keys), [unit.votes for unit in units])


def _coded(unit: Unit, contest: str, codes: dict[Place, str]) -> Unit:
    ballot = tuple(
        line
        if line.candidate is None
        else BallotLine(line.list, candidate=line.candidate, code=codes.get((contest, line.list, line.candidate)))
        for line in unit.votes.ballot
    )
    return replace(unit, votes=replace(unit.votes, ballot=ballot))
