"""From candidate lists to the lists of a counting form: which hold for a committee, and how they stand on paper."""

from __future__ import annotations

from dataclasses import replace

from kiesdeler.eml.district_lists import lists_in
from kiesdeler.eml.messages import CandidateLists, Contest, ContestLists, ElectionDefinition
from kiesdeler.eml.paper_names import paper_name
from kiesdeler.law.counting.fields import BallotList
from kiesdeler.problems import Problem, Refused
from kiesdeler.tally.areas import Place


def lists_of(definition: ElectionDefinition, place: Place, lists: CandidateLists, file: str = "") -> ContestLists:
    """The lists on the ballot paper of a committee, with the contest its count is for.

    European lists hold in every district (`alle`), but a count names the district.  Raises Refused when the lists are
    of another election or another district.
    """
    if lists.election.id != definition.election.id:
        message = f"De kandidatenlijsten zijn van verkiezing {lists.election.id}: verwacht {definition.election.id}."
        raise Refused([Problem(message, file)])
    if not place.several:
        return lists.contests[0]
    district = place.district
    found = lists_in(lists.contests, district.number)
    if found is None:
        raise Refused(
            [
                Problem(
                    f"De kandidatenlijsten zijn van kieskring {', '.join(each.contest.id for each in lists.contests)}, "
                    f"maar {place.name} hoort bij kieskring {district.contest_id} {district.name}. "
                    "Kies het bestand van die kieskring.",
                    file,
                )
            ]
        )
    return replace(found, contest=Contest(district.contest_id, district.name))


def ballot_lists(lists: ContestLists) -> tuple[BallotList, ...]:
    """The lists as the form has them, in the order of the file: number, name, and who is on them as on paper."""
    return tuple(
        BallotList(
            each.number or 0,
            each.name,
            tuple(
                (candidate.id, paper_name(candidate, with_gender=each.data.publish_gender))
                for candidate in each.candidates
            ),
        )
        for each in lists.lists
    )
