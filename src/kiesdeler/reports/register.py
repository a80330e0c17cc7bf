"""How lists, parts of groups, candidates and districts are called throughout one report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiesdeler.law import model as law
from kiesdeler.reports.numbers import enumeration
from kiesdeler.reports.people import Person


@dataclass(frozen=True, slots=True)
class List:
    """A list as named in every table; `name` is never empty."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Register:
    """Names by what identifies them: list number, (list number, person), (list number, index of the part)."""

    lists: Mapping[int, List]
    people: Mapping[tuple[int, str], Person]
    parts: Mapping[tuple[int, int], str]
    short_parts: Mapping[tuple[int, int], str]  # for narrow columns: kieskringen 1–4

    def list(self, number: int | str) -> str:
        """Lijst 3 (Naam), to stand inside a sentence."""
        return f"lijst {number} ({self.lists[int(number)].name})"

    def part(self, number: int, index: int | str) -> str:
        """The districts of a part of a group."""
        return self.parts[number, int(index)]

    def person(self, number: int, person: str) -> Person:
        """The candidate as printed."""
        return self.people[number, person]


def named_lists(contest: law.Contest) -> dict[int, List]:
    """Every list of a contest by number; a list without a name is called a blank list (blanco lijst)."""
    return {party.number: List(party.number, party.name or "blanco lijst") for party in contest.lists}


def short_parts(contest: law.Contest, labels: Mapping[int, str]) -> dict[tuple[int, int], str]:
    """Every part of a list by the numbers of its districts, runs taken together: kieskringen 1–4, 12.

    `labels` are the numbers as they are printed, where that is not in digits.
    """
    found = {}
    for party in contest.lists:
        for index, part in enumerate(party.parts):
            runs: list[list[int]] = []
            for number in part.districts:
                if runs and runs[-1][-1] == number - 1:
                    runs[-1].append(number)
                else:
                    runs.append([number])
            ends = [[labels.get(number, str(number)) for number in dict.fromkeys((run[0], run[-1]))] for run in runs]
            text = ", ".join("–".join(each) for each in ends)
            word = "kieskring" if len(part.districts) == 1 else "kieskringen"
            found[party.number, index] = f"{word} {text}" if runs else f"deel {index + 1}"
    return found


def named_parts(contest: law.Contest, areas: Mapping[int, str]) -> dict[tuple[int, int], str]:
    """Every part of a list by its districts: kieskringen 1 (Groningen), 2 (Leeuwarden) en 3 (Assen).

    `areas` has every district with number and name.
    """
    found = {}
    for party in contest.lists:
        for index, part in enumerate(party.parts):
            named = [areas.get(number, str(number)) for number in part.districts]
            word = "kieskring" if len(named) == 1 else "kieskringen"
            found[party.number, index] = f"{word} {enumeration(named)}" if named else f"deel {index + 1}"
    return found
