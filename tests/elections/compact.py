"""Real elections as compact figures of our own, so that a clone without the published files still tests with them.

`python -m tests.elections.compact` makes them again from the published files (CC0, Kiesraad).
"""

from __future__ import annotations

import datetime
import functools
import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiesdeler.eml.messages import (
    Address,
    Authority,
    Ballot,
    BallotLine,
    Candidate,
    CandidateList,
    CandidateLists,
    Committee,
    Contest,
    ContestLists,
    Count,
    Domain,
    ElectionDefinition,
    ElectionIdentifier,
    Header,
    ListData,
    PersonName,
    Region,
    Result,
    Unit,
    Votes,
)

FOLDER = Path(__file__).parent / "figures"
CREATED = "2024-01-01T12:00:00.000"
Json = dict[str, Any]
ElectedPeople = list[tuple[int, str, list[tuple[PersonName, str | None, int]]]]  # list, name, (person, code, mark)


@dataclass(frozen=True)
class Figures:
    """One real election: what went in, and the official outcome."""

    definition: ElectionDefinition
    lists: list[CandidateLists]  # per contest
    counts: list[Count]  # with units, as they were published
    elected: ElectedPeople


@functools.cache
def figures(name: str) -> Figures:
    """The compact figures of `figures/<name>.json.xz`."""
    data = json.loads(lzma.decompress((FOLDER / f"{name}.json.xz").read_bytes()))
    definition = _definition(data["definition"])
    contests = {each[0]: Contest(*each) for each in data["contests"]}
    people = {each["number"]: [_person(row) for row in each["people"]] for each in data["lists"]}
    lists = [_lists(definition, contest, data["lists"], people) for contest in contests.values()]
    codes = {each["number"]: [row[6] for row in each["people"]] for each in data["lists"]}
    counts = [_count(definition, each, data["lists"], codes) for each in data["counts"]]
    elected = [
        (number, name, [(people[number][who].name, codes[number][who], mark) for who, mark in chosen])
        for number, name, chosen in data["elected"]
    ]
    return Figures(definition, lists, counts, elected)


def plain(name: PersonName | None) -> PersonName:
    """A name with absent and empty parts the same: a 520 writes an empty prefix where the 230b leaves it out."""
    assert name is not None
    return PersonName(name.last_name, name.initials or None, name.first_name or None, name.prefix or None)


def elected_people(result: Result) -> ElectedPeople:
    """Lists, people, order and marks of a 520."""
    return [
        (each.number, each.name, [(plain(e.candidate.name), e.candidate.short_code, e.ranking) for e in each.elected])
        for each in result.lists
    ]


# --- from compact to messages -------------------------------------------------------------------------------------


def _definition(data: Json) -> ElectionDefinition:
    identifier = ElectionIdentifier(
        data["id"],
        data["category"],
        datetime.date.fromisoformat(data["date"]),
        data["name"],
        data["subcategory"],
        Domain(*data["domain"]) if data["domain"] else None,
        datetime.date.fromisoformat(data["nomination"]) if data["nomination"] else None,
    )
    regions = tuple(
        Region(category, name, number, superior, committees=tuple(Committee(*each) for each in committees))
        for category, name, number, superior, committees in data["regions"]
    )
    header = Header("110a", CREATED)
    return ElectionDefinition(header, identifier, Contest(data["contest"]), data["seats"], data["threshold"], regions)


def _person(row: Sequence[Any]) -> Candidate:
    initials, first, prefix, last, gender, place, _ = row
    return Candidate(0, PersonName(last, initials, first, prefix), gender=gender, address=Address(*place))


def _lists(
    definition: ElectionDefinition, contest: Contest, lists: list[Json], people: dict[int, list[Candidate]]
) -> CandidateLists:
    found = []
    for each in lists:
        for part in each["parts"]:
            if contest.id in part["contests"]:
                order = [people[each["number"]][index] for index in part["people"]]
                candidates = tuple(
                    Candidate(number, person.name, gender=person.gender, address=person.address)
                    for number, person in enumerate(order, 1)
                )
                data = ListData(each["gender"], "nl", part["set"])
                found.append(CandidateList(each["number"], each["name"], each["type"], data, candidates))
    header = Header("230b", CREATED, Authority("CSB", "De Kiesraad"))
    return CandidateLists(header, definition.election, (ContestLists(contest, tuple(found)),))


