"""Every count against the one above it: municipality, district, country. What is not there is no difference."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from kiesdeler.eml.messages import Region
from kiesdeler.eml.regions import DISTRICTS, MUNICIPALITIES
from kiesdeler.verify.election import CountFile, Election, district_of, municipality_of
from kiesdeler.verify.figures import Area, Counted, Figures, Line
from kiesdeler.verify.findings import BY_NUMBER, Finding, Kind
from kiesdeler.verify.inside import REJECTED

STATION = "::SB"  # in the id of a polling station


def levels(election: Election) -> Iterator[Finding]:
    """All differences and warnings between levels, and the files that are missing."""
    for file in upper_counts(election):
        for check, area, lower in pairs(election, file):
            yield from _same(check, file.file, area, lower)
    yield from _missing(election)
    yield from _twice(election)


def upper_counts(election: Election) -> list[CountFile]:
    """The counts that are made of other counts: districts, then the totals."""
    districts = sorted((file for files in election.districts.values() for file in files), key=lambda file: file.file)
    return [*districts, *election.totals]


def pairs(election: Election, upper: CountFile) -> Iterator[tuple[int, Area, CountFile]]:
    """The number of the check, a unit of a higher count, and the count of that same area below it."""
    for area in upper.counted.areas:
        municipality, district = municipality_of(area.id), district_of(area.id)
        if STATION in area.id:
            continue
        if municipality is not None:
            for lower in election.municipalities.get(municipality, ()):
                yield 8, area, lower
        elif district is not None:
            for lower in election.districts.get(district) or _put_together(election, district):
                yield 9, area, lower


def _put_together(election: Election, district: int) -> list[CountFile]:
    """A district without a count of its own: the sum of its municipalities, if the 110a names them and all are in."""
    regions = election.definition.regions if election.definition else ()
    inside = [region.number for region in regions if region.category in MUNICIPALITIES
              and region.superior_category in DISTRICTS and region.superior_number == district]  # fmt: skip
    counts = [election.municipalities[number][0] for number in inside if number in election.municipalities]
    if not counts or len(counts) < len(inside):
        return []
    votes: dict[Line, int] = {}
    rejected: dict[str, int] = {}
    for each in (count.counted.total for count in counts):
        for line, number in zip(each.lines, each.votes, strict=True):
            votes[line] = votes.get(line, 0) + number
        for reason, number in each.rejected:
            rejected[reason] = rejected.get(reason, 0) + number
    valid = sum(count.counted.total.valid for count in counts)
    total = Figures(tuple(votes), array("q", votes.values()), valid, tuple(rejected.items()), None, ())
    counted = Counted("510c", str(district), f"HSB{district}", f"kieskring {district}", total, (), 0, ())
    return [CountFile(f"de {len(counts)} gemeenten van kieskring {district} samen", counted)]


def _same(check: int, file: str, area: Area, lower: CountFile) -> Iterator[Finding]:
    published, computed = area.figures, lower.counted.total
    article = BY_NUMBER[check].article

    def differ(
        what: str, ours: int | None, theirs: int | None, number: int | None = None, who: str | None = None
    ) -> Finding:
        place = f"lijst {number}" + (f", kandidaat {who}" if who else "") if number else WORDS[what]
        told = "niets" if ours is None else ours
        text = f"Bij {area.name} staat {told} ({place}), maar in {lower.file} {'niets' if theirs is None else theirs}."
        return Finding(check, Kind.DIFFERENCE, text, file, area.id, number, who, what, ours, theirs, article)

    above, below = _votes(published), _votes(computed)
    for (number, candidate), votes in above.items():
        if below.get((number, candidate)) != votes:
            yield differ("votes", votes, below.get((number, candidate)), number, candidate)
    for (number, candidate), votes in below.items():
        if (number, candidate) not in above:
            yield differ("votes", None, votes, number, candidate)
    if published.valid != computed.valid:
        yield differ("valid", published.valid, computed.valid)
    rejected = dict(computed.rejected)
    for reason, number_of in published.rejected:
        if rejected.get(reason) != number_of:
            yield differ(REJECTED.get(reason, reason), number_of, rejected.get(reason))
    yield from _typed_anew(file, area, lower)


WORDS = {"votes": "stemmen", "valid": "geldige stemmen", "invalid": "ongeldige stemmen", "blank": "blanco stemmen"}


def _typed_anew(file: str, area: Area, lower: CountFile) -> Iterator[Finding]:
    """Voters and explanations: every committee types them from paper, so a difference is only worth a look."""
    above, below = dict(area.figures.uncounted), dict(lower.counted.total.uncounted)
    pairs: list[tuple[str, int, int]] = [(code, above[code], below[code]) for code in above if code in below]
    if area.figures.cast is not None and lower.counted.total.cast is not None:
        pairs.insert(0, ("opgeroepen kiezers", area.figures.cast, lower.counted.total.cast))
    for code, ours, theirs in pairs:
        if ours != theirs:
            text = f"Bij {area.name} staat {ours} ({code}), maar in {lower.file} {theirs}."
            yield Finding(10, Kind.WARNING, text, file, area.id, what=code, published=ours, computed=theirs)


def _votes(figures: Figures) -> dict[tuple[int, str | None], int]:
    return {
        (number, code if candidate is None else str(candidate)): votes
        for (number, candidate, code), votes in zip(figures.lines, figures.votes, strict=True)
    }


# --- what is not there ----------------------------------------------------------------------------------------------


def _missing(election: Election) -> Iterator[Finding]:
    municipalities, districts = expected(election)
    for number, name in sorted(municipalities.items()):
        if number not in election.municipalities:
            text = f"Er is geen telling van {name} ({number:04}); haar aantallen zijn niet nagerekend."
            yield Finding(2, Kind.MISSING, text, level="municipality", id=f"{number:04}", name=name)
    for number, name in sorted(districts.items()):
        if number not in election.districts:
            text = f"Er is geen telling van kieskring {name} (HSB{number}); haar aantallen zijn niet nagerekend."
            yield Finding(3, Kind.MISSING, text, level="district", id=f"HSB{number}", name=name)
    if districts and not election.totals:
        text = "Er is geen totaaltelling (510d); de zetels zijn niet nagerekend."
        yield Finding(4, Kind.MISSING, text, level="country", id=election.id, name="Totaaltelling")
    if not election.results:
        text = "Er is geen uitslag (520); wie er gekozen zijn, is niet nagerekend."
        yield Finding(4, Kind.MISSING, text, level="result", id=election.id, name="Resultaat")


def expected(election: Election) -> tuple[dict[int, str], dict[int, str]]:
    """Municipalities and districts that must have a count, with their names: from the 110a and the counts above."""
    municipalities: dict[int, str] = {}
    districts: dict[int, str] = {}
    definition = election.definition
    if definition is not None:
        municipalities |= _named(definition.regions, MUNICIPALITIES)
        if definition.contest.id == "alle":
            districts |= _named(definition.regions, DISTRICTS)
    for area in (area for file in upper_counts(election) for area in file.counted.areas if STATION not in area.id):
        municipality, district = municipality_of(area.id), district_of(area.id)
        if municipality is not None:
            municipalities.setdefault(municipality, area.name)
        elif district is not None:
            districts.setdefault(district, area.name.removeprefix("Kieskring "))
    return municipalities, districts


def _named(regions: tuple[Region, ...], categories: set[str]) -> dict[int, str]:
    return {
        region.number: region.name for region in regions if region.category in categories and region.number is not None
    }


def _twice(election: Election) -> Iterator[Finding]:
    named = [
        *(("deze gemeente", files) for files in election.municipalities.values()),
        *(("deze kieskring", files) for files in election.districts.values()),
        ("het hele land", election.totals),
    ]
    for area, files in named:
        for extra in files[1:]:
            text = f"Ook {files[0].file} is van {area}; beide zijn vergeleken."
            yield Finding(19, Kind.WARNING, text, extra.file)


def same_figures(election: Election) -> Iterator[Finding]:
    """Two polling stations with exactly the same figures: once, a count was imported for the wrong station."""
    seen: dict[bytes, tuple[str, str, str]] = {}
    for files in election.municipalities.values():
        for file in files:
            for unit, name, fingerprint in file.counted.fingerprints:
                first = seen.setdefault(fingerprint, (file.file, unit, name))
                if first != (file.file, unit, name):
                    text = f"{name} ({unit}) heeft precies dezelfde uitslag als {first[2]} ({first[1]}) in {first[0]}."
                    yield Finding(18, Kind.WARNING, text, file.file, unit)
