"""Sections 2.9 and 2.10: which candidates get the seats, the seats inside list groups, and the elected from a to z."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiesdeler.eml import messages
from kiesdeler.law import model as law
from kiesdeler.reports.numbers import Mixed
from kiesdeler.reports.people import People, Person, alphabetical
from kiesdeler.reports.register import List, Register
from kiesdeler.reports.wording import Remark, candidate_lots, group_steps


@dataclass(frozen=True, slots=True)
class Threshold:
    """The preference threshold: percent of the quota, in votes, and whether reaching it is enough (Senate)."""

    percent: str
    votes: Mixed
    inclusive: bool
    article: str


@dataclass(frozen=True, slots=True)
class Winner:
    """One elected candidate: place on the list (part) of his seat, votes on all lists of the group together."""

    number: int
    person: Person
    votes: int
    part: str  # "" outside groups
    preference: bool  # elected on preference (P 15) rather than in list order (P 17)
    lot: bool


@dataclass(frozen=True, slots=True)
class Above:
    """Somebody above the preference threshold who is not elected; without number in a group (parts number anew)."""

    number: int | None
    person: Person
    votes: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """One line of the ranking for later vacancies (P 19)."""

    rank: int
    number: int
    person: Person


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a list group: its votes divided by the group quota."""

    name: str
    votes: int
    full: int
    remainder: Mixed
    residual: int
    seats: int


