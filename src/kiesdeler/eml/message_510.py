"""510a-d, the count: the votes of an area in total and of every reporting unit in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiesdeler.eml.describe import Attribute, Element, Objection, Record, Shape, leaf
from kiesdeler.eml.header import contest_identifier, election_identifier, header, message
from kiesdeler.eml.kinds import BOOLEAN, TEXT, one_of, pattern
from kiesdeler.eml.messages import Ballot, Count, Unit, Votes
from kiesdeler.eml.selections import PLACEHOLDER, SELECTION
from kiesdeler.eml.votes import build_votes, coded, repeated, unbuild_votes, vote_group, vote_objections
from kiesdeler.eml.wording import quoted
from kiesdeler.problems import Severity

UNIT_ID = pattern(
    "{0}|({0}::)?[0-9]{{4}}|(({0}::)?[0-9]{{4}}::)?{1}|{0}::{1}".format("HSB[0-9]{1,4}", "SB[0-9]{1,9}"),
    "een code zoals 0363::SB1, HSB9::0363, 0363 of HSB9",
)
UNIT_TYPE = one_of("FixedLocation", "Mobile", "Special")
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


def _unit_objections(record: Record) -> Iterator[Objection]:
    yield from vote_objections(record)
    yield from (
        Objection(f"Het onderzoek ‘{code}’ staat er meer dan één keer in; verwacht: één keer.")
        for code in repeated(code for code, _ in record.get("investigations", ()))
    )
    if record.get("cast") is None:
        told = f"Element Cast (het aantal kiesgerechtigden) ontbreekt bij {quoted(record['name'])} ({record['id']})"
        if _POSTAL_COMMITTEE.fullmatch(record["id"]):
            yield Objection(f"{told}; bij het briefstembureau (9010) is dat gebruikelijk.", "", Severity.WARNING)
        else:
            yield Objection(f"{told}; verwacht: een geheel getal vóór TotalCounted.")


_UNIT_FIELDS = ("id", "name", "type", "shared_location")


def _build_unit(record: Record) -> Unit:
    return Unit(
        record["id"],
        record["name"],
        build_votes(record),
        record.get("type"),
        record.get("shared_location"),
        tuple(record.get("investigations", ())),
    )


def _unbuild_unit(unit: Unit) -> Record:
    own = {name: getattr(unit, name) for name in (*_UNIT_FIELDS, "investigations")}
    return own | unbuild_votes(unit.votes)


def _unit(selections: Element) -> Element:
    return Element(
        "ReportingUnitVotes",
        (
            Element("ReportingUnitIdentifier", (), (Attribute("Id", UNIT_ID, "id"),), TEXT, "name"),
            leaf("kr:ReportingUnitType", UNIT_TYPE, "type", low=0),
            leaf("kr:SharedLocation", BOOLEAN, "shared_location", low=0),
            *vote_group(selections, cast_low=0),
            Element(
                "kr:ReportingUnitInvestigations",
                (coded("kr:Investigation", INVESTIGATION, BOOLEAN, "investigations", low=0, high=3),),
                low=0,
            ),
        ),
        into="units",
        low=0,
        high=None,
        shape=Shape(_build_unit, _unbuild_unit),
        check=_unit_objections,
    )


def _total(selections: Element) -> Element:
    return Element(
        "TotalVotes",
        vote_group(selections, cast_low=1),
        into="total",
        low=0,
        shape=Shape(build_votes, unbuild_votes),
        check=vote_objections,
    )


# By themselves, to read what is sound in a file that is not.
TOTAL, UNIT = _total(SELECTION), _unit(SELECTION)


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
    selections = PLACEHOLDER if blocks_taken_out else SELECTION
    counting_method = Element(
        "kr:CountingMethod",
        (),
        (Attribute("MethodCode", one_of("centrale stemopneming", "decentrale stemopneming"), "counting_method"),),
        low=0,
    )
    phase = Element("kr:Phase", (), (Attribute("PhaseCode", one_of("eerste zitting", "corrigendum"), "phase"),), low=0)
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
                                        _total(selections),
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
