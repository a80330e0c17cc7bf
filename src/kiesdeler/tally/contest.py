"""From a total count to what the law needs: the lists that take part, with their sets, groups, candidates and votes.

A total over districts gives every candidate the number on the list of that district and the code of the person, so
that it is enough by itself: lists with the same people in the same order in several districts are one set of identical
lists (Kieswet P 2), different lists under one number a list group (P 3).
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter

from kiesdeler.eml.district_lists import contests_of, lists_in
from kiesdeler.eml.messages import CandidateLists, ContestLists, Count, ElectionDefinition, Votes
from kiesdeler.law import senate
from kiesdeler.law.model import Candidate, Contest, Part, PartyList
from kiesdeler.law.rules import ElectionType, RuleSet, rule_set
from kiesdeler.problems import Problem, Refused
from kiesdeler.tally.areas import areas
from kiesdeler.tally.ballots import ballot_of, line_problems
from kiesdeler.tally.lists import two_versions

_DISTRICT = re.compile(r"HSB(\d+)")

Deceased = tuple[int, int | str]  # number of the list; position on it, or the code of the person


def contest(
    definition: ElectionDefinition,
    totals: Count,
    *,
    candidate_lists: Sequence[CandidateLists] = (),
    deceased: Iterable[Deceased] = (),
    accept_threshold: bool = False,
    colleges: Sequence[senate.College] = (),
    definition_file: str = "",
) -> Contest:
    """What is to be allocated: from a 510d, or for a council from its 510b.

    A person is told by the ShortCode where there are several districts, otherwise by the number on the list.
    `candidate_lists` are checked against the totals.  `deceased` are left out of everything but the votes (P 19a).
    `accept_threshold` takes the preference threshold of the definition where it differs from the law.  `colleges` are
    the provinces and colleges of the Senate with their vote values (U 3).
    `definition_file` is the name of the definition in messages about its rules.

    Raises Refused with every problem.
    """
    problems = [*_election_problems(definition, totals), *_list_problems(definition, totals, candidate_lists)]
    rules, rule_problems = _rules(definition, definition_file, accept=accept_threshold)
    problems += rule_problems
    if rules is None or problems:
        raise Refused(problems)
    if rules.election_type is ElectionType.EK:
        made = _senate(rules, definition.seats, totals, colleges)
    else:
        made = Contest(rules, definition.seats, party_lists(totals))
    return _without(made, deceased)


def party_lists(totals: Count) -> tuple[PartyList, ...]:
    """The lists of a total count as they take part in the allocation, by list number (P 2, P 3)."""
    districts = _districts(totals)
    if not any(line.code for line in totals.total.ballot):
        numbers = tuple(sorted(districts)) if totals.header.message == "510d" else ()
        parties = [PartyList(number, (part,), name) for number, name, part in _parts(totals.total, numbers)]
        return tuple(sorted(parties, key=attrgetter("number")))
    same: dict[int, dict[tuple[tuple[str, int], ...], list[Part]]] = {}
    names: dict[int, str] = {}
    for district, votes in sorted(districts.items()):
        for number, name, part in _parts(votes, (district,)):
            names.setdefault(number, name)
            people = tuple((each.person, each.number) for each in part.candidates or ())
            same.setdefault(number, {}).setdefault(people, []).append(part)
    return tuple(
        PartyList(number, tuple(map(_together, same[number].values())), names[number]) for number in sorted(same)
    )


def _parts(votes: Votes, districts: tuple[int, ...]) -> Iterator[tuple[int, str, Part]]:
    """The number, name and votes of every list in one column of a count."""
    starts = [index for index, line in enumerate(votes.ballot) if line.is_list]
    for start, end in pairwise([*starts, len(votes.ballot)]):
        lines = zip(votes.ballot[start + 1 : end], votes.votes[start + 1 : end], strict=True)
        candidates = tuple(
            Candidate(line.code or str(line.candidate), line.candidate or 0, number) for line, number in lines
        )
        line = votes.ballot[start]
        yield line.list, line.name, Part(votes.votes[start], candidates, districts)


def _together(parts: Sequence[Part]) -> Part:
    """One set of identical lists: votes added per list and per candidate (P 2)."""
    columns = zip(*(part.candidates or () for part in parts), strict=True)
    return Part(
        sum(part.votes for part in parts),
        tuple(dataclasses.replace(people[0], votes=sum(each.votes for each in people)) for people in columns),
        tuple(district for part in parts for district in part.districts),
    )


def _districts(totals: Count) -> dict[int, Votes]:
    """The votes of every district of a 510d, by its number."""
    found = ((_DISTRICT.fullmatch(unit.id), unit.votes) for unit in totals.units)
    return {int(match[1]): votes for match, votes in found if match}


def _rules(definition: ElectionDefinition, file: str, *, accept: bool) -> tuple[RuleSet | None, list[Problem]]:
    """The rules of the day of the election; a definition that says something else must be accepted on purpose."""
    election = definition.election
    try:
        rules = rule_set(ElectionType(election.category), election.date, definition.seats)
    except ValueError:
        message = f"Voor verkiezingen van soort {election.category} kent dit programma geen regels."
        return None, [Problem(message, file)]
    except LookupError as unknown:
        return None, [Problem(str(unknown.args[0]), file)]
    threshold = Fraction(definition.preference_threshold, 100)
    if threshold == rules.preference_threshold:
        return rules, []
    if accept:
        return dataclasses.replace(rules, preference_threshold=threshold), []
    return rules, [
        Problem(
            f"De verkiezingsdefinitie noemt een voorkeurdrempel van {definition.preference_threshold} procent van de "
            f"kiesdeler, maar volgens de wet is die {rules.preference_threshold * 100} procent ({rules.name}). "
            "Vraag een goede definitie, of kies er zelf voor om de definitie te volgen (--accept-threshold).",
            file,
        )
    ]


def _election_problems(definition: ElectionDefinition, totals: Count) -> Iterator[Problem]:
    if totals.election.id != definition.election.id:
        yield Problem(
            f"De totaaltelling is van verkiezing {totals.election.id}: verwacht {definition.election.id}.",
        )
    coded = any(line.code for line in totals.total.ballot)
    whole = totals.header.message == "510d" or (
        totals.header.message == "510b" and definition.election.category in {"GR", "ER", "KC"}
    )
    if not whole:
        yield Problem(f"Een {totals.header.message} is geen telling van de hele verkiezing: verwacht een 510d.")
    elif totals.units and totals.header.message == "510d" and definition.election.category != "EK":
        yield from _missing_areas(definition, {unit.id.rsplit("::", 1)[-1] for unit in totals.units})
    for number, times in Counter(line.list for line in totals.total.ballot if line.is_list).items():
        if times > 1:
            yield Problem(f"In de totaaltelling staat lijst {number} {times} keer: verwacht één keer.")
    if whole and coded and not _districts(totals):
        yield Problem("In de totaaltelling ontbreken de kieskringen, zodat niet blijkt wie op welke lijst staat.")


def _missing_areas(definition: ElectionDefinition, units: set[str]) -> Iterator[Problem]:
    """Areas that are not in the total: seats may only be allocated on all votes (P 5)."""
    known = areas(definition)
    for district in known.districts:
        if known.several and district.unit_id not in units:
            yield Problem(f"In de totaaltelling ontbreekt kieskring {district.number} {district.name}.")
        for code, name in district.municipalities.items():
            if not known.several and code not in units:
                yield Problem(f"In de totaaltelling ontbreekt de gemeente {name} ({code}).")


def _list_problems(
    definition: ElectionDefinition, totals: Count, candidate_lists: Sequence[CandidateLists]
) -> Iterator[Problem]:
    """Whether the candidate lists are those of the count, and sets in them really are the same lists."""
    wanted = definition.election.id
    for file in candidate_lists:
        if file.election.id != wanted:
            yield Problem(f"De kandidatenlijsten zijn van verkiezing {file.election.id}: verwacht {wanted}.")
    contests = contests_of(candidate_lists)
    yield from two_versions(contests)
    sets: dict[tuple[int, int], tuple[str, tuple[object, ...]]] = {}
    columns = _districts(totals) or {1: totals.total}  # without districts the lists are those of the whole
    for number, votes in columns.items():
        lists = lists_in(contests, number)
        if lists is not None:
            where = f"totaaltelling van kieskring {number}" if len(columns) > 1 else "totaaltelling"
            yield from line_problems(votes.ballot, ballot_of(lists), where, "op de kandidatenlijsten")
            yield from _set_problems(lists, votes, sets)


def _set_problems(
    lists: ContestLists, votes: Votes, sets: dict[tuple[int, int], tuple[str, tuple[object, ...]]]
) -> Iterator[Problem]:
    """Lists that belong to one set according to the 230b have the same people in the same order (H 11, R 10)."""
    people = {number: part.candidates for number, _, part in _parts(votes, ())}
    for each in lists.lists:
        if each.number is None or each.data.belongs_to_set is None:
            continue
        order = tuple((person.person, person.number) for person in people.get(each.number) or ())
        first, expected = sets.setdefault((each.number, each.data.belongs_to_set), (lists.contest.id, order))
        if order != expected:
            yield Problem(
                f"Lijst {each.number} is in kieskring {first} en {lists.contest.id} volgens de kandidatenlijsten "
                "gelijkluidend, maar er staan niet dezelfde kandidaten in dezelfde volgorde op."
            )


def _senate(rules: RuleSet, seats: int, totals: Count, colleges: Sequence[senate.College]) -> Contest:
    """The Senate: per province or college its lists, weighted with its vote value (U 2, U 3)."""
    cast = {
        district: tuple(PartyList(number, (part,), name) for number, name, part in _parts(votes, (district,)))
        for district, votes in _districts(totals).items()
    }
    values = {college.district for college in colleges}
    problems = [Problem(f"De stemwaarde van kieskring {number} ontbreekt.") for number in sorted(cast.keys() - values)]
    problems += [Problem(f"De telling van kieskring {number} ontbreekt.") for number in sorted(values - cast.keys())]
    for each in senate.check(colleges):
        college = each.college
        problems.append(
            Problem(
                f"Uit {college.inhabitants} inwoners en {college.members} leden volgt voor {college.name} een "
                f"stemwaarde van {each.computed} (U 2), niet {college.vote_value}. "
                "Verbeter de getallen, of laat de inwoners weg."
            )
        )
    if problems or not cast:
        raise Refused(problems or [Problem("In de totaaltelling ontbreken de provincies en kiescolleges.")])
    return senate.contest(rules, seats, colleges, cast)


def _without(made: Contest, deceased: Iterable[Deceased]) -> Contest:
    """The same contest with these candidates marked as deceased (P 19a)."""
    problems = []
    gone: set[tuple[int, str]] = set()
    parties = {party.number: party for party in made.lists}
    for number, who in deceased:
        party = parties.get(number)
        people = [person for part in party.parts for person in part.candidates or ()] if party else []
        found = {person.person for person in people if who in {person.number, person.person}}
        if len(found) == 1:
            gone.add((number, found.pop()))
        elif found:
            codes = ", ".join(sorted(found))
            message = f"Kandidaat {who} van lijst {number} is niet in elke kieskring dezelfde. Noem de code: {codes}."
            problems.append(Problem(message))
        else:
            problems.append(Problem(f"Overleden kandidaat {who} staat niet op lijst {number}."))
    if problems:
        raise Refused(problems)
    return dataclasses.replace(made, lists=tuple(_marked(party, gone) for party in made.lists)) if gone else made


def _marked(party: PartyList, gone: set[tuple[int, str]]) -> PartyList:
    if not any(number == party.number for number, _ in gone):
        return party

    def marked(people: Iterable[Candidate]) -> tuple[Candidate, ...]:
        return tuple(dataclasses.replace(each, deceased=(party.number, each.person) in gone) for each in people)

    parts = (dataclasses.replace(part, candidates=marked(part.candidates or ())) for part in party.parts)
    return dataclasses.replace(party, parts=tuple(parts))
