"""Who the people of a contest are: the candidate lists by what identifies a person in the law's input."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiesdeler.eml.messages import Candidate, CandidateLists, ElectionDefinition, PersonName
from kiesdeler.law.model import Contest
from kiesdeler.tally.areas import areas

People = dict[tuple[int, str], Candidate]  # (list number, person)


def people(definition: ElectionDefinition, contest: Contest, candidate_lists: Sequence[CandidateLists]) -> People:
    """Everybody in the contest who is on one of the candidate lists; who is not is left out."""
    places = {
        (lists.contest.id, each.number, candidate.id): candidate
        for message in candidate_lists
        for lists in message.contests
        for each in lists.lists
        for candidate in each.candidates
    }
    known = areas(definition)
    found: People = {}
    for party in contest.lists:
        for part in party.parts:
            contests = [each.contest_id for each in known.districts if each.number in part.districts]
            for person in part.candidates or ():
                for contest_id in (*contests, "geen", "alle", "1"):
                    listed = places.get((contest_id, party.number, person.number))
                    if listed is not None:
                        found.setdefault((party.number, person.person), listed)
                        break
    return found


def names(everybody: People) -> Mapping[tuple[int, str], str]:
    """What everybody is called in a sentence: L.J. (Lilian) van der Helder."""
    return {key: full_name(each.name) for key, each in everybody.items() if each.name is not None}


def full_name(name: PersonName) -> str:
    """A name as on the ballot paper."""
    first_name = f"({name.first_name})" if name.first_name else None
    return " ".join(filter(None, (name.initials, first_name, name.prefix, name.last_name)))
