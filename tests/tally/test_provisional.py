"""Provisional seats: only where one committee counts the whole election, and never mistaken for a result."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiesdeler.law.counting.kinds import Method
from kiesdeler.law.model import Allocation
from kiesdeler.problems import Refused
from kiesdeler.tally.municipal import CountedUnit, municipal_count
from kiesdeler.tally.provisional import ProvisionalSeats, is_whole_election, provisional
from tests.tally.committees import DEFINITIONS, Made, committee
from tests.tally.made import CREATED

WHOLE = {"GR", "PS", "ER", "KC", "KCNI"}


def seats(of: Made, **votes: int) -> ProvisionalSeats:
    form = of.form
    values = form.filled(votes)
    figures = list(form.figures(values))
    for span in form.spans:
        figures[span.total] = sum(figures[span.start : span.total])
    figures[form.index["candidates_total"]] = sum(figures[span.total] for span in form.spans)
    unit = CountedUnit(1, "De Brug", tuple(figures))
    count = municipal_count(of.definition, of.own, of.place, form, [unit], voters=1000, created=CREATED)
    return provisional(of.definition, of.lists, count, accept_threshold=True)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_the_count_of_one_committee_is_only_sometimes_the_whole_election(name):
    of = committee(name)
    assert is_whole_election(of.definition, of.place) == (name in WHOLE)


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_the_seats_of_an_election_with_one_committee(name):
    found = seats(committee(name, Method.DSO), votes_1_1=500, votes_1_2=20, votes_1_3=180, votes_4_1=1, votes_7_1=299)
    assert found.lot is None
    assert not isinstance(found, Allocation)
    assert [each.seats for each in found.allocation.lists] == [3, 1, 2]  # eleven seats for six people: all of them
    assert found.allocation.lists[0].elected[0].person == "1"


def test_the_lot_that_would_be_due_is_told():
    of = committee("GR")
    found = seats(replace(of, definition=replace(of.definition, seats=3)), votes_1_1=10, votes_7_1=10)
    assert found.lot is not None
    assert (found.lot.among, found.lot.outcome) == ((1, 7), None)  # one seat each, and equal remainders for the third


def test_before_anything_is_counted_nobody_has_a_seat():
    found = seats(committee("GR"))
    assert found.allocation.quota is None
    assert [each.seats for each in found.allocation.lists] == [0, 0, 0]


def test_a_municipality_of_a_larger_election_has_no_seats_to_give():
    with pytest.raises(Refused):
        seats(committee("TK"), votes_1_1=10)
