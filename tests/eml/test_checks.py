"""The consistency checks of definitions, lists and stations, and of files of different elections."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest

from kiesdeler.eml.checks import check, check_together, check_with_definition
from kiesdeler.eml.checks_identity import same_election
from kiesdeler.eml.messages import (
    CandidateLists,
    Count,
    Domain,
    ElectionDefinition,
    Message,
    Nomination,
    PollingStations,
    RegisteredParty,
    Result,
)
from kiesdeler.problems import Severity
from tests.eml.corpus.examples import (
    DISTRICT,
    ERROR,
    STATE,
    WARNING,
    definition,
    example,
    national,
    other_election,
    region,
    told,
)


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


def test_a_nomination_is_checked_as_the_list_it_is() -> None:
    nomination = example("210", Nomination)
    assert check(nomination) == []
    people = nomination.list.candidates
    twice = dataclasses.replace(nomination, list=dataclasses.replace(nomination.list, candidates=(*people, people[0])))
    assert told(check(twice), "kandidaatnummer 1", "2 keer")
    assert check_with_definition(definition(), nomination) == []
    assert told(check_with_definition(other_election(id="GR2026_Elders"), nomination), "GR2026_Elders")


def test_total_lists_say_which_district_is_wrong() -> None:
    lists = example("230c", CandidateLists)
    assert check(lists) == []
    first, second = lists.contests
    wrong = dataclasses.replace(lists, contests=(first, dataclasses.replace(second, lists=second.lists[:1] * 2)))
    assert told(check(wrong), "Kieskring II: Lijstnummer 1", "2 keer")
