"""The life of a count: every transition of the specification, and every other pair of state and act refused."""

from __future__ import annotations

import itertools

import pytest

from kiesdeler.law.counting import refusals
from kiesdeler.law.counting.count import Actor, Count, Desk, Done, Entry, Origin, Role, messages_of, perform
from kiesdeler.law.counting.fields import NO, YES, Values
from kiesdeler.law.counting.findings import findings
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.law.counting.states import TRANSITIONS, Act, State, Who, transitions
from tests.law.counting.made import CSB, CSO, DSO, FORMS, entry

ANN, BOB = Actor("ann", Role.TYPIST), Actor("bob", Role.TYPIST)
CAS = Actor("cas", Role.TYPIST)
EVA = Actor("eva", Role.COORDINATOR)
MUNICIPAL, CENTRAL = Desk(CSO), Desk(CSB)

GOOD, OTHER = entry(CSO), entry(CSO, votes_1_1=399, votes_1_2=201)
WRONG = entry(CSO, poll_cards=901)
S_GOOD, S_OTHER = entry(CSB), entry(CSB, votes_1_1=399, votes_1_2=201)
S_WRONG = entry(CSB, poll_cards=901)

FIRST, SECOND = Entry("ann", GOOD), Entry("bob", OTHER)
FILE = Entry("eva", S_GOOD, Origin.FILE)

COUNTS = {
    State.EMPTY: Count(),
    State.FIRST_ENTRY: Count(State.FIRST_ENTRY, FIRST),
    State.FIRST_HAS_ERRORS: Count(State.FIRST_HAS_ERRORS, Entry("ann", WRONG)),
    State.FIRST_FINALISED: Count(State.FIRST_FINALISED, FIRST),
    State.SECOND_ENTRY: Count(State.SECOND_ENTRY, FIRST, SECOND),
    State.DIFFERENT: Count(State.DIFFERENT, FIRST, SECOND),
    State.FIRST_CORRECTION: Count(State.FIRST_CORRECTION, FIRST, SECOND, frozenset({"votes_1_1", "votes_1_2"})),
    State.SECOND_CORRECTION: Count(State.SECOND_CORRECTION, FIRST, SECOND, frozenset({"votes_1_1", "votes_1_2"})),
    State.DEFINITIVE: Count(State.DEFINITIVE, FIRST, Entry("bob", GOOD)),
}

# From the specification: state, act, who, possible next states.
TABLE = {
    ("empty", "start", "any_typist", "first_entry"),
    ("empty", "import", "coordinator", "first_has_errors first_finalised"),
    ("first_entry", "save", "first_typist", "first_entry"),
    ("first_entry", "pause", "first_typist", "first_entry"),
    ("first_entry", "resume", "first_typist", "first_entry"),
    ("first_entry", "explain", "first_typist", "first_entry"),
    ("first_entry", "discard", "first_typist", "empty"),
    ("first_entry", "finish", "first_typist", "first_has_errors first_finalised"),
    ("first_entry", "withdraw", "coordinator", "empty"),
    ("first_has_errors", "return", "coordinator", "first_entry"),
    ("first_has_errors", "discard", "coordinator", "empty"),
    ("first_has_errors", "import", "coordinator", "first_has_errors first_finalised"),
    ("first_has_errors", "explain", "coordinator", "first_has_errors"),
    ("first_has_errors", "handle", "coordinator", "first_has_errors"),
    ("first_finalised", "start", "other_typist", "second_entry"),
    ("first_finalised", "import", "coordinator", "first_has_errors first_finalised"),
    ("first_finalised", "explain", "coordinator", "first_finalised"),
    ("first_finalised", "handle", "coordinator", "first_finalised"),
    ("second_entry", "save", "second_typist", "second_entry"),
    ("second_entry", "pause", "second_typist", "second_entry"),
    ("second_entry", "resume", "second_typist", "second_entry"),
    ("second_entry", "explain", "second_typist", "second_entry"),
    ("second_entry", "discard", "second_typist", "first_finalised"),
    ("second_entry", "finish", "second_typist", "definitive different"),
    ("second_entry", "withdraw", "coordinator", "first_finalised"),
    ("different", "keep_first", "coordinator", "first_has_errors first_finalised"),
    ("different", "keep_second", "coordinator", "first_has_errors first_finalised"),
    ("different", "discard_both", "coordinator", "empty"),
    ("different", "correct_second", "coordinator", "second_correction"),
    ("different", "correct_first", "coordinator", "first_correction"),
    ("different", "explain", "coordinator", "different"),
    ("different", "handle", "coordinator", "different"),
    *(
        (f"{which}_correction", act, f"{which}_typist", f"{which}_correction")
        for which in ("first", "second")
        for act in ("save", "pause", "resume", "explain")
    ),
    ("first_correction", "finish", "first_typist", "definitive different"),
    ("first_correction", "withdraw", "coordinator", "first_finalised"),
    ("second_correction", "finish", "second_typist", "definitive different"),
    ("second_correction", "withdraw", "coordinator", "first_finalised"),
    ("definitive", "delete", "coordinator", "empty"),
    ("definitive", "explain", "coordinator", "definitive"),
    ("definitive", "handle", "coordinator", "definitive"),
}
MAY = {
    Who.ANY_TYPIST: {ANN, BOB, CAS},
    Who.OTHER_TYPIST: {BOB, CAS},
    Who.FIRST_TYPIST: {ANN},
    Who.SECOND_TYPIST: {BOB},
    Who.COORDINATOR: {EVA},
}


