"""What has to agree between a count (510) and the definition and candidate lists, and within a count."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from kiesdeler.eml.checks_definition import label
from kiesdeler.eml.checks_lists import list_label, person_label
from kiesdeler.eml.district_lists import lists_in
from kiesdeler.eml.messages import Ballot, CandidateList, ContestLists, Count, ElectionDefinition, Unit, Votes
from kiesdeler.eml.regions import district_number, districts, municipalities, unit_id
from kiesdeler.problems import Problem, Severity


def unit_label(unit: Unit) -> str:
    """How a reporting unit is called in a message: `Stembureau De Brug (0363::SB1)`."""
    return f"{unit.name} ({unit.id})"


# --- regions ------------------------------------------------------------------------------------------------------


def count_in_definition(definition: ElectionDefinition, count: Count) -> list[Problem]:
    """Whether the area and the units of a count are those of the definition; a unit that is not there is a warning."""
    problems = [*_area(definition, count)]
    known_municipalities, known_districts = municipalities(definition), districts(definition)
    own = unit_id(count.header.authority.id or "") if count.header.authority else unit_id("")
    for unit in count.units:
        place = unit_id(unit.id)
        if place.municipality is not None and known_municipalities and place.municipality not in known_municipalities:
            problems.append(Problem(f"De gemeente van {unit_label(unit)} staat niet in de verkiezingsdefinitie."))
        elif place.municipality is not None and own.municipality not in {None, place.municipality}:
            problems.append(
                Problem(f"{unit_label(unit)} hoort volgens zijn nummer niet bij gemeente {own.municipality:04}.")
            )
        if place.district is not None and known_districts and place.district not in known_districts:
            problems.append(Problem(f"De kieskring van {unit_label(unit)} staat niet in de verkiezingsdefinitie."))
        elif place.district is not None and own.district not in {None, place.district}:
            problems.append(Problem(f"{unit_label(unit)} hoort volgens zijn nummer niet bij kieskring {own.district}."))
    return problems + _missing_units(definition, count)


def _area(definition: ElectionDefinition, count: Count) -> list[Problem]:
    """Whether the committee that counted exists, and lies in the district the count is for."""
    authority = count.header.authority
    place = unit_id((authority.id if authority else None) or "")
    contest = district_number(count.contest.id)
    known_districts, known_municipalities = districts(definition), municipalities(definition)
    if contest is not None and known_districts and contest not in known_districts:
        return [
            Problem(f"De telling is voor kieskring {count.contest.id}, maar die staat niet in de verkiezingsdefinitie.")
        ]
    if place.municipality is not None and known_municipalities:
        region = known_municipalities.get(place.municipality)
        if region is None:
            name = authority.name if authority else ""
            return [
                Problem(
                    f"De telling is van gemeente {place.municipality:04} ({name}), maar die staat niet in de "
                    "verkiezingsdefinitie."
                )
            ]
        if contest is not None and region.superior_number not in {None, contest} and known_districts:
            return [
                Problem(
                    f"De telling is voor kieskring {count.contest.id}, maar {label(region)} hoort bij kieskring "
                    f"{region.superior_number}."
                )
            ]
    if place.district is not None and known_districts and place.district not in known_districts:
        return [
            Problem(f"De telling is van kieskring {place.district}, maar die staat niet in de verkiezingsdefinitie.")
        ]
    return []


def _missing_units(definition: ElectionDefinition, count: Count) -> list[Problem]:
    """The municipalities of a district (510c), or the districts or municipalities of the whole (510d), not counted."""
    places = [unit_id(unit.id) for unit in count.units]
    if any(place.station is not None for place in places):
        return []
    if any(place.municipality is not None for place in places):
        authority = count.header.authority
        own = unit_id((authority.id if authority else None) or "").district
        expected = {
            number: region
            for number, region in municipalities(definition).items()
            if own is None or region.superior_number == own
        }
        found = {place.municipality for place in places}
    else:
        expected, found = districts(definition), {place.district for place in places}
    return [
        Problem(f"De telling bevat geen cijfers van {label(region)}.", severity=Severity.WARNING)
        for number, region in expected.items()
        if number not in found
    ]


# --- lists --------------------------------------------------------------------------------------------------------


def count_against_lists(count: Count, contests: Sequence[ContestLists]) -> list[Problem]:
    """Whether every list and candidate of the district is in the count, under the same number and name, and no other.

    A count over several districts is compared unit by unit with the lists of the unit's district.
    """
    numbered = any(line.candidate is not None for line in count.total.ballot)  # not by code: one set of lists holds
    own = lists_in(contests, district_number(count.contest.id) or 1) if numbered else None
    if own is not None:
        pairs = [("Het totaal", count.total, own), *((unit_label(unit), unit.votes, own) for unit in count.units)]
    else:
        pairs = [
            (unit_label(unit), unit.votes, part)
            for unit in count.units
            if (district := unit_id(unit.id).district) is not None
            and (part := lists_in(contests, district)) is not None
        ]
    if not pairs:
        return [
            Problem(
                f"De telling is voor kieskring '{count.contest.id}', maar de kandidatenlijsten zijn voor "
                f"{', '.join(part.contest.id for part in contests)}."
            )
        ]
    problems: list[Problem] = []
    seen: set[tuple[int, str]] = set()
    for where, votes, part in pairs:
        if (id(votes.ballot), part.contest.id) not in seen:  # units of one count share their ballot
            seen.add((id(votes.ballot), part.contest.id))
            problems += _ballot_against_lists(where, votes.ballot, part.lists)
    return problems


def _ballot_against_lists(where: str, ballot: Ballot, lists: tuple[CandidateList, ...]) -> list[Problem]:
    names = {line.list: line.name for line in ballot if line.is_list}
    candidates: dict[int, set[int]] = defaultdict(set)
    for line in ballot:
        if line.candidate is not None:
            candidates[line.list].add(line.candidate)
    listed = {each.number: each for each in lists if each.number is not None}
    problems = [
        Problem(f"{where}: {list_label(number, name)} staat niet op de kandidatenlijsten.")
        for number, name in names.items()
        if number not in listed
    ]
    for number, each in listed.items():
        called = list_label(number, each.name)
        if number not in names:
            problems.append(Problem(f"{where}: {called} staat op de kandidatenlijsten, maar niet in de telling."))
            continue
        if names[number] != each.name:
            problems.append(_other_name(where, number, names[number], each.name))
        if not candidates[number]:
            continue  # totals over several districts know people only by their code
        people = {candidate.id: candidate for candidate in each.candidates}
        problems += [
            Problem(f"{where}: kandidaat {unknown} van {called} staat niet op de kandidatenlijst.")
            for unknown in sorted(candidates[number] - set(people))
        ]
        problems += [
            Problem(f"{where}: {person_label(people[absent])} van {called} ontbreekt in de telling.")
            for absent in sorted(set(people) - candidates[number])
        ]
    return problems


def _other_name(where: str, number: int, found: str, expected: str) -> Problem:
    """Another name is another list, unless only spaces or capitals differ."""
    alike = "".join(found.split()).casefold() == "".join(expected.split()).casefold()
    return Problem(
        f"{where}: lijst {number} heet '{found}', maar op de kandidatenlijst '{expected}'.",
        severity=Severity.WARNING if alike else Severity.ERROR,
    )


# --- figures ------------------------------------------------------------------------------------------------------


def fingerprint(votes: Votes) -> str:
    """SHA-256 over all figures of a unit but the eligible voters, whatever the order they stand in."""
    figures = chain(
        (
            f"{line.list}/{line.candidate or line.code or ''}={number}"
            for line, number in zip(votes.ballot, votes.votes, strict=True)
        ),
        (f"{code}={number}" for code, number in chain(votes.rejected, votes.uncounted)),
        (f"TotalCounted={votes.total_counted}",),
    )
    return hashlib.sha256("\n".join(sorted(figures)).encode()).hexdigest()


def same_figures(units: Iterable[Unit]) -> list[Problem]:
    """A warning for every pair of units with identical results: a count was once imported for the wrong unit."""
    alike: dict[tuple[int, ...], list[Unit]] = defaultdict(list)  # cheap to tell apart; few need the fingerprint
    for unit in units:
        sizes = unit.votes.total_counted, *sorted(number for _, number in unit.votes.rejected)
        if any(sizes):
            alike[sizes].append(unit)
    problems = []
    for group in alike.values():
        first: dict[str, Unit] = {}
        for unit in group if len(group) > 1 else ():
            mark = fingerprint(unit.votes)
            if mark in first:
                problems.append(
                    Problem(
                        f"{unit_label(unit)} heeft precies dezelfde cijfers als {unit_label(first[mark])}. "
                        "Controleer of de uitslag bij het goede gebied is ingevoerd.",
                        severity=Severity.WARNING,
                    )
                )
            first.setdefault(mark, unit)
    return problems
