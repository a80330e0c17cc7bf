"""The life of the count of one unit as one table: state, act, who may, what it needs, next state, what is logged.

The two entries by two people are asked by law (Kieswet P 20a for the central committee, with parallels for the
others); at least one of them is typed by hand.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class State(enum.StrEnum):
    """Where a count stands."""

    EMPTY = "empty"
    FIRST_ENTRY = "first_entry"
    FIRST_HAS_ERRORS = "first_has_errors"
    FIRST_FINALISED = "first_finalised"
    SECOND_ENTRY = "second_entry"
    DIFFERENT = "different"
    FIRST_CORRECTION = "first_correction"
    SECOND_CORRECTION = "second_correction"
    DEFINITIVE = "definitive"


class Act(enum.StrEnum):
    """What somebody does to a count."""

    START = "start"
    IMPORT = "import"
    SAVE = "save"
    PAUSE = "pause"
    RESUME = "resume"
    DISCARD = "discard"
    FINISH = "finish"
    RETURN = "return"
    WITHDRAW = "withdraw"
    KEEP_FIRST = "keep_first"
    KEEP_SECOND = "keep_second"
    DISCARD_BOTH = "discard_both"
    CORRECT_SECOND = "correct_second"
    CORRECT_FIRST = "correct_first"
    EXPLAIN = "explain"
    HANDLE = "handle"
    DELETE = "delete"


class Who(enum.StrEnum):
    """Role and relation to the entries; always of the committee itself."""

    ANY_TYPIST = "any_typist"
    OTHER_TYPIST = "other_typist"  # not the one who made the first entry
    FIRST_TYPIST = "first_typist"
    SECOND_TYPIST = "second_typist"
    COORDINATOR = "coordinator"


class Need(enum.StrEnum):
    """What must be so, or the act is refused."""

    ACCEPTED = "accepted"  # the typist confirmed every message
    REFILLED = "refilled"  # W.002 is gone
    ONLY_EMPTIED = "only_emptied"  # a correction changes nothing but the emptied fields
    CENTRAL = "central"  # a committee that gets files from below
    TYPED = "typed"  # the first entry was made by hand
    FROM_FILE = "from_file"  # the first entry came from a file
    FIRST_RIGHT = "first_right"  # the first entry has no errors
    SECOND_RIGHT = "second_right"
    REASON = "reason"  # a reason or explanation is given


class When(enum.StrEnum):
    """Which of two outcomes it is."""

    FIRST_HAS_ERRORS = "first_has_errors"
    FIRST_HAS_NONE = "first_has_none"
    SECOND_HAS_ERRORS = "second_has_errors"
    SECOND_HAS_NONE = "second_has_none"
    AGREE = "agree"  # the entries are equal and without errors
    DISAGREE = "disagree"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row. `paused`: also while data entry is paused; `completed`: it reopens a completed session."""

    state: State
    act: Act
    who: Who
    next: State
    event: str
    needs: tuple[Need, ...] = ()
    when: When | None = None
    paused: bool = False
    completed: bool = False


_EMPTY, _FIRST, _WRONG, _READY = State.EMPTY, State.FIRST_ENTRY, State.FIRST_HAS_ERRORS, State.FIRST_FINALISED
_SECOND, _DIFFERENT, _DEFINITIVE = State.SECOND_ENTRY, State.DIFFERENT, State.DEFINITIVE
_CORRECT_1, _CORRECT_2 = State.FIRST_CORRECTION, State.SECOND_CORRECTION
_COORDINATOR = Who.COORDINATOR
_CONFIRMED = (Need.ACCEPTED,)
_REFILLED = (Need.ONLY_EMPTIED, Need.REFILLED, Need.ACCEPTED)


def _typing(state: State, who: Who, *, correction: bool = False) -> tuple[Transition, ...]:
    """What a typist does while he is at it; pausing keeps what is typed, even when data entry was paused meanwhile."""
    needs: tuple[Need, ...] = (Need.ONLY_EMPTIED,) if correction else ()
    return (
        Transition(state, Act.SAVE, who, state, "entry.saved", needs),
        Transition(state, Act.PAUSE, who, state, "entry.paused", needs, paused=True),
        Transition(state, Act.RESUME, who, state, "entry.resumed"),
        Transition(state, Act.EXPLAIN, who, state, "warning.explained", (Need.REASON,)),
    )


def _deciding(state: State, act: Act, next_state: State, event: str, *needs: Need) -> Transition:
    return Transition(state, act, _COORDINATOR, next_state, event, needs, paused=True)


def _warnings(state: State) -> tuple[Transition, ...]:
    return (
        _deciding(state, Act.EXPLAIN, state, "warning.explained", Need.REASON),
        _deciding(state, Act.HANDLE, state, "warning.handled"),
    )


