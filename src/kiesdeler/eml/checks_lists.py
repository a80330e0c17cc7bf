"""What has to agree within candidate lists (210, 230b, 230c) and polling stations (110b), and with the definition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from kiesdeler.eml.messages import (
    Candidate,
    CandidateList,
    CandidateLists,
    ContestLists,
    ElectionDefinition,
    PollingStationContest,
    PollingStations,
)
from kiesdeler.eml.regions import district_number, districts, municipalities
from kiesdeler.eml.shortcodes import traits
from kiesdeler.problems import Problem, Severity

_Value = TypeVar("_Value", bound=Hashable)

MOST_CANDIDATES = 80  # Kieswet H 6: fifty, eighty for a group that won more than fifteen seats


def list_label(number: int | None, name: str) -> str:
    """How a list is called in a message: `lijst 3 (Water & Weide)`; an unnamed list by its number alone."""
    return " ".join(filter(None, ("lijst", str(number or ""), f"({name})" if name else "")))


def person_label(candidate: Candidate) -> str:
    """How a candidate is called in a message: `kandidaat 12 (J. van der Veen)`."""
    name = candidate.name
    parts = (name.initials, name.prefix, name.last_name) if name else ()
    full = " ".join(filter(None, parts))
    return f"kandidaat {candidate.id}" + (f" ({full})" if full else "")


def candidate_lists(message: CandidateLists) -> list[Problem]:
    """All checks within a 230b or 230c."""
    return [problem for contest in message.contests for problem in _contest_lists(contest)]


def _contest_lists(contest: ContestLists) -> list[Problem]:
    problems = [
        Problem(f"Lijstnummer {number} komt {times} keer voor; verwacht: één keer.")
        for number, times in _repeated(each.number for each in contest.lists)
    ]
    problems += [
        Problem(f"De aanduiding '{name}' staat boven {times} lijsten.", severity=Severity.WARNING)
        for name, times in _repeated(each.name for each in contest.lists if each.name)
    ]
    problems += [problem for each in contest.lists for problem in one_list(each)]
    holders: dict[str, list[str]] = {}
    for each in contest.lists:
        for candidate in each.candidates:
            if candidate.short_code:
                label = f"{list_label(each.number, each.name)}, {person_label(candidate)}"
                holders.setdefault(candidate.short_code, []).append(label)
    problems += [
        Problem(f"De code {code} is van {' en van '.join(labels)}; verwacht: een eigen code per persoon.")
        for code, labels in holders.items()
        if len(labels) > 1
    ]
    if contest.contest.id in {"geen", "alle"}:
        return problems
    return [replace(problem, message=f"Kieskring {contest.contest.id}: {problem.message}") for problem in problems]


def one_list(each: CandidateList) -> list[Problem]:
    """The checks within one list, also that of a 210."""
    name = list_label(each.number, each.name)
    if not each.candidates:
        return [Problem(f"Op {name} staan geen kandidaten; verwacht: ten minste één.")]
    problems = [
        Problem(f"Op {name} komt kandidaatnummer {number} {times} keer voor; verwacht: één keer.")
        for number, times in _repeated(candidate.id for candidate in each.candidates)
    ]
    seen: dict[tuple[str, ...], Candidate] = {}
    for candidate in each.candidates:
        if candidate.name is None:
            continue
        person = traits(candidate)
        if person in seen:
            problems.append(
                Problem(
                    f"Op {name} lijkt {person_label(candidate)} dezelfde als {person_label(seen[person])}.",
                    severity=Severity.WARNING,
                )
            )
        seen.setdefault(person, candidate)
    if len(each.candidates) > MOST_CANDIDATES:
        problems.append(
            Problem(
                f"Op {name} staan {len(each.candidates)} kandidaten; er mogen er hoogstens {MOST_CANDIDATES} op staan.",
                severity=Severity.WARNING,
            )
        )
    return problems


def lists_in_definition(definition: ElectionDefinition, message: CandidateLists) -> list[Problem]:
    """Whether every contest of the lists is a district of the definition (`geen` where there are no districts)."""
    known = districts(definition)
    problems = []
    for part in message.contests:
        contest = part.contest.id
        if contest == definition.contest.id:
            continue
        if definition.contest.id == "geen" and len(known) != 1:
            problems.append(
                Problem(f"De lijsten zijn voor kieskring {contest}, maar deze verkiezing heeft geen kieskringen.")
            )
        elif district_number(contest) not in known:
            problems.append(
                Problem(
                    f"De lijsten zijn voor kieskring {contest}, maar die staat niet in de verkiezingsdefinitie. "
                    f"Daar staan: {', '.join(map(str, sorted(known))) or 'geen kieskringen'}."
                )
            )
    return problems


def polling_stations(message: PollingStations) -> list[Problem]:
    """All checks within a 110b."""
    return [problem for election in message.elections for part in election.contests for problem in _stations_of(part)]


def _stations_of(part: PollingStationContest) -> list[Problem]:
    area = f"{part.unit_name} ({part.unit_id})"
    problems = [
        Problem(f"In {area} hebben {times} stembureaus nummer {number}.", severity=Severity.WARNING)
        for number, times in _repeated(int(station.id) for station in part.stations)
    ]
    problems += [
        Problem(f"In {area} hebben {times} stembureaus de naam '{name}'.", severity=Severity.NOTICE)
        for name, times in _repeated(station.name for station in part.stations)
    ]
    voters = sum(station.voters for station in part.stations)
    if part.max_votes is not None and voters > part.max_votes:
        problems.append(
            Problem(
                f"De stembureaus van {area} hebben samen {voters} kiesgerechtigden, meer dan de {part.max_votes} "
                "van de hele gemeente (MaxVotes).",
                severity=Severity.WARNING,
            )
        )
    return problems


def stations_in_definition(definition: ElectionDefinition, message: PollingStations) -> list[Problem]:
    """Whether the municipality of a 110b takes part in the election."""
    known = municipalities(definition)
    return [
        Problem(
            f"De gemeente {part.unit_name} ({part.unit_id}) van deze stembureaus staat niet in de verkiezingsdefinitie."
        )
        for election in message.elections
        for part in election.contests
        if known and int(part.unit_id) not in known
    ]


def _repeated(values: Iterable[_Value]) -> list[tuple[_Value, int]]:
    return [(value, times) for value, times in Counter(values).items() if times > 1]
