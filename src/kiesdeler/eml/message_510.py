"""510a-d, the count: the votes of an area in total and of every reporting unit in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from kiesdeler.eml.describe import Attribute, Choice, Element, Objection, Part, Record, Shape, leaf
from kiesdeler.eml.header import contest_identifier, election_identifier, header, message
from kiesdeler.eml.kinds import BOOLEAN, POSITIVE, TEXT, VOTES, Kind, one_of, pattern
from kiesdeler.eml.messages import Ballot, BallotLine, Count, Initial, Unit, Votes
from kiesdeler.eml.people import SHORT_CODE
from kiesdeler.problems import Severity

UNIT_ID = pattern(
    r"HSB[0-9]+|(HSB[0-9]+::)?[0-9]{4}|((HSB[0-9]+::)?[0-9]{4}::)?SB[0-9]+|HSB[0-9]+::SB[0-9]+",
    "een code zoals 0363::SB1, HSB9::0363, 0363 of HSB9",
)
UNIT_TYPE = one_of("FixedLocation", "Mobile", "Special")
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
INVESTIGATION = one_of(
    "onderzocht vanwege onverklaard verschil",
    "onderzocht vanwege andere fout",
    "uitslag gecorrigeerd",
    "toegelaten kiezers opnieuw vastgesteld",
    "onderzocht vanwege andere reden",
    "stembiljetten deels herteld",
)
# The National Postal Count (municipality code 9010) leaves out Cast in its stations: it has no register of its own.
_POSTAL_COMMITTEE = re.compile(r"(HSB[0-9]+::)?9010(::SB[0-9]+)?")

_AS_IS = Shape(lambda record: record, lambda record: record)
_CODED = Shape(lambda record: (record["code"], record["text"]), lambda pair: {"code": pair[0], "text": pair[1]})


def _coded(name: str, codes: Kind, kind: Kind, into: str, *, low: int, high: int) -> Element:
    """A number (or yes or no) under a reason code; a pair in the message."""
    return Element(name, (), (Attribute("ReasonCode", codes, "code"),), kind, into, low, high, _CODED)


SELECTION = Element(
    "Selection",
    (
        Choice(
            (
                (
                    "list",
                    Element(
                        "AffiliationIdentifier",
                        (leaf("RegisteredName", TEXT, "name"),),
                        (Attribute("Id", POSITIVE, "list"),),
                    ),
                ),
                (
                    None,
                    Element(
                        "Candidate",
                        (
                            Element(
                                "CandidateIdentifier",
                                (Element("ShortCode", low=0, unused=True),),
                                (
                                    Attribute("Id", POSITIVE, "candidate", required=False),
                                    Attribute("ShortCode", SHORT_CODE, "code", required=False),
                                ),
                            ),
                            Element("CandidateFullName", low=0, unused=True),
                            Element("Gender", low=0, unused=True),
                            Element("kr:GenderAnnex", low=0, unused=True),
                            Element("QualifyingAddress", low=0, unused=True),
                        ),
                    ),
                ),
            )
        ),
        leaf("kr:InitialValidVotes", VOTES, "initial", low=0),
        leaf("ValidVotes", VOTES, "votes"),
    ),
    into="selections",
    high=None,
    shape=_AS_IS,
)


# Stands for all selections of a unit where `repeated_blocks` took them out.
_PLACEHOLDER = Element("Selection")


def _vote_group(selections: Element, cast_low: int) -> tuple[Part, ...]:
    return (
        selections,
        leaf("kr:InitialCast", VOTES, "initial_cast", low=0),
        leaf("Cast", VOTES, "cast", low=cast_low),
        leaf("kr:InitialTotalCounted", VOTES, "initial_total_counted", low=0),
        leaf("TotalCounted", VOTES, "total_counted"),
        _coded("kr:InitialRejectedVotes", REJECTED, VOTES, "initial_rejected", low=0, high=2),
        _coded("RejectedVotes", REJECTED, VOTES, "rejected", low=0, high=2),
        _coded("kr:InitialUncountedVotes", UNCOUNTED, VOTES, "initial_uncounted", low=0, high=14),
        _coded("UncountedVotes", UNCOUNTED, VOTES, "uncounted", low=0, high=14),
    )


def ballot_lines(selections: Iterable[Record]) -> Ballot:
    """The lines of a ballot from the records of its selections: each candidate belongs to the last list above."""
    lines: list[BallotLine] = []
    current = 0
    for selection in selections:
        if "list" in selection:
            current = selection["list"]
            lines.append(BallotLine(current, selection["name"]))
        else:
            lines.append(BallotLine(current, "", selection.get("candidate"), selection.get("code")))
    return tuple(lines)


def _build_votes(record: Record) -> Votes:
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


def _unbuild_votes(votes: Votes) -> Record:
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


def _repeated(values: Iterable[Any]) -> list[Any]:
    return [value for value, times in Counter(values).items() if times > 1]


def _vote_objections(record: Record) -> Iterator[Objection]:
    yield from line_objections(record.get("selections", ()))
    yield from _codes_once(record)


def line_objections(selections: Iterable[Record]) -> Iterator[Objection]:
    """A candidate belongs to the last list above it, and every line stands there once."""
    current: int | None = None
    seen: set[tuple[int | None, int | None, str | None]] = set()
    for place, selection in enumerate(selections, 1):
        at = f"Selection[{place}]"
        if "list" in selection:
            current = selection["list"]
            line = (current, None, None)
            said = f"Lijst {current}"
        else:
            number, code = selection.get("candidate"), selection.get("code")
            if number is None and code is None:
                yield Objection(
                    "Deze kandidaat heeft geen Id en geen ShortCode; verwacht: ten minste één van beide.", at
                )
                continue
            if current is None:
                yield Objection("Deze kandidaat staat vóór de eerste lijst; eerst hoort een lijst te komen.", at)
                continue
            # The number tells candidates of a list apart; in totals over districts only the code is there.
            line = (current, number, None if number is not None else code)
            said = f"Kandidaat {number if number is not None else code} van lijst {current}"
        if line in seen:
            yield Objection(f"{said} staat er meer dan één keer in; verwacht: één keer.", at)
        seen.add(line)


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
        for code in _repeated(code for code, _ in record.get(field, ())):
            yield Objection(f"Het aantal ‘{code}’ staat er meer dan één keer in; verwacht: één keer.", name)


def _unit_objections(record: Record) -> Iterator[Objection]:
    yield from _vote_objections(record)
    yield from (
        Objection(f"Het onderzoek ‘{code}’ staat er meer dan één keer in; verwacht: één keer.")
        for code in _repeated(code for code, _ in record.get("investigations", ()))
    )
    if record.get("cast") is None:
        told = f"Element Cast (het aantal kiesgerechtigden) ontbreekt bij ‘{record['name']}’ ({record['id']})"
        if _POSTAL_COMMITTEE.fullmatch(record["id"]):
            yield Objection(f"{told}; bij het briefstembureau (9010) is dat gebruikelijk.", "", Severity.WARNING)
        else:
            yield Objection(f"{told}; verwacht: een geheel getal vóór TotalCounted.")


_UNIT_FIELDS = ("id", "name", "type", "shared_location")


def _build_unit(record: Record) -> Unit:
    return Unit(
        record["id"],
        record["name"],
        _build_votes(record),
        record.get("type"),
        record.get("shared_location"),
        tuple(record.get("investigations", ())),
    )


def _unbuild_unit(unit: Unit) -> Record:
    own = {name: getattr(unit, name) for name in (*_UNIT_FIELDS, "investigations")}
    return own | _unbuild_votes(unit.votes)


def _unit(selections: Element) -> Element:
    return Element(
        "ReportingUnitVotes",
        (
            Element("ReportingUnitIdentifier", (), (Attribute("Id", UNIT_ID, "id"),), TEXT, "name"),
            leaf("kr:ReportingUnitType", UNIT_TYPE, "type", low=0),
            leaf("kr:SharedLocation", BOOLEAN, "shared_location", low=0),
            *_vote_group(selections, cast_low=0),
            Element(
                "kr:ReportingUnitInvestigations",
                (_coded("kr:Investigation", INVESTIGATION, BOOLEAN, "investigations", low=0, high=3),),
                low=0,
            ),
        ),
        into="units",
        low=0,
        high=None,
        shape=Shape(_build_unit, _unbuild_unit),
        check=_unit_objections,
    )


def _total_or_one_unit(record: Record) -> Iterator[Objection]:
    if "total" not in record and len(record.get("units", ())) != 1:
        yield Objection("Element TotalVotes ontbreekt; verwacht: eerst het totaal, dan elke eenheid.")


def _share_ballots(record: Record) -> Record:
    """One ballot object for all units with the same lines, and the total of a lone unit is that unit's own count."""
    units = record.get("units", ())
    total = record.get("total") or units[0].votes
    known: dict[Ballot, Ballot] = {total.ballot: total.ballot}
    shared = tuple([_with_ballot(unit, known.setdefault(unit.votes.ballot, unit.votes.ballot)) for unit in units])
    return record | {"total": total, "units": shared}