def _choice(
    state: State, act: Act, who: Who, event: str, outcomes: dict[When, State], *needs: Need
) -> list[Transition]:
    """One act with several outcomes; the coordinator's are possible while data entry is paused."""
    return [
        Transition(state, act, who, next_state, event, needs, when, paused=who is _COORDINATOR)
        for when, next_state in outcomes.items()
    ]


_AFTER_FIRST = {When.FIRST_HAS_ERRORS: _WRONG, When.FIRST_HAS_NONE: _READY}
_AFTER_SECOND = {When.SECOND_HAS_ERRORS: _WRONG, When.SECOND_HAS_NONE: _READY}
_COMPARED = {When.AGREE: _DEFINITIVE, When.DISAGREE: _DIFFERENT}

TRANSITIONS: tuple[Transition, ...] = (
    Transition(_EMPTY, Act.START, Who.ANY_TYPIST, _FIRST, "entry.first.started"),
    *_choice(_EMPTY, Act.IMPORT, _COORDINATOR, "entry.imported", _AFTER_FIRST, Need.CENTRAL),
    *_typing(_FIRST, Who.FIRST_TYPIST),
    Transition(_FIRST, Act.DISCARD, Who.FIRST_TYPIST, _EMPTY, "entry.first.discarded"),
    *_choice(_FIRST, Act.FINISH, Who.FIRST_TYPIST, "entry.first.finished", _AFTER_FIRST, *_CONFIRMED),
    _deciding(_FIRST, Act.WITHDRAW, _EMPTY, "entry.first.withdrawn", Need.REASON),
    _deciding(_WRONG, Act.RETURN, _FIRST, "entry.first.returned", Need.TYPED),
    _deciding(_WRONG, Act.DISCARD, _EMPTY, "entry.first.discarded"),
    *_choice(_WRONG, Act.IMPORT, _COORDINATOR, "entry.replaced", _AFTER_FIRST, Need.CENTRAL, Need.FROM_FILE),
    *_warnings(_WRONG),
    Transition(_READY, Act.START, Who.OTHER_TYPIST, _SECOND, "entry.second.started"),
    *_choice(_READY, Act.IMPORT, _COORDINATOR, "entry.replaced", _AFTER_FIRST, Need.CENTRAL, Need.FROM_FILE),
    *_warnings(_READY),
    *_typing(_SECOND, Who.SECOND_TYPIST),
    Transition(_SECOND, Act.DISCARD, Who.SECOND_TYPIST, _READY, "entry.second.discarded"),
    *_choice(_SECOND, Act.FINISH, Who.SECOND_TYPIST, "entry.second.finished", _COMPARED, *_CONFIRMED),
    _deciding(_SECOND, Act.WITHDRAW, _READY, "entry.second.withdrawn", Need.REASON),
    *_choice(_DIFFERENT, Act.KEEP_FIRST, _COORDINATOR, "entry.first.kept", _AFTER_FIRST),
    *_choice(_DIFFERENT, Act.KEEP_SECOND, _COORDINATOR, "entry.second.kept", _AFTER_SECOND),
    _deciding(_DIFFERENT, Act.DISCARD_BOTH, _EMPTY, "entry.both.discarded"),
    _deciding(_DIFFERENT, Act.CORRECT_SECOND, _CORRECT_2, "entry.second.emptied", Need.FIRST_RIGHT),
    _deciding(_DIFFERENT, Act.CORRECT_FIRST, _CORRECT_1, "entry.first.emptied", Need.TYPED, Need.SECOND_RIGHT),
    *_warnings(_DIFFERENT),
    *_typing(_CORRECT_1, Who.FIRST_TYPIST, correction=True),
    *_choice(_CORRECT_1, Act.FINISH, Who.FIRST_TYPIST, "entry.first.corrected", _COMPARED, *_REFILLED),
    _deciding(_CORRECT_1, Act.WITHDRAW, _READY, "entry.first.withdrawn", Need.REASON),
    *_typing(_CORRECT_2, Who.SECOND_TYPIST, correction=True),
    *_choice(_CORRECT_2, Act.FINISH, Who.SECOND_TYPIST, "entry.second.corrected", _COMPARED, *_REFILLED),
    _deciding(_CORRECT_2, Act.WITHDRAW, _READY, "entry.second.withdrawn", Need.REASON),
    *_warnings(_DEFINITIVE),
    Transition(
        _DEFINITIVE, Act.DELETE, _COORDINATOR, _EMPTY, "count.deleted", (Need.REASON,), paused=True, completed=True
    ),
)


def transitions(state: State, act: Act) -> tuple[Transition, ...]:
    """The rows for an act in a state: none, one, or one per outcome; all ask the same of who and needs."""
    return tuple(row for row in TRANSITIONS if row.state is state and row.act is act)