def _count(definition: ElectionDefinition, data: Json, lists: list[Json], codes: dict[int, list[str | None]]) -> Count:
    """A count; a ballot is told by its contest, or is that of all people by code (`total`)."""
    ballots: dict[tuple[str, bool], Ballot] = {}

    def ballot(contest: str, coded: bool) -> Ballot:
        if (contest, coded) not in ballots:
            ballots[contest, coded] = tuple(_lines(contest, coded, lists, codes))
        return ballots[contest, coded]

    def votes(row: Json) -> Votes:
        lines = _total_ballot(row["order"], lists, codes) if "order" in row else ballot(row["contest"], row["coded"])
        return Votes(
            lines,
            tuple(row["votes"]),
            row["cast"],
            row["valid"],
            tuple(map(tuple, row["rejected"])),
            tuple(map(tuple, row["uncounted"])),
        )

    return Count(
        Header(data["message"], CREATED, Authority(*data["authority"])),
        definition.election,
        Contest(*data["contest"]),
        votes(data["total"]),
        tuple(Unit(row["id"], row["name"], votes(row)) for row in data["units"]),
    )


def _lines(contest: str, coded: bool, lists: list[Json], codes: dict[int, list[str | None]]) -> list[BallotLine]:
    lines = []
    for each in lists:
        for part in each["parts"]:
            if contest in part["contests"]:
                lines.append(BallotLine(each["number"], each["name"]))
                lines += [
                    BallotLine(each["number"], candidate=place, code=codes[each["number"]][index] if coded else None)
                    for place, index in enumerate(part["people"], 1)
                ]
    return lines


def _total_ballot(order: list[list[int]], lists: list[Json], codes: dict[int, list[str | None]]) -> Ballot:
    lines = []
    for each, people in zip(lists, order, strict=True):
        lines.append(BallotLine(each["number"], each["name"]))
        lines += [BallotLine(each["number"], code=codes[each["number"]][index]) for index in people]
    return tuple(lines)


# --- from published files to compact --------------------------------------------------------------------------------


