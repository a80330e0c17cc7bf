"""What has to agree within a result (520), and with the definition, the lists and the totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kiesdeler.eml.checks_lists import list_label, person_label
from kiesdeler.eml.messages import Candidate, ContestLists, Count, ElectedList, ElectionDefinition, Result
from kiesdeler.eml.shortcodes import traits
from kiesdeler.problems import Problem, Severity


def result(message: Result) -> list[Problem]:
    """All checks within a 520: no list or person twice, places 1..n, preference (1) before list order (2)."""
    problems = [
        Problem(f"Lijst {number} staat {times} keer in de uitslag; verwacht: één keer.")
        for number, times in Counter(each.number for each in message.lists).items()
        if times > 1
    ]
    for each in message.lists:
        problems += _one_list(each)
    return problems


def _one_list(each: ElectedList) -> list[Problem]:
    name = list_label(each.number, each.name)
    problems = []
    people: set[tuple[str, ...]] = set()
    for place, elected in enumerate(each.elected, 1):
        candidate = elected.candidate
        if candidate.id != place:
            problems.append(
                Problem(
                    f"Op {name} heeft gekozen {person_label(candidate)} volgnummer {candidate.id}; verwacht: {place}.",
                    severity=Severity.WARNING,
                )
            )
        if candidate.name is not None:
            person = candidate.short_code or "", *traits(candidate)
            if person in people:
                problems.append(Problem(f"Op {name} is {person_label(candidate)} twee keer gekozen verklaard."))
            people.add(person)
    marks = [elected.ranking for elected in each.elected]
    if marks != sorted(marks):
        problems.append(
            Problem(
                f"Op {name} staat iemand die in lijstvolgorde is gekozen voor iemand die met "
                "voorkeurstemmen is gekozen.",
                severity=Severity.WARNING,
            )
        )
    return problems


def result_in_definition(definition: ElectionDefinition, message: Result) -> list[Problem]:
    """Whether as many people are elected as there are seats; fewer can happen, when all lists are exhausted (P 10)."""
    elected = sum(len(each.elected) for each in message.lists)
    if elected == definition.seats:
        return []
    return [
        Problem(
            f"In de uitslag zijn {elected} kandidaten gekozen verklaard, maar er zijn {definition.seats} zetels.",
            severity=Severity.ERROR if elected > definition.seats else Severity.WARNING,
        )
    ]


def result_against_lists(message: Result, contests: Sequence[ContestLists]) -> list[Problem]:
    """Whether every elected person stands on a list of that number, in whichever district; found by name and place."""
    names: dict[int, str] = {}
    people: dict[int, set[tuple[str, ...]]] = {}
    for contest in contests:
        for listed in contest.lists:
            if listed.number is not None:
                names.setdefault(listed.number, listed.name)
                people.setdefault(listed.number, set()).update(map(_named, listed.candidates))
    problems = []
    for each in message.lists:
        name = list_label(each.number, each.name)
        if each.number not in names:
            problems.append(Problem(f"In de uitslag staat {name}, maar die staat niet op de kandidatenlijsten."))
            continue
        if each.name != names[each.number]:
            problems.append(
                Problem(
                    f"Lijst {each.number} heet in de uitslag '{each.name}', maar op de kandidatenlijst "
                    f"'{names[each.number]}'."
                )
            )
        problems += [
            Problem(f"Gekozen op {name}: {person_label(elected.candidate)}, maar die staat niet op de kandidatenlijst.")
            for elected in each.elected
            if elected.candidate.name is not None and _named(elected.candidate) not in people[each.number]
        ]
    return problems


def result_against_totals(message: Result, totals: Count) -> list[Problem]:
    """Whether every list of the result is in the totals, and the code of every elected person is counted there."""
    names = {line.list: line.name for line in totals.total.ballot if line.is_list}
    codes = {(line.list, line.code) for line in totals.total.ballot if line.code is not None}
    problems = []
    for each in message.lists:
        name = list_label(each.number, each.name)
        if each.number not in names:
            problems.append(Problem(f"In de uitslag staat {name}, maar die staat niet in de totaaltelling."))
        elif names[each.number] != each.name:
            problems.append(
                Problem(
                    f"Lijst {each.number} heet in de uitslag '{each.name}', maar in de totaaltelling "
                    f"'{names[each.number]}'."
                )
            )
        problems += [
            Problem(
                f"Gekozen op {name}: {person_label(elected.candidate)} met code {elected.candidate.short_code}, maar "
                "die code staat niet bij deze lijst in de totaaltelling."
            )
            for elected in each.elected
            if codes and each.number in names and (each.number, elected.candidate.short_code) not in codes
        ]
    return problems


def _named(candidate: Candidate) -> tuple[str, ...]:
    """A person as a 520 and a 230b both write one; the gender is left out, for not every list publishes it."""
    name, address = candidate.name, candidate.address
    if name is None:
        return ()
    place = address.locality if address else ""
    return name.last_name, name.initials or "", name.first_name or "", name.prefix or "", place
