"""The seats and the people of a published 520 against what the published votes give (P 5 to P 19)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kiesdeler.verify.contest import CATEGORIES, Contest, Lot, Outcome, Won, rules_for
from kiesdeler.verify.drawing import Match, list_misses, match
from kiesdeler.verify.election import CountFile, Election
from kiesdeler.verify.findings import BY_NUMBER, Finding, Kind
from kiesdeler.verify.identity import Published, published
from kiesdeler.verify.roster import deceased, parties

FIXED_SIZE = {"TK": 150, "EK": 75}
WHOLE_AREA = ("GR", "ER", "KC")  # one municipality or island: its own count is the total
LAST_COMBINATIONS = 2017  # lists could be combined until 1 December of that year
MOST_DECEASED_TRIES = 60
LOT_TRIES = 20  # for each of them


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of the check: `seats` of the body, the lots that were drawn, the findings; `done` if it could be."""

    seats: int | None
    findings: tuple[Finding, ...]
    lots: tuple[tuple[Lot, Outcome], ...] = ()
    done: bool = False


def check_result(election: Election) -> Checked:
    """The 520 of an election against its totals."""
    if election.category not in CATEGORIES:
        text = f"De zetels zijn niet nagerekend: voor de soort {election.category} zijn hier geen regels."
        return Checked(None, (Finding(12, Kind.WARNING, text, election.hashes[0][0]),))
    found = list(_definition(election))
    seats = _seats(election, found)
    totals = _totals(election)
    if totals is None or not election.results or not seats:
        return Checked(seats, tuple(found))
    if election.category == "EK":
        text = "De zetels zijn niet nagerekend: de stemwaarden van de Eerste Kamer staan niet in de bestanden."
        return Checked(seats, (*found, Finding(12, Kind.WARNING, text, election.results[0][0], article="U 2")))
    file, result = election.results[0]
    theirs = published(election, result)
    contest = Contest(
        election.category, seats, parties(totals.counted), rules_for(election.category, seats, _percentage(election))
    )
    best = match(contest, theirs)
    if best is None:
        return Checked(seats, tuple(found))
    if election.year <= LAST_COMBINATIONS:
        text = "In deze verkiezing konden lijsten verbonden zijn; daarmee is niet gerekend."
        found.append(Finding(12, Kind.WARNING, text, file))
    for won in best.answer.parties:
        found += _one_list(file, contest, won, theirs.get(won.number, ()))
    for number in sorted(set(theirs) - {won.number for won in best.answer.parties}):
        text = f"Lijst {number} heeft zetels, maar staat niet in de telling."
        found.append(_differs(12, file, text, number, None, "seats", len(theirs[number]), None))
    if best.misses:
        found = [*_perhaps_deceased(contest, best, theirs, found)]
    return Checked(seats, tuple(found), best.answer.drawn, done=True)


def _totals(election: Election) -> CountFile | None:
    """The count that the seats follow from: the 510d, or the one count there is of a municipality's own council."""
    if election.totals:
        return election.totals[0]
    counts = [file for files in election.municipalities.values() for file in files]
    return counts[0] if election.category in WHOLE_AREA and counts else None


def _seats(election: Election, found: list[Finding]) -> int | None:
    if election.definition is not None:
        return election.definition.seats
    seats = FIXED_SIZE.get(election.category)
    if seats is None and election.results:
        file, result = election.results[0]
        seats = sum(len(each.elected) for each in result.lists)
        text = f"Zonder verkiezingsdefinitie is het aantal zetels dat van de uitslag: {seats}."
        found.append(Finding(1, Kind.WARNING, text, file))
    return seats


def _percentage(election: Election) -> int | None:
    """What the 110a says of the preference threshold, where rules of several years could differ: not for a small AB."""
    definition = election.definition
    return None if definition is None or election.category == "AB" else definition.preference_threshold


def _definition(election: Election) -> Iterator[Finding]:
    for file, definition in election.definitions:
        share = rules_for(election.category, definition.seats).preference_share * 100
        if share != definition.preference_threshold:
            text = (
                f"De voorkeurdrempel is hier {definition.preference_threshold}%, maar volgens de regels {share}% van de"
                " kiesdeler."
            )
            yield Finding(1, Kind.WARNING, text, file, article="P 15")
    for file, _ in election.definitions[1:]:
        yield Finding(19, Kind.WARNING, f"Ook {election.definitions[0][0]} is een verkiezingsdefinitie.", file)
    for file, _ in election.results[1:]:
        yield Finding(19, Kind.WARNING, f"Ook {election.results[0][0]} is een uitslag; die is nagerekend.", file)


# --- one list -------------------------------------------------------------------------------------------------------


def _one_list(file: str, contest: Contest, won: Won, theirs: Sequence[Published]) -> Iterator[Finding]:
    number = won.number
    if won.seats != len(theirs):
        text = f"Lijst {number} heeft in de uitslag {len(theirs)} zetels; de stemmen geven er {won.seats}."
        yield _differs(12, file, text, number, None, "seats", len(theirs), won.seats)
    if any(one.person is None for one in theirs):
        yield from _by_number(file, won, theirs)
    else:
        yield from _by_person(file, contest, won, theirs)


