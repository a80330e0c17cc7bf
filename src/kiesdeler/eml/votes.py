"""What one unit, or all together, counted: selections, eligible voters, valid, rejected and uncounted votes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from kiesdeler.eml.describe import Attribute, Element, Objection, Part, Record, Shape, leaf
from kiesdeler.eml.kinds import VOTES, Kind, one_of
from kiesdeler.eml.messages import Initial, Votes
from kiesdeler.eml.selections import ballot_lines, line_objections

REJECTED = one_of("ongeldig", "blanco")
UNCOUNTED = one_of(
    "geldige stempassen",
    "geldige volmachtbewijzen",
    "geldige kiezerspassen",
    "toegelaten kiezers",
    "meer getelde stembiljetten",
    "minder getelde stembiljetten",
    "meegenomen stembiljetten",
    "te weinig uitgereikte stembiljetten",
    "te veel uitgereikte stembiljetten",
    "geen briefstembiljetten",
    "te veel briefstembiljetten",
    "kwijtgeraakte stembiljetten",
    "geen verklaring",
    "andere verklaring",
)
_CODED = Shape(lambda record: (record["code"], record["text"]), lambda pair: {"code": pair[0], "text": pair[1]})


def coded(name: str, codes: Kind, kind: Kind, into: str, *, low: int, high: int) -> Element:
    """A number (or yes or no) under a reason code; a pair in the message."""
    return Element(name, (), (Attribute("ReasonCode", codes, "code"),), kind, into, low, high, _CODED)


def vote_group(selections: Element, cast_low: int) -> tuple[Part, ...]:
    """The elements of a total or a unit, in order; `cast_low` 0 where Cast may be missing."""
    return (
        selections,
        leaf("kr:InitialCast", VOTES, "initial_cast", low=0),
        leaf("Cast", VOTES, "cast", low=cast_low),
        leaf("kr:InitialTotalCounted", VOTES, "initial_total_counted", low=0),
        leaf("TotalCounted", VOTES, "total_counted"),
        coded("kr:InitialRejectedVotes", REJECTED, VOTES, "initial_rejected", low=0, high=2),
        coded("RejectedVotes", REJECTED, VOTES, "rejected", low=0, high=2),
        coded("kr:InitialUncountedVotes", UNCOUNTED, VOTES, "initial_uncounted", low=0, high=14),
        coded("UncountedVotes", UNCOUNTED, VOTES, "uncounted", low=0, high=14),
    )


def build_votes(record: Record) -> Votes:
    """The votes in the record of a total or a unit."""
    selections = record.get("selections", [])
    initial = Initial(
        tuple((index, selection["initial"]) for index, selection in enumerate(selections) if "initial" in selection),
        record.get("initial_cast"),
        record.get("initial_total_counted"),
        tuple(record.get("initial_rejected", ())),
        tuple(record.get("initial_uncounted", ())),
    )
    return Votes(
        ballot_lines(selections),
        tuple([selection["votes"] for selection in selections]),
        record.get("cast"),
        record["total_counted"],
        tuple(record.get("rejected", ())),
        tuple(record.get("uncounted", ())),
        None if initial == Initial() else initial,
    )


def unbuild_votes(votes: Votes) -> Record:
    """The record of votes; raises ValueError when numbers, lines and earlier values do not belong together."""
    initial = votes.initial or Initial()
    before = dict(initial.votes)
    if len(votes.ballot) != len(votes.votes) or not set(before) <= set(range(len(votes.votes))):
        raise ValueError("the votes do not fit the ballot")
    selections: list[Record] = []
    current = None
    for index, (line, number) in enumerate(zip(votes.ballot, votes.votes, strict=True)):
        if line.is_list:
            current = line.list
            selection: Record = {"list": line.list, "name": line.name}
        elif line.list != current or line.name:
            raise ValueError(f"candidate line {index} does not belong to the list above it")
        else:
            selection = {"candidate": line.candidate, "code": line.code}
        selections.append(selection | {"votes": number, "initial": before.get(index)})
    return {
        "selections": selections,
        "initial_cast": initial.cast,
        "cast": votes.cast,
        "initial_total_counted": initial.total_counted,
        "total_counted": votes.total_counted,
        "initial_rejected": initial.rejected,
        "rejected": votes.rejected,
        "initial_uncounted": initial.uncounted,
        "uncounted": votes.uncounted,
    }


def repeated(values: Iterable[Any]) -> list[Any]:
    """The values that occur more than once."""
    return [value for value, times in Counter(values).items() if times > 1]


def vote_objections(record: Record) -> Iterator[Objection]:
    """What can't be in the votes of one unit: lines twice, codes twice, no number of invalid or blank votes."""
    yield from line_objections(record.get("selections", ()))
    yield from _codes_once(record)


def _codes_once(record: Record) -> Iterator[Objection]:
    rejected = {code for code, _ in record.get("rejected", ())}
    for code in ("ongeldig", "blanco"):
        if code not in rejected:
            yield Objection(
                f"Element RejectedVotes met ReasonCode ‘{code}’ ontbreekt; verwacht: het aantal, ook als dat 0 is."
            )
    for name, field in (
        ("RejectedVotes", "rejected"),
        ("UncountedVotes", "uncounted"),
        ("kr:InitialRejectedVotes", "initial_rejected"),
        ("kr:InitialUncountedVotes", "initial_uncounted"),
    ):
        for code in repeated(code for code, _ in record.get(field, ())):
            yield Objection(f"Het aantal ‘{code}’ staat er meer dan één keer in; verwacht: één keer.", name)
