"""The figures inside one count: lists against candidates, valid votes against lists, the total against its units."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from kiesdeler.eml.messages import Ballot, BallotLine, Count, Votes
from kiesdeler.verify.findings import BY_NUMBER, Finding, Kind

Key = tuple[int, int | str | None]


def inside(count: Count, file: str) -> list[Finding]:
    """Every wrong sum in a count, unit by unit and then the total."""
    found: list[Finding] = []
    spans: dict[int, list[tuple[int, int]]] = {}
    for unit in count.units:
        found += _own_sums(unit.votes, file, unit.id, spans)
    found += _own_sums(count.total, file, None, spans)
    return [*found, *_total(count, file)]


def spans_of(ballot: Ballot) -> list[tuple[int, int]]:
    """Where each list starts, and where it ends."""
    starts = [index for index, line in enumerate(ballot) if line.is_list]
    return list(pairwise([*starts, len(ballot)]))


def label(line: BallotLine) -> str | None:
    """A candidate as the report calls him: his number, or his code where there is none."""
    return line.code if line.candidate is None else str(line.candidate)


def _own_sums(votes: Votes, file: str, unit: str | None, known: dict[int, list[tuple[int, int]]]) -> Iterator[Finding]:
    ballot, numbers = votes.ballot, votes.votes
    spans = known.get(id(ballot))
    if spans is None:
        spans = known[id(ballot)] = spans_of(ballot)
    all_lists = 0
    where = f"{unit or 'het totaal'}"
    for start, end in spans:
        on_list = numbers[start]
        all_lists += on_list
        added = sum(numbers[start + 1 : end])
        if on_list != added:
            number = ballot[start].list
            yield Finding(
                5, Kind.DIFFERENCE,
                f"Lijst {number} heeft in {where} {on_list} stemmen, maar haar kandidaten samen {added}.",
                file, unit, number, None, "votes", on_list, added, BY_NUMBER[5].article,
            )  # fmt: skip
    if votes.total_counted != all_lists:
        yield Finding(
            6, Kind.DIFFERENCE,
            f"In {where} staan {votes.total_counted} geldige stemmen, maar de lijsten hebben er samen {all_lists}.",
            file, unit, None, None, "valid", votes.total_counted, all_lists,
        )  # fmt: skip


def _total(count: Count, file: str) -> Iterator[Finding]:
    """The total line by line; in a count over several districts it knows candidates by their code only."""
    if not count.units:
        return
    total = count.total
    sums = _line_sums(count)
    for line, published in zip(total.ballot, total.votes, strict=True):
        computed = sums.pop(_key_in_total(line), 0)
        if published != computed:
            yield _wrong_sum(file, line.list, label(line), "votes", published, computed)
    for (number, candidate), computed in sums.items():
        if computed:
            yield _wrong_sum(file, number, None if candidate is None else str(candidate), "votes", None, computed)
    valid = sum(unit.votes.total_counted for unit in count.units)
    if valid != total.total_counted:
        yield _wrong_sum(file, None, None, "valid", total.total_counted, valid)
    for reason, published in total.rejected:
        computed = sum(dict(unit.votes.rejected).get(reason, 0) for unit in count.units)
        if published != computed:
            yield _wrong_sum(file, None, None, REJECTED.get(reason, reason), published, computed)


REJECTED = {"ongeldig": "invalid", "blanco": "blank"}


def _line_sums(count: Count) -> dict[Key, int]:
    ballot = count.total.ballot
    key: Callable[[BallotLine], Key] = _key_in_total
    if any(line.code is not None and line.candidate is None for line in ballot):
        key = _key_by_code
    columns: dict[int, tuple[Ballot, list[Sequence[int]]]] = {}
    for unit in count.units:
        columns.setdefault(id(unit.votes.ballot), (unit.votes.ballot, []))[1].append(unit.votes.votes)
    sums: dict[Key, int] = {}
    for lines, rows in columns.values():
        for line, added in zip(lines, map(sum, zip(*rows, strict=True)), strict=True):
            sums[key(line)] = sums.get(key(line), 0) + added
    return sums


def _key_in_total(line: BallotLine) -> Key:
    return line.list, line.code if line.candidate is None else line.candidate


def _key_by_code(line: BallotLine) -> Key:
    return line.list, line.candidate if line.code is None else line.code


def _wrong_sum(
    file: str, number: int | None, candidate: str | None, what: str, published: int | None, computed: int
) -> Finding:
    who = f"lijst {number}" + (f", kandidaat {candidate}" if candidate else "") if number else what
    told = "niets" if published is None else published
    return Finding(
        7, Kind.DIFFERENCE, f"In het totaal staat {told} bij {who}, maar de onderdelen zijn samen {computed}.",
        file, None, number, candidate, what, published, computed,
    )  # fmt: skip
