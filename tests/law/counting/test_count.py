"""What happens to the fields of an entry: in a correction, and in a next session, where empty means unchanged."""

from __future__ import annotations

import pytest

from kiesdeler.law.counting.count import Actor, Count, Desk, Entry, perform
from kiesdeler.law.counting.fields import Values
from kiesdeler.law.counting.findings import findings
from kiesdeler.law.counting.states import Act, State
from tests.law.counting.made import CSO, FORMS, entry
from tests.law.counting.test_states import ANN, BOB, COUNTS, EVA, MUNICIPAL, act, done, refused

AGAIN = FORMS["CSO next"]
DESK = Desk(AGAIN, AGAIN.carried(CSO, CSO.figures(entry(CSO, poll_cards=910, voter_cards=0))))
TO_FILL = frozenset({"votes_1_1", "votes_1_2"})


def corrected(**values: int) -> Values:
    """An entry of a next session; what is not given is left empty, so unchanged."""
    return AGAIN.filled({"equal": 1} | values)


@pytest.mark.parametrize("what", [Act.SAVE, Act.PAUSE, Act.RESUME, Act.EXPLAIN])
def test_a_correction_that_is_put_away_still_asks_the_emptied_fields(what: Act):
    for state, who in ((State.FIRST_CORRECTION, ANN), (State.SECOND_CORRECTION, BOB)):
        count = done(act(MUNICIPAL, COUNTS[state], what, who))
        assert (count.state, count.to_fill) == (state, TO_FILL)


@pytest.mark.parametrize(("state", "who"), [(State.FIRST_CORRECTION, ANN), (State.SECOND_CORRECTION, BOB)])
def test_a_warning_in_a_correction_is_confirmed_as_well(state: State, who: Actor):
    """30 blank votes of 1,000 are 3%."""
    right, remarkable = entry(CSO), entry(CSO, blank=30, invalid=10)
    count = Count(state, Entry("ann", right), Entry("bob", right), frozenset({"blank", "invalid"}))
    told = findings(CSO, remarkable)
    assert [each.code for each in told] == ["W.201"]
    assert refused(perform(MUNICIPAL, count, Act.FINISH, who, values=remarkable)) == "accepted"
    assert done(perform(MUNICIPAL, count, Act.FINISH, who, values=remarkable, accepted=told)).state is State.DIFFERENT


def test_what_asks_a_reason_is_not_done_without_one():
    assert refused(perform(MUNICIPAL, COUNTS[State.DEFINITIVE], Act.DELETE, EVA)) == "reason"


def test_a_number_that_one_made_0_and_the_other_left_unchanged_is_entered_again():
    """29 blank and 11 invalid votes in the first session; the first typist read 0 and 40, the second nothing new."""
    first, second = Entry("ann", corrected(blank=0, invalid=40)), Entry("bob", corrected())
    count = done(act(DESK, Count(State.DIFFERENT, first, second), Act.CORRECT_SECOND, EVA))
    assert count.to_fill == {"blank", "invalid"}
    count = done(act(DESK, Count(State.DIFFERENT, first, second), Act.CORRECT_FIRST, EVA))
    assert count.to_fill == {"blank", "invalid"}
    assert count.first == Entry("ann", corrected())


def test_a_correction_in_a_next_session_changes_nothing_but_the_emptied_fields():
    """90 proxies in the first session: typing 90 leaves them unchanged, typing 0 does not."""
    first = Entry("ann", corrected(votes_1_1=401, votes_1_2=199))
    count = Count(State.SECOND_CORRECTION, first, Entry("bob", corrected()), TO_FILL)
    assert done(act(DESK, count, Act.SAVE, BOB, corrected(proxies=90))).second == Entry("bob", corrected(proxies=90))
    assert refused(act(DESK, count, Act.SAVE, BOB, corrected(proxies=0))) == "only_emptied"
