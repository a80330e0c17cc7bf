"""Comparing what two levels say of the same area: a count with the unit it became one level up.

Votes on lists and candidates, valid, blank and invalid votes must be equal.  Voters and explanations are typed anew
from paper at every level and do differ in practice: a notice, never a difference.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiesdeler.eml.messages import Count, Votes
from kiesdeler.tally.ballots import Key, by_number


class What(enum.StrEnum):
    """The kind of figure that differs."""

    VOTES = "votes"
    VALID = "valid"
    REJECTED = "rejected"  # blank or invalid, see `code`
    ELIGIBLE = "eligible"
    UNCOUNTED = "uncounted"  # voters and explanations, see `code`


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that two levels don't agree on; None where a level doesn't have the line at all."""

    what: What
    lower: int | None
    upper: int | None
    list: int | None = None
    candidate: int | None = None
    code: str | None = None  # reason code of REJECTED and UNCOUNTED

    @property
    def notice(self) -> bool:
        """Whether this is for information only: the figure is typed anew at each level."""
        return self.what in {What.ELIGIBLE, What.UNCOUNTED}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The units of a count against the counts they were made of."""

    differences: dict[str, tuple[Difference, ...]]  # by unit id, only units that differ
    missing: tuple[str, ...]  # ids of units without a count, in the order of the units
    unknown: tuple[str, ...]  # ids of counts without a unit, in the order of the counts


def compare_counts(upper: Count, lower: Iterable[Count]) -> Comparison:
    """Every unit of `upper` against the total of the count of that area: a 510c against 510b's, for instance."""
    units = {unit.id.rsplit("::", 1)[-1]: unit for unit in upper.units}
    found: dict[str, tuple[Difference, ...]] = {}
    unknown = []
    seen = set()
    for count in lower:
        authority = count.header.authority.id if count.header.authority else None
        unit = units.get(authority or "")
        if unit is None:
            unknown.append(authority or "")
            continue
        seen.add(unit.id)
        if differences := compare_votes(count.total, unit.votes):
            found[unit.id] = differences
    return Comparison(found, tuple(unit.id for unit in upper.units if unit.id not in seen), tuple(unknown))


def compare_votes(lower: Votes, upper: Votes) -> tuple[Difference, ...]:
    """Everything that differs between two counts of one area, votes first. Reason codes that one lacks don't matter."""
    return (*_vote_differences(lower, upper), *_figure_differences(lower, upper))


def _vote_differences(lower: Votes, upper: Votes) -> Iterator[Difference]:
    if lower.votes == upper.votes and tuple(map(by_number, lower.ballot)) == tuple(map(by_number, upper.ballot)):
        return
    below, above = _by_line(lower), _by_line(upper)
    for key in {**below, **above}:
        first, second = below.get(key), above.get(key)
        if first != second:
            number, candidate = key
            yield Difference(What.VOTES, first, second, number, candidate if isinstance(candidate, int) else None)


def _by_line(votes: Votes) -> dict[Key, int]:
    return {by_number(line): number for line, number in zip(votes.ballot, votes.votes, strict=True)}


def _figure_differences(lower: Votes, upper: Votes) -> Iterator[Difference]:
    if lower.total_counted != upper.total_counted:
        yield Difference(What.VALID, lower.total_counted, upper.total_counted)
    if lower.cast is not None and upper.cast is not None and lower.cast != upper.cast:
        yield Difference(What.ELIGIBLE, lower.cast, upper.cast)
    for what, first, second in (
        (What.REJECTED, dict(lower.rejected), dict(upper.rejected)),
        (What.UNCOUNTED, dict(lower.uncounted), dict(upper.uncounted)),
    ):
        for code in (code for code in first if code in second):
            if first[code] != second[code]:
                yield Difference(what, first[code], second[code], code=code)
