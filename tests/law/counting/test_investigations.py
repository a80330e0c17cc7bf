"""Which units are entered in a session: all in the first, in a next one only those with another outcome."""

from __future__ import annotations

import pytest

from kiesdeler.law.counting.investigations import (
    NO_OUTCOME_YET,
    NOT_INVESTIGATED,
    UNCHANGED,
    entry_refused,
)
from kiesdeler.law.counting.kinds import Phase
from kiesdeler.law.counting.refusals import Refusal


@pytest.mark.parametrize(
    ("phase", "investigated", "corrected", "refusal"),
    [
        (Phase.FIRST, False, None, None),
        (Phase.NEXT, False, None, NOT_INVESTIGATED),
        (Phase.NEXT, True, None, NO_OUTCOME_YET),
        (Phase.NEXT, True, False, UNCHANGED),
        (Phase.NEXT, True, True, None),
    ],
)
def test_which_units_are_entered(phase: Phase, investigated: bool, corrected: bool | None, refusal: Refusal | None):
    assert entry_refused(phase, investigated=investigated, corrected=corrected) == refusal


def test_a_unit_of_which_nothing_is_known_is_entered_in_a_first_session_only():
    assert entry_refused(Phase.FIRST) is None
    assert entry_refused(Phase.NEXT) == NOT_INVESTIGATED


def test_each_refusal_says_something_else():
    assert len({each.message for each in (NOT_INVESTIGATED, NO_OUTCOME_YET, UNCHANGED)}) == 3