@dataclass(frozen=True, slots=True)
class Group:
    """The seats of a list group over its parts."""

    votes: int
    seats: int
    quota: Mixed
    rows: tuple[PartRow, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """An elected candidate who stands on several parts of a group: on how many, the part of his seat, votes there."""

    person: Person
    parts: int
    seat: str
    votes_there: int
    votes: int


@dataclass(frozen=True, slots=True)
class Part:
    """The ranking of one part; `unchanged`: it is the order of the list. `deceased` are left out of it (P 19a)."""

    name: str  # "" outside groups
    ranking: tuple[Ranked, ...]
    unchanged: bool
    deceased: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Section 2.9 for one list with at least one seat."""

    list: List
    seats: int
    group: Group | None
    elected: tuple[Winner, ...]  # in the order of the seats
    above: tuple[Above, ...]  # above the threshold, but not elected
    several: tuple[Several, ...]
    parts: tuple[Part, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Elected:
    """Section 2.10: one line of the alphabetical list."""

    person: Person
    list: List


def threshold(allocation: law.Allocation) -> Threshold | None:
    """The preference threshold as printed; None when no seats could be given out."""
    rules, quota = allocation.contest.rules, allocation.quota
    if allocation.threshold is None or quota is None:
        return None
    percent = rules.preference_threshold * 100
    article = {"EK": "U 15", "EP": "Y 23a"}.get(rules.election_type, "P 15")
    return Threshold(
        percent=str(percent.numerator) if percent.denominator == 1 else f"{percent.numerator}/{percent.denominator}",
        votes=Mixed.over(allocation.threshold, quota.seats * rules.preference_threshold.denominator),
        inclusive=rules.threshold_inclusive,
        article=article,
    )


def assignments(allocation: law.Allocation, register: Register) -> tuple[Assignment, ...]:
    """Section 2.9: every list that has a seat, or whose ranking the law asks for (groups, small councils).

    A list whose seats still wait for a lot is left out.
    """
    parties = {party.number: party for party in allocation.contest.lists}
    return tuple(
        _assignment(allocation, parties[outcome.number], outcome, register)
        for outcome in allocation.lists
        if (outcome.seats and outcome.parts) or any(part.ranking for part in outcome.parts)
    )


def _assignment(
    allocation: law.Allocation,
    party: law.PartyList,
    outcome: law.ListSeats,
    register: Register,
) -> Assignment:
    grouped = len(party.parts) > 1
    votes = person_votes(party)

    def label(part: int) -> str:
        return register.short_parts[party.number, part] if grouped else ""

    def winner(one: law.Elected) -> Winner:
        return Winner(
            number=one.number,
            person=register.person(party.number, one.person),
            votes=one.votes,
            part=label(one.part),
            preference=one.by is law.By.PREFERENCE,
            lot=one.lot is not None,
        )

    elected = {one.person for one in outcome.elected}
    places = {candidate.person: candidate.number for part in party.parts for candidate in part.candidates or ()}
    alive = {c.person for part in party.parts for c in part.candidates or () if not c.deceased}
    above = sorted(
        (person for person, number in votes.items() if person in alive - elected and reaches(allocation, number)),
        key=lambda person: (-votes[person], places[person]),
    )
    return Assignment(
        list=register.lists[party.number],
        seats=outcome.seats,
        group=_group(party, outcome, register) if grouped else None,
        elected=tuple(winner(one) for one in outcome.elected),
        above=tuple(Above(None if grouped else places[p], register.person(party.number, p), votes[p]) for p in above),
        several=_several(party, outcome, register, label) if grouped else (),
        parts=tuple(
            _part(party, index, outcome.parts[index], register)
            for index in range(len(outcome.parts))
            if outcome.parts[index].seats or outcome.parts[index].ranking
        ),
        remarks=candidate_lots(allocation, party.number, register),
    )


def person_votes(party: law.PartyList) -> dict[str, int]:
    """Votes per person over all parts, in the order in which people first appear."""
    votes: dict[str, int] = {}
    for part in party.parts:
        for candidate in part.candidates or ():
            votes[candidate.person] = votes.get(candidate.person, 0) + candidate.votes
    return votes


def reaches(allocation: law.Allocation, votes: int) -> bool:
    """Whether a number of votes passes the preference threshold (P 15: more than; U 15: at least)."""
    if allocation.threshold is None:
        return False
    return votes > allocation.threshold or (
        allocation.contest.rules.threshold_inclusive and votes == allocation.threshold
    )


def _group(party: law.PartyList, outcome: law.ListSeats, register: Register) -> Group | None:
    if not outcome.seats:
        return None
    rows = tuple(
        PartRow(
            name=register.part(party.number, index),
            votes=part.votes,
            full=part.full_seats,
            remainder=Mixed.over(part.remainder, outcome.seats),
            residual=part.residual_seats,
            seats=part.seats,
        )
        for index, part in enumerate(outcome.parts)
    )
    remarks = group_steps(outcome.group_steps, party.number, register)
    return Group(outcome.votes, outcome.seats, Mixed.of(outcome.votes, outcome.seats), rows, remarks)


def _several(
    party: law.PartyList,
    outcome: law.ListSeats,
    register: Register,
    label: Callable[[int], str],
) -> tuple[Several, ...]:
    found = []
    for one in outcome.elected:
        there = {
            i: c.votes for i, part in enumerate(party.parts) for c in part.candidates or () if c.person == one.person
        }
        if len(there) > 1:
            person = register.person(party.number, one.person)
            found.append(Several(person, len(there), label(one.part), there[one.part], one.votes))
    return tuple(found)


def _part(
    party: law.PartyList,
    index: int,
    outcome: law.PartSeats,
    register: Register,
) -> Part:
    candidates = party.parts[index].candidates or ()
    places = {candidate.person: candidate.number for candidate in candidates}
    listed = tuple(candidate.person for candidate in sorted(candidates, key=lambda c: c.number))
    return Part(
        name=register.part(party.number, index) if len(party.parts) > 1 else "",
        ranking=tuple(
            Ranked(rank, places[person], register.person(party.number, person))
            for rank, person in enumerate(outcome.ranking, 1)
        ),
        unchanged=outcome.ranking == listed,
        deceased=tuple(register.person(party.number, c.person).name for c in candidates if c.deceased),
    )


def elected(allocation: law.Allocation, register: Register, people: People) -> tuple[Elected, ...]:
    """Section 2.10: everybody elected, by surname without prefix and diacritics."""
    keys = [(outcome.number, one.person) for outcome in allocation.lists for one in outcome.elected]
    keys.sort(key=lambda key: (alphabetical(people[key]), key))
    return tuple(Elected(register.people[key], register.lists[key[0]]) for key in keys)


def list_types(candidate_lists: Sequence[messages.CandidateLists]) -> dict[int, str]:
    """The type of each list as the candidate lists give it."""
    return {
        one.number: one.type
        for message in candidate_lists
        for contest in message.contests
        for one in contest.lists
        if one.number is not None
    }
