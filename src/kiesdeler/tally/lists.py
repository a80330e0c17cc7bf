"""The candidate lists of an election and the people on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiesdeler.eml.district_lists import EVERYWHERE, contests_of, lists_in
from kiesdeler.eml.messages import Candidate, CandidateList, CandidateLists, ContestLists
from kiesdeler.law import model as law
from kiesdeler.problems import Problem

Place = tuple[CandidateList, Candidate]


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
