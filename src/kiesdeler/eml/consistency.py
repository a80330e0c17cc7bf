"""What must add up inside one count: in every published file it does, without exception, so anything else is an error.

A list has the votes of its candidates together, `TotalCounted` those of the lists, and the total those of the units,
line by line, invalid and blank votes included (Kieswet O 3, O 5 and P 2 have each level add up the level below).
The number of eligible voters and the explanations of differences do not always add up in reality: not checked here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate

from kiesdeler.eml.messages import Ballot, BallotLine, Unit, Votes
from kiesdeler.eml.wording import dutch, quoted, visible
from kiesdeler.problems import Problem, Severity

CONTEST = "/EML/Count/Election/Contests/Contest"
TOTAL = f"{CONTEST}/TotalVotes"

Ranges = list[tuple[int, int]]
Line = tuple[int, int | str | None]  # list, and candidate number or code; None for the list itself


def count_problems(total: Votes | None, units: Mapping[int, Unit], *, complete: bool = True) -> list[Problem]:
    """Everything in a count that does not add up (errors), and what is odd (warnings and notices).

    `units` by their place in the file, from 1.  Of a file in which something else is wrong, the total and the units
    that could be read may be given, and `complete` false: then nothing is said of the total against the units.
    """
    ranges: dict[int, Ranges] = {}  # by the identity of the ballot, which most units share
    problems: list[Problem] = []

    def inside(votes: Votes, said: str, path: str) -> None:
        own = ranges.get(id(votes.ballot))
        if own is None:
            own = ranges[id(votes.ballot)] = list_ranges(votes.ballot)
        problems.extend(_inside(votes, own, said, path))

    if total is not None:
        inside(total, "het totaal", TOTAL)
    for place, unit in units.items():
        inside(unit.votes, _unit(unit), f"{CONTEST}/ReportingUnitVotes[{place}]")
    if total is not None and complete:
        problems += _total_of_units(total, tuple(units.values()))
    return [*problems, *_odd_units(units)]


def _unit(unit: Unit) -> str:
    return f"{quoted(unit.name)} ({unit.id})"


def _line(ballot: Ballot, index: int) -> str:
    line = ballot[index]
    if line.is_list:
        return f"lijst {line.list}" + (f" ({visible(line.name)})" if line.name else "")
    known = [str(part) for part in (line.candidate, line.code) if part is not None]
    return f"kandidaat {' '.join(known)} van lijst {line.list}"


def list_ranges(ballot: Ballot) -> Ranges:
    """For every list: the index of its line, and the index after its last candidate."""
    starts = [index for index, line in enumerate(ballot) if line.is_list]
    return list(zip(starts, [*starts[1:], len(ballot)], strict=True))


def _inside(votes: Votes, ranges: Ranges, said: str, path: str) -> Iterator[Problem]:
    """One unit, or the total: lists against their candidates, and valid votes against the lists."""
    numbers = votes.votes
    before = list(accumulate(numbers, initial=0))
    for start, end in ranges:
        candidates = before[end] - before[start + 1]
        if candidates != numbers[start]:
            yield Problem(
                f"Bij {said} heeft {_line(votes.ballot, start)} {dutch(numbers[start])} stemmen, maar de kandidaten van"
                f" die lijst hebben er samen {dutch(candidates)}; die aantallen moeten gelijk zijn.",
                path=f"{path}/Selection[{start + 1}]/ValidVotes",
            )
    lists = sum(numbers[start] for start, _ in ranges)
    if lists != votes.total_counted:
        yield Problem(
            f"Bij {said} is het aantal geldige stemmen (TotalCounted) {dutch(votes.total_counted)}, maar de lijsten"
            f" hebben er samen {dutch(lists)}; die aantallen moeten gelijk zijn.",
            path=f"{path}/TotalCounted",
        )


def _total_of_units(total: Votes, units: tuple[Unit, ...]) -> Iterator[Problem]:
    """The total against the units together. Counts without units have nothing to compare."""
    if not units:
        return
    if any(line.code is not None and line.candidate is None for line in total.ballot):
        yield from _total_by_code(total, units)
    else:
        fitting = [unit for unit in units if unit.votes.ballot is total.ballot or unit.votes.ballot == total.ballot]
        for place, unit in enumerate(units, 1):
            if len(fitting) != len(units) and unit.votes.ballot != total.ballot:
                yield from _other_lines(total.ballot, unit, f"{CONTEST}/ReportingUnitVotes[{place}]")
        if len(fitting) == len(units):
            sums = map(sum, zip(*(unit.votes.votes for unit in units), strict=True))
            for index, (told, added) in enumerate(zip(total.votes, sums, strict=True)):
                if told != added:
                    yield _not_the_sum(
                        _line(total.ballot, index), told, added, f"{TOTAL}/Selection[{index + 1}]/ValidVotes"
                    )
    for code in dict.fromkeys(code for votes in (total, *(unit.votes for unit in units)) for code, _ in votes.rejected):
        told = dict(total.rejected).get(code, 0)
        added = sum(dict(unit.votes.rejected).get(code, 0) for unit in units)
        if told != added:
            place = next((at for at, (one, _) in enumerate(total.rejected, 1) if one == code), 1)
            yield _not_the_sum(f"het aantal ‘{code}’", told, added, f"{TOTAL}/RejectedVotes[{place}]")


def _not_the_sum(said: str, told: int, added: int, path: str) -> Problem:
    return Problem(
        f"In het totaal staat voor {said} {dutch(told)}, maar de eenheden hebben er samen {dutch(added)}; die aantallen"
        " moeten gelijk zijn.",
        path=path,
    )


def _key(line: BallotLine) -> Line:
    return line.list, line.candidate if line.code is None else line.code


def _total_by_code(total: Votes, units: tuple[Unit, ...]) -> Iterator[Problem]:
    """A total over districts with different lists: the same person has the same code everywhere (ShortCode)."""
    added: Counter[Line] = Counter()
    known = {_key(line) for line in total.ballot}
    for place, unit in enumerate(units, 1):
        for index, (line, number) in enumerate(zip(unit.votes.ballot, unit.votes.votes, strict=True)):
            key = _key(line)
            added[key] += number
            if key not in known:
                yield Problem(
                    f"Bij {_unit(unit)} staat {_line(unit.votes.ballot, index)}, maar in het totaal niet; daar moet"
                    " iedere lijst en iedere kandidaat van de eenheden staan.",
                    path=f"{CONTEST}/ReportingUnitVotes[{place}]/Selection[{index + 1}]",
                )
    for index, (line, told) in enumerate(zip(total.ballot, total.votes, strict=True)):
        if told != added[_key(line)]:
            yield _not_the_sum(
                _line(total.ballot, index), told, added[_key(line)], f"{TOTAL}/Selection[{index + 1}]/ValidVotes"
            )


def _other_lines(ballot: Ballot, unit: Unit, path: str) -> Iterator[Problem]:
    """Which lines a unit lacks, or has too many, compared with the total."""
    own = unit.votes.ballot
    keys, own_keys = {_key(line) for line in ballot}, {_key(line) for line in own}
    differences = False
    for index, line in enumerate(ballot):
        if _key(line) not in own_keys:
            differences = True
            yield Problem(
                f"Bij {_unit(unit)} ontbreekt {_line(ballot, index)}, die wel in het totaal staat; iedere eenheid hoort"
                " dezelfde lijsten en kandidaten te hebben.",
                path=path,
            )
    for index, line in enumerate(own):
        if _key(line) not in keys:
            differences = True
            yield Problem(
                f"Bij {_unit(unit)} staat {_line(own, index)}, die niet in het totaal staat; iedere eenheid hoort"
                " dezelfde lijsten en kandidaten te hebben.",
                path=f"{path}/Selection[{index + 1}]",
            )
    if not differences:
        place = next(index for index, (one, other) in enumerate(zip(ballot, own, strict=False)) if one != other)
        yield Problem(
            f"Bij {_unit(unit)} staat op plaats {place + 1} {_line(own, place)}, maar in het totaal"
            f" {_line(ballot, place)}; de namen en de volgorde moeten gelijk zijn.",
            path=f"{path}/Selection[{place + 1}]",
        )


def _odd_units(units: Mapping[int, Unit]) -> Iterator[Problem]:
    """Two units with one id (a warning), or with one name (a notice): both happen in published files."""
    for said, field, severity in (("de code", "id", Severity.WARNING), ("de naam", "name", Severity.NOTICE)):
        first: dict[str, int] = {}
        for place, unit in units.items():
            value = getattr(unit, field)
            if value in first:
                yield Problem(
                    f"{_unit(unit)} heeft {said} {quoted(value)}, net als eenheid {first[value]} in dit bestand; de"
                    " eenheden worden uit elkaar gehouden door hun plaats.",
                    path=f"{CONTEST}/ReportingUnitVotes[{place}]/ReportingUnitIdentifier",
                    severity=severity,
                )
            first.setdefault(value, place)
