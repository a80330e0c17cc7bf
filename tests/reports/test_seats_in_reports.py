"""What a report states about seats, against real results and worked examples of the law."""

import dataclasses
import datetime
from fractions import Fraction

import pytest

from kiesdeler.eml import messages as eml
from kiesdeler.law.allocation import allocate
from kiesdeler.problems import Refused
from kiesdeler.reports.numbers import Mixed
from kiesdeler.reports.p22 import P22, p22_context
from kiesdeler.reports.render import render
from kiesdeler.tally.contest import contest
from kiesdeler.tally.people import people
from kiesdeler.tally.totals import add_up
from tests.elections.compact import CREATED, figures
from tests.reports.made import HASH, council, drawn, senate
from tests.reports.reading import opened, pages, tags


def of(name: str) -> P22:
    data = figures(name)
    totals = data.counts[0]
    if data.definition.election.category != "TK":
        totals = add_up(data.definition, data.counts, level="csb", candidate_lists=data.lists, created=CREATED)
    taking_part = contest(data.definition, totals)
    return p22_context(
        data.definition,
        totals,
        data.lists,
        allocate(taking_part),
        people=people(taking_part, data.lists),
        count_hash=HASH,
    )


@pytest.fixture(scope="module")
def west_maas_en_waal() -> P22:
    return of("westmaasenwaal")


def test_a_council_under_19_seats(west_maas_en_waal: P22):
    seats = west_maas_en_waal.outcome.seats
    assert west_maas_en_waal.frame.model == "P 22-2"
    assert seats.quota.quota == Mixed(550, 0, 17)
    assert [(row.list.number, row.seats) for row in seats.full] == [
        (1, 3), (2, 2), (3, 2), (4, 2), (5, 1), (6, 1), (7, 1), (8, 1),
    ]  # fmt: skip
    assert [(step.seat, step.list.number, step.value.value) for step in seats.steps] == [
        (1, 7, 449), (2, 6, 422), (3, 5, 391), (4, 3, 272),
    ]  # fmt: skip
    assert {row.list.number: row.won for row in seats.remainders if row.won} == {7: (1,), 6: (2,), 5: (3,), 3: (4,)}
    assert all(row.takes_part for row in seats.remainders)
    assert seats.minimum == "75% van de kiesdeler"
    assert seats.averages is None
    assert west_maas_en_waal.outcome.threshold is not None
    assert west_maas_en_waal.outcome.threshold.votes.value == 275


def test_the_elected_stand_in_the_order_of_the_alphabet(west_maas_en_waal: P22):
    names = [one.person.name for one in west_maas_en_waal.outcome.elected]
    assert len(names) == 17
    assert names[:3] == [
        "Coolwijk-van Sonsbeek, van, C.W.M.M. (Conny) (v)",
        "Donkers, P.B.M. (Piet) (m)",
        "Dreumel, van, C.G.H.M. (Cees) (m)",
    ]


def test_the_voters_of_a_council(west_maas_en_waal: P22):
    cast = {one.letter: one.value for one in west_maas_en_waal.voters.cast.figures}
    assert cast == {"E": 9350, "F": 21, "G": 27, "H": 9398}
    assert [one.value for one in west_maas_en_waal.voters.eligible.figures] == [16202]


@pytest.fixture(scope="module")
def house() -> P22:
    return of("tk2023")


def test_the_house_of_2023(house: P22):
    seats = house.outcome.seats
    assert house.frame.model == "P 22-1"
    assert seats.quota.quota == Mixed(69551, 76, 150)  # 10,432,726 : 150
    assert seats.full_total == 140
    assert [step.list.number for step in seats.steps] == [15, 5, 1, 3, 4, 19, 4, 1, 3, 6]
    assert seats.averages is not None
    assert [one.number for one in seats.averages.lists] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 19]  # P 7(2)
    assert {row.list.number: row.seats for row in seats.distribution if row.seats} == {
        1: 24, 2: 9, 3: 25, 4: 37, 5: 5, 6: 5, 7: 3, 8: 3, 9: 3, 10: 2, 11: 1, 12: 3, 13: 3, 15: 7, 19: 20,
    }  # fmt: skip
    assert len(house.outcome.elected) == 150


