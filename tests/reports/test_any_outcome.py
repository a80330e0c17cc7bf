"""Whatever the law makes of an election, the report can state it: random elections full of ties, groups, exhaustion."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from kiesdeler.law.model import Allocation
from kiesdeler.reports.annex import Grid
from kiesdeler.reports.p22 import Outcome, outcome
from tests.law.random_elections import contests, drawn
from tests.reports.made import candidate


def stated(allocation: Allocation) -> Outcome:
    people = {
        (party.number, one.person): candidate(party.number, one.number)
        for party in allocation.contest.lists
        for part in party.parts
        for one in part.candidates or ()
    }
    return outcome([], allocation, people, Grid((), {}))


@settings(max_examples=150, deadline=None)
@given(contests, st.randoms(use_true_random=False))
def test_every_outcome_can_be_stated(contest, dice: random.Random):
    if any(part.candidates is None for party in contest.lists for part in party.parts):
        return
    allocation, _, on_the_way = drawn(contest, dice)
    for draft in on_the_way:
        due = [one for one in _remarks(stated(draft)) if one.open]
        assert len(due) == sum(lot.outcome is None for lot in draft.lots) > 0
        assert all(one.text.endswith("Hierover moet nog worden geloot.") for one in due)
    report = stated(allocation)
    seats = report.seats
    assert not any(one.open for one in _remarks(report))
    assert sum(row.seats for row in seats.distribution) + seats.unfilled == contest.seats
    assert len(report.elected) == contest.seats - seats.unfilled
    assert sum(len(one.elected) for one in report.assignments) == len(report.elected)
    assert [step.seat for step in seats.steps] == list(range(1, len(seats.steps) + 1))
    if seats.averages is not None:
        for column in seats.averages.columns:
            compared = dict(zip((one.number for one in seats.averages.lists), column.averages, strict=True))
            assert compared[column.winner].value == max(one.value for one in column.averages if one is not None)
    for one in report.assignments:
        if one.group is not None:
            assert sum(row.seats for row in one.group.rows) == one.group.seats == one.seats


def _remarks(report: Outcome):
    groups = [one.group.remarks for one in report.assignments if one.group is not None]
    lists = [one.remarks for one in report.assignments]
    return [remark for remarks in (report.remarks, *groups, *lists) for remark in remarks]
