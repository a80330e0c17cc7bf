"""What is special about the Senate (chapter U): votes are weighted by province or college before anything else.

After that the Senate is a contest like the others: a province or college is a district, lists that are the same in
several of them form a set (U 4), other lists under one number a group (U 5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kiesdeler.law.model import Contest, Part, PartyList
from kiesdeler.law.rules import RuleSet


@dataclass(frozen=True, slots=True)
class College:
    """A province or an electoral college, with its vote value as the central committee published it (U 2(5)).

    `inhabitants` is None for the college of non-residents: its electorate is scaled before the division, so that its
    value can't be computed again from a published number (2023: 37,455 electors, 25 members, value 20 where the
    formula gives 15).
    """

    district: int
    name: str
    members: int
    vote_value: int
    inhabitants: int | None = None


@dataclass(frozen=True, slots=True)
class ValueDifference:
    """A published vote value that isn't what U 2 gives."""

    college: College
    computed: int


def vote_value(inhabitants: int, members: int) -> int:
    """Kieswet U 2(1): inhabitants over a hundred times the members, a half or more rounded up. A whole number."""
    return (2 * inhabitants + 100 * members) // (200 * members)


def check(colleges: Iterable[College]) -> tuple[ValueDifference, ...]:
    """Kieswet U 2: published vote values that differ from the formula; colleges without inhabitants are not checked."""
    return tuple(
        ValueDifference(college, computed)
        for college in colleges
        if college.inhabitants is not None
        and (computed := vote_value(college.inhabitants, college.members)) != college.vote_value
    )


def weigh(lists: Sequence[PartyList], value: int) -> tuple[PartyList, ...]:
    """Kieswet U 3: the lists of one province or college, all votes of lists and candidates times its vote value."""
    return tuple(replace(party, parts=tuple(_times(part, value) for part in party.parts)) for party in lists)


def contest(
    rules: RuleSet, seats: int, colleges: Iterable[College], cast: Mapping[int, Sequence[PartyList]]
) -> Contest:
    """Kieswet U 3 to U 5: the contest for the Senate from what was cast in every province and college.

    `colleges` carry the published vote values; `cast` has for every district its lists, with votes as cast (one per
    member).
    """
    parts: dict[int, dict[tuple[str, ...] | None, Part]] = {}
    names: dict[int, str] = {}
    for college in sorted(colleges, key=lambda each: each.district):
        for party in weigh(cast[college.district], college.vote_value):
            names[party.number] = party.name
            same = parts.setdefault(party.number, {})
            for listed in party.parts:
                part = replace(listed, districts=(college.district,))
                people = None if part.candidates is None else tuple(each.person for each in part.candidates)
                same[people] = _together(same[people], part) if people in same else part
    return Contest(
        rules, seats, tuple(PartyList(number, tuple(parts[number].values()), names[number]) for number in sorted(parts))
    )


def _times(part: Part, value: int) -> Part:
    candidates = part.candidates
    if candidates is not None:
        candidates = tuple(replace(each, votes=each.votes * value) for each in candidates)
    return replace(part, votes=part.votes * value, candidates=candidates)


def _together(first: Part, second: Part) -> Part:
    """Kieswet U 4(2): votes of identical lists added, per list and per candidate."""
    candidates = first.candidates
    if candidates is not None and second.candidates is not None:  # both or neither, by the key
        candidates = tuple(
            replace(one, votes=one.votes + other.votes)
            for one, other in zip(candidates, second.candidates, strict=True)
        )
    return Part(first.votes + second.votes, candidates, first.districts + second.districts)
