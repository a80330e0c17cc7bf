"""House of Representatives 2023: twenty districts, 26 lists, sets and three list groups, 150 seats."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiesdeler.eml.messages import Authority, CandidateLists, Contest, Count, ElectionDefinition, Result, Unit
from kiesdeler.eml.reader import read, read_file
from kiesdeler.eml.writer import write
from kiesdeler.files.names import message_name
from kiesdeler.law.allocation import allocate
from kiesdeler.tally.compare import compare_counts
from kiesdeler.tally.contest import contest
from kiesdeler.tally.elected import result_message
from kiesdeler.tally.totals import add_up
from tests.elections.compact import CREATED, elected_people, figures, plain
from tests.shared import SHARED, unpacked

HANDED_IN_FIRST = [6]  # list 6 came in before list 1: its J. van der Veen is VeenJ, the other VeenJ1


def district_count(total: Count, unit: Unit) -> Count:
    """A 510c made from the unit of a district in the 510d."""
    name = unit.name.removeprefix("Kieskring ")
    ballot = tuple(replace(line, code=None) for line in unit.votes.ballot)
    return Count(
        replace(total.header, message="510c", authority=Authority(unit.id, name)),
        total.election,
        Contest(unit.id.removeprefix("HSB"), name),
        replace(unit.votes, ballot=ballot),
        (),
    )


def same_votes(made: Count, official: Count) -> None:
    assert made.total.ballot == official.total.ballot  # every line and ShortCode, in order
    assert made.total.votes == official.total.votes
    assert (made.total.cast, made.total.total_counted) == (official.total.cast, official.total.total_counted)
    assert made.total.rejected == official.total.rejected
    assert [code for code, _ in made.total.uncounted] == [code for code, _ in official.total.uncounted]
    for ours, theirs in zip(made.units, official.units, strict=True):
        assert (ours.id, ours.name) == (theirs.id, theirs.name)
        assert ours.votes.ballot == theirs.votes.ballot
        assert ours.votes.votes == theirs.votes.votes
        assert [code for code, _ in ours.votes.uncounted] == [code for code, _ in theirs.votes.uncounted]


def test_the_official_total_comes_out_of_its_districts():
    data = figures("tk2023")
    (official,) = data.counts
    counts = [district_count(official, unit) for unit in official.units]
    made = add_up(
        data.definition,
        counts[::-1],
        level="csb",
        candidate_lists=data.lists,
        created=CREATED,
        list_order=HANDED_IN_FIRST,
    )
    same_votes(made, official)
    assert made.total == official.total  # explanations of voters too, since the districts have those of the total
    assert made.header.authority == official.header.authority
    assert made.contest == official.contest
    assert message_name(made) == "Totaaltelling_TK2023.eml.xml"


def test_sets_and_groups_are_rebuilt_from_the_total_alone():
    data = figures("tk2023")
    made = contest(data.definition, data.counts[0])
    parts = {party.number: len(party.parts) for party in made.lists}
    assert len(parts) == 26
    assert {number: count for number, count in parts.items() if count > 1} == {3: 5, 7: 20, 15: 20}
    third = next(party for party in made.lists if party.number == 3)
    assert [part.districts for part in third.parts] == [
        (1, 2, 3, 4),
        (5, 6, 7, 8),
        (9, 10, 11),
        (12, 13, 14, 15),
        (16, 17, 18, 19, 20),
    ]
    assert sum(party.votes for party in made.lists) == 10432726
    assert made == contest(data.definition, data.counts[0], candidate_lists=data.lists)


def test_the_official_people_order_and_marks_come_out():
    data = figures("tk2023")
    (total,) = data.counts
    allocation = allocate(contest(data.definition, total, candidate_lists=data.lists))
    result = result_message(data.definition, total, allocation, candidate_lists=data.lists, created=CREATED)
    assert elected_people(result) == data.elected
    assert sum(len(each.elected) for each in result.lists) == 150
    assert result.contest == Contest("alle")
    assert all(
        person.candidate.gender is None for each in result.lists if each.number == 2 for person in each.elected
    )  # D66 does not publish the gender


if SHARED is not None:
    FOLDER = next(unpacked("data/tk2023.tar.xz").rglob("Totaaltelling_TK2023.eml.xml")).parent

    @pytest.fixture(scope="module")
    def definition() -> ElectionDefinition:
        return read_file(FOLDER / "Verkiezingsdefinitie_TK2023.eml.xml")  # type: ignore[return-value]

    @pytest.fixture(scope="module")
    def official() -> Count:
        return read_file(FOLDER / "Totaaltelling_TK2023.eml.xml")  # type: ignore[return-value]

    @pytest.fixture(scope="module")
    def lists() -> list[CandidateLists]:
        return [read_file(path) for path in sorted(FOLDER.glob("Kandidatenlijsten*"))]  # type: ignore[misc]

    @pytest.fixture(scope="module")
    def districts() -> list[Count]:
        return [read_file(path) for path in sorted(FOLDER.glob("Telling_TK2023_kieskring*"))]  # type: ignore[misc]

    def test_the_published_districts_and_two_made_ones_give_the_published_total(definition, official, lists, districts):
        """Arnhem and 's-Hertogenbosch are not published; the total has their figures."""
        missing = [district_count(official, unit) for unit in official.units if unit.id in {"HSB7", "HSB18"}]
        made = add_up(
            definition,
            districts + missing,
            level="csb",
            candidate_lists=lists,
            created=CREATED,
            list_order=HANDED_IN_FIRST,
        )
        same_votes(made, official)
        again, problems = read(write(made), "made")
        assert (again, problems) == (made, [])

    @pytest.mark.parametrize(
        ("file", "district", "code"),
        [("Telling_TK2023_NBSB", "12", "9010"), ("Telling_TK2023_openbaar_lichaam_Bonaire", "20", "9001")],
    )
    def test_the_postal_committee_and_an_island_become_a_unit_of_their_district(
        definition, lists, districts, file, district, code
    ):
        """The postal count has no proxies or voter cards: the district reports none, and the codes of postal votes."""
        count = read_file(FOLDER / f"{file}.eml.xml")
        assert isinstance(count, Count)
        on = [each for each in lists if each.contests[0].contest.id == district]
        made = add_up(definition, [count], level="hsb", candidate_lists=on, created=CREATED, allow_missing=True)
        published = next(each for each in districts if each.contest.id == district)
        assert made.units == tuple(unit for unit in published.units if unit.id == f"HSB{district}::{code}")
        assert message_name(count) == f"{file}.eml.xml"

    def test_the_published_files_have_the_names_we_would_give_them(definition, official, lists, districts):
        published = {path.name for path in FOLDER.iterdir()}
        assert {message_name(each) for each in (definition, official, *lists, *districts)} < published

    def test_only_explanations_of_one_district_were_typed_differently(official, districts):
        comparison = compare_counts(official, districts)
        assert comparison.missing == ("HSB7", "HSB18")
        assert comparison.unknown == ()
        assert list(comparison.differences) == ["HSB17"]
        assert all(difference.notice for difference in comparison.differences["HSB17"])

    def test_the_published_result_comes_out_of_the_published_total(definition, official, lists):
        allocation = allocate(contest(definition, official, candidate_lists=lists))
        made = result_message(definition, official, allocation, candidate_lists=lists, created=CREATED)
        published = read_file(FOLDER / "Resultaat_TK2023.eml.xml")
        assert isinstance(published, Result)
        assert elected_people(made) == elected_people(published)
        for ours, theirs in zip(made.lists, published.lists, strict=True):
            assert [replace(e.candidate, name=plain(e.candidate.name)) for e in ours.elected] == [
                replace(e.candidate, name=plain(e.candidate.name)) for e in theirs.elected
            ]
        again, problems = read(write(made), "made")
        assert (again, problems) == (made, [])
