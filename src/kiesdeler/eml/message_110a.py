"""110a, the election definition: what is elected, by whom, with which seats and threshold."""

from __future__ import annotations

from kiesdeler.eml.describe import Attribute, Element, leaf, of
from kiesdeler.eml.header import contest_identifier, election_identifier, header, message
from kiesdeler.eml.kinds import BOOLEAN, POSITIVE, TEXT, constant, one_of, whole
from kiesdeler.eml.messages import Committee, ElectionDefinition, Region, RegisteredParty
from kiesdeler.problems import Severity

REGION_CATEGORY = one_of(
    *("DEELGEMEENTE", "GEMEENTE", "KIESCOLLEGE", "KIESKRING", "PROVINCIE", "PROVINCIAAL_KIESKRING"),
    *("PROVINCIAAL_STEMBUREAU", "STAAT", "STEMBUREAU", "WATERSCHAP", "WATERSCHAP_KIESKRING", "WATERSCHAP_GEMEENTE"),
)
REGION_NUMBER = whole(-32_768, 32_767)  # xs:short

# Older files and some test files leave the method empty; the list system (SPV) is the only one in Dutch elections.
VOTING_METHOD = Element("VotingMethod", text=constant("SPV"), empty=Severity.WARNING)
MAX_VOTES = Element("MaxVotes", text=POSITIVE, into="max_votes", empty=True)

_COMMITTEE = Element(
    "kr:Committee",
    (),
    (
        Attribute("CommitteeCategory", one_of("CSB", "HSB", "PROV_SB", "PSB"), "category"),
        Attribute("CommitteeName", TEXT, "name", required=False),
        Attribute("AcceptCentralSubmissions", BOOLEAN, "accepts_central_submissions", required=False),
    ),
    into="committees",
    low=0,
    high=3,
    shape=of(Committee),
)
_REGION = Element(
    "kr:Region",
    (leaf("kr:RegionName", TEXT, "name"), _COMMITTEE),
    (
        Attribute("RegionNumber", REGION_NUMBER, "number", required=False),
        Attribute("RegionCategory", REGION_CATEGORY, "category"),
        Attribute("RomanNumerals", BOOLEAN, "roman_numerals", required=False),
        Attribute("FrysianExportAllowed", BOOLEAN, "frysian_export_allowed", required=False),
        Attribute("SuperiorRegionNumber", REGION_NUMBER, "superior_number", required=False),
        Attribute("SuperiorRegionCategory", REGION_CATEGORY, "superior_category", required=False),
    ),
    into="regions",
    high=None,
    shape=of(Region),
)
_PARTY = Element(
    "kr:RegisteredParty",
    (leaf("kr:RegisteredAppellation", TEXT, "appellation"), leaf("kr:RegisteredBy", TEXT, "registered_by", low=0)),
    into="parties",
    low=0,
    high=None,
    shape=of(RegisteredParty),
)

ELECTION_DEFINITION = message(
    "110a",
    ElectionDefinition,
    header(authority="optional", issue_date="optional"),
    Element(
        "ElectionEvent",
        (
            Element("EventIdentifier"),
            Element(
                "Election",
                (
                    election_identifier(name="required", subcategory="required", nomination_date="required"),
                    Element("Contest", (contest_identifier(name="absent"), VOTING_METHOD, MAX_VOTES)),
                    leaf("kr:NumberOfSeats", POSITIVE, "seats"),
                    leaf("kr:PreferenceThreshold", whole(0, 100), "preference_threshold"),
                    Element("kr:ElectionTree", (_REGION,)),
                    Element("kr:RegisteredParties", (_PARTY,)),
                ),
            ),
        ),
    ),
)
