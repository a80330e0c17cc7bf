"""The ids of areas: how contests and reporting units point at regions of the election tree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiesdeler.eml.messages import ElectionDefinition, Region

DISTRICTS = {"KIESKRING", "PROVINCIAAL_KIESKRING", "WATERSCHAP_KIESKRING"}
MUNICIPALITIES = {"GEMEENTE", "WATERSCHAP_GEMEENTE", "DEELGEMEENTE"}
PUBLIC_BODIES = {"9001": "Bonaire", "9002": "Sint Eustatius", "9003": "Saba"}
POSTAL_COMMITTEE = "9010"  # NBSB, the national postal committee
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_UNIT = re.compile(r"(?:HSB(?P<district>\d+))?(?:::)?(?P<municipality>\d{4})?(?:::)?(?:SB(?P<station>\d+))?")


@dataclass(frozen=True, slots=True)
class UnitId:
    """What a reporting unit's id says: `HSB9::0363` is municipality 363 of district 9, `0363::SB1` station 1 of it."""

    district: int | None
    municipality: int | None
    station: int | None


def unit_id(text: str) -> UnitId:
    """The parts of a reporting unit's or an authority's id; all None when it has another form (CSB)."""
    match = _UNIT.fullmatch(text)
    parts = match.groupdict() if match else {}
    return UnitId(*(int(parts[name]) if parts.get(name) else None for name in ("district", "municipality", "station")))


def district_number(contest: str) -> int | None:
    """The number of a district from a contest id, Roman numerals (provinces) included; None for `geen` and `alle`."""
    if contest.isdecimal():
        return int(contest)
    match = _ROMAN.fullmatch(contest)
    if not contest or match is None:
        return None
    tens, ones = match.groups()
    small = {"IX": 9, "IV": 4}.get(ones, 5 * ones.count("V") + ones.count("I"))
    return 10 * len(tens) + small


def municipalities(definition: ElectionDefinition) -> dict[int, Region]:
    """The municipalities (and public bodies) of an election by number; a council's own also by its domain."""
    domain = definition.election.domain
    own = int(domain.id) if definition.election.category == "GR" and domain is not None and domain.id else None
    return {
        number: region
        for region in definition.regions
        if region.category in MUNICIPALITIES
        for number in (region.number, own)
        if number is not None
    }


def districts(definition: ElectionDefinition) -> dict[int, Region]:
    """The electoral districts of an election by number."""
    return {
        region.number: region
        for region in definition.regions
        if region.category in DISTRICTS and region.number is not None
    }