def test_every_average_is_largest_where_it_won(house: P22):
    assert house.outcome.seats.averages is not None
    for column in house.outcome.seats.averages.columns:
        values = {
            one.number: value.value
            for one, value in zip(house.outcome.seats.averages.lists, column.averages, strict=True)
            if value is not None
        }
        assert values[column.winner] == max(values.values())


def test_list_groups_of_the_house(house: P22):
    groups = {one.list.number: one.group for one in house.outcome.assignments if one.group is not None}
    assert sorted(groups) == [3, 7, 15]
    assert groups[3] is not None
    assert groups[3].quota.value == Fraction(1_643_073, 25)
    assert sum(row.seats for row in groups[3].rows) == 25
    assert groups[3].rows[0].name == "kieskringen 1 (Groningen), 2 (Leeuwarden), 3 (Assen) en 4 (Zwolle)"


def test_the_annex_of_the_house_has_every_district(house: P22):
    assert house.outcome.overview is not None
    assert len(house.outcome.overview.areas) == 20
    assert house.outcome.overview.total == 10_432_726
    tables = {one.list.number: one.tables for one in house.outcome.annex}
    assert [len(table.areas) for table in tables[3]] == [4, 4, 3, 4, 5]
    assert [len(table.areas) for table in tables[24]] == [17]  # not handed in everywhere
    for one in house.outcome.annex:
        for table in one.tables:
            assert sum(line.total for line in table.lines) == table.total


def test_a_lot_between_lists_names_all_who_took_part_and_the_outcome():
    made = drawn(9, {1: [500, 80, 30, 20, 10], 2: [100, 30, 20], 3: [100, 30, 20], 4: [50, 50, 50], 5: [80]})
    (remark,) = made.report().outcome.remarks
    assert remark.text == (
        "Restzetel 2: lijst 2 (Partij B), lijst 3 (Partij C) en lijst 4 (Partij D) hebben hetzelfde overschot en er "
        "zijn niet genoeg zetels voor allemaal. Daarom is er geloot. De zetel is gegaan naar lijst 4 (Partij D)."
    )
    assert remark.article == "artikel P 8, eerste lid, Kieswet"


def test_a_lot_that_is_due_allows_a_draft_only():
    made = council(9, {1: [500, 80, 30, 20, 10], 2: [100, 30, 20], 3: [100, 30, 20], 4: [50, 50, 50], 5: [80]})
    with pytest.raises(Refused, match="eerst worden geloot"):
        made.report()
    (remark,) = made.report(concept=True).outcome.remarks
    assert remark.open
    assert remark.text.endswith("Hierover moet nog worden geloot.")


def test_more_than_half_of_the_votes_gives_one_seat_more():
    made = drawn(9, {1: [500, 1, 2, 1, 1], **{number: [90, 9] for number in range(2, 7)}})  # 505 of 1,000 votes
    outcome = made.report().outcome
    assert {row.list.number: (row.majority, row.seats) for row in outcome.seats.distribution}[1] == (1, 5)
    assert {row.list.number: (row.majority, row.seats) for row in outcome.seats.distribution}[6] == (-1, 0)
    assert any("meer dan de helft van de stemmen" in one.text for one in outcome.remarks)


def test_majority_and_exhaustion_together_are_announced():
    made = drawn(9, {1: [503, 1, 0, 1], **{number: [90, 9] for number in range(2, 7)}})
    texts = [one.text for one in made.report().outcome.remarks]
    assert any(text.startswith("Lijst 1 (Partij A) heeft één zetel meer gekregen") for text in texts)
    assert any("Neem contact op met de Kiesraad" in text for text in texts)


def test_the_example_of_exhaustion_with_20_seats():
    """seat-allocation.md, section 9: votes 168, 167, 176, 1175 with one candidate each and 1719 with 25."""
    made = council(20, {1: [168], 2: [167], 3: [176], 4: [1175], 5: [1695, *[1] * 24]})
    seats = made.report().outcome.seats
    assert [row.seats for row in seats.distribution] == [1, 1, 1, 1, 16]
    assert any(step.exhaustion for step in seats.steps)