def _by_number(file: str, won: Won, theirs: Sequence[Published]) -> Iterator[Finding]:
    """Names that can't be tied to numbers: how many are elected on preference and how many in list order."""
    ours = sum(one.preference for one in won.chosen)
    marked = sum(one.mark == 1 for one in theirs)
    if ours != marked:
        text = f"Op lijst {won.number} zijn er {marked} met voorkeurstemmen gekozen; de stemmen geven er {ours}."
        yield _differs(14, file, text, won.number, None, "preference_seats", marked, ours)
    marks = [one.mark for one in theirs]
    if marks != sorted(marks):
        text = f"Op lijst {won.number} staat iemand die met voorkeurstemmen is gekozen na iemand in lijstvolgorde."
        yield _differs(15, file, text, won.number, None, "order", " ".join(map(str, marks)), None)


def _by_person(file: str, contest: Contest, won: Won, theirs: Sequence[Published]) -> Iterator[Finding]:
    number = won.number
    ours = {one.person: 1 if one.preference else 2 for one in won.chosen}
    marked = {one.person or "": one.mark for one in theirs}
    names = {one.person: one.name for one in theirs}
    for person in [person for person in marked if person not in ours]:
        text = f"{names[person]} (lijst {number}) is volgens de uitslag gekozen, maar niet volgens de stemmen."
        yield _differs(13, file, text, number, person, "elected", marked[person], None)
    for person in [person for person in ours if person not in marked]:
        text = f"Kandidaat {person} (lijst {number}) is volgens de stemmen gekozen, maar staat niet in de uitslag."
        yield _differs(13, file, text, number, person, "elected", None, ours[person])
    for person in [person for person in ours if person in marked and ours[person] != marked[person]]:
        told, right = MARKS[marked[person]], MARKS[ours[person]]
        text = f"{names[person]} (lijst {number}) is {told} gekozen; de stemmen zeggen: {right}."
        yield _differs(14, file, text, number, person, "mark", marked[person], ours[person])
    if ours == marked and list(ours) != list(marked):
        yield from _order(file, contest, number, list(ours), list(marked))


MARKS = {1: "met voorkeurstemmen", 2: "in lijstvolgorde"}


def _order(file: str, contest: Contest, number: int, ours: list[str], theirs: list[str]) -> Iterator[Finding]:
    """The order of equals is free: programs differ in it (law-facts 1.3). Any other order is an error."""
    party = next(party for party in contest.parties if party.number == number)
    votes: dict[str, int] = {}
    for slate in party.slates:
        for nominee in slate.nominees or ():
            votes[nominee.person] = votes.get(nominee.person, 0) + nominee.votes
    moved = [(mine, other) for mine, other in zip(ours, theirs, strict=True) if mine != other]
    if all(votes[mine] == votes[other] for mine, other in moved):
        text = f"Op lijst {number} staan gekozenen met evenveel stemmen in een andere volgorde; dat is geen fout."
        yield Finding(15, Kind.WARNING, text, file)
        return
    for mine, other in moved:
        place = ours.index(mine) + 1
        text = f"Op lijst {number} staat {other} op plaats {place}; daar hoort {mine}."
        yield _differs(15, file, text, number, other, "order", theirs.index(other) + 1, ours.index(other) + 1)


def _differs(
    check: int,
    file: str,
    text: str,
    number: int,
    candidate: str | None,
    what: str,
    told: int | str | None,
    computed: int | str | None,
) -> Finding:
    article = BY_NUMBER[check].article
    return Finding(check, Kind.DIFFERENCE, text, file, None, number, candidate, what, told, computed, article)


# --- somebody who died ----------------------------------------------------------------------------------------------


def _perhaps_deceased(
    contest: Contest, best: Match, theirs: Mapping[int, Sequence[Published]], found: list[Finding]
) -> Iterator[Finding]:
    """P 19a: who died before the result is left out, and that stands in no file. A difference it explains says so."""
    lists = {one.list for one in found if one.check in {12, 13, 14, 15} and one.kind is Kind.DIFFERENCE}
    chosen = [(won.number, one.person) for won in best.answer.parties if won.number in lists for one in won.chosen]
    reason: dict[int, str] = {}
    for number, person in chosen[:MOST_DECEASED_TRIES]:
        if number in reason:
            continue
        without = match(replace(contest, parties=deceased(contest.parties, number, person)), theirs, LOT_TRIES)
        own = next(won for won in without.answer.parties if won.number == number) if without else None
        if own is not None and list_misses(own, theirs.get(number, ())) == 0:
            reason[number] = person
    for one in found:
        if one.check in {12, 13, 14, 15} and one.kind is Kind.DIFFERENCE and one.list in reason:
            text = f"{one.message} Dit verschil kan komen doordat kandidaat {reason[one.list]} is overleden."
            yield replace(one, message=text)
        else:
            yield one
