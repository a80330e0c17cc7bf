"""110b, the polling stations of one municipality, each with its number of eligible voters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kiesdeler.eml.describe import Attribute, Element, Objection, Record, Shape, leaf, of
from kiesdeler.eml.header import contest_identifier, election_identifier, header, message
from kiesdeler.eml.kinds import BOOLEAN, TEXT, VOTES, one_of, pattern
from kiesdeler.eml.locations import LOCATION, WEBSITE
from kiesdeler.eml.message_110a import VOTING_METHOD
from kiesdeler.eml.message_510 import UNIT_TYPE
from kiesdeler.eml.messages import (
    PollingStation,
    PollingStationContest,
    PollingStationElection,
    PollingStations,
)
from kiesdeler.problems import Severity

_MUNICIPALITY = pattern("[0-9]{4}", "de code van de gemeente, vier cijfers")
# EML keeps the name of the station in the place of its address, and the number of voters in the text of PollingStation.
_ADDRESS = Element(
    "Address",
    (
        Element(
            "Locality",
            (
                leaf("xal:LocalityName", TEXT, "name"),
                Element("xal:PostalCode", (leaf("xal:PostalCodeNumber", TEXT, "postal_code"),), low=0),
            ),
        ),
        LOCATION,
    ),
)
_STATION = Element(
    "PollingPlace",
    (
        Element(
            "PhysicalLocation",
            (
                _ADDRESS,
                Element(
                    "PollingStation",
                    (),
                    (
                        Attribute(
                            "Id",
                            pattern("[0-9]{1,9}", "het nummer van het stembureau, ten hoogste negen cijfers"),
                            "id",
                        ),
                    ),
                    VOTES,
                    "voters",
                ),
                leaf("kr:ReportingUnitType", UNIT_TYPE, "unit_type", low=0),
                leaf("kr:SharedLocation", BOOLEAN, "shared_location", low=0),
            ),
        ),
    ),
    (Attribute("Channel", one_of("polling", "postal"), "channel"),),
    into="stations",
    high=None,
    shape=of(PollingStation),
)
_PLAIN_CONTEST = of(PollingStationContest)


def _build_contest(record: Record) -> Any:
    return _PLAIN_CONTEST.build(record | {"max_votes": record.get("max_votes") or None})


def _voters_known(record: Record) -> Iterable[Objection]:
    """The schema wants at least one eligible voter; a zero is the number not filled in yet."""
    if record.get("max_votes") == 0:
        said = "Het aantal kiesgerechtigden (MaxVotes) is 0; gelezen als nog niet ingevuld. Vul het echte aantal in."
        yield Objection(said, "MaxVotes", Severity.WARNING)


_CONTEST = Element(
    "Contest",
    (
        contest_identifier(name="absent", only="geen"),
        Element(
            "ReportingUnit",
            (Element("ReportingUnitIdentifier", (), (Attribute("Id", _MUNICIPALITY, "unit_id"),), TEXT, "unit_name"),),
        ),
        VOTING_METHOD,
        Element("MaxVotes", text=VOTES, into="max_votes", empty=True),
        leaf("sb:MunicipalityContactDetails", TEXT, "contact_details", low=0),
        leaf("sb:MunicipalityElectionSite", WEBSITE, "election_site", low=0),
        _STATION,
    ),
    into="contests",
    high=None,
    shape=Shape(_build_contest, _PLAIN_CONTEST.unbuild),
    check=_voters_known,
)
_ELECTION = Element(
    "Election",
    (election_identifier(name="optional", subcategory="optional", nomination_date="tolerated"), _CONTEST),
    into="elections",
    high=None,
    shape=of(PollingStationElection),
)

POLLING_STATIONS = message(
    "110b",
    PollingStations,
    header(authority="required", issue_date="optional"),
    Element("ElectionEvent", (Element("EventIdentifier"), _ELECTION)),
)
