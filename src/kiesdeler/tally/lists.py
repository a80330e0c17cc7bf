"""The candidate lists that hold in a district, from 230b's (one contest each) or a 230c (all of them in one file)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiesdeler.eml.messages import Candidate, CandidateList, CandidateLists, Contest, ContestLists
from kiesdeler.eml.regions import district_number
from kiesdeler.law import model as law
from kiesdeler.problems import Problem

EVERYWHERE = {"geen", "alle"}

Place = tuple[CandidateList, Candidate]


def contests_of(files: Sequence[CandidateLists]) -> tuple[ContestLists, ...]:
    """The contests of all files together."""
    return tuple(contest for file in files for contest in file.contests)


def lists_in(contests: Sequence[ContestLists], district: int) -> ContestLists | None:
    """The lists of one district by number; None when there are none.

    A 230b is of the district itself.  A 230c may hold a set of identical lists once, under `alle` or under one of its
    districts, and name the districts it was filed for with the list.
    """
    found: dict[int, CandidateList] = {}
    own: Contest | None = None
    for each in contests:
        here = district_number(each.contest.id) == district
        own = each.contest if here else own
        for listed in each.lists:
            number, filed = listed.number or 0, listed.data.contests
            anywhere = each.contest.id in EVERYWHERE and EVERYWHERE.issuperset(filed)
            if here or (number not in found and (anywhere or district in map(district_number, filed))):
                found[number] = listed
    if not found:
        return None
    return ContestLists(own or Contest(str(district)), tuple(found[number] for number in sorted(found)))


def two_versions(contests: Sequence[ContestLists]) -> Iterator[Problem]:
    """Lists that were given twice, with other people on them; the same list in a 230b and in the 230c is fine."""
    first: dict[tuple[str, int | None], object] = {}
    for each in contests:
        for listed in each.lists:
            people = [(candidate.id, candidate.name) for candidate in listed.candidates]
            if first.setdefault((each.contest.id, listed.number), people) != people:
                where = "" if each.contest.id in EVERYWHERE else f" in kieskring {each.contest.id}"
                text = f"Van lijst {listed.number}{where} zijn twee verschillende kandidatenlijsten gegeven."
                yield Problem(f"{text} Kies de juiste.")


def places_on_lists(contest: law.Contest, files: Sequence[CandidateLists]) -> dict[tuple[int, int, int], Place]:
    """Where everybody in a contest stands: list, part and number there -> the list and the entry on it.

    A part is looked up in its own districts only, the first that has it; who is on none of their lists is left out.
    """
    contests = contests_of(files)
    in_district: dict[int, dict[tuple[int, int], Place]] = {}
    found: dict[tuple[int, int, int], Place] = {}
    for party in contest.lists:
        for index, part in enumerate(party.parts):
            for district in part.districts or (1,):
                if district not in in_district:
                    in_district[district] = _places(lists_in(contests, district))
                for candidate in part.candidates or ():
                    place = in_district[district].get((party.number, candidate.number))
                    if place is not None:
                        found.setdefault((party.number, index, candidate.number), place)
    return found


def _places(lists: ContestLists | None) -> dict[tuple[int, int], Place]:
    """Who stands where on the lists of one district: list and candidate number -> the list and the entry."""
    return {
        (each.number or 0, candidate.id): (each, candidate)
        for each in (lists.lists if lists else ())
        for candidate in each.candidates
    }
