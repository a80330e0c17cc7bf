from __future__ import annotations

import json

import pytest

from kiesdeler.files.vote_values import read_vote_values
from kiesdeler.law.senate import College
from kiesdeler.problems import Refused

GRONINGEN = {"district": 1, "name": "Groningen", "members": 43, "vote_value": 139, "inhabitants": 596_075}  # in 2023
NON_RESIDENTS = {"district": 20, "name": "Niet-ingezetenen", "members": 25, "vote_value": 20}


def refused(value: object) -> list[str]:
    with pytest.raises(Refused) as caught:
        read_vote_values(json.dumps(value).encode(), "waarden.json")
    return [f"{problem.path} {problem.message}" for problem in caught.value.problems]


def test_inhabitants_may_be_left_out():
    assert read_vote_values(json.dumps([GRONINGEN, NON_RESIDENTS]).encode()) == [
        College(1, "Groningen", 43, 139, 596_075),
        College(20, "Niet-ingezetenen", 25, 20),
    ]


def test_a_district_that_stands_twice_is_refused():
    """Its votes would count twice."""
    assert refused([GRONINGEN, NON_RESIDENTS, {**GRONINGEN, "vote_value": 140}]) == [
        "$[2].district Kieskring 1 komt meer dan een keer voor. Geef elk een eigen waarde."
    ]


def test_everything_wrong_is_told_with_its_place():
    assert [
        line.split()[0] for line in refused([{**GRONINGEN, "vote_value": -1}, {"district": 2, "members": 1.5}])
    ] == [
        "$[0].vote_value",
        "$[1]",
        "$[1]",
        "$[1].members",
    ]
    assert len(refused({})) == 1
