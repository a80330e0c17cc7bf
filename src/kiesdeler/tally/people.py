"""Who the people of a contest are: the candidate lists by what identifies a person in the law's input."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiesdeler.eml.messages import Candidate, CandidateLists, PersonName
from kiesdeler.law.model import Contest
from kiesdeler.tally.lists import places_on_lists

People = dict[tuple[int, str], Candidate]  # (list number, person)


def people(contest: Contest, candidate_lists: Sequence[CandidateLists]) -> People:
    """Everybody in the contest who is on one of the candidate lists; who is not is left out."""
    places = places_on_lists(contest, candidate_lists)
    found: People = {}
    for party in contest.lists:
        for index, part in enumerate(party.parts):
            for person in part.candidates or ():
                place = places.get((party.number, index, person.number))
                if place is not None:
                    found.setdefault((party.number, person.person), place[1])
    return found


def names(everybody: People) -> Mapping[tuple[int, str], str]:
    """What everybody is called in a sentence: L.J. (Lilian) van der Helder."""
    return {key: full_name(each.name) for key, each in everybody.items() if each.name is not None}


def full_name(name: PersonName) -> str:
    """A name as on the ballot paper."""
    first_name = f"({name.first_name})" if name.first_name else None
    return " ".join(filter(None, (name.initials, first_name, name.prefix, name.last_name)))
