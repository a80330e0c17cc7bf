from __future__ import annotations

from dataclasses import replace

from kiesdeler.eml.checks import check_together
from kiesdeler.eml.district_lists import contests_of, lists_in
from kiesdeler.eml.messages import CandidateLists, Contest, ContestLists
from kiesdeler.law.allocation import allocate
from kiesdeler.tally.contest import contest
from kiesdeler.tally.elected import result_message
from kiesdeler.tally.people import people
from kiesdeler.tally.totals import add_up
from tests.tally import made
from tests.tally.made import CREATED
from tests.tally.test_totals import NORTH, SOUTH, TK, tk_counts


def total_lists() -> CandidateLists:
    """The same lists as a 230c may have them: the set once, and with a list where it was filed."""
    north, south = NORTH.contests[0].lists, SOUTH.contests[0].lists
    in_south = replace(south[2], data=replace(south[2].data, contests=("2",)))
    return replace(
        NORTH,
        header=replace(NORTH.header, message="230c"),
        contests=(
            ContestLists(Contest("alle"), (north[1], in_south)),
            ContestLists(Contest("1", "Noord"), (north[0],)),
            ContestLists(Contest("2", "Zuid"), (south[0],)),
        ),
    )


def test_a_230c_gives_every_district_the_lists_that_its_230b_has():
    contests = contests_of([total_lists()])
    assert [each.number for each in lists_in(contests, 1).lists] == [1, 2]
    assert [each.number for each in lists_in(contests, 2).lists] == [1, 2, 3]
    assert lists_in(contests, 1) == NORTH.contests[0]
    assert lists_in(contests, 2).contest == Contest("2", "Zuid")


def test_totals_and_result_are_the_same_with_either():
    seats = replace(TK, seats=3)
    outcomes = []
    for files in ([NORTH, SOUTH], [total_lists()]):
        total = add_up(seats, tk_counts(), level="csb", candidate_lists=files, created=CREATED)
        prepared = contest(seats, total, candidate_lists=files)
        result = result_message(seats, total, allocate(prepared), candidate_lists=files, created=CREATED)
        outcomes.append((total, prepared, result))
    assert outcomes[0] == outcomes[1]


def test_a_district_without_lists_has_none():
    assert lists_in(contests_of([NORTH]), 2) is None


def test_roman_numerals_and_lists_without_district():
    limburg = made.lists(TK, Contest("II", "Venlo"), {1: ["Appel"]})
    assert lists_in(contests_of([limburg]), 2) == limburg.contests[0]
    council = made.lists(made.council(), Contest("geen"), {1: ["Appel"]})
    assert lists_in(contests_of([council]), 1).lists == council.contests[0].lists


def test_people_are_named_from_the_lists_of_their_own_districts_and_no_other():
    total = add_up(TK, tk_counts(), level="csb", candidate_lists=[NORTH, SOUTH], created=CREATED)
    prepared = contest(TK, total)
    for files in ([NORTH, SOUTH], [total_lists()]):
        everybody = people(prepared, files)
        assert {key: each.name.last_name for key, each in everybody.items()} == {
            (1, "AppelA"): "Appel",
            (1, "BoomA"): "Boom",
            (1, "CitroenA"): "Citroen",
            (2, "DakA"): "Dak",
            (3, "EikA"): "Eik",
        }
    north = made.lists(TK, Contest("1", "Noord"), {3: ["Fles"]})
    assert people(prepared, [north]) == {}


def test_counts_fit_the_lists_of_their_district_from_either():
    counts = tk_counts()
    total = add_up(TK, counts, level="csb", candidate_lists=[NORTH, SOUTH], created=CREATED)
    files = [(f"telling {index}", each) for index, each in enumerate([*counts, total])]
    for lists in ([NORTH, SOUTH], [total_lists()]):
        assert check_together([*files, *(("lijsten", each) for each in lists)]) == []
