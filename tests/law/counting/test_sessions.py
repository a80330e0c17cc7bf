"""The life of a session: every transition, every other pair refused, and what each asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiesdeler.law.counting.kinds import Phase
from kiesdeler.law.counting.sessions import (
    NOT_FOR_YOU,
    NOT_IN_THIS_STATE,
    SESSION_REFUSALS,
    SESSION_TRANSITIONS,
    SessionAct,
    SessionFacts,
    SessionNeed,
    SessionState,
    SessionTransition,
    session_step,
)

FULL = SessionFacts(Phase.NEXT, units=3, definitive=2, without_correction=1, details=True)
TABLE = {
    ("created", "prepare"): "in_preparation",
    ("created", "delete"): None,
    ("in_preparation", "unprepare"): "created",
    ("in_preparation", "delete"): None,
    ("in_preparation", "start"): "data_entry",
    ("data_entry", "pause"): "paused",
    ("data_entry", "complete"): "completed",
    ("paused", "resume"): "data_entry",
    ("paused", "complete"): "completed",
    ("completed", "reopen"): "data_entry",
    ("completed", "documents"): "completed",
    ("completed", "open_next"): "completed",
    ("created", "take_over"): "completed",
    ("completed", "undo_take_over"): "created",
}
FITTING = {  # where the usual facts do not do
    SessionAct.UNPREPARE: {"units": 0, "definitive": 0, "without_correction": 0},
    SessionAct.TAKE_OVER: {"phase": Phase.FIRST, "units": 0, "definitive": 0, "without_correction": 0},
    SessionAct.UNDO_TAKE_OVER: {"elsewhere": True},
}


@pytest.mark.parametrize("state", SessionState)
@pytest.mark.parametrize("act", SessionAct)
def test_what_can_be_done_when(state: SessionState, act: SessionAct):
    facts = replace(FULL, **FITTING.get(act, {}))
    outcome = session_step(state, act, facts)
    if (state, act) in TABLE:
        assert isinstance(outcome, SessionTransition)
        assert outcome.next == TABLE[state, act]
        assert outcome.event
        assert outcome.withdraws == (act is SessionAct.REOPEN)
    else:
        assert outcome == NOT_IN_THIS_STATE


@pytest.mark.parametrize(
    ("state", "act", "change", "need"),
    [
        ("created", "prepare", {"units": 0}, "units"),
        ("in_preparation", "unprepare", {}, "no_units"),
        ("in_preparation", "start", {"units": 0}, "units"),
        ("in_preparation", "delete", {"entries": 1}, "no_entries"),
        ("in_preparation", "delete", {"phase": Phase.FIRST}, "next_session"),
        ("created", "delete", {"phase": Phase.FIRST}, "next_session"),
        ("created", "delete", {"entries": 1}, "no_entries"),
        ("data_entry", "complete", {"definitive": 1}, "all_definitive"),
        ("paused", "complete", {"without_correction": 0}, "all_definitive"),
        ("data_entry", "complete", {"units": 0, "definitive": 0, "without_correction": 0}, "units"),
        ("data_entry", "complete", {"unwritten": 1}, "investigated"),
        ("data_entry", "complete", {"unexplained": 1}, "explained"),
        ("paused", "complete", {"units": 0, "definitive": 0, "without_correction": 0}, "units"),
        ("paused", "complete", {"unwritten": 1}, "investigated"),
        ("paused", "complete", {"unexplained": 1}, "explained"),
        ("completed", "documents", {"details": False}, "details"),
        ("completed", "reopen", {"followed": True}, "last"),
        ("completed", "open_next", {"followed": True}, "last"),
        ("completed", "reopen", {"elsewhere": True}, "here"),
        ("completed", "documents", {"elsewhere": True}, "here"),
        ("created", "take_over", {"units": 0}, "first_session"),
        ("created", "take_over", {"phase": Phase.FIRST}, "no_units"),
        ("completed", "undo_take_over", {}, "elsewhere"),
        ("completed", "undo_take_over", {"elsewhere": True, "followed": True}, "last"),
    ],
)
def test_what_it_asks(state: str, act: str, change: dict[str, object], need: str):
    facts = replace(FULL, **change)
    outcome = session_step(SessionState(state), SessionAct(act), facts)
    assert outcome == SESSION_REFUSALS[SessionNeed(need)]


def test_one_polling_station_is_enough():
    facts = SessionFacts(units=1, definitive=1)
    way = [(SessionState.CREATED, SessionAct.PREPARE), (SessionState.IN_PREPARATION, SessionAct.START)]
    for state, act in (*way, (SessionState.DATA_ENTRY, SessionAct.COMPLETE)):
        assert isinstance(session_step(state, act, facts), SessionTransition)


def test_every_need_is_asked_somewhere_and_has_words():
    asked = {need for row in SESSION_TRANSITIONS for need in row.needs}
    assert asked == set(SessionNeed) == set(SESSION_REFUSALS)


def test_an_administrator_prepares_and_does_not_count():
    may = {
        act
        for state, act in TABLE
        for facts in (FULL, replace(FULL, **FITTING.get(SessionAct(act), {})))
        if isinstance(session_step(SessionState(state), SessionAct(act), facts, administrator=True), SessionTransition)
    }
    assert may == {"prepare", "unprepare", "take_over", "undo_take_over"}
    assert session_step(SessionState.IN_PREPARATION, SessionAct.START, FULL, administrator=True) == NOT_FOR_YOU