def _with_ballot(unit: Unit, ballot: Ballot) -> Unit:
    votes = unit.votes
    if votes.ballot is ballot:
        return unit
    votes = Votes(ballot, votes.votes, votes.cast, votes.total_counted, votes.rejected, votes.uncounted, votes.initial)
    return Unit(unit.id, unit.name, votes, unit.type, unit.shared_location, unit.investigations)


def count(message_id: str, *, blocks_taken_out: bool = False) -> Element:
    """The description of one of 510a-d.

    `blocks_taken_out`: of a file in which `repeated_blocks` put one empty Selection in the place of all of a unit.
    """
    selections = _PLACEHOLDER if blocks_taken_out else SELECTION
    counting_method = Element(
        "kr:CountingMethod",
        (),
        (Attribute("MethodCode", one_of("centrale stemopneming", "decentrale stemopneming"), "counting_method"),),
        low=0,
    )
    phase = Element("kr:Phase", (), (Attribute("PhaseCode", one_of("eerste zitting", "corrigendum"), "phase"),), low=0)
    total = Element(
        "TotalVotes",
        _vote_group(selections, cast_low=1),
        into="total",
        low=0,
        shape=Shape(_build_votes, _unbuild_votes),
        check=_vote_objections,
    )
    return message(
        message_id,
        Count,
        header(authority="required", issue_date="absent"),
        Element(
            "Count",
            (
                counting_method,
                Element("EventIdentifier"),
                phase,
                Element(
                    "Election",
                    (
                        election_identifier(name="optional", subcategory="optional", nomination_date="absent"),
                        Element(
                            "Contests",
                            (
                                Element(
                                    "Contest",
                                    (
                                        contest_identifier(name="optional"),
                                        total,
                                        _unit(selections),
                                    ),
                                    check=_total_or_one_unit,
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        adapt=Shape(_share_ballots, lambda record: record),
    )
