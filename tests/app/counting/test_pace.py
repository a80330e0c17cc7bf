"""The estimate of the end: exact, from the last hour, and silent when there is too little to tell it by."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.app.counting.pace import LEAST, WINDOW, Pace, expected_end, pace

NOW = datetime.datetime(2027, 3, 17, 23, 0, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)


def ago(*minutes: int) -> list[datetime.datetime]:
    return [NOW - each * MINUTE for each in minutes]


def test_only_the_last_hour_counts():
    found = pace(ago(0, 10, 59, 60, 61, 200), NOW, NOW - 300 * MINUTE)
    assert found == Pace(3, WINDOW)
    assert found.per_hour == 3


def test_before_an_hour_has_passed_the_time_since_the_first_entry_counts():
    found = pace(ago(1, 5), NOW, NOW - 20 * MINUTE)
    assert found == Pace(2, 20 * MINUTE)
    assert found.per_hour == 6


def test_a_share_of_an_entry_is_told_to_the_nearest():
    assert Pace(1, 40 * MINUTE).per_hour == Fraction(3, 2)
    assert [Pace(1, 40 * MINUTE).told, Pace(1, 41 * MINUTE).told, Pace(0, WINDOW).told] == [2, 1, 0]


def test_nothing_begun_has_no_pace():
    assert pace([], NOW, None) is None


def test_something_begun_this_very_moment_does_not_divide_by_nothing():
    assert pace([], NOW, NOW) == Pace(0, MINUTE)


def test_the_end_is_told_in_steps_of_five_minutes_and_never_too_early():
    assert expected_end(12, Pace(12, WINDOW), NOW) == NOW + 60 * MINUTE
    assert expected_end(1, Pace(12, WINDOW), NOW + MINUTE) == NOW + 10 * MINUTE


@pytest.mark.parametrize(
    ("remaining", "at"), [(0, Pace(10, WINDOW)), (5, None), (5, Pace(LEAST - 1, WINDOW)), (5, Pace(0, WINDOW))]
)
def test_no_estimate_without_work_or_without_enough_of_it_done(remaining: int, at: Pace | None):
    assert expected_end(remaining, at, NOW) is None


@given(st.integers(1, 2000), st.integers(LEAST, 500), st.integers(1, 60))
def test_the_end_fits_the_pace(remaining: int, finished: int, minutes: int):
    at = Pace(finished, minutes * MINUTE)
    end = expected_end(remaining, at, NOW)
    assert end is not None
    exact = Fraction(minutes * remaining, finished)  # minutes from now
    told = Fraction((end - NOW) // datetime.timedelta(microseconds=1), 60_000_000)
    assert exact - Fraction(1, 60) <= told < exact + 5
    assert end.minute % 5 == end.second == end.microsecond == 0
