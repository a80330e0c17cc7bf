"""From an allocation to the 520: the lists with a seat and who is elected on them, in the order of the seats."""

from __future__ import annotations

from collections.abc import Sequence

from kiesdeler.eml import messages as eml
from kiesdeler.law.model import Allocation, By, Elected
from kiesdeler.problems import Problem, Refused
from kiesdeler.tally.areas import central_committee
from kiesdeler.tally.headers import election_of, header
from kiesdeler.tally.lists import contests_of, lists_in

RANKING = {By.PREFERENCE: 1, By.LIST_ORDER: 2}  # P 15 and P 17

Place = tuple[eml.CandidateList, eml.Candidate]


def result_message(
    definition: eml.ElectionDefinition,
    totals: eml.Count,
    allocation: Allocation,
    *,
    candidate_lists: Sequence[eml.CandidateLists],
    created: str,
) -> eml.Result:
    """The 520 of an allocation without open lots.

    The number of an elected candidate is the order in which the seats of the list were given out, `created` the
    xs:dateTime in the header.  Raises Refused when somebody elected isn't on the candidate lists, which have the names.
    """
    if allocation.open_lot is not None:
        raise ValueError("a lot must be drawn before there is a result")
    contests = contests_of(candidate_lists)
    parts = (part for party in allocation.contest.lists for part in party.parts)
    districts = sorted({district for part in parts for district in part.districts})
    places = {number: _places(lists_in(contests, number)) for number in districts or [1]}
    coded = any(line.code for line in totals.total.ballot)
    problems: list[Problem] = []
    lists = []
    for party, seats in zip(allocation.contest.lists, allocation.lists, strict=True):
        elected = []
        for order, person in enumerate(seats.elected, 1):
            part = party.parts[person.part]
            found = (places[district].get((party.number, person.number)) for district in part.districts or (1,))
            listed = next(filter(None, found), None)
            if listed is None:
                who = f"Gekozen kandidaat {person.person} van lijst {party.number}"
                problems.append(Problem(f"{who} staat niet op de kandidatenlijsten."))
            else:
                elected.append(_elected(order, person, *listed, coded=coded))
        if elected:
            lists.append(eml.ElectedList(party.number, party.name, tuple(elected)))
    if problems:
        raise Refused(problems)
    return eml.Result(
        header("520", created, central_committee(definition)),
        election_of(definition),
        eml.Contest(definition.contest.id),
        tuple(lists),
    )


def _places(lists: eml.ContestLists | None) -> dict[tuple[int, int], Place]:
    """Who stands where on the lists of one district: list and candidate number -> the list and the entry."""
    return {
        (each.number or 0, candidate.id): (each, candidate)
        for each in (lists.lists if lists else ())
        for candidate in each.candidates
    }


def _elected(
    order: int, person: Elected, on: eml.CandidateList, listed: eml.Candidate, *, coded: bool
) -> eml.ElectedCandidate:
    """What a 520 may say of somebody: name, place of residence, and the gender only when the list publishes it."""
    address = listed.address
    public = eml.Candidate(
        order,
        listed.name,
        person.person if coded else None,
        listed.gender if on.data.publish_gender else None,
        listed.gender_annex if on.data.publish_gender else None,
        eml.Address(address.locality, address.country_code) if address else None,
    )
    return eml.ElectedCandidate(public, RANKING[person.by])
