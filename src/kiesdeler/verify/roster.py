"""From the published totals to an allocation: which lists there are, who stands where, and how many votes they have.

A 510d over districts gives, per district, the place on that district's list and the person's code: enough to rebuild
all lists, sets of identical lists (P 2) and list groups (P 3).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kiesdeler.verify.contest import Nominee, Party, Slate
from kiesdeler.verify.election import district_of
from kiesdeler.verify.figures import Counted, Figures

Ordered = list[tuple[int, str, int]]  # number, person, votes


def parties(totals: Counted) -> tuple[Party, ...]:
    """The parties of an election with their people, from its totals."""
    if any(code is not None for area in totals.areas for _, _, code in area.figures.lines):
        return _over_districts(totals)
    return tuple(Party(number, (_slate([names], ()),)) for number, names in sorted(_lists(totals.total).items()))


def _over_districts(totals: Counted) -> tuple[Party, ...]:
    """The same people in the same order in several districts are one slate; one number everywhere is one party."""
    slates: dict[int, dict[tuple[str, ...], list[tuple[int, Ordered]]]] = defaultdict(lambda: defaultdict(list))
    for index, area in enumerate(totals.areas, 1):
        for number, names in _lists(area.figures).items():
            people = tuple(person for _, person, _ in names)
            slates[number][people].append((district_of(area.id) or index, names))
    return tuple(
        Party(
            number,
            tuple(
                _slate([names for _, names in same], tuple(sorted(district for district, _ in same)))
                for same in sorted(different.values(), key=lambda same: min(district for district, _ in same))
            ),
        )
        for number, different in sorted(slates.items())
    )


def _slate(same: list[Ordered], districts: tuple[int, ...]) -> Slate:
    nominees = tuple(
        Nominee(names[0][1], names[0][0], sum(votes for _, _, votes in names)) for names in zip(*same, strict=True)
    )
    return Slate(sum(nominee.votes for nominee in nominees), nominees, districts)


def _lists(figures: Figures) -> dict[int, Ordered]:
    """Per list the candidates by number. Without numbers (totals by code only) their order in the file counts."""
    lists: dict[int, Ordered] = defaultdict(list)
    for (number, candidate, code), votes in zip(figures.lines, figures.votes, strict=True):
        if candidate is None and code is None:
            lists[number] = []
        else:
            place = len(lists[number]) + 1 if candidate is None else candidate
            lists[number].append((place, str(candidate) if code is None else code, votes))
    return {number: sorted(names) for number, names in lists.items()}


def deceased(all_parties: Iterable[Party], number: int, person: str) -> tuple[Party, ...]:
    """The same parties with one person of one of them left out because of death (P 19a)."""
    return tuple(
        party
        if party.number != number
        else Party(
            number,
            tuple(
                Slate(
                    slate.votes,
                    tuple(
                        Nominee(n.person, n.number, n.votes, n.deceased or n.person == person)
                        for n in slate.nominees or ()
                    ),
                    slate.districts,
                )
                for slate in party.slates
            ),
        )
        for party in all_parties
    )