def act(desk: Desk, count: Count, what: Act, who: Actor, values: Values | None = None, **more) -> Done | Refusal:
    """An act with everything it may ask: all messages confirmed, a reason given."""
    about = Count() if what is Act.START else count
    entries = [values] if values else [each.values for each in (about.first, about.second) if each]
    accepted = {
        finding
        for typed in entries
        for first in (None, count.first.values if count.first else None)
        for correction in (None, count.to_fill)
        for finding in findings(desk.form, typed, first_entry=first, correction=correction, original=desk.original)
    }
    return perform(desk, count, what, who, values=values, **({"accepted": accepted, "reason": "daarom"} | more))


def done(outcome: Done | Refusal) -> Count:
    assert isinstance(outcome, Done), outcome
    return outcome.count


def refused(outcome: Done | Refusal) -> str:
    assert isinstance(outcome, Refusal), outcome
    assert outcome.message.endswith(".")
    return outcome.code


def test_the_table_is_that_of_the_specification():
    rows = {
        (state, what, transitions(state, what)[0].who, " ".join(sorted(row.next for row in transitions(state, what))))
        for state, what in itertools.product(State, Act)
        if transitions(state, what)
    }
    assert rows == {(state, what, who, " ".join(sorted(after.split()))) for state, what, who, after in TABLE}


def test_rows_of_one_act_differ_only_in_outcome():
    for state, what in itertools.product(State, Act):
        rows = transitions(state, what)
        assert len({(row.who, row.needs, row.paused, row.completed, row.event) for row in rows}) <= 1
        assert len({row.when for row in rows}) == len(rows)
        assert all((row.when is None) == (len(rows) == 1) for row in rows)


def test_every_act_is_logged_and_every_state_can_be_left_and_reached():
    assert all(row.event for row in TRANSITIONS)
    assert {row.state for row in TRANSITIONS} == {row.next for row in TRANSITIONS} == set(State)


ALLOWED = {(state, what) for state, what, _, _ in TABLE}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("what", Act)
def test_who_may_do_what_when(state: State, what: Act):
    """Allowed for those the table names; refused for everybody else and in every other pair."""
    count = COUNTS[state]
    values = GOOD if what is Act.IMPORT else None
    allowed = (state, what) in ALLOWED and what is not Act.IMPORT  # a municipality imports no counts
    if state in (State.FIRST_CORRECTION, State.SECOND_CORRECTION):
        values = None
    for actor in (ANN, BOB, CAS, EVA):
        outcome = act(MUNICIPAL, count, what, actor, values)
        may = allowed and actor in MAY[transitions(state, what)[0].who]
        assert isinstance(outcome, Done) == may, (actor, outcome)
        if isinstance(outcome, Done):
            assert outcome.count.state in {row.next for row in transitions(state, what)}
            assert outcome.event
        else:
            assert outcome.message


