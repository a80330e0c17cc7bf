"""The consistency checks as one: of a message by itself, and of all messages of an election together.

What can be seen while reading one file (totals that are not the sum, unknown candidates) the reader tells, with line
and column.  Here is what takes the whole message or two of them; the file is named, and unit, list, candidate and both
values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kiesdeler.eml.checks_counts import count_against_lists, count_in_definition, same_figures
from kiesdeler.eml.checks_definition import definition
from kiesdeler.eml.checks_identity import elections, identifier, same_election
from kiesdeler.eml.checks_lists import (
    candidate_lists,
    lists_in_definition,
    one_list,
    polling_stations,
    stations_in_definition,
)
from kiesdeler.eml.checks_result import result, result_against_lists, result_against_totals, result_in_definition
from kiesdeler.eml.district_lists import lists_in
from kiesdeler.eml.messages import (
    CandidateLists,
    ContestLists,
    Count,
    ElectionDefinition,
    Message,
    Nomination,
    PollingStations,
    Result,
)
from kiesdeler.eml.regions import district_number
from kiesdeler.problems import Problem, errors

Named = tuple[str, Message]  # file name and what it says


def check(message: Message, file: str = "") -> list[Problem]:
    """Everything that has to agree within one message."""
    if isinstance(message, ElectionDefinition):
        return _in(file, definition(message))
    problems = [problem for election in elections(message) for problem in identifier(election)]
    if isinstance(message, PollingStations):
        problems += polling_stations(message)
    elif isinstance(message, Nomination):
        problems += one_list(message.list)
    elif isinstance(message, CandidateLists):
        problems += candidate_lists(message)
    elif isinstance(message, Count):
        problems += same_figures(message.units)
    else:
        problems += result(message)
    return _in(file, problems)


def check_with_definition(reference: ElectionDefinition, message: Message, file: str = "") -> list[Problem]:
    """Whether a message belongs to the defined election; if not, that is all there is to say about it."""
    problems = [problem for election in elections(message) for problem in same_election(reference.election, election)]
    if not errors(problems):
        if isinstance(message, PollingStations):
            problems += stations_in_definition(reference, message)
        elif isinstance(message, CandidateLists):
            problems += lists_in_definition(reference, message)
        elif isinstance(message, Count):
            problems += count_in_definition(reference, message)
        elif isinstance(message, Result):
            problems += result_in_definition(reference, message)
    return _in(file, problems)


def check_together(files: Sequence[Named]) -> list[Problem]:
    """Every file by itself, and every file with the definition, the lists and the totals of its election among them.

    One definition means that all files are of that election; without one, files with the same election id are compared
    with the first of them.
    """
    problems = [problem for file, message in files for problem in check(message, file)]
    definitions = [(file, message) for file, message in files if isinstance(message, ElectionDefinition)]
    for file, message in files:
        problems += _with_reference(files, definitions, file, message)
    for election_id in dict.fromkeys(election.id for _, message in files for election in elections(message)):
        problems += _one_election(
            [(file, message) for file, message in files if any(e.id == election_id for e in elections(message))]
        )
    return problems


def _with_reference(
    files: Sequence[Named], definitions: Sequence[tuple[str, ElectionDefinition]], file: str, message: Message
) -> list[Problem]:
    ids = {election.id for election in elections(message)}
    fitting = [each for each in definitions if each[1].election.id in ids] or definitions
    if len(fitting) > 1 and ids.isdisjoint(each.election.id for _, each in definitions):
        return _in(file, [Problem(f"Van de verkiezing {', '.join(sorted(ids))} is er geen verkiezingsdefinitie bij.")])
    if fitting:
        return [] if message is fitting[0][1] else check_with_definition(fitting[0][1], message, file)
    for election in elections(message):
        source, other = next(
            (name, first) for name, each in files for first in elections(each) if first.id == election.id
        )
        if other is not election:
            return _in(file, same_election(other, election, source or "het eerste bestand"))
    return []


def _one_election(files: Sequence[Named]) -> list[Problem]:
    """The counts and results of one election against its lists, and its results against its totals."""
    contests = [part for _, message in files if isinstance(message, CandidateLists) for part in message.contests]
    totals = [message for _, message in files if isinstance(message, Count) and message.header.message == "510d"]
    problems: list[Problem] = []
    for file, message in files:
        if isinstance(message, Count) and contests and _has_lists(message, contests):
            problems += _in(file, count_against_lists(message, contests))
        if isinstance(message, Result):
            complete = not totals or _all_districts(totals[0], contests)
            if contests and complete:
                problems += _in(file, result_against_lists(message, contests))
            for total in totals:
                problems += _in(file, result_against_totals(message, total))
    return problems


def _has_lists(count: Count, contests: Sequence[ContestLists]) -> bool:
    """Whether lists of its district are there; those of other districts say nothing about it."""
    return count.contest.id == "alle" or lists_in(contests, district_number(count.contest.id) or 1) is not None


def _all_districts(totals: Count, contests: Sequence[ContestLists]) -> bool:
    """Whether lists of every district are there; else an elected person may stand on one that is not here."""
    there = {district_number(part.contest.id) for part in contests}
    whole = {part.contest.id for part in contests} & {"geen", "alle"}
    return bool(whole) or len(there) >= len(totals.units)


def _in(file: str, problems: Iterable[Problem]) -> list[Problem]:
    return [replace(problem, file=file) for problem in problems] if file else list(problems)
