"""The candidate lists that hold in one district, from 230b's (one contest each) or a 230c (all of them in one file)."""

from __future__ import annotations

from collections.abc import Sequence

from kiesdeler.eml.messages import CandidateList, CandidateLists, Contest, ContestLists
from kiesdeler.eml.regions import district_number

EVERYWHERE = {"geen", "alle"}


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
