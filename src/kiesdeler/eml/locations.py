"""sb:Location, the data of waarismijnstemlokaal.nl about where a polling station is and how accessible (EML_NL 1.3).

Kept as texts in the order of the schema: nothing is computed with them, and they must come out as they went in.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiesdeler.eml.describe import Element, Objection, Record, Shape, leaf
from kiesdeler.eml.kinds import BOOLEAN, DATE_TIME, TEXT, Kind, one_of, pattern, textual, whole
from kiesdeler.eml.messages import Location

WEBSITE = pattern(r"https?://.+", "een adres dat met http:// of https:// begint")
_YES_NO = textual(BOOLEAN)
_RD = pattern(r"[0-9]{1,6}(\.[0-9]+)?", "een RD-coördinaat in meters, zoals 121687.5")
_DEGREES = pattern(r"[0-9]{1,2}\.[0-9]{4,}", "graden met ten minste vier decimalen, zoals 52.3702")
_BUILDINGS = one_of(
    *("Wonen", "Bijeenkomst", "Winkel", "Gezondheidszorg", "Kantoor", "Logies", "Industrie", "Onderwijs", "Sport"),
    *("Overig", "Cel"),
)
_PROPERTIES: tuple[tuple[str, Kind], ...] = (
    ("AccessiblePublicTransport", _YES_NO),
    ("AccessibleToilet", _YES_NO),
    ("HostPresent", _YES_NO),
    ("Guidelines", one_of("inside and outside", "outside", "inside", "not present")),
    ("VotingTemplate", _YES_NO),
    ("BrailleCandidateList", _YES_NO),
    ("LargeLetteredCandidateList", _YES_NO),
    ("SignLanguageInterpreter", one_of("at location", "remote", "not present")),
    ("SignLanguagePollingStationMember", _YES_NO),
    ("AcousticsForHearingImpaired", _YES_NO),
    ("LowStimulusEnvironment", _YES_NO),
)
_BEFORE: tuple[tuple[str, Kind], ...] = (
    ("BAGId", pattern("[0-9]{16}", "zestien cijfers")),
    ("StreetName", TEXT),
    ("Number", textual(whole(-999_999_999, 999_999_999))),
    ("Letter", TEXT),
    ("NumberAddition", TEXT),
    ("PostalCode", pattern("[0-9]{4} [A-Z]{2}", "een postcode zoals 1234 AB")),
    ("City", TEXT),
    ("AdditionalAddressInformation", TEXT),
    ("BuildingUsage", _BUILDINGS),
    ("DistrictName", TEXT),
    ("DistrictCode", pattern("WK[0-9]{6}", "WK met zes cijfers")),
    ("NeighbourhoodName", TEXT),
    ("NeighbourhoodCode", pattern("BU[0-9]{8}", "BU met acht cijfers")),
    ("Website", WEBSITE),
    ("OpenTime", DATE_TIME),
    ("ClosingTime", DATE_TIME),
    ("RDx", _RD),
    ("RDy", _RD),
    ("Latitude", _DEGREES),
    ("Longitude", _DEGREES),
    ("CountingLocation", _YES_NO),
)
_PAIRS = (("OpenTime", "ClosingTime"), ("RDx", "RDy"), ("Latitude", "Longitude"))
_ACCESSIBILITY = "Accessibility"
_DETAILS = f"{_ACCESSIBILITY}.AccessibilityProperties"
_OTHER = f"{_DETAILS}.Other"  # the only one that may stand more than once


def _pairs_complete(record: Record) -> Iterator[Objection]:
    for one, other in _PAIRS:
        if (one in record) != (other in record):
            there, missing = (one, other) if one in record else (other, one)
            yield Objection(f"Bij sb:{there} ontbreekt sb:{missing}; verwacht: beide of geen van beide.", f"sb:{there}")


def _build(record: Record) -> Location:
    pairs: list[tuple[str, str]] = []
    for name, value in record.items():
        pairs += [(name, one) for one in value] if isinstance(value, list) else [(name, value)]
    return Location(tuple(pairs))


def _unbuild(location: Location) -> Record:
    record: Record = {}
    for name, value in location.fields:
        if name == _OTHER:
            record.setdefault(name, []).append(value)
        elif name in record or name not in _KNOWN:
            raise ValueError(f"a location can't have {name!r} here")
        else:
            record[name] = value
    if [name for name in _ORDER if name in record] != list(record):
        raise ValueError("the fields of a location are not in the order of the schema")
    return record


def _leaves(kinds: tuple[tuple[str, Kind], ...], under: str = "") -> tuple[Element, ...]:
    return tuple(leaf(f"sb:{name}", kind, f"{under}{name}", low=0) for name, kind in kinds)


LOCATION = Element(
    "sb:Location",
    (
        *_leaves(_BEFORE),
        Element(
            "sb:Accessibility",
            (
                leaf("sb:Accessible", _YES_NO, f"{_ACCESSIBILITY}.Accessible"),
                Element(
                    "sb:AccessibilityProperties",
                    (*_leaves(_PROPERTIES, f"{_DETAILS}."), leaf("sb:Other", TEXT, _OTHER, low=0, high=None)),
                    low=0,
                ),
            ),
            low=0,
        ),
        leaf("sb:OtherInfo", TEXT, "OtherInfo", low=0),
    ),
    into="locations",
    low=0,
    high=None,
    shape=Shape(_build, _unbuild),
    check=_pairs_complete,
)
_ORDER = (
    *(name for name, _ in _BEFORE),
    f"{_ACCESSIBILITY}.Accessible",
    *(f"{_DETAILS}.{name}" for name, _ in _PROPERTIES),
    _OTHER,
    "OtherInfo",
)
_KNOWN = frozenset(_ORDER)