@pytest.mark.parametrize("state", [state for state in State if state not in (State.EMPTY, State.FIRST_FINALISED)])
def test_a_typist_who_picks_a_unit_hears_why_not(state: State):
    outcome = perform(MUNICIPAL, COUNTS[state], Act.START, CAS)
    assert outcome == Refusal("state", refusals.START[state])


def test_the_first_typist_is_never_the_second():
    outcome = perform(MUNICIPAL, COUNTS[State.FIRST_FINALISED], Act.START, ANN)
    assert outcome == Refusal("who", refusals.WHO[Who.OTHER_TYPIST])


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("what", Act)
def test_what_a_paused_or_completed_session_allows(state: State, what: Act):
    """Paused: a typist can only put away what he typed; the coordinator goes on. Completed: only deleting."""
    if (state, what) not in ALLOWED or what is Act.IMPORT:
        return
    who = next(iter(MAY[transitions(state, what)[0].who]))
    paused = act(MUNICIPAL, COUNTS[state], what, who, session=SessionState.PAUSED)
    assert isinstance(paused, Done) == (who is EVA or what is Act.PAUSE)
    completed = act(MUNICIPAL, COUNTS[state], what, who, session=SessionState.COMPLETED)
    assert isinstance(completed, Done) == (what is Act.DELETE)
    for session in (SessionState.CREATED, SessionState.IN_PREPARATION):
        assert refused(act(MUNICIPAL, COUNTS[state], what, who, session=session)) == "session"


@pytest.mark.parametrize("count", [Count(), Count(State.FIRST_HAS_ERRORS, FILE), Count(State.FIRST_FINALISED, FILE)])
def test_a_file_comes_in_while_typists_wait_but_not_after_the_end(count: Count):
    assert done(act(CENTRAL, count, Act.IMPORT, EVA, S_GOOD, session=SessionState.PAUSED)).first == FILE
    assert refused(act(CENTRAL, count, Act.IMPORT, EVA, S_GOOD, session=SessionState.COMPLETED)) == "session"


def test_deleting_reopens_a_completed_session_only():
    definitive = COUNTS[State.DEFINITIVE]
    assert act(MUNICIPAL, definitive, Act.DELETE, EVA, session=SessionState.COMPLETED) == Done(
        Count(), "count.deleted", reopens=True
    )
    assert act(MUNICIPAL, definitive, Act.DELETE, EVA) == Done(Count(), "count.deleted")


@pytest.mark.parametrize(("state", "what"), sorted(ALLOWED))
def test_who_explains_withdraws_or_deletes_says_why(state: str, what: str):
    who = next(iter(MAY[transitions(State(state), Act(what))[0].who]))
    outcome = act(MUNICIPAL, COUNTS[State(state)], Act(what), who, GOOD if what == "import" else None, reason=" \n")
    asked = isinstance(outcome, Refusal) and outcome.code == "reason"
    assert asked == (what in (Act.EXPLAIN, Act.WITHDRAW, Act.DELETE))


# --- first entry ---


def test_first_entry_from_start_to_end():
    count = done(perform(MUNICIPAL, Count(), Act.START, ANN))
    assert count == Count(State.FIRST_ENTRY, Entry("ann", CSO.empty()))
    typed = CSO.filled({"admitted": 1000})
    count = done(perform(MUNICIPAL, count, Act.SAVE, ANN, values=typed))
    count = done(perform(MUNICIPAL, count, Act.PAUSE, ANN))
    assert count.first == Entry("ann", typed)
    assert refused(perform(MUNICIPAL, count, Act.RESUME, BOB)) == "who"
    count = done(perform(MUNICIPAL, count, Act.RESUME, ANN))
    assert done(perform(MUNICIPAL, count, Act.FINISH, ANN, values=GOOD)) == COUNTS[State.FIRST_FINALISED]


