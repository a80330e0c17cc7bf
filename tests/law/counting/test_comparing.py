"""Two entries beside each other, and stations with the same figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.law.counting.comparing import differences, emptied, reentered, same_figures, still_empty
from kiesdeler.law.counting.fields import NO, YES, Values
from tests.law.counting.made import CSB, CSO, DSO, FORMS, entry


@st.composite
def changed(draw: st.DrawFn) -> tuple[Values, Values]:
    """A right entry, and one with other answers and numbers here and there."""
    pair = []
    for _ in range(2):
        keys = draw(st.lists(st.sampled_from([field.key for field in DSO.fields]), max_size=6, unique=True))
        pair.append(entry(DSO, **{key: draw(st.integers(0, DSO.field(key).kind.largest)) for key in keys}))
    return pair[0], pair[1]


@given(changed())
def test_what_is_emptied_and_typed_as_the_other_is_equal(entries: tuple[Values, Values]):
    one, other = entries
    keys = reentered(DSO, differences(DSO, one, other))
    assert keys.issuperset(differences(DSO, other, one))
    short = emptied(DSO, one, keys)
    figures = DSO.figures(other)
    typed = tuple(
        figures[DSO.index[field.key]] if field.key in keys else value
        for field, value in zip(DSO.fields, short, strict=True)
    )
    assert still_empty(DSO, typed, keys) == ()
    assert differences(DSO, typed, other) == ()
    assert differences(DSO, one, one) == ()


def test_differences_stand_in_the_order_of_the_form():
    other = entry(CSO, total_4=1, poll_cards=1, explained=NO)
    assert differences(CSO, entry(CSO), other) == ("poll_cards", "explained", "total_4")


def test_entries_of_two_forms_are_not_compared():
    """A central committee has no boxes to tick: its vector is shorter."""
    with pytest.raises(ValueError, match="zip"):
        differences(CSO, entry(CSO), CSB.empty())
    with pytest.raises(ValueError, match="zip"):
        still_empty(CSO, CSB.empty(), {"blank"})


def test_what_is_not_shown_does_not_differ():
    assert differences(DSO, entry(DSO), entry(DSO, insert=NO, reason_other=1)) == ()
    assert differences(DSO, entry(DSO), entry(DSO, insert=YES, reason_other=1)) == ("insert", "reason_other")


def test_a_section_in_question_is_typed_again_as_a_whole():
    """What one typed before he said that the sheet is not there must not come back."""
    hidden, shown = entry(DSO, insert=NO, corrected_on_request=YES), entry(DSO, insert=YES)
    assert differences(DSO, hidden, shown) == ("insert",)
    controls = {"reason_unexplained", "reason_other", "corrected", "corrected_on_request"}
    assert reentered(DSO, ("insert",)) == controls | {"insert"}
    assert reentered(DSO, ("corrected",)) == {"corrected"}


def test_unchanged_and_typed_again_is_the_same_in_a_next_session():
    form = FORMS["CSO next"]
    original = form.carried(CSO, CSO.figures(entry(CSO)))
    assert differences(form, form.empty(), form.filled({"blank": 29}), original) == ()
    assert differences(form, form.empty(), form.filled({"blank": 0}), original) == ("blank",)


def test_zero_fills_an_emptied_field():
    values = emptied(CSO, entry(CSO), {"blank", "invalid"})
    assert still_empty(CSO, values, {"blank", "invalid", "admitted"}) == ("blank", "invalid")
    zero = tuple(0 if field.key == "blank" else value for field, value in zip(CSO.fields, values, strict=True))
    assert still_empty(CSO, zero, {"blank", "invalid"}) == ("invalid",)


def test_stations_with_the_same_figures_are_found_and_empty_ones_are_not():
    one, two = CSO.figures(entry(CSO)), CSO.figures(entry(CSO, blank=30, invalid=10))
    zero = CSO.figures(CSO.empty())
    assert same_figures({1: one, 2: two, 3: one, 4: zero, 5: zero}) == ((1, 3),)
    assert same_figures({1: one, 2: two, 3: two, 4: one, 5: one}) == ((1, 4, 5), (2, 3))