def test_the_deceased_are_named_and_left_out():
    made = council(15, {1: [300, 250, 10, 10, 8, 300, 2], 2: [150, 90, 30], 3: [110, 40]}, deceased=[(1, 3)])
    (first, *_) = made.report().outcome.assignments
    (part,) = first.parts
    assert len(part.deceased) == 1
    assert 3 not in [one.number for one in first.elected]
    assert 3 not in [one.number for one in part.ranking]


def test_a_candidate_without_a_name_is_refused():
    made = council(9, {1: [500, 80], 2: [100, 30]})
    people = {key: one for key, one in made.people.items() if key != (2, "2")}
    with pytest.raises(Refused, match="Kandidaat 2 van lijst 2"):
        p22_context(made.definition, made.totals, made.lists, made.allocation, people=people, count_hash=HASH)


def test_the_senate_is_weighted_and_shows_both_votes():
    report = senate().senate_report()
    first = report.weighted[0]
    assert first.votes == (14, 13, 4, None)
    assert first.weighted == (14 * 139, 13 * 109, 4 * 27, None)
    assert first.total == 3471
    assert report.outcome.seats.quota.article == "U 7"
    assert report.outcome.threshold is not None
    assert report.outcome.threshold.inclusive
    assert report.outcome.threshold.votes == report.outcome.seats.quota.quota


def test_the_senate_has_a_model_of_its_own():
    with pytest.raises(ValueError, match="u16_context"):
        senate().report()


def test_the_whole_report_on_the_house_of_2023_is_typeset(house: P22):
    pdf = render(house)
    said = " ".join(pages(pdf, most=34))
    assert "10.432.726 : 150 = 69.551 76/150" in said
    assert "17.387 526/600 stemmen" in said  # the preference threshold
    start = said.rindex("2.10 Gekozen kandidaten op alfabetische volgorde")
    alphabet = said[start : said.index("2.11 Uitkomst", start)]
    assert all(one.person.name in alphabet for one in house.outcome.elected)
    assert "1 Yeşilgöz, D. (Dilan) (v) 28.698 39.603 34.325" in said  # in districts 1, 2 and 3
    with opened(pdf) as document:
        assert 90 < len(document.pages) < 120
        assert tags(document)["/TD"] > 20_000


def test_one_contest_over_twenty_districts_as_for_the_european_parliament():
    """Lists are national there: a 510d without codes of people. Made from four sets of the House of 2023."""
    data = figures("tk2023")
    (totals,) = data.counts
    kept = {1, 2, 4, 5}

    def national(votes: eml.Votes) -> eml.Votes:
        lines = [
            (dataclasses.replace(line, code=None), number)
            for line, number in zip(votes.ballot, votes.votes, strict=True)
            if line.list in kept
        ]
        ballot, numbers = zip(*lines, strict=True)
        return dataclasses.replace(votes, ballot=ballot, votes=numbers)

    units = tuple(dataclasses.replace(unit, votes=national(unit.votes)) for unit in totals.units)
    election = dataclasses.replace(totals.election, id="EP2024", category="EP", date=datetime.date(2024, 6, 6))
    sums = tuple(map(sum, zip(*(unit.votes.votes for unit in units), strict=True)))
    total = dataclasses.replace(units[0].votes, votes=sums)
    count = dataclasses.replace(totals, election=election, total=total, units=units)
    definition = dataclasses.replace(data.definition, election=election, seats=31, preference_threshold=10)
    taking_part = contest(definition, count)
    named = {
        (one.number, str(candidate.id)): candidate
        for one in data.lists[0].contests[0].lists
        for candidate in one.candidates
    }
    report = p22_context(definition, count, data.lists, allocate(taking_part), people=named, count_hash=HASH)
    assert report.frame.model == "P 22-1"
    assert report.outcome.threshold is not None
    assert (report.outcome.threshold.percent, report.outcome.threshold.article) == ("10", "Y 23a")
    (table,) = report.outcome.annex[0].tables
    assert len(table.areas) == 20
    assert table.lines[0].votes[:3] == (28_698, 39_603, 34_325)
    assert table.total == 1_589_519
