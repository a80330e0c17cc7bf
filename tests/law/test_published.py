"""Published elections come out as published: seats per list, the people elected, and on what ground."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kiesdeler.law.allocation import allocate
from kiesdeler.law.model import By, Candidate, Contest, Part, PartyList
from tests.law.elections import (
    councils_2022,
    from_districts,
    house_2023,
    one_list,
    rules_of,
    sample_elections,
    standing_alone,
    won,
)

PUBLISHED: dict[str, Any] = json.loads((Path(__file__).parent / "published.json").read_text(encoding="utf-8"))


def _label(election: dict[str, Any]) -> str:
    return f"{election.get('type', 'GR')}-{election['date']}-{election['area']}"


@pytest.mark.parametrize("election", PUBLISHED["seats"], ids=_label)
def test_seats_per_list_as_published(election: dict[str, Any]) -> None:
    rules = rules_of(election["type"], election["date"], election["seats"])
    lists = tuple(PartyList(number, (Part(votes),)) for number, votes in enumerate(election["votes"], 1))
    allocation = allocate(Contest(rules, election["seats"], lists))
    assert won(allocation) == election["won"]
    assert allocation.lots == ()


@pytest.mark.parametrize("council", PUBLISHED["councils"], ids=_label)
def test_elected_on_preference_as_published(council: dict[str, Any]) -> None:
    rules = rules_of("GR", council["date"], council["seats"])
    lists = tuple(standing_alone(each["number"], one_list(each["votes"])) for each in council["lists"])
    allocation = allocate(Contest(rules, council["seats"], lists))
    marks = [[each.seats, sum(one.by is By.PREFERENCE for one in each.elected)] for each in allocation.lists]
    assert marks == [each["elected"] for each in council["lists"]]


def test_house_of_2023_with_its_list_groups() -> None:
    house = PUBLISHED["house_2023"]
    parties = []
    for each in house["lists"]:
        parts = [
            Part(
                sum(part["votes"]),
                tuple(
                    Candidate(each["people"][index], number, votes)
                    for number, (index, votes) in enumerate(zip(part["people"], part["votes"], strict=True), 1)
                ),
                tuple(part["districts"]),
            )
            for part in each.get("parts", ())
        ]
        parties.append(PartyList(each["number"], tuple(parts) or (Part(each["votes"]),)))
    allocation = allocate(Contest(rules_of("TK", house["date"], 150), 150, tuple(parties)))
    assert won(allocation) == [each["seats"] for each in house["lists"]]
    for each, result in zip(house["lists"], allocation.lists, strict=True):
        marks = [[one.person, 1 if one.by is By.PREFERENCE else 2] for one in result.elected]
        assert marks == [[each["people"][index], mark] for index, mark in each.get("elected", ())]


@pytest.mark.parametrize("election", sample_elections(), ids=_label)
def test_every_published_election_beside_the_repository(election: dict[str, Any]) -> None:
    rules = rules_of(election["type"], election["date"], election["seats"])
    lists = tuple(PartyList(number, (Part(each["votes"]),)) for number, each in enumerate(election["lists"], 1))
    assert won(allocate(Contest(rules, election["seats"], lists))) == [each["seats"] for each in election["lists"]]


@pytest.mark.parametrize("council", list(councils_2022()), ids=lambda council: council["election"])
def test_every_council_of_2022_beside_the_repository(council: dict[str, Any]) -> None:
    results = {each["list"]: each["elected"] for each in council["result"]}
    seats = sum(map(len, results.values()))
    lists = []
    for each in sorted(council["lists"], key=lambda one: one["list"]):
        people = [Candidate(str(one["id"]), one["id"], one["votes"]) for one in each["candidates"]]
        lists.append(standing_alone(each["list"], people))
    allocation = allocate(Contest(rules_of("GR", council["date"].replace("-", ""), seats), seats, tuple(lists)))
    for each in allocation.lists:
        official = results.get(each.number, [])
        assert len(official) == each.seats
        assert sum(one["ranking"] == 1 for one in official) == sum(one.by is By.PREFERENCE for one in each.elected)


@pytest.mark.parametrize("house", [each for each in (house_2023(),) if each is not None])
def test_house_of_2023_beside_the_repository(house: dict[str, Any]) -> None:
    contest = from_districts(house["units"], rules_of("TK", "20231122", 150), 150)
    allocation = allocate(contest)
    assert [each.number for each in contest.lists if len(each.parts) > 1] == [3, 7, 15]
    official = {
        each["list"]: [(one["shortcode"], one["ranking"]) for one in sorted(each["elected"], key=lambda o: o["order"])]
        for each in house["result"]
    }
    for result in allocation.lists:
        marks = [(one.person, 1 if one.by is By.PREFERENCE else 2) for one in result.elected]
        assert marks == official.get(result.number, [])