def test_messages_must_be_confirmed_on_the_values_as_they_are():
    count = COUNTS[State.FIRST_ENTRY]
    told = findings(CSO, WRONG)
    assert refused(perform(MUNICIPAL, count, Act.FINISH, ANN, values=WRONG)) == "accepted"
    assert (
        done(perform(MUNICIPAL, count, Act.FINISH, ANN, values=WRONG, accepted=told)) == COUNTS[State.FIRST_HAS_ERRORS]
    )
    assert refused(perform(MUNICIPAL, count, Act.FINISH, ANN, values=entry(CSO, blank=30), accepted=told)) == "accepted"


def test_a_first_entry_with_errors_goes_back_to_the_same_typist():
    count = done(act(MUNICIPAL, COUNTS[State.FIRST_HAS_ERRORS], Act.RETURN, EVA))
    assert count == Count(State.FIRST_ENTRY, Entry("ann", WRONG))
    assert refused(act(MUNICIPAL, count, Act.SAVE, BOB, GOOD)) == "who"
    assert done(act(MUNICIPAL, count, Act.FINISH, ANN, GOOD)).state is State.FIRST_FINALISED


def test_values_that_cannot_be_are_refused_and_nothing_changes():
    outcome = perform(MUNICIPAL, COUNTS[State.FIRST_ENTRY], Act.SAVE, ANN, values=entry(CSO, blank=-1))
    assert outcome == Refusal("value", CSO.objections(entry(CSO, blank=-1))[0][1])


# --- second entry ---


def test_equal_entries_are_definitive():
    count = done(perform(MUNICIPAL, COUNTS[State.FIRST_FINALISED], Act.START, BOB))
    assert count.second == Entry("bob", CSO.empty())
    assert done(perform(MUNICIPAL, count, Act.FINISH, BOB, values=GOOD)) == COUNTS[State.DEFINITIVE]


def test_empty_and_zero_are_equal_entries():
    first = Count(State.SECOND_ENTRY, Entry("ann", entry(CSO, votes_4_1=0)), Entry("bob", CSO.empty()))
    without = tuple(None if field.key == "votes_4_1" else value for field, value in zip(CSO.fields, GOOD, strict=True))
    assert done(perform(MUNICIPAL, first, Act.FINISH, BOB, values=without)).state is State.DEFINITIVE


def test_an_entry_with_errors_is_never_definitive():
    """Even when both are the same, as after a change of the checks."""
    count = Count(State.SECOND_ENTRY, Entry("ann", WRONG), Entry("bob", CSO.empty()))
    assert done(act(MUNICIPAL, count, Act.FINISH, BOB, WRONG)).state is State.DIFFERENT


def test_the_second_typist_confirms_that_his_entry_differs():
    count = COUNTS[State.SECOND_ENTRY]
    assert [each.code for each in messages_of(MUNICIPAL, count)] == ["W.001"]
    assert refused(perform(MUNICIPAL, count, Act.FINISH, BOB)) == "accepted"
    assert done(act(MUNICIPAL, count, Act.FINISH, BOB)) == COUNTS[State.DIFFERENT]


def test_discarding_a_second_entry_keeps_the_first():
    for what, who in ((Act.DISCARD, BOB), (Act.WITHDRAW, EVA)):
        assert done(act(MUNICIPAL, COUNTS[State.SECOND_ENTRY], what, who)) == COUNTS[State.FIRST_FINALISED]


# --- different entries ---


def test_keep_one_and_have_the_other_entered_in_full():
    different = COUNTS[State.DIFFERENT]
    assert done(act(MUNICIPAL, different, Act.KEEP_FIRST, EVA)) == Count(State.FIRST_FINALISED, FIRST)
    assert done(act(MUNICIPAL, different, Act.KEEP_SECOND, EVA)) == Count(State.FIRST_FINALISED, SECOND)
    assert done(act(MUNICIPAL, different, Act.DISCARD_BOTH, EVA)) == Count()
    bad = Count(State.DIFFERENT, Entry("ann", WRONG), SECOND)
    assert done(act(MUNICIPAL, bad, Act.KEEP_FIRST, EVA)).state is State.FIRST_HAS_ERRORS
    bad = Count(State.DIFFERENT, FIRST, Entry("bob", WRONG))
    assert done(act(MUNICIPAL, bad, Act.KEEP_SECOND, EVA)) == Count(State.FIRST_HAS_ERRORS, Entry("bob", WRONG))


