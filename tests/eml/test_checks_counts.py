"""The consistency checks of counts and results, on the small examples with one thing changed."""

from __future__ import annotations

import dataclasses

from kiesdeler.eml.checks import check, check_together, check_with_definition
from kiesdeler.eml.checks_counts import count_against_lists, fingerprint
from kiesdeler.eml.messages import (
    CandidateLists,
    Count,
    Result,
    Unit,
)
from kiesdeler.eml.regions import UnitId, district_number, unit_id
from kiesdeler.problems import Problem
from tests.eml.corpus.examples import (
    DISTRICT,
    ERROR,
    STATE,
    WARNING,
    definition,
    example,
    national,
    provincial,
    region,
    told,
)

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


def test_a_district_that_counted_but_is_not_there() -> None:
    count = example("510c", Count, ('AuthorityIdentifier Id="HSB1"', 'AuthorityIdentifier Id="HSB5"'))
    places = [region("KIESKRING", 1, None, "CSB"), region("KIESKRING", 2)]
    towns = [region("GEMEENTE", number, ("KIESKRING", 1)) for number in (7777, 7778)]
    problems = check_with_definition(provincial(count, *places, *towns), count)
    assert told(problems, "kieskring 5", "staat niet")
    assert told(problems, "HSB1::7777", "kieskring 5")
    elsewhere = example("510c", Count, ('ContestIdentifier Id="1"', 'ContestIdentifier Id="3"'))
    assert told(check_with_definition(provincial(elsewhere, *places, *towns), elsewhere), "kieskring 3", "staat niet")
