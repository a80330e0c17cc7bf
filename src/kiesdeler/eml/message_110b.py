"""110b, the polling stations of one municipality, each with its number of eligible voters."""

from __future__ import annotations

from kiesdeler.eml.describe import Attribute, Element, leaf, of
from kiesdeler.eml.header import contest_identifier, election_identifier, header, message
from kiesdeler.eml.kinds import BOOLEAN, TEXT, VOTES, one_of, pattern
from kiesdeler.eml.locations import LOCATION, WEBSITE
from kiesdeler.eml.message_110a import MAX_VOTES, VOTING_METHOD
from kiesdeler.eml.message_510 import UNIT_ID, UNIT_TYPE
from kiesdeler.eml.messages import (
    PollingStation,
    PollingStationContest,
    PollingStationElection,
    PollingStations,
)

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
                    (Attribute("Id", pattern("[0-9]+", "het nummer van het stembureau, in cijfers"), "id"),),
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
_CONTEST = Element(
    "Contest",
    (
        contest_identifier(name="absent", only="geen"),
        Element(
            "ReportingUnit",
            (Element("ReportingUnitIdentifier", (), (Attribute("Id", UNIT_ID, "unit_id"),), TEXT, "unit_name"),),
        ),
        VOTING_METHOD,
        MAX_VOTES,
        leaf("sb:MunicipalityContactDetails", TEXT, "contact_details", low=0),
        leaf("sb:MunicipalityElectionSite", WEBSITE, "election_site", low=0),
        _STATION,
    ),
    into="contests",
    high=None,
    shape=of(PollingStationContest),
)
_ELECTION = Element(
    "Election",
    (election_identifier(name="optional", subcategory="optional", nomination_date="absent"), _CONTEST),
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