@pytest.mark.parametrize(
    ("what", "who", "kept", "after"),
    [
        (Act.CORRECT_SECOND, BOB, GOOD, State.SECOND_CORRECTION),
        (Act.CORRECT_FIRST, ANN, OTHER, State.FIRST_CORRECTION),
    ],
)
def test_only_the_differing_fields_are_entered_again(what: Act, who: Actor, kept: Values, after: State):
    count = done(act(MUNICIPAL, COUNTS[State.DIFFERENT], what, EVA))
    assert (count.state, count.to_fill) == (after, {"votes_1_1", "votes_1_2"})
    emptied = count.second if who is BOB else count.first
    assert emptied
    gone = {field.key for field, value in zip(CSO.fields, emptied.values, strict=True) if value is None}
    assert gone & {"votes_1_1", "votes_1_2"} == {"votes_1_1", "votes_1_2"}
    told = messages_of(MUNICIPAL, count)
    assert "W.002" in {each.code for each in told}
    assert "W.001" not in {each.code for each in told}
    assert refused(act(MUNICIPAL, count, Act.FINISH, who)) == "refilled"
    elsewhere = tuple(7 if field.key == "invalid" else value for field, value in zip(CSO.fields, kept, strict=True))
    for typing in (Act.SAVE, Act.PAUSE, Act.FINISH):
        assert refused(act(MUNICIPAL, count, typing, who, elsewhere)) == "only_emptied"
    assert done(act(MUNICIPAL, count, Act.FINISH, who, kept)).state is State.DEFINITIVE
    still = entry(CSO, votes_1_1=398, votes_1_2=202)
    different = done(act(MUNICIPAL, count, Act.FINISH, who, still))
    assert (different.state, different.to_fill) == (State.DIFFERENT, frozenset())


def test_only_an_entry_without_errors_can_be_kept_to_correct_the_other():
    bad_first = Count(State.DIFFERENT, Entry("ann", WRONG), SECOND)
    assert refused(act(MUNICIPAL, bad_first, Act.CORRECT_SECOND, EVA)) == "first_right"
    assert done(act(MUNICIPAL, bad_first, Act.CORRECT_FIRST, EVA)).state is State.FIRST_CORRECTION
    bad_second = Count(State.DIFFERENT, FIRST, Entry("bob", WRONG))
    assert refused(act(MUNICIPAL, bad_second, Act.CORRECT_FIRST, EVA)) == "second_right"


def test_withdrawing_a_correction_leaves_the_kept_entry():
    assert done(act(MUNICIPAL, COUNTS[State.FIRST_CORRECTION], Act.WITHDRAW, EVA)) == Count(
        State.FIRST_FINALISED, SECOND
    )
    assert done(act(MUNICIPAL, COUNTS[State.SECOND_CORRECTION], Act.WITHDRAW, EVA)) == Count(
        State.FIRST_FINALISED, FIRST
    )


def test_a_correction_that_hides_a_section_asks_nothing_of_it():
    """The first said there is no insert sheet; the second typed one. Corrected: there is none."""
    desk = Desk(DSO)
    first = Entry("ann", entry(DSO))
    second = Entry("bob", entry(DSO, insert=YES, reason_other=1, corrected=NO))
    count = done(act(desk, Count(State.DIFFERENT, first, second), Act.CORRECT_SECOND, EVA))
    assert count.to_fill == {"insert", *(field.key for field in DSO.section("controls").fields)}
    assert count.second
    sheet = DSO.index["insert"]
    none = tuple(NO if index == sheet else value for index, value in enumerate(count.second.values))
    assert done(act(desk, count, Act.FINISH, BOB, none)).state is State.DEFINITIVE
    there = tuple(YES if index == sheet else value for index, value in enumerate(count.second.values))
    assert refused(act(desk, count, Act.FINISH, BOB, there)) == "refilled"


