"""Adding up: municipal counts (510b) into a district (510c), and these into the total of the election (510d).

Votes of lists and candidates, valid, blank and invalid votes, voters and explanations are sums of what came in, and
nothing else goes into them.  What a level does not report (poll cards, admitted voters) stays behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kiesdeler.eml.district_lists import contests_of, lists_in
from kiesdeler.eml.messages import (
    Authority,
    CandidateLists,
    Contest,
    ContestLists,
    Count,
    ElectionDefinition,
    Unit,
    Votes,
)
from kiesdeler.problems import Problem, Refused
from kiesdeler.tally.areas import Areas, District, areas, central_committee
from kiesdeler.tally.ballots import ballot_of, label, laid_on, line_problems
from kiesdeler.tally.figures import has_voter_cards, rejected, summed, uncounted
from kiesdeler.tally.headers import election_of, header
from kiesdeler.tally.lists import two_versions
from kiesdeler.tally.persons import coded_units, total_over_districts
from kiesdeler.tally.received import Received, Source, missing, missing_units, most_common_district, name_of, received

Level = Literal["hsb", "csb"]

NO_VOTER_CARDS = ("GR", "ER", "KC")  # older software reports a 0 all the same, newer leaves the code out
NATIONAL_LISTS = "EP"  # one set of lists for all districts; elsewhere a person's number differs per district


@dataclass(frozen=True, slots=True)
class _Work:
    """What is added up, and the problems found on the way: at the end either the count holds or the problems do."""

    definition: ElectionDefinition
    areas: Areas
    received: Received
    lists: tuple[ContestLists, ...]
    created: str
    allow_missing: bool
    problems: list[Problem]

    def refuse(self) -> None:
        """Stop here when something is wrong."""
        if self.problems:
            raise Refused(self.problems)


def add_up(
    definition: ElectionDefinition,
    counts: Sequence[Count],
    *,
    level: Level,
    candidate_lists: Sequence[CandidateLists] = (),
    created: str,
    files: Sequence[str] = (),
    allow_missing: bool = False,
    list_order: Sequence[int] = (),
) -> Count:
    """The 510c of a district (`hsb`) or the 510d of the election (`csb`).

    Which district is read from the counts.  With `csb` a district may be given as its 510c or as its municipal counts.
    `created` is the xs:dateTime in the header, `files` the names of the counts in the messages, `allow_missing` leaves
    out areas without a count, `list_order` decides between clashing ShortCodes (see `eml.shortcodes`).

    Raises Refused with every problem: another election or district, an area twice or missing, other lists.
    """
    if definition.election.category == "EK":
        raise Refused([Problem("Stemmen voor de Eerste Kamer worden niet opgeteld, maar per provincie gewogen (U 2).")])
    found_areas = areas(definition)
    names = files or [name_of(count) for count in counts]
    found = received(definition, found_areas, [Source(*pair) for pair in zip(counts, names, strict=True)])
    problems = [
        Problem(f"De kandidatenlijsten zijn van verkiezing {lists.election.id}: verwacht {definition.election.id}.")
        for lists in candidate_lists
        if lists.election.id != definition.election.id
    ]
    contests = contests_of(candidate_lists)
    problems += [*two_versions(contests), *found.problems]
    work = _Work(definition, found_areas, found, contests, created, allow_missing, problems)
    return _own_district(work) if level == "hsb" else _election(work, list_order)


def _own_district(work: _Work) -> Count:
    """The 510c of the district most counts are of; the others are problems."""
    if not work.areas.several:
        work.problems.append(Problem("Deze verkiezing heeft één kieskring: tel op tot de totaaltelling (niveau csb)."))
    for source in work.received.districts.values():
        work.problems.append(Problem("Deze telling is al van een hele kieskring: verwacht een 510b.", source.file))
    district = most_common_district(work.areas, work.received)
    if district is None:
        work.problems.append(Problem("Er is geen telling van een gemeente om op te tellen."))
        raise Refused(work.problems)
    for code, source in work.received.municipalities.items():
        if code not in district.municipalities:
            message = f"Gemeente {code} hoort niet bij kieskring {district.number} {district.name}."
            work.problems.append(Problem(message, source.file))
    count = _district(work, district)
    if count is None:
        raise Refused(work.problems)
    return count


def _district(work: _Work, district: District) -> Count | None:
    """The 510c of one district; None when anything is wrong, here or before."""
    units = _municipal_units(work, district, f"{district.unit_id}::")
    if work.problems:
        return None
    return Count(
        header("510c", work.created, Authority(district.unit_id, district.name)),
        election_of(work.definition),
        Contest(district.contest_id, district.name),
        summed(units),
        tuple(units),
    )


def _election(work: _Work, list_order: Sequence[int]) -> Count:
    """The 510d, over municipalities or over districts."""
    if not work.areas.several:
        units = _municipal_units(work, work.areas.districts[0], "")
    else:
        sources = _district_sources(work)
        units = _district_units(work, sources)
        if work.definition.election.category != NATIONAL_LISTS:
            units = _coded(work, sources, units, list_order)
    if not units and not work.problems:
        work.problems.append(Problem("Er is geen telling om op te tellen."))
    work.refuse()
    by_person = any(line.code for unit in units for line in unit.votes.ballot)
    return Count(
        header("510d", work.created, central_committee(work.definition)),
        election_of(work.definition),
        Contest(work.definition.contest.id),
        total_over_districts(units) if by_person else summed(units),
        tuple(units),
    )


def _district_sources(work: _Work) -> dict[District, Source]:
    """The 510c of every district: as it came in, or added up here from its municipal counts."""
    found = {}
    for district in work.areas.districts:
        name = f"kieskring {district.number} {district.name}"
        whole = work.received.districts.get(district.number)
        municipal = [each for code, each in work.received.municipalities.items() if code in district.municipalities]
        if whole and municipal:
            message = f"Van {name} is ook de telling van het geheel gegeven. Kies een van beide."
            work.problems.extend(Problem(message, each.file) for each in municipal)
        elif whole:
            found[district] = whole
            if not work.allow_missing:
                work.problems.extend(missing_units(district, whole))
        elif municipal:
            count = _district(work, district)
            if count is not None:
                found[district] = Source(count, name)
        elif not work.allow_missing:
            work.problems.append(Problem(f"De telling van {name} ontbreekt."))
    return found


def _coded(work: _Work, sources: dict[District, Source], units: list[Unit], list_order: Sequence[int]) -> list[Unit]:
    """The units of the districts with the ShortCode of every person, for which all their candidate lists are needed."""
    lists = {district: lists_in(work.lists, district.number) for district in sources}
    work.problems.extend(
        [
            Problem(f"De kandidatenlijsten van kieskring {district.number} {district.name} ontbreken.")
            for district, found in lists.items()
            if found is None
        ]
    )
    work.refuse()
    coded = coded_units(units, [found for found in lists.values() if found], list_order)
    work.problems.extend(
        [
            Problem(f"De naam van {label(line)} in {unit.name} ontbreekt, zodat niet blijkt wie dat is.")
            for unit in coded
            for line in unit.votes.ballot
            if line.candidate is not None and line.code is None
        ]
    )
    return coded


def _municipal_units(work: _Work, district: District, prefix: str) -> list[Unit]:
    """A unit per municipality of the district, all on one ballot."""
    if not work.allow_missing:
        work.problems.extend(missing(district, work.received))
    inside = {code: each for code, each in work.received.municipalities.items() if code in district.municipalities}
    named = {prefix + code: (district.municipalities[code], source) for code, source in inside.items()}
    return _units(work, named, lists_in(work.lists, district.number), voter_cards=True)


def _district_units(work: _Work, sources: dict[District, Source]) -> list[Unit]:
    """A unit per district, each on its own ballot; one ballot for all of them when the lists are national."""
    named = {district: (f"Kieskring {district.name}", source) for district, source in sources.items()}
    if work.definition.election.category == NATIONAL_LISTS:
        by_id = {district.unit_id: pair for district, pair in named.items()}
        return _units(work, by_id, lists_in(work.lists, 1), voter_cards=False)
    return [
        unit
        for district, pair in named.items()
        for unit in _units(work, {district.unit_id: pair}, lists_in(work.lists, district.number), voter_cards=False)
    ]


def _units(
    work: _Work, named: dict[str, tuple[str, Source]], lists: ContestLists | None, *, voter_cards: bool
) -> list[Unit]:
    """The totals of the counts as units (id -> name and count), with the lines of the candidate lists or the first."""
    sources = [source for _, source in named.values()]
    if not sources:
        return []
    if lists:
        ballot, origin = ballot_of(lists), "op de kandidatenlijsten"
    else:
        ballot, origin = sources[0].count.total.ballot, "in de eerste telling"
        work.problems.extend(line_problems(ballot, ballot, sources[0].file, origin))  # the same line twice
    cards = voter_cards and (
        work.definition.election.category not in NO_VOTER_CARDS
        or has_voter_cards(source.count.total for source in sources)
    )
    units = []
    for unit_id, (name, source) in named.items():
        total = source.count.total
        votes: tuple[int, ...] | None = total.votes
        if total.ballot != ballot:
            work.problems.extend(line_problems(total.ballot, ballot, source.file, origin))
            votes = laid_on(total, ballot)
        if total.cast is None:
            work.problems.append(Problem("Het aantal kiesgerechtigden ontbreekt in deze telling.", source.file))
        elif votes is not None:
            figures = rejected(total), uncounted(total, voter_cards=cards)
            units.append(Unit(unit_id, name, Votes(ballot, votes, total.cast, total.total_counted, *figures)))
    return units
