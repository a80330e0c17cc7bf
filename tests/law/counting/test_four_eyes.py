"""Several people do whatever they like to one count: no way leads to a definitive count that two did not agree on."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiesdeler.law.counting.comparing import differences
from kiesdeler.law.counting.count import Actor, Count, Desk, Done, Origin, Role, messages_of, perform
from kiesdeler.law.counting.findings import findings, has_errors
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.law.counting.states import TRANSITIONS, Act, State
from tests.law.counting.made import CSB, CSO, DSO, FORMS, NBSB, entry

PEOPLE = ("ann", "bob", "cas", "eva")
ACTORS = [Actor(person, role) for person in PEOPLE for role in Role]
COORDINATOR = Actor("eva", Role.COORDINATOR)
AGAIN = FORMS["CSO next"]
DESKS = [
    *(Desk(form) for form in (CSO, DSO, CSB, NBSB)),
    Desk(AGAIN, AGAIN.carried(CSO, CSO.figures(entry(CSO, poll_cards=910, voter_cards=0)))),
]
TYPED = (Act.SAVE, Act.PAUSE, Act.FINISH, Act.IMPORT)


def papers(form: Form) -> list[dict[str, int]]:
    """What people read on the paper: right, slightly other, with an error, with a warning."""
    every: list[dict[str, int]] = [
        {},
        {"votes_1_1": 399, "votes_1_2": 201},
        {"votes_1_1": 398, "votes_1_2": 202},
        {"list_1": 701},
        {"blank": 30, "invalid": 10},
        {"insert": 1, "reason_other": 1, "corrected": 2},
    ]
    return [changes for changes in every if set(changes) <= set(form.index)]


class FourEyes(RuleBasedStateMachine):
    """One count, four people with any role, and a record kept by the test itself of who typed what by hand."""

    @initialize(desk=st.sampled_from(DESKS), first=st.sampled_from([None, Act.IMPORT, Act.START]))
    def begin(self, desk: Desk, first: Act | None) -> None:
        """An empty count, or one of which the entries already differ: chance seldom comes there."""
        self.desk = desk
        self.count = Count()
        self.path: list[Act] = []
        if first is None:
            return
        for actor in (COORDINATOR, Actor("ann", Role.TYPIST)):
            self.try_act(first, actor, SessionState.DATA_ENTRY, {}, accept=True)
            self.try_act(Act.FINISH, actor, SessionState.DATA_ENTRY, {}, accept=True)
        self.somebody_types_on(1, "bob")

    def try_act(self, act: Act, actor: Actor, session: SessionState, changes: dict[str, int], accept: bool) -> None:
        values = entry(self.desk.form, **changes) if act in TYPED else None
        before = self.count
        accepted = ()
        if accept:
            held = perform(self.desk, before, Act.SAVE, actor, values=values)
            accepted = messages_of(self.desk, held.count if isinstance(held, Done) else before)
        outcome = perform(
            self.desk, before, act, actor, session=session, values=values, accepted=accepted, reason="x" * accept
        )
        if isinstance(outcome, Refusal):
            assert outcome.message
            return
        self.count = outcome.count
        self.path.append(act)
        self.typing_is_personal(before, act, actor)
        assert any(row.state is before.state and row.act is act and row.next is self.count.state for row in TRANSITIONS)

    def typing_is_personal(self, before: Count, act: Act, actor: Actor) -> None:
        """Only its maker changes an entry, and in a correction only the emptied fields."""
        for old, new in ((before.first, self.count.first), (before.second, self.count.second)):
            if act not in (Act.SAVE, Act.PAUSE, Act.FINISH) or old is None or new is None:
                continue
            changed = differences(self.desk.form, old.values, new.values, self.desk.original)
            assert not changed or (new.by == actor.person and actor.role is Role.TYPIST)
            assert not changed or not before.to_fill or before.to_fill.issuperset(changed)
        if act is Act.FINISH:
            made = before.first if before.state in (State.FIRST_ENTRY, State.FIRST_CORRECTION) else before.second
            assert made
            assert made.by == actor.person

    @rule(
        act=st.sampled_from(Act),
        actor=st.sampled_from(ACTORS),
        session=st.sampled_from([SessionState.DATA_ENTRY] * 4 + list(SessionState)),
        which=st.integers(0, 5),
        accept=st.booleans(),
    )
    def anybody_does_anything(self, act: Act, actor: Actor, session: SessionState, which: int, accept: bool) -> None:
        options = papers(self.desk.form)
        self.try_act(act, actor, session, options[which % len(options)], accept)

    @rule(which=st.integers(0, 5), person=st.sampled_from(PEOPLE))
    def somebody_types_on(self, which: int, person: str) -> None:
        """Goes further than chance would: starts, or finishes as whoever is at it."""
        options = papers(self.desk.form)
        changes = options[which % len(options)]
        for act in (Act.START, Act.FINISH):
            for actor in (Actor(person, Role.TYPIST), *(Actor(each, Role.TYPIST) for each in PEOPLE)):
                self.try_act(act, actor, SessionState.DATA_ENTRY, changes, accept=True)

    @rule(which=st.integers(0, 5))
    def a_file_comes_in(self, which: int) -> None:
        options = papers(self.desk.form)
        self.try_act(Act.IMPORT, COORDINATOR, SessionState.DATA_ENTRY, options[which % len(options)], accept=True)

    @rule(act=st.sampled_from([Act.CORRECT_FIRST, Act.CORRECT_SECOND, Act.KEEP_FIRST, Act.KEEP_SECOND, Act.RETURN]))
    def coordinator_decides(self, act: Act) -> None:
        self.try_act(act, COORDINATOR, SessionState.DATA_ENTRY, {}, accept=True)

    @invariant()
    def a_definitive_count_was_agreed_on_by_two(self) -> None:
        if self.count.state is not State.DEFINITIVE:
            return
        first, second = self.count.first, self.count.second
        assert first
        assert second
        assert first.by != second.by
        assert Origin.HAND in {first.origin, second.origin}
        assert differences(self.desk.form, first.values, second.values, self.desk.original) == ()
        assert not has_errors(findings(self.desk.form, first.values, original=self.desk.original))
        assert Act.FINISH in self.path
        assert self.path.count(Act.START) + self.path.count(Act.IMPORT) >= 2

    @invariant()
    def the_entries_fit_the_state(self) -> None:
        two = {
            State.SECOND_ENTRY, State.DIFFERENT, State.FIRST_CORRECTION, State.SECOND_CORRECTION, State.DEFINITIVE,
        }  # fmt: skip
        state, first, second = self.count.state, self.count.first, self.count.second
        assert (first is not None) == (state is not State.EMPTY)
        assert (second is not None) == (state in two)
        assert first is None or second is None or first.by != second.by
        assert second is None or second.origin is Origin.HAND
        assert bool(self.count.to_fill) == (state in (State.FIRST_CORRECTION, State.SECOND_CORRECTION))
        assert state is not State.FIRST_CORRECTION or (first and first.origin is Origin.HAND)
        kept = second if state is State.FIRST_CORRECTION else first
        if state in (State.FIRST_FINALISED, State.SECOND_ENTRY, State.FIRST_CORRECTION, State.SECOND_CORRECTION):
            assert kept
            assert not has_errors(findings(self.desk.form, kept.values, original=self.desk.original))


FourEyes.TestCase.settings = settings(max_examples=120, stateful_step_count=40)
TestFourEyes = FourEyes.TestCase


def test_the_machine_can_get_there():
    """So that the invariants above are about something."""
    machine = FourEyes()
    machine.begin(DESKS[0], None)
    machine.somebody_types_on(0, "ann")
    machine.somebody_types_on(0, "bob")
    assert machine.count.state is State.DEFINITIVE
    machine.a_definitive_count_was_agreed_on_by_two()
