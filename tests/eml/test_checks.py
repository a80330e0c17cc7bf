"""The consistency checks, on the small examples with one thing changed, and on real figures."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest

from kiesdeler.eml.checks import check, check_together, check_with_definition
from kiesdeler.eml.checks_counts import count_against_lists, fingerprint
from kiesdeler.eml.checks_identity import same_election
from kiesdeler.eml.checks_regions import UnitId, district_number, unit_id
from kiesdeler.eml.messages import (
    CandidateLists,
    Committee,
    Count,
    Domain,
    ElectionDefinition,
    Message,
    PollingStations,
    Region,
    RegisteredParty,
    Result,
    Unit,
)
from kiesdeler.eml.reader import read
from kiesdeler.problems import Problem, Severity

CORPUS = Path(__file__).parent / "corpus"
WARNING, ERROR = Severity.WARNING, Severity.ERROR
_Message = TypeVar("_Message", bound=Message)


def example(name: str, cls: type[_Message], *changes: tuple[str, str]) -> _Message:
    """One of the small files, with texts replaced (all occurrences), which still has to be readable."""
    text = (CORPUS / f"{name}.eml.xml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    message, problems = read(text.encode(), name)
    assert isinstance(message, cls), problems
    return message


def definition(**changes: Any) -> ElectionDefinition:
    return dataclasses.replace(example("110a", ElectionDefinition), **changes)


def told(problems: list[Problem], *parts: str, severity: Severity = ERROR) -> bool:
    return any(problem.severity is severity and all(part in problem.message for part in parts) for problem in problems)


def test_the_small_election_is_consistent() -> None:
    files: list[tuple[str, Message]] = [
        ("110a", definition()),
        ("110b", example("110b", PollingStations)),
        ("230b", example("230b", CandidateLists)),
        ("510b", example("510b", Count)),
        ("520", example("520", Result)),
    ]
    assert check_together(files) == []
    assert check_together(files[1:]) == []
    assert check(example("510c", Count)) == check(example("510d", Count)) == []


# --- 110a ---------------------------------------------------------------------------------------------------------


def other_election(**changes: Any) -> ElectionDefinition:
    return definition(election=dataclasses.replace(definition().election, **changes))


@pytest.mark.parametrize(
    ("changed", "parts", "severity"),
    [
        (other_election(subcategory="AB2"), ("GR", "AB2", "GR1 of GR2"), ERROR),
        (other_election(domain=None), ("ElectionDomain",), ERROR),
        (other_election(domain=Domain("Elders", "7778")), ("7778", "7777"), WARNING),
        (other_election(id="TK2026"), ("TK2026", "GR"), WARNING),
        (other_election(nomination_date=datetime.date(2026, 3, 18)), ("kandidaatstelling", "2026-03-18"), ERROR),
        (definition(seats=19), ("19", "GR1"), ERROR),
        (definition(seats=8), ("8", "9 tot en met 45"), WARNING),
        (definition(seats=10), ("10", "oneven"), WARNING),
        (definition(preference_threshold=25), ("25%", "50%"), ERROR),
        (definition(contest=dataclasses.replace(definition().contest, id="alle")), ("alle", "geen"), WARNING),
        (definition(regions=()), ("leeg",), ERROR),
        (definition(regions=definition().regions * 2), ("GEMEENTE 7777", "hetzelfde nummer"), ERROR),
        (definition(parties=(RegisteredParty("WET"),) * 2), ("WET", "2 keer"), WARNING),
    ],
)
def test_a_definition_that_contradicts_itself(
    changed: ElectionDefinition, parts: tuple[str, ...], severity: Severity
) -> None:
    assert told(check(changed), *parts, severity=severity)


def region(category: str, number: int | None, above: tuple[str, int | None] | None = None, *committees: str) -> Region:
    category_above, number_above = above or (None, None)
    sitting = tuple(map(Committee, committees))
    return Region(category, f"{category} {number}", number, number_above, category_above, committees=sitting)


STATE = region("STAAT", None)
DISTRICT = region("KIESKRING", 12, ("STAAT", None), "CSB", "HSB")


def national(*regions: Region) -> ElectionDefinition:
    election = other_election(id="TK2026", category="TK", subcategory="TK", domain=None).election
    contest = dataclasses.replace(definition().contest, id="alle")
    return definition(election=election, seats=150, preference_threshold=25, contest=contest, regions=regions)


def test_trees() -> None:
    assert check(national(STATE, DISTRICT, region("GEMEENTE", 518, ("KIESKRING", 12)))) == []
    lost = check(national(STATE, DISTRICT, region("GEMEENTE", 518, ("KIESKRING", 13))))
    assert told(lost, "GEMEENTE 518", "KIESKRING 13", "staat niet")
    round_about = national(
        STATE, DISTRICT, region("KIESKRING", 1, ("KIESKRING", 2)), region("KIESKRING", 2, ("KIESKRING", 1))
    )
    assert told(check(round_about), "KIESKRING 1", "zichzelf")
    assert told(check(round_about), "KIESKRING 2", "zichzelf")
    assert told(check(national(STATE)), "0 gebieden", "centraal stembureau", severity=WARNING)
    two = national(STATE, DISTRICT, region("KIESKRING", 13, ("STAAT", None), "CSB"))
    assert told(check(two), "KIESKRING 12", "KIESKRING 13", severity=WARNING)
    assert told(check(national(region("STAAT", None, None, "HSB", "HSB", "CSB"))), "2 keer een HSB")


@pytest.mark.parametrize(("subcategory", "number", "fine"), [("PS1", 1, True), ("PS1", 2, False), ("PS2", 1, False)])
def test_provinces_have_the_districts_of_their_subcategory(subcategory: str, number: int, fine: bool) -> None:
    count = example("510c", Count)
    election = dataclasses.replace(count.election, subcategory=subcategory, nomination_date=datetime.date(2027, 2, 1))
    places = [region("KIESKRING", place, None, *["CSB"] * (place == 1)) for place in range(1, number + 1)]
    changed = definition(election=election, seats=47, preference_threshold=25, regions=tuple(places))
    assert (check(changed) == []) == fine
    assert fine or told(check(changed), f"{number} kieskringen", subcategory)


@pytest.mark.parametrize(
    ("category", "subcategory", "seats", "threshold", "severity"),
    [
        ("TK", "TK", 150, 25, None),
        ("TK", "TK", 150, 50, ERROR),
        ("TK", "TK", 151, 25, WARNING),
        ("EP", "EP", 31, 10, None),
        ("EP", "EP", 31, 25, ERROR),
        ("GR", "GR2", 19, 25, None),
        ("GR", "GR2", 19, 50, ERROR),
        ("GR", "GR2", 17, 50, ERROR),
        ("AB", "AB1", 18, 25, None),
        ("AB", "AB1", 18, 50, WARNING),
        ("AB", "AB2", 26, 50, ERROR),
        ("ER", "ER1", 5, 50, None),
        ("PS", "PS1", 40, 25, WARNING),
    ],
)
def test_seats_and_thresholds_of_the_law(
    category: str, subcategory: str, seats: int, threshold: int, severity: Severity | None
) -> None:
    election = other_election(id=f"{category}2026", category=category, subcategory=subcategory).election
    contest = dataclasses.replace(definition().contest, id="alle" if category in {"TK", "EP"} else "geen")
    kind = {"AB": "WATERSCHAP", "PS": "KIESKRING"}.get(category, "GEMEENTE")
    regions = (region(kind, 7777, None, "CSB"),)
    changed = definition(
        election=election, seats=seats, preference_threshold=threshold, contest=contest, regions=regions
    )
    assert {problem.severity for problem in check(changed)} == ({severity} if severity else set())


# --- another election ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "severity"),
    [
        ("id", "GR2026_Elders", ERROR),
        ("category", "TK", ERROR),
        ("subcategory", "GR2", ERROR),
        ("date", datetime.date(2026, 3, 16), ERROR),
        ("date", datetime.date(2026, 3, 17), WARNING),  # as the 510b and 510c of Bonaire in 2023 have it
        ("domain", Domain("Elders", "7777"), ERROR),
        ("domain", Domain("Kiesdorp", "7778"), ERROR),
        ("nomination_date", datetime.date(2026, 2, 1), ERROR),
    ],
)
@pytest.mark.parametrize("name", ["230b", "510b", "520"])
def test_a_file_of_another_election(name: str, field: str, value: Any, severity: Severity) -> None:
    message: Any = example(name, object)
    message = dataclasses.replace(message, election=dataclasses.replace(message.election, **{field: value}))
    old = getattr(definition().election, field)
    for files in ([("110a", definition()), (name, message)], [(name, message), ("110a", definition())]):
        problems = [problem for problem in check_together(files) if problem.file == name]
        if isinstance(value, Domain):
            other = (value.name, old.name) if value.name != old.name else (value.id, old.id)
        else:
            other = (str(value), str(old))
        assert told(problems, *map(str, other), severity=severity)


def test_what_one_of_two_files_leaves_out_is_no_contradiction() -> None:
    election = definition().election
    bare = dataclasses.replace(election, domain=None, subcategory=None, nomination_date=None, name="Anders")
    assert same_election(election, bare) == same_election(bare, election) == []


def test_without_a_definition_files_are_compared_with_the_first_of_their_id() -> None:
    lists = example("230b", CandidateLists)
    later = example("510b", Count, ("2026-03-18", "2026-03-25"))
    assert told(check_together([("lijsten", lists), ("telling", later)]), "2026-03-25", "2026-03-18", "lijsten")
    elsewhere = example("510b", Count, ("GR2026_Kiesdorp", "GR2026_Elders"))
    assert check_together([("lijsten", lists), ("telling", elsewhere)]) == []


def test_with_two_definitions_every_file_finds_its_own() -> None:
    other = other_election(id="GR2026_Elders")
    files: list[tuple[str, Message]] = [("a", definition()), ("b", other), ("c", example("510b", Count))]
    assert check_together(files) == []
    stray = example("510b", Count, ("GR2026_Kiesdorp", "GR2026_Nergens"))
    assert told(check_together([*files, ("d", stray)]), "GR2026_Nergens", "geen verkiezingsdefinitie")


# --- lists and stations -------------------------------------------------------------------------------------------


def with_lists(change: Any) -> CandidateLists:
    message = example("230b", CandidateLists)
    (contest,) = message.contests
    return dataclasses.replace(message, contests=(dataclasses.replace(contest, lists=change(contest.lists)),))


def first_changed(**changes: Any) -> CandidateLists:
    return with_lists(lambda lists: (dataclasses.replace(lists[0], **changes), *lists[1:]))


def test_lists_that_contradict_themselves() -> None:
    lists = example("230b", CandidateLists).contests[0].lists
    people = lists[0].candidates
    assert told(check(with_lists(lambda each: (*each, each[0]))), "Lijstnummer 1", "2 keer")
    assert told(check(first_changed(name="Ruimte")), "Ruimte", "2 lijsten", severity=WARNING)
    assert check(first_changed(name="")) == []
    assert told(check(first_changed(candidates=())), "lijst 1 (Dorp & Dijk)", "geen kandidaten")
    assert told(check(first_changed(candidates=(*people, people[1]))), "kandidaatnummer 2", "2 keer")
    again = dataclasses.replace(people[0], id=6)
    assert told(check(first_changed(candidates=(*people, again))), "kandidaat 6 (A.B. Jansen)", "1", severity=WARNING)
    many = tuple(
        dataclasses.replace(people[0], id=number, address=dataclasses.replace(people[0].address, locality=str(number)))
        for number in range(1, 82)
    )
    assert told(check(first_changed(candidates=many)), "81 kandidaten", "80", severity=WARNING)
    assert check(first_changed(candidates=many[:80])) == []
    coded = tuple(dataclasses.replace(person, short_code="JansenA") for person in people[:2])
    assert told(check(first_changed(candidates=coded)), "JansenA", "kandidaat 1", "kandidaat 2")


def test_lists_for_a_district_that_is_not_there() -> None:
    message = example("230b", CandidateLists)

    def at(contest: str) -> CandidateLists:
        part = message.contests[0]
        return dataclasses.replace(
            message,
            election=national().election,
            contests=(dataclasses.replace(part, contest=dataclasses.replace(part.contest, id=contest)),),
        )

    reference = national(STATE, DISTRICT, region("KIESKRING", 2, ("STAAT", None)))
    for good in ("12", "2", "II", "alle"):
        assert check_with_definition(reference, at(good)) == []
    assert told(check_with_definition(reference, at("3")), "kieskring 3", "2, 12")
    other = dataclasses.replace(at("3"), election=definition().election)
    assert told(check_with_definition(definition(), other), "kieskring 3", "geen kieskringen")


def test_stations_that_contradict_themselves_or_the_definition() -> None:
    twice = example("110b", PollingStations, ('PollingStation Id="2"', 'PollingStation Id="1"'))
    assert told(check(twice), "Kiesdorp (7777)", "2 stembureaus nummer 1", severity=WARNING)
    alike = example("110b", PollingStations, ("Dorpshuis", "De Brug"))
    assert told(check(alike), "2 stembureaus", "De Brug", severity=Severity.NOTICE)
    many = example("110b", PollingStations, ("<MaxVotes>900<", "<MaxVotes>899<"))
    assert told(check(many), "900", "899", severity=WARNING)
    elsewhere = example(
        "110b", PollingStations, ('ReportingUnitIdentifier Id="7777"', 'ReportingUnitIdentifier Id="7779"')
    )
    assert told(check_with_definition(definition(), elsewhere), "7779")


# --- counts -------------------------------------------------------------------------------------------------------


def against_lists(count: Count, lists: CandidateLists | None = None) -> list[Problem]:
    return count_against_lists(count, (lists or example("230b", CandidateLists)).contests)


def test_counts_against_lists() -> None:
    count = example("510b", Count)
    assert against_lists(count) == []
    renamed = example("510b", Count, ("Ruimte", "Ruim te"), ("Dorp &amp; Dijk", "Dorp en Dijk"))
    assert told(against_lists(renamed), "lijst 1", "Dorp en Dijk", "Dorp & Dijk")
    assert told(against_lists(renamed), "lijst 2", "Ruim te", "Ruimte", severity=WARNING)
    numbered = example("510b", Count, ('AffiliationIdentifier Id="2"', 'AffiliationIdentifier Id="3"'))
    problems = against_lists(numbered)
    assert told(problems, "Het totaal", "lijst 3 (Ruimte)", "staat niet")
    assert told(problems, "lijst 2 (Ruimte)", "niet in de telling")
    shifted = example("510b", Count, ('CandidateIdentifier Id="5"', 'CandidateIdentifier Id="6"'))
    problems = against_lists(shifted)
    assert told(problems, "kandidaat 6", "lijst 1", "staat niet")
    assert told(problems, "kandidaat 5 (I. Peters)", "lijst 1", "ontbreekt")
    assert len(problems) == 2  # units that share the ballot of the total are not told again
    other = example("230b", CandidateLists, ('ContestIdentifier Id="geen"', 'ContestIdentifier Id="4"'))
    assert told(against_lists(count, other), "geen", "4")


def test_a_count_over_districts_is_compared_with_the_lists_of_each() -> None:
    message = example("230b", CandidateLists)
    lists = message.contests[0].lists
    east = (
        dataclasses.replace(lists[0], candidates=lists[0].candidates[:3]),
        dataclasses.replace(lists[1], candidates=lists[1].candidates[:2]),
    )
    (part,) = message.contests
    districts = [
        dataclasses.replace(part, contest=dataclasses.replace(part.contest, id=number), lists=east)
        for number in ("1", "II")
    ]
    totals = example("510d", Count)
    assert count_against_lists(totals, districts) == []
    problems = count_against_lists(totals, [districts[0], dataclasses.replace(districts[1], lists=lists)])
    assert told(problems, "Kieskring West (HSB2)", "kandidaat 4 (H. Oever)", "ontbreekt")
    assert not told(problems, "HSB1")


def provincial(count: Count, *regions: Region) -> ElectionDefinition:
    election = dataclasses.replace(count.election, nomination_date=datetime.date(2027, 2, 1))
    contest = dataclasses.replace(definition().contest, id="alle")
    return definition(election=election, seats=47, preference_threshold=25, contest=contest, regions=regions)


def test_units_of_a_district_against_the_definition() -> None:
    count = example("510c", Count)
    province = region("PROVINCIE", 6)
    east, west = region("KIESKRING", 1, ("PROVINCIE", 6), "CSB"), region("KIESKRING", 2, ("PROVINCIE", 6))
    village, hamlet = region("GEMEENTE", 7777, ("KIESKRING", 1)), region("GEMEENTE", 7778, ("KIESKRING", 1))
    reference = provincial(count, province, east, west, village, hamlet)
    assert check(reference) == check_with_definition(reference, count) == []
    missing = check_with_definition(provincial(count, province, east, village), count)
    assert told(missing, "Dijkhuizen (HSB1::7778)", "staat niet")
    more = check_with_definition(provincial(count, *reference.regions, region("GEMEENTE", 9, ("KIESKRING", 1))), count)
    assert told(more, "GEMEENTE 9", severity=WARNING)
    assert told(check_with_definition(provincial(count, province, west, village, hamlet), count), "kieskring 1")
    strange = example("510c", Count, ("HSB1::7778", "HSB2::7778"))
    assert told(check_with_definition(reference, strange), "HSB2::7778", "kieskring 1")
    totals = example("510d", Count)
    assert check_with_definition(reference, totals) == []
    assert told(
        check_with_definition(
            provincial(totals, province, east, west, region("KIESKRING", 3, ("PROVINCIE", 6))), totals
        ),
        "KIESKRING 3",
        severity=WARNING,
    )
    assert told(check_with_definition(provincial(totals, province, east), totals), "Kieskring West (HSB2)")


def test_a_municipality_that_does_not_take_part() -> None:
    count = example("510b", Count, ('AuthorityIdentifier Id="7777"', 'AuthorityIdentifier Id="7779"'))
    problems = check_with_definition(definition(), count)
    assert told(problems, "7779", "staat niet")
    assert told(problems, "7777::SB1", "7779")
    national_count = example("510b", Count, ('ContestIdentifier Id="geen"', 'ContestIdentifier Id="1"'))
    count = dataclasses.replace(national_count, election=national().election)
    reference = national(
        STATE, DISTRICT, region("KIESKRING", 1, ("STAAT", None)), region("GEMEENTE", 7777, ("KIESKRING", 12))
    )
    assert told(check_with_definition(reference, count), "kieskring 1", "kieskring 12")


def test_identical_results_of_two_units_are_a_warning() -> None:
    count = example("510b", Count)
    one, two = count.units
    copied = Unit(two.id, two.name, dataclasses.replace(one.votes, cast=12))
    problems = check(dataclasses.replace(count, units=(one, copied)))
    assert told(problems, "7777::SB2", "7777::SB1", severity=WARNING)
    empty = dataclasses.replace(
        one.votes,
        votes=(0,) * len(one.votes.votes),
        total_counted=0,
        rejected=tuple((code, 0) for code, _ in one.votes.rejected),
    )
    assert check(dataclasses.replace(count, units=(Unit("7777::SB1", "a", empty), Unit("7777::SB2", "b", empty)))) == []


def test_the_fingerprint_does_not_depend_on_order_and_does_on_every_figure() -> None:
    votes = example("510b", Count).units[0].votes
    turned = dataclasses.replace(
        votes,
        ballot=votes.ballot[::-1],
        votes=votes.votes[::-1],
        rejected=votes.rejected[::-1],
        uncounted=votes.uncounted[::-1],
        cast=1,
    )
    assert fingerprint(turned) == fingerprint(votes)
    others = [
        dataclasses.replace(votes, votes=(*votes.votes[:i], votes.votes[i] + 1, *votes.votes[i + 1 :]))
        for i in range(len(votes.votes))
    ]
    others.append(dataclasses.replace(votes, total_counted=1))
    others += [
        dataclasses.replace(votes, **{field: tuple((code, n + (code == changed)) for code, n in getattr(votes, field))})
        for field in ("rejected", "uncounted")
        for changed, _ in getattr(votes, field)
    ]
    assert len({fingerprint(each) for each in [votes, *others]}) == len(others) + 1


# --- results ------------------------------------------------------------------------------------------------------


def test_results_that_contradict_themselves_or_the_others() -> None:
    result = example("520", Result)
    lists = example("230b", CandidateLists)
    first, second = result.lists
    assert told(check(dataclasses.replace(result, lists=(first, first))), "Lijst 1", "2 keer")
    twice = dataclasses.replace(first, elected=(*first.elected, first.elected[0]))
    problems = check(dataclasses.replace(result, lists=(twice, second)))
    assert told(problems, "A.B. Jansen", "twee keer")
    assert told(problems, "volgnummer 1", "verwacht: 6", severity=WARNING)
    turned = dataclasses.replace(first, elected=first.elected[::-1])
    assert told(check(dataclasses.replace(result, lists=(turned,))), "voorkeurstemmen", severity=WARNING)
    for seats, severity in ((7, ERROR), (11, WARNING)):
        problems = check_with_definition(definition(seats=seats), result)
        assert told(problems, "9 kandidaten", f"{seats} zetels", severity=severity)

    def together(changed: Result) -> list[Problem]:
        return check_together([("230b", lists), ("520", changed)])

    assert together(result) == []
    stranger = example("520", Result, ("Ridder", "Ridders"))
    assert told(together(stranger), "lijst 2 (Ruimte)", "K. Ridders", "staat niet")
    elsewhere = example("520", Result, ("Ridder", "Jansen"))
    assert told(together(elsewhere), "lijst 2 (Ruimte)", "Jansen")
    renamed = example("520", Result, ("Ruimte", "Ruimer"))
    assert told(together(renamed), "Ruimer", "Ruimte")
    numbered = example("520", Result, ('AffiliationIdentifier Id="2"', 'AffiliationIdentifier Id="4"'))
    assert told(together(numbered), "lijst 4 (Ruimte)", "kandidatenlijsten")


def test_a_result_over_districts_against_the_totals() -> None:
    totals = example("510d", Count)
    result = dataclasses.replace(example("520", Result), election=totals.election, contest=totals.contest)
    codes = {1: ["JansenAB", "VeenC", "BosmaD"], 2: ["WalHermansEF", "VosG"]}
    lists = tuple(
        dataclasses.replace(
            each,
            elected=tuple(
                dataclasses.replace(elected, candidate=dataclasses.replace(elected.candidate, short_code=code))
                for elected, code in zip(each.elected, codes[each.number], strict=False)
            ),
        )
        for each in result.lists
    )
    fitting = dataclasses.replace(result, lists=lists)
    assert check_together([("510d", totals), ("520", fitting)]) == []
    wrong = dataclasses.replace(fitting, lists=(dataclasses.replace(lists[0], number=2), lists[1]))
    problems = check_together([("510d", totals), ("520", wrong)])
    assert told(problems, "lijst 2", "JansenAB", "totaaltelling")
    assert told(problems, "Dorp & Dijk", "Ruimte")
    unknown = dataclasses.replace(fitting, lists=(dataclasses.replace(lists[0], number=9), lists[1]))
    assert told(check_together([("510d", totals), ("520", unknown)]), "lijst 9", "totaaltelling")


# --- ids ----------------------------------------------------------------------------------------------------------


def test_ids_of_units_and_districts() -> None:
    assert unit_id("0363::SB12") == UnitId(None, 363, 12)
    assert unit_id("HSB9::0363") == UnitId(9, 363, None)
    assert unit_id("HSB9::0363::SB1") == UnitId(9, 363, 1)
    assert unit_id("HSB12") == UnitId(12, None, None)
    assert unit_id("SB3") == UnitId(None, None, 3)
    assert unit_id("0654") == UnitId(None, 654, None)
    assert unit_id("CSB") == unit_id("") == UnitId(None, None, None)
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"]
    assert [district_number(numeral) for numeral in [*numerals, "XIX", "XX"]] == [*range(1, 17), 19, 20]
    assert district_number("20") == 20
    assert [district_number(text) for text in ("geen", "alle", "", "IIX")] == [None] * 4
