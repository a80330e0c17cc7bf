"""Which municipalities and districts an election has, as the election definition (110a) tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiesdeler.eml.messages import Authority, ElectionDefinition, Region
from kiesdeler.eml.regions import DISTRICTS, MUNICIPALITIES, POSTAL_COMMITTEE, PUBLIC_BODIES, district_number
from kiesdeler.law.counting.kinds import Committee

_NON_RESIDENTS = "KCNI"  # the college of those abroad: its only committee is the postal one, which no region names
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class District:
    """An electoral district; `roman` when its number is written that way (Provinciale Staten Limburg)."""

    number: int
    name: str
    roman: bool
    municipalities: Mapping[str, str] = field(hash=False)  # four-digit code -> name, in the order of the codes

    @property
    def contest_id(self) -> str:
        """The number as it stands in a ContestIdentifier: `16`, or `II`."""
        return roman(self.number) if self.roman else str(self.number)

    @property
    def unit_id(self) -> str:
        """The id of the district committee: `HSB16`."""
        return f"HSB{self.number}"


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of one election. Without districts (`geen`) there is one that holds every municipality."""

    districts: tuple[District, ...]  # in the order of their numbers
    several: bool  # more than one district: each makes a 510c, the total is of contest `alle`

    def district_of(self, municipality: str) -> District | None:
        """The district a municipality votes in."""
        return next((district for district in self.districts if municipality in district.municipalities), None)

    def district(self, contest_id: str) -> District | None:
        """The district of a ContestIdentifier, in digits or in Roman numerals."""
        number = district_number(contest_id)
        return next((each for each in self.districts if each.number == number), None)


@dataclass(frozen=True, slots=True)
class Place:
    """The area of one committee that counts at its stations: a municipality, an island, or all postal votes.

    `several`: the election has more districts, so that its lists and its count are those of `district`.  `frisian`: its
    forms and reports are in Frisian as well.
    """

    code: str  # four digits
    name: str
    committee: Committee
    district: District
    several: bool
    frisian: bool = False


def areas(definition: ElectionDefinition) -> Areas:
    """The districts of an election and the municipalities in them."""
    regions = definition.regions
    districts = sorted((region for region in regions if region.category in DISTRICTS), key=_number)
    municipalities = [region for region in regions if region.category in MUNICIPALITIES] or list(regions[:1])
    if len(districts) > 1:
        return Areas(tuple(_district(region, municipalities) for region in districts), several=True)
    domain = definition.election.domain
    inside = _by_code(municipalities)
    if definition.election.category == "GR" and [region.category for region in municipalities] == ["GEMEENTE"]:
        # The tree does not always have the real number.
        inside = {domain.id: municipalities[0].name} if domain and domain.id else inside
    elif definition.election.subcategory == _NON_RESIDENTS:
        inside = {POSTAL_COMMITTEE: Committee.NBSB.value}
    name = domain.name if domain else regions[0].name
    return Areas((District(1, name, roman=False, municipalities=inside),), several=False)


def places(definition: ElectionDefinition) -> tuple[Place, ...]:
    """Every committee that counts at its stations, by name: what an administrator chooses his own from."""
    found = areas(definition)
    frisian = {
        region.name
        for region in definition.regions
        if region.category in MUNICIPALITIES and region.frysian_export_allowed
    }
    chosen = [
        Place(code, name, _committee(code), district, found.several, name in frisian)
        for district in found.districts
        for code, name in district.municipalities.items()
    ]
    return tuple(sorted(chosen, key=lambda place: (place.name.casefold(), place.code)))


def _committee(code: str) -> Committee:
    if code == POSTAL_COMMITTEE:
        return Committee.NBSB
    return Committee.SOL if code in PUBLIC_BODIES else Committee.GSB


def central_committee(definition: ElectionDefinition) -> Authority:
    """Who makes the total count and the result: the CSB, by the name of the committee or else of the body."""
    named = [
        committee.name
        for region in definition.regions
        for committee in region.committees
        if committee.category == "CSB"
    ]
    domain = definition.election.domain
    name = next((name for name in named if name), None) or (domain.name if domain else definition.regions[0].name)
    return Authority("CSB", name)


def municipality_code(region: Region) -> str:
    """The number of a municipality in four digits, as counts have it."""
    return f"{region.number or 0:04}"


def roman(number: int) -> str:
    """A district number in Roman numerals; districts stay below forty."""
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _district(region: Region, municipalities: list[Region]) -> District:
    inside = [each for each in municipalities if each.superior_number == region.number]
    return District(_number(region), region.name, bool(region.roman_numerals), _by_code(inside))


def _by_code(municipalities: list[Region]) -> dict[str, str]:
    return {municipality_code(region): region.name for region in sorted(municipalities, key=_number)}


def _number(region: Region) -> int:
    return region.number or 0