# --- files ---


def test_a_file_is_a_first_entry_and_its_person_never_types_the_second():
    count = done(act(CENTRAL, Count(), Act.IMPORT, EVA, S_GOOD))
    assert count == Count(State.FIRST_FINALISED, FILE)
    assert refused(act(CENTRAL, count, Act.START, Actor("eva", Role.TYPIST))) == "who"
    count = done(act(CENTRAL, count, Act.START, BOB))
    assert done(act(CENTRAL, count, Act.FINISH, BOB, S_GOOD)).state is State.DEFINITIVE


def test_a_file_is_replaced_and_never_corrected():
    wrong = done(act(CENTRAL, Count(), Act.IMPORT, EVA, S_WRONG))
    assert wrong.state is State.FIRST_HAS_ERRORS
    assert refused(act(CENTRAL, wrong, Act.RETURN, EVA)) == "typed"
    assert done(act(CENTRAL, wrong, Act.IMPORT, EVA, S_GOOD)) == Count(State.FIRST_FINALISED, FILE)
    again = done(act(CENTRAL, Count(State.FIRST_FINALISED, FILE), Act.IMPORT, EVA, S_OTHER))
    assert again.first == Entry("eva", S_OTHER, Origin.FILE)
    worse = done(act(CENTRAL, Count(State.FIRST_FINALISED, FILE), Act.IMPORT, EVA, S_WRONG))
    assert worse == Count(State.FIRST_HAS_ERRORS, Entry("eva", S_WRONG, Origin.FILE))
    different = Count(State.DIFFERENT, FILE, Entry("bob", S_OTHER))
    assert refused(act(CENTRAL, different, Act.CORRECT_FIRST, EVA)) == "typed"
    assert done(act(CENTRAL, different, Act.CORRECT_SECOND, EVA)).state is State.SECOND_CORRECTION
    kept = done(act(CENTRAL, different, Act.KEEP_SECOND, EVA))
    assert kept == Count(State.FIRST_FINALISED, Entry("bob", S_OTHER))


def test_a_file_replaces_no_entry_by_hand_and_comes_only_from_below():
    for state, typed in ((State.FIRST_FINALISED, S_GOOD), (State.FIRST_HAS_ERRORS, S_WRONG)):
        assert refused(act(CENTRAL, Count(state, Entry("ann", typed)), Act.IMPORT, EVA, S_GOOD)) == "from_file"
        read = Entry("eva", GOOD, Origin.FILE)
        assert refused(act(MUNICIPAL, Count(state, read), Act.IMPORT, EVA, GOOD)) == "central"
    assert refused(act(MUNICIPAL, Count(), Act.IMPORT, EVA, GOOD)) == "central"
    with pytest.raises(ValueError, match="import has values"):
        act(CENTRAL, Count(), Act.IMPORT, EVA)


# --- next session ---


def test_correction_of_a_former_session_compares_what_the_numbers_become():
    form = FORMS["CSO next"]
    desk = Desk(form, form.carried(CSO, CSO.figures(entry(CSO, poll_cards=910, voter_cards=0))))
    short = form.filled({"equal": 1, "votes_1_1": 401, "votes_1_2": 199})
    full = form.filled({"equal": 1, "votes_1_1": 401, "votes_1_2": 199, "total_1": 700})
    count = Count(State.SECOND_ENTRY, Entry("ann", short), Entry("bob", form.empty()))
    assert done(act(desk, count, Act.FINISH, BOB, full)).state is State.DEFINITIVE


def test_messages_while_nobody_is_typing_are_those_of_the_first_entry():
    assert messages_of(MUNICIPAL, Count()) == ()
    assert [each.code for each in messages_of(MUNICIPAL, COUNTS[State.FIRST_HAS_ERRORS])] == ["F.201"]
    assert messages_of(MUNICIPAL, COUNTS[State.FIRST_HAS_ERRORS], until_section="station_differences") == ()
