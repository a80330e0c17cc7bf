"""The Senate of 2023, from what is public about it.

Vote values, inhabitants, members, the total, the quota, seats and the order of the residual seats: the announcements of
the Electoral Council of 4 May and 1 June 2023.  Points per list: the result as compiled on nlverkiezingen.com (EK2023);
they add up to the official total exactly.  Points of single candidates: press reports of 31 May 2023, checked here
against the vote values.  Votes per list and province are not at hand, so weighting is tested on single candidates.
"""

from __future__ import annotations

import datetime

import pytest

from kiesdeler.law.allocation import allocate
from kiesdeler.law.explain import explain
from kiesdeler.law.model import By, Candidate, Contest, Part, PartyList
from kiesdeler.law.rules import ElectionType, rule_set
from kiesdeler.law.senate import College, check, contest, vote_value

DAY = datetime.date(2023, 5, 30)
RULES = rule_set(ElectionType.EK, DAY, 75)

# district, name, inhabitants on 1 January 2023 (electors for the last), members, published vote value
PUBLISHED = [
    (1, "Groningen", 596_163, 43, 139),
    (2, "Fryslân", 659_612, 43, 153),
    (3, "Drenthe", 502_120, 43, 117),
    (4, "Overijssel", 1_184_551, 47, 252),
    (5, "Flevoland", 444_850, 41, 109),
    (6, "Gelderland", 2_133_751, 55, 388),
    (7, "Utrecht", 1_387_657, 49, 283),
    (8, "Noord-Holland", 2_956_223, 55, 537),
    (9, "Zuid-Holland", 3_804_737, 55, 692),
    (10, "Zeeland", 391_142, 39, 100),
    (11, "Noord-Brabant", 2_626_368, 55, 478),
    (12, "Limburg", 1_128_334, 47, 240),
    (13, "Bonaire", 24_090, 9, 27),
    (14, "Sint Eustatius", 3_293, 5, 7),
    (15, "Saba", 2_035, 5, 4),
]
NON_RESIDENTS = College(16, "kiescollege niet-ingezetenen", 25, 20)
COLLEGES = [
    *(College(number, name, members, value, people) for number, name, people, members, value in PUBLISHED),
    NON_RESIDENTS,
]

# list number -> name, points, seats
RESULT = {
    1: ("Forum voor Democratie", 4_866, 2),
    2: ("VVD", 22_194, 10),
    3: ("CDA", 13_136, 6),
    4: ("GROENLINKS", 17_313, 7),
    5: ("D66", 11_144, 5),
    6: ("Partij van de Arbeid (P.v.d.A.)", 15_862, 7),
    7: ("PVV (Partij voor de Vrijheid)", 10_922, 4),
    8: ("SP (Socialistische Partij)", 7_404, 3),
    9: ("ChristenUnie", 6_595, 3),
    10: ("Partij voor de Dieren", 8_560, 3),
    11: ("50PLUS", 3_264, 1),
    12: ("Staatkundig Gereformeerde Partij (SGP)", 4_436, 2),
    13: ("Onafhankelijke Politiek Nederland (OPNL)", 3_183, 1),
    14: ("JA21", 8_289, 3),
    15: ("BBB", 36_976, 16),
    16: ("Volt", 4_826, 2),
}
BBB, PVDA, D66, VVD, SGP, CHRISTENUNIE, CDA = 15, 6, 5, 2, 12, 9, 3


def senate() -> Contest:
    return Contest(
        RULES, 75, tuple(PartyList(number, (Part(votes),), name) for number, (name, votes, _) in RESULT.items())
    )


@pytest.mark.parametrize(("name", "inhabitants", "members", "value"), [row[1:] for row in PUBLISHED])
def test_vote_values_follow_from_inhabitants_and_members(name: str, inhabitants: int, members: int, value: int) -> None:
    assert vote_value(inhabitants, members) == value


def test_published_vote_values_pass_the_check() -> None:
    assert check(COLLEGES) == ()


def test_plain_formula_gives_another_value_for_the_non_residents() -> None:
    assert vote_value(37_455, 25) == 15 != NON_RESIDENTS.vote_value


