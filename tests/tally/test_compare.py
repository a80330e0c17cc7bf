from __future__ import annotations

from dataclasses import replace

from kiesdeler.eml.messages import Authority
from kiesdeler.tally.compare import Difference, What, compare_counts, compare_votes
from kiesdeler.tally.totals import add_up
from tests.tally.made import CREATED
from tests.tally.test_totals import NORTH, SOUTH, TK, tk_counts


def test_what_was_added_up_equals_what_it_was_made_of():
    counts = tk_counts()
    north = add_up(TK, counts[:2], level="hsb", created=CREATED)
    south = add_up(TK, counts[2:], level="hsb", created=CREATED)
    total = add_up(TK, counts, level="csb", candidate_lists=[NORTH, SOUTH], created=CREATED)
    for upper, lower in ((north, counts[:2]), (south, counts[2:]), (total, [north, south])):
        comparison = compare_counts(upper, lower)
        assert (comparison.differences, comparison.missing, comparison.unknown) == ({}, (), ())


def test_areas_that_are_only_at_one_level_are_named():
    counts = tk_counts()
    north = add_up(TK, counts[:2], level="hsb", created=CREATED)
    comparison = compare_counts(north, [counts[0], counts[2]])
    assert comparison.missing == ("HSB1::0003",)
    assert comparison.unknown == ("0600",)


def test_every_figure_that_differs_is_told_and_what_is_typed_anew_is_a_notice():
    aak, bolt, *_ = tk_counts()
    north = add_up(TK, [aak, bolt], level="hsb", created=CREATED)
    figures = aak.total
    changed = replace(
        figures,
        votes=(19, 6, 6, 7, 1, 1),
        total_counted=20,
        cast=101,
        rejected=(("ongeldig", 2), ("blanco", 3)),
        uncounted=(("geldige stempassen", 41), ("geldige volmachtbewijzen", 6)),
    )
    found = compare_counts(north, [replace(aak, total=changed), bolt]).differences
    assert found == {
        "HSB1::0014": (
            Difference(What.VOTES, 19, 18, list=1),
            Difference(What.VOTES, 6, 5, list=1, candidate=1),
            Difference(What.VALID, 20, 19),
            Difference(What.ELIGIBLE, 101, 100),
            Difference(What.REJECTED, 3, 1, code="blanco"),
            Difference(What.UNCOUNTED, 6, 5, code="geldige volmachtbewijzen"),
        )
    }
    assert [each.notice for each in found["HSB1::0014"]] == [False, False, False, True, False, True]


def test_a_line_that_one_level_lacks_is_a_difference():
    figures = tk_counts()[0].total
    without = replace(figures, ballot=figures.ballot[:-2], votes=figures.votes[:-2])
    assert compare_votes(without, figures) == (
        Difference(What.VOTES, None, 1, list=2),
        Difference(What.VOTES, None, 1, list=2, candidate=1),
    )


def test_a_count_without_a_sender_is_unknown():
    north = add_up(TK, tk_counts()[:2], level="hsb", created=CREATED)
    nameless = replace(tk_counts()[0], header=replace(tk_counts()[0].header, authority=Authority(None, "Aak")))
    assert compare_counts(north, [nameless]).unknown == ("",)
