"""Laying the figures of one count on the ballot paper of another: the same lines, in whatever order they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiesdeler.eml.messages import Ballot, BallotLine, ContestLists, Votes
from kiesdeler.problems import Problem

Key = tuple[int, int | str | None]  # list, and candidate number or code of the person; None is the list itself


def by_number(line: BallotLine) -> Key:
    """What a line is within one district: the list, or the candidate by the number on it."""
    return line.list, line.candidate


def by_person(line: BallotLine) -> Key:
    """What a line is in a total over districts: the list, or the person by the ShortCode."""
    return line.list, line.code


def ballot_of(lists: ContestLists) -> Ballot:
    """The lines of the ballot paper of one contest, as a count has them: each list, then its candidates."""
    return tuple(
        line
        for affiliation in lists.lists
        for line in (
            BallotLine(affiliation.number or 0, affiliation.name),
            *(BallotLine(affiliation.number or 0, candidate=candidate.id) for candidate in affiliation.candidates),
        )
    )


def laid_on(votes: Votes, ballot: Ballot) -> tuple[int, ...] | None:
    """The votes in the order of `ballot`; None when the lines are not the same (`line_problems` says how)."""
    place = {by_number(line): index for index, line in enumerate(votes.ballot)}
    if len(place) != len(ballot) or not all(by_number(line) in place for line in ballot):
        return None
    return tuple(votes.votes[place[by_number(line)]] for line in ballot)


def line_problems(found: Ballot, expected: Ballot, file: str, source: str) -> Iterator[Problem]:
    """Every list or candidate that is in only one of the two, and every list with another name.

    `source` says in Dutch where the expected lines come from.
    """
    names = {line.list: line.name for line in expected if line.is_list}
    for key, times in Counter(map(by_number, found)).items():
        if times > 1:
            twice = next(line for line in found if by_number(line) == key)
            yield Problem(f"{label(twice).capitalize()} komt {times} keer voor in deze telling.", file=file)
    known, seen = set(map(by_number, expected)), set(map(by_number, found))
    for line in expected:
        if by_number(line) not in seen and (line.is_list or (line.list, None) in seen):
            yield Problem(f"{label(line).capitalize()} ontbreekt in deze telling, maar staat wel {source}.", file=file)
    for line in found:
        if by_number(line) not in known and (line.is_list or (line.list, None) in known):
            yield Problem(f"{label(line).capitalize()} komt voor in deze telling, maar staat niet {source}.", file=file)
        elif line.is_list and _plain(line.name) != _plain(names[line.list]):
            yield Problem(f"Lijst {line.list} heet hier “{line.name}”, maar {source} “{names[line.list]}”.", file=file)


def label(line: BallotLine) -> str:
    """A line in words: `lijst 3`, `kandidaat 12 van lijst 3`."""
    return f"lijst {line.list}" if line.is_list else f"kandidaat {line.candidate or line.code} van lijst {line.list}"


def _plain(name: str) -> str:
    return " ".join(name.split())
