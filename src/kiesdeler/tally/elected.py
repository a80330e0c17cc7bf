"""From an allocation to the 520: the lists with a seat and who is elected on them, in the order of the seats."""

from __future__ import annotations

from collections.abc import Sequence

from kiesdeler.eml import messages as eml
from kiesdeler.law.model import Allocation, By, Elected
from kiesdeler.problems import Problem, Refused
from kiesdeler.tally.areas import central_committee
from kiesdeler.tally.headers import election_of, header
from kiesdeler.tally.lists import places_on_lists

RANKING = {By.PREFERENCE: 1, By.LIST_ORDER: 2}  # P 15 and P 17


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
    places = places_on_lists(allocation.contest, candidate_lists)
    coded = any(line.code for line in totals.total.ballot)
    problems: list[Problem] = []
    lists = []
    for party, seats in zip(allocation.contest.lists, allocation.lists, strict=True):
        elected = []
        for order, person in enumerate(seats.elected, 1):
            listed = places.get((party.number, person.part, person.number))
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
