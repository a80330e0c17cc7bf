"""Contests made from figures: the published elections beside the repository, and small ones by hand."""

from __future__ import annotations

import datetime
import json
import lzma
from collections.abc import Iterator, Sequence
from typing import Any

from kiesdeler.law.model import Allocation, Candidate, Contest, ListSeats, Part, PartyList
from kiesdeler.law.rules import ElectionType, RuleSet, current_rules, rule_set
from tests.shared import SHARED


def by_list(kind: str, seats: int, votes: Sequence[int], candidates: Sequence[int] | None = None) -> Contest:
    """A contest with these votes per list; `candidates`: how many each list has, all votes on the first."""
    if candidates is None:
        parts = [Part(count) for count in votes]
    else:
        parts = [
            Part(count, one_list([count, *[0] * (size - 1)][:size]))
            for count, size in zip(votes, candidates, strict=True)
        ]
    return contest(kind, seats, *[PartyList(number, (part,)) for number, part in enumerate(parts, 1)])


def contest(kind: str, seats: int, *lists: PartyList) -> Contest:
    """A contest between lists under the rules in force."""
    return Contest(current_rules(ElectionType(kind), seats), seats, lists)


def standing_alone(number: int, candidates: Sequence[Candidate]) -> PartyList:
    """A list that is no group."""
    return PartyList(number, (Part(sum(one.votes for one in candidates), tuple(candidates)),))


def won(allocation: Allocation) -> list[int]:
    """Seats per list, in list order."""
    return [each.seats for each in allocation.lists]


def seated(party: ListSeats) -> list[tuple[str, int, str]]:
    """Those elected on a list: person, part, and on what ground."""
    return [(one.person, one.part, one.by.value) for one in party.elected]


def one_list(votes: Sequence[int], deceased: Sequence[int] = ()) -> tuple[Candidate, ...]:
    """Candidates 1, 2, ... of a list that stands alone with these votes."""
    return tuple(Candidate(str(n), n, count, n in deceased) for n, count in enumerate(votes, 1))


def group(number: int, *parts: Sequence[tuple[str, int]], deceased: Sequence[str] = ()) -> PartyList:
    """A list group: of each part its candidates in list order as (person, votes); part n stands in district n."""
    return PartyList(
        number,
        tuple(
            Part(
                sum(votes for _, votes in people),
                tuple(Candidate(who, n, votes, who in deceased) for n, (who, votes) in enumerate(people, 1)),
                (district,),
            )
            for district, people in enumerate(parts, 1)
        ),
    )


def rules_of(kind: str, date: str, seats: int) -> RuleSet:
    """The rules of a published election (the sample calls water authorities WS); date as 20190523."""
    day = datetime.datetime.strptime(date, "%Y%m%d").replace(tzinfo=datetime.UTC).date()
    return rule_set(ElectionType("AB" if kind == "WS" else kind), day, seats)


def from_districts(units: Sequence[dict[str, Any]], rules: RuleSet, seats: int) -> Contest:
    """Sets and groups rebuilt from the candidates' numbers and codes in every district (P 2, P 3)."""
    lists: dict[int, dict[tuple[str, ...], list[tuple[int, list[int]]]]] = {}
    for district, unit in enumerate(units, 1):
        for each in unit["lists"]:
            people = sorted(each["candidates"], key=lambda one: one["id"])
            names = tuple(one["shortcode"] for one in people)
            lists.setdefault(each["list"], {}).setdefault(names, []).append((district, [p["votes"] for p in people]))
    parties = []
    for number, parts in sorted(lists.items()):
        made = []
        for names, districts in parts.items():
            votes = [sum(column) for column in zip(*(votes for _, votes in districts), strict=True)]
            people = tuple(Candidate(who, n, count) for n, (who, count) in enumerate(zip(names, votes, strict=True), 1))
            made.append(Part(sum(votes), people, tuple(district for district, _ in districts)))
        parties.append(PartyList(number, tuple(made)))
    return Contest(rules, seats, tuple(parties))


def sample_elections() -> list[dict[str, Any]]:
    """The published votes and seats beside the repository; [] when they are not there."""
    if SHARED is None:
        return []
    loaded: list[dict[str, Any]] = json.loads((SHARED / "data" / "seats-sample.json").read_text())
    return loaded


def councils_2022() -> Iterator[dict[str, Any]]:
    """Published counts and results of 25 municipal councils; none when they are not there."""
    if SHARED is not None:
        with lzma.open(SHARED / "eml" / "pairs-gr2022-sample.jsonl.xz", "rt") as lines:
            for line in lines:
                yield json.loads(line)


def house_2023() -> dict[str, Any] | None:
    """Published totals per district and result of the House of Representatives 2023; None when it is not there."""
    if SHARED is None:
        return None
    with lzma.open(SHARED / "eml" / "pair-tk2023.json.xz", "rt") as text:
        loaded: dict[str, Any] = json.load(text)
        return loaded
