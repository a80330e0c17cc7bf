"""The counts a committee received: of which area each of them is, and everything wrong with the set as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiesdeler.eml.messages import Count, ElectionDefinition, ElectionIdentifier
from kiesdeler.problems import Problem
from kiesdeler.tally.areas import Areas, District

_MUNICIPALITY = re.compile(r"\d{4}")
_DISTRICT = re.compile(r"HSB(\d+)")


@dataclass(frozen=True, slots=True)
class Source:
    """A count and the name by which the user knows it."""

    count: Count
    file: str


@dataclass(frozen=True, slots=True)
class Received:
    """The usable counts by area, and the problems with the others."""

    municipalities: dict[str, Source]  # 510b by four-digit code, in the order of the codes
    districts: dict[int, Source]  # 510c by number, in the order of the numbers
    problems: tuple[Problem, ...]


def received(definition: ElectionDefinition, areas: Areas, sources: Sequence[Source]) -> Received:
    """Sort the counts by the area they are of. The order in which they are given makes no difference."""
    problems: list[Problem] = []
    municipalities: dict[str, Source] = {}
    districts: dict[int, Source] = {}
    for source in sources:
        message = source.count.header.message
        wrong = list(_election_problems(definition.election, source.count.election, source.file))
        if wrong:
            problems += wrong
        elif message == "510b":
            problems += _add_municipality(source, areas, municipalities)
        elif message == "510c" and areas.several:
            problems += _add_district(source, areas, districts)
        else:
            wanted = "een 510b of een 510c" if areas.several else "een 510b"
            problems.append(Problem(f"Een {message} kan hier niet opgeteld worden: verwacht {wanted}.", source.file))
    return Received(
        dict(sorted(municipalities.items())),
        dict(sorted(districts.items())),
        tuple(sorted(problems, key=lambda problem: (problem.file, problem.message))),
    )


def name_of(count: Count) -> str:
    """What a count is called when the file it came from is not known: what it is and who made it."""
    authority = count.header.authority
    return f"{count.header.message} {authority.name if authority else ''}".strip()


def municipality_of(count: Count) -> str | None:
    """The four-digit code of the municipality a 510b is of; from its stations when the sender is not named."""
    authority = count.header.authority
    if authority and authority.id and _MUNICIPALITY.fullmatch(authority.id):
        return authority.id
    codes = {unit.id.split("::")[0] for unit in count.units}
    return codes.pop() if len(codes) == 1 else None


def missing(district: District, found: Received) -> Iterator[Problem]:
    """The municipalities of a district without a count."""
    for code, name in district.municipalities.items():
        if code not in found.municipalities:
            yield Problem(f"De telling van {name} ({code}) ontbreekt in kieskring {district.number} {district.name}.")


def missing_units(district: District, whole: Source) -> Iterator[Problem]:
    """The municipalities that a count of a whole district (510c) does not have; one without units can't tell."""
    there = {unit.id.rsplit("::", 1)[-1] for unit in whole.count.units}
    for code, name in district.municipalities.items():
        if there and code not in there:
            where = f"kieskring {district.number} {district.name}"
            yield Problem(f"In deze telling van {where} ontbreekt {name} ({code}).", file=whole.file)


def most_common_district(areas: Areas, found: Received) -> District | None:
    """The district most of the municipal counts belong to; with a tie the lowest number."""
    votes_in = Counter(
        district.number for code in found.municipalities if (district := areas.district_of(code)) is not None
    )
    most = max(votes_in.values(), default=0)
    return next((district for district in areas.districts if most and votes_in[district.number] == most), None)


def _election_problems(expected: ElectionIdentifier, found: ElectionIdentifier, file: str) -> Iterator[Problem]:
    # Not by date: the published counts of Bonaire for TK2023 name another day than the definition, rightly or not.
    if (found.id, found.category) != (expected.id, expected.category):
        yield Problem(f"Deze telling is van verkiezing {found.id}: verwacht {expected.id}.", file=file)
    elif expected.domain and found.domain and found.domain.id != expected.domain.id:
        yield Problem(
            f"Deze telling is voor gebied {found.domain.id} {found.domain.name}: "
            f"verwacht {expected.domain.id} {expected.domain.name}.",
            file=file,
        )


def _add_municipality(source: Source, areas: Areas, municipalities: dict[str, Source]) -> Iterator[Problem]:
    count, file = source.count, source.file
    code = municipality_of(count)
    district = areas.district_of(code) if code else None
    if code is None:
        yield Problem("Uit deze telling blijkt niet van welke gemeente zij is.", file=file)
    elif district is None:
        yield Problem(f"Gemeente {code} doet niet mee aan deze verkiezing.", file=file)
    elif code in municipalities:
        yield Problem(f"Van gemeente {code} zijn twee tellingen gegeven. Kies de juiste.", file=file)
    elif not _of_contest(count, areas, district):
        yield Problem(
            f"Deze telling is van kieskring {count.contest.id}, maar gemeente {code} hoort bij "
            f"kieskring {district.number} {district.name}.",
            file=file,
        )
    else:
        municipalities[code] = source


def _of_contest(count: Count, areas: Areas, district: District) -> bool:
    """In one district the contest is `geen` (in 2019 its number); a European election may name the whole country."""
    if count.contest.id in {district.contest_id, str(district.number)}:
        return True
    return count.contest.id in {"geen", "alle"} and (not areas.several or count.election.category == "EP")


def _add_district(source: Source, areas: Areas, districts: dict[int, Source]) -> Iterator[Problem]:
    count, file = source.count, source.file
    authority = count.header.authority
    sender = _DISTRICT.fullmatch((authority.id if authority else None) or "")
    district = areas.district(sender[1] if sender else count.contest.id)
    if district is None:
        yield Problem(f"Kieskring {count.contest.id} hoort niet bij deze verkiezing.", file=file)
    elif not _of_contest(count, areas, district):
        yield Problem(f"Deze telling van {district.unit_id} noemt kieskring {count.contest.id}.", file=file)
    elif district.number in districts:
        yield Problem(f"Van kieskring {district.number} zijn twee tellingen gegeven. Kies de juiste.", file=file)
    else:
        districts[district.number] = source