def test_earlier_vote_values() -> None:
    assert vote_value(2_005_298, 55) == 365  # Gelderland 2011


def test_members_and_points_add_up_to_what_was_published() -> None:
    assert sum(college.members for college in COLLEGES) == 572 + 19 + 25 == 616
    assert sum(college.members * college.vote_value for college in COLLEGES) == 178_970  # everybody voted, all valid
    assert sum(votes for _, votes, _ in RESULT.values()) == 178_970


def test_quota_and_seats_are_the_official_ones() -> None:
    result = allocate(senate())
    assert result.quota is not None
    assert (result.quota.votes, result.quota.seats) == (178_970, 75)
    assert divmod(178_970, 75) == (2_386, 20)
    assert [seats.seats for seats in result.lists] == [2, 10, 6, 7, 5, 7, 4, 3, 3, 3, 1, 2, 1, 3, 16, 2]
    assert sum(seats.full_seats for seats in result.lists) == 68
    assert [seat.list for seat in result.residual] == [BBB, PVDA, D66, VVD, SGP, CHRISTENUNIE, CDA]
    assert {seat.article.short for seat in result.residual} == {"U 9"}
    assert result.lots == ()
    assert result.majority is None
    assert result.unfilled == 0


def test_explanation_shows_the_quota_as_published() -> None:
    steps = explain(allocate(senate()))
    quota = next(step for step in steps if step.kind == "quota")
    assert quota.sentence == "De kiesdeler is 178970 stemmen gedeeld door 75 zetels: 2386 20/75."
    assert quota.article.short == "U 7"
    last = [step for step in steps if step.kind == "residual_seat"][-1]
    assert {each.list: str(each.value) for each in last.compared if each.list in (CDA, BBB)} == {
        CDA: "2189 2/6",
        BBB: "2175 1/17",
    }


def test_votes_of_candidates_are_weighted_by_province() -> None:
    """Tekke Panman (BBB 16): seven votes in Zuid-Holland, one in Drenthe; 4961 points, elected on preference."""
    zuid_holland = PartyList(BBB, (Part(8, (Candidate("Lagas", 1, 1), Candidate("Panman", 16, 7))),), "BBB")
    drenthe = PartyList(BBB, (Part(14, (Candidate("Lagas", 1, 13), Candidate("Panman", 16, 1))),), "BBB")
    colleges = [college for college in COLLEGES if college.district in (3, 9)]
    weighted = contest(RULES, 75, colleges, {3: [drenthe], 9: [zuid_holland]})
    (bbb,) = weighted.lists
    (part,) = bbb.parts
    assert part.districts == (3, 9)  # the same people in the same order: one set (U 4)
    assert {each.person: each.votes for each in part.candidates or ()} == {"Lagas": 692 + 13 * 117, "Panman": 4_961}
    assert bbb.votes == 8 * 692 + 14 * 117


def test_reaching_the_quota_is_enough_to_be_elected_on_preference() -> None:
    """Roel van Gurp (GROENLINKS 9): five votes in Noord-Brabant, 2390 points where 2387 were needed; Lara de Brito
    (8): five in Gelderland and one in Drenthe, 2057 points, not elected. The votes of the others are made up."""
    van_gurp, de_brito = 5 * 478, 5 * 388 + 117
    assert (van_gurp, de_brito) == (2_390, 2_057)
    others = [2_400 + number for number in range(4)]  # four others above the threshold, whoever they are
    rest = 17_313 - van_gurp - de_brito - sum(others)
    votes = [*others, rest - 600, 300, 300, de_brito, van_gurp]
    people = tuple(Candidate(str(number), number, cast) for number, cast in enumerate(votes, 1))
    lists = tuple(
        PartyList(
            number,
            (
                Part(
                    cast,
                    people if number == 4 else tuple(Candidate(str(i), i, cast if i == 1 else 0) for i in range(1, 21)),
                ),
            ),
            name,
        )
        for number, (name, cast, _) in RESULT.items()
    )
    groenlinks = allocate(Contest(RULES, 75, lists)).lists[3]
    by = {elected.number: elected.by for elected in groenlinks.elected}
    assert by[9] is By.PREFERENCE
    assert 8 not in by
    assert len(by) == 7