def make(
    name: str,
    definition: ElectionDefinition,
    lists: list[CandidateLists],
    counts: list[Count],
    result: Result,
    *,
    codes: dict[tuple[str, int, int], str] | None = None,
) -> None:
    """Write the compact figures; `codes` are the official ShortCodes by contest, list and candidate."""
    found: dict[int, Json] = {}
    for contest in (contest for file in lists for contest in file.contests):
        for each in contest.lists:
            assert each.number is not None
            row = found.setdefault(
                each.number,
                {"number": each.number, "name": each.name, "type": each.type, "gender": each.data.publish_gender}
                | {"people": [], "parts": []},
            )
            order = []
            for place, candidate in enumerate(each.candidates, 1):
                assert candidate.id == place
                person = _row(candidate, (codes or {}).get((contest.contest.id, each.number, place)))
                if person not in row["people"]:
                    row["people"].append(person)
                order.append(row["people"].index(person))
            same = [part for part in row["parts"] if part["people"] == order]
            if same:
                same[0]["contests"].append(contest.contest.id)
            else:
                part = {"contests": [contest.contest.id], "set": each.data.belongs_to_set, "people": order}
                row["parts"].append(part)
    rows = [found[number] for number in sorted(found)]
    election = definition.election
    data = {
        "definition": {
            "id": election.id,
            "category": election.category,
            "subcategory": election.subcategory,
            "date": election.date.isoformat(),
            "name": election.name,
            "contest": definition.contest.id,
            "domain": [election.domain.name, election.domain.id] if election.domain else None,
            "nomination": election.nomination_date.isoformat() if election.nomination_date else None,
            "seats": definition.seats,
            "threshold": definition.preference_threshold,
            "regions": [
                [
                    *(region.category, region.name, region.number, region.superior_number),
                    [[c.category, c.name, c.accepts_central_submissions] for c in region.committees],
                ]
                for region in definition.regions
            ],
        },
        "contests": [[each.contest.id, each.contest.name] for file in lists for each in file.contests],
        "lists": rows,
        "counts": [_compact_count(count, rows) for count in counts],
        "elected": [
            [each.number, each.name, [[_who(e.candidate, found[each.number]), e.ranking] for e in each.elected]]
            for each in result.lists
        ],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


def _row(candidate: Candidate, code: str | None) -> list[Any]:
    name, place = candidate.name, candidate.address
    assert name is not None
    assert place is not None
    where = [place.locality, place.country_code] if place.country_code else [place.locality]
    return [name.initials, name.first_name, name.prefix, name.last_name, candidate.gender, where, code]


def _who(candidate: Candidate, row: Json) -> int:
    """The index of somebody elected among the people of his list: by code, or by name and place."""
    if candidate.short_code:
        return next(index for index, each in enumerate(row["people"]) if each[6] == candidate.short_code)
    found = [
        index
        for index, each in enumerate(row["people"])
        if plain(_person(each).name) == plain(candidate.name) and each[5][0] == candidate.address.locality  # type: ignore[union-attr]
    ]
    assert len(found) == 1
    return found[0]


def _compact_count(count: Count, lists: list[Json]) -> Json:
    def votes(each: Votes, contest: str) -> Json:
        coded = any(line.code for line in each.ballot)
        where: Json = {"contest": contest, "coded": coded}
        if coded and not any(line.candidate for line in each.ballot):
            rows = {row["number"]: [person[6] for person in row["people"]] for row in lists}
            order: list[list[int]] = []
            for line in each.ballot:
                if line.is_list:
                    order.append([])
                else:
                    order[-1].append(rows[line.list].index(line.code))
            where = {"order": order}
        return where | {
            "votes": list(each.votes),
            "cast": each.cast,
            "valid": each.total_counted,
            "rejected": each.rejected,
            "uncounted": each.uncounted,
        }

    authority = count.header.authority
    assert authority is not None
    over_districts = count.contest.id == "alle"
    return {
        "message": count.header.message,
        "authority": [authority.id, authority.name],
        "contest": [count.contest.id, count.contest.name],
        "total": votes(count.total, count.contest.id),
        "units": [
            {"id": unit.id, "name": unit.name}
            | votes(unit.votes, unit.id.removeprefix("HSB") if over_districts else count.contest.id)
            for unit in count.units
        ],
    }


def _make_all() -> None:
    from kiesdeler.eml.reader import read_file
    from tests.shared import SHARED, unpacked

    def read(path: Path) -> Any:
        return read_file(path)

    assert SHARED is not None
    chain = unpacked("eml/gr2022-westmaasenwaal-chain.tar.xz")
    waal = next(chain.rglob("Telling_GR2022_WestMaasenWaal.eml.xml"))
    count = read(waal)
    definition = ElectionDefinition(
        Header("110a", CREATED),
        count.election,
        Contest("geen"),
        17,
        50,
        (Region("GEMEENTE", "West Maas en Waal", 668, committees=(Committee("CSB"), Committee("HSB"))),),
    )
    lists = [read(next(waal.parent.glob("Kandidatenlijsten*")))]
    make("westmaasenwaal", definition, lists, [count], read(next(waal.parent.glob("Resultaat*"))))

    folder = next(unpacked("data/tk2023.tar.xz").rglob("Totaaltelling_TK2023.eml.xml")).parent
    definition = read(folder / "Verkiezingsdefinitie_TK2023.eml.xml")
    lists = [read(path) for path in sorted(folder.glob("Kandidatenlijsten*"))]
    total = read(folder / "Totaaltelling_TK2023.eml.xml")
    result = read(folder / "Resultaat_TK2023.eml.xml")
    codes = {
        (unit.id.removeprefix("HSB"), line.list, line.candidate): line.code
        for unit in total.units
        for line in unit.votes.ballot
        if line.candidate is not None
    }
    make("tk2023", definition, lists, [total], result, codes=codes)
    district = [
        Count(each.header, each.election, each.contest, each.total, ())
        for each in map(read, sorted(folder.glob("Telling_TK2023_gemeente_*")))
        if each.contest.id == "16"
    ] + [read(folder / "Telling_TK2023_kieskring_Middelburg.eml.xml")]
    only = [each for each in lists if each.contests[0].contest.id == "16"]
    make("middelburg", definition, only, district, result, codes=codes)


if __name__ == "__main__":
    _make_all()
