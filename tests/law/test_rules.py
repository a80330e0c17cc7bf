"""The dated rule sets hold what the law says per election type, size and day."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from kiesdeler.law.rules import RULE_SETS, ElectionType, Residual, current_rules, rule_set

ALL = list(ElectionType)


@pytest.mark.parametrize(
    ("kind", "seats", "residual", "threshold", "majority", "preference"),
    [
        ("TK", 150, Residual.AVERAGES, 1, True, 25),
        ("EP", 31, Residual.AVERAGES, 1, True, 10),
        ("EP", 15, Residual.AVERAGES, 1, True, 10),
        ("EK", 75, Residual.AVERAGES, 0, False, 100),
        ("PS", 39, Residual.AVERAGES, 0, True, 25),
        ("AB", 19, Residual.AVERAGES, 0, True, 25),
        ("AB", 18, Residual.REMAINDERS, Fraction(3, 4), True, 25),
        ("GR", 19, Residual.AVERAGES, 0, True, 25),
        ("GR", 17, Residual.REMAINDERS, Fraction(3, 4), True, 50),
        ("ER", 5, Residual.REMAINDERS, Fraction(3, 4), True, 50),
        ("KC", 9, Residual.REMAINDERS, Fraction(3, 4), True, 50),
        ("KC", 25, Residual.AVERAGES, 0, True, 25),
    ],
)
def test_parameters(
    kind: str, seats: int, residual: Residual, threshold: Fraction | int, majority: bool, preference: int
) -> None:
    rules = current_rules(ElectionType(kind), seats)
    assert (rules.residual, rules.residual_threshold, rules.absolute_majority) == (residual, threshold, majority)
    assert rules.preference_threshold * 100 == preference
    assert rules.threshold_inclusive == (kind == "EK")


@pytest.mark.parametrize("kind", ALL)
def test_there_is_exactly_one_set_for_every_size_today(kind: ElectionType) -> None:
    for seats in range(1, 200):
        holding = [each for each in RULE_SETS.values() if each.election_type is kind and each.holds(None, seats)]
        assert holding == [current_rules(kind, seats)]


@pytest.mark.parametrize("kind", ALL)
def test_an_old_election_keeps_its_own_rules(kind: ElectionType) -> None:
    days = [datetime.date(year, 3, 15) for year in range(1937, 2030)]
    for day in days:
        holding = [each for each in RULE_SETS.values() if each.election_type is kind and each.holds(day, 25)]
        assert len(holding) <= 1
        if holding:
            assert rule_set(kind, day, 25) is holding[0]
        else:
            with pytest.raises(LookupError, match="niet bekend"):
                rule_set(kind, day, 25)


def test_the_senate_had_another_threshold_before_2011() -> None:
    assert rule_set(ElectionType.EK, datetime.date(2007, 5, 29), 75).preference_threshold == Fraction(1, 2)
    assert rule_set(ElectionType.EK, datetime.date(2011, 5, 23), 75).preference_threshold == 1


def test_unknown_rules_say_what_was_asked() -> None:
    with pytest.raises(LookupError, match="Voor GR met 19 zetels zijn de regels die op 2014-03-19 gelden niet bekend"):
        rule_set(ElectionType.GR, datetime.date(2014, 3, 19), 19)
    with pytest.raises(LookupError, match="die nu gelden"):
        rule_set(ElectionType.GR, None, 0)


def test_another_preference_threshold_on_purpose() -> None:
    rules = current_rules(ElectionType.AB, 18).with_preference(50)
    assert rules.preference_threshold == Fraction(1, 2)
    assert rules.name == "AB-2017-small"


def test_names_are_unique_and_tell_type_and_year() -> None:
    assert all(name == rules.name and name.startswith(rules.election_type) for name, rules in RULE_SETS.items())


def test_sets_change_on_their_first_day() -> None:
    # list combinations ended on 1 December 2017; the Senate's whole quota is since 2011
    days = [
        ("TK", datetime.date(2017, 11, 30), "TK-1937"),
        ("TK", datetime.date(2017, 12, 1), "TK-2017"),
        ("EK", datetime.date(2010, 12, 31), "EK-1989"),
        ("EK", datetime.date(2011, 1, 1), "EK-2011"),
    ]
    assert [rule_set(ElectionType(kind), day, 75).name for kind, day, _ in days] == [name for _, _, name in days]
    for seats in (9, 19):
        with pytest.raises(LookupError):
            rule_set(ElectionType.GR, datetime.date(2017, 11, 30), seats)
