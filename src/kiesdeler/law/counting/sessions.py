"""The life of a committee session as one table, like that of a count (`states`).

A next session opens only after the former is completed, on request of a higher committee (Kieswet P 1 and following).
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from kiesdeler.law.counting.kinds import Phase


class SessionState(enum.StrEnum):
    """Where a session stands."""

    CREATED = "created"
    IN_PREPARATION = "in_preparation"
    DATA_ENTRY = "data_entry"
    PAUSED = "paused"
    COMPLETED = "completed"


class SessionAct(enum.StrEnum):
    """What happens to a session."""

    PREPARE = "prepare"
    UNPREPARE = "unprepare"
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    COMPLETE = "complete"
    REOPEN = "reopen"
    DOCUMENTS = "documents"
    OPEN_NEXT = "open_next"
    DELETE = "delete"
    TAKE_OVER = "take_over"  # a first session that was held with other software, from its count
    UNDO_TAKE_OVER = "undo_take_over"


class Opener(enum.StrEnum):
    """Who may."""

    MANAGERS = "managers"  # administrator or coordinator
    COORDINATOR = "coordinator"


class SessionNeed(enum.StrEnum):
    """What must be so, or the act is refused."""

    UNITS = "units"  # a first session has units; a next session has investigations
    NO_UNITS = "no_units"
    ALL_DEFINITIVE = "all_definitive"
    INVESTIGATED = "investigated"  # next session: every finding written, every added station investigated
    EXPLAINED = "explained"  # every accepted warning has an explanation or is handled
    DETAILS = "details"  # place, date and time of the start
    LAST = "last"  # no next session has been opened
    NEXT_SESSION = "next_session"  # the first session cannot be deleted
    NO_ENTRIES = "no_entries"
    FIRST_SESSION = "first_session"
    HERE = "here"  # counted with this program
    ELSEWHERE = "elsewhere"  # taken over from other software


@dataclass(frozen=True, slots=True)
class SessionTransition:
    """One row. `next` None: the session is gone. `withdraws`: documents made from it no longer hold, visibly."""

    state: SessionState
    act: SessionAct
    who: Opener
    next: SessionState | None
    event: str
    needs: tuple[SessionNeed, ...] = ()
    withdraws: bool = False


_CREATED, _READY, _ENTRY = SessionState.CREATED, SessionState.IN_PREPARATION, SessionState.DATA_ENTRY
_PAUSED, _COMPLETED = SessionState.PAUSED, SessionState.COMPLETED
_COORDINATOR = Opener.COORDINATOR
_UNDO = (SessionNeed.NEXT_SESSION, SessionNeed.NO_ENTRIES)
_DONE = (SessionNeed.UNITS, SessionNeed.ALL_DEFINITIVE, SessionNeed.INVESTIGATED, SessionNeed.EXPLAINED)


def _row(
    state: SessionState, act: SessionAct, next_state: SessionState | None, event: str, *needs: SessionNeed
) -> SessionTransition:
    return SessionTransition(state, act, _COORDINATOR, next_state, event, needs, act is SessionAct.REOPEN)


SESSION_TRANSITIONS: tuple[SessionTransition, ...] = (
    SessionTransition(_CREATED, SessionAct.PREPARE, Opener.MANAGERS, _READY, "session.prepared", (SessionNeed.UNITS,)),
    SessionTransition(
        _READY, SessionAct.UNPREPARE, Opener.MANAGERS, _CREATED, "session.unprepared", (SessionNeed.NO_UNITS,)
    ),
    _row(_CREATED, SessionAct.DELETE, None, "session.deleted", *_UNDO),
    _row(_READY, SessionAct.DELETE, None, "session.deleted", *_UNDO),
    _row(_READY, SessionAct.START, _ENTRY, "session.started", SessionNeed.UNITS),
    _row(_ENTRY, SessionAct.PAUSE, _PAUSED, "session.paused"),
    _row(_PAUSED, SessionAct.RESUME, _ENTRY, "session.resumed"),
    _row(_ENTRY, SessionAct.COMPLETE, _COMPLETED, "session.completed", *_DONE),
    _row(_PAUSED, SessionAct.COMPLETE, _COMPLETED, "session.completed", *_DONE),
    _row(_COMPLETED, SessionAct.REOPEN, _ENTRY, "session.reopened", SessionNeed.LAST, SessionNeed.HERE),
    _row(_COMPLETED, SessionAct.DOCUMENTS, _COMPLETED, "documents.made", SessionNeed.HERE, SessionNeed.DETAILS),
    _row(_COMPLETED, SessionAct.OPEN_NEXT, _COMPLETED, "session.next_opened", SessionNeed.LAST),
    SessionTransition(
        _CREATED, SessionAct.TAKE_OVER, Opener.MANAGERS, _COMPLETED, "session.taken_over",
        (SessionNeed.FIRST_SESSION, SessionNeed.NO_UNITS),
    ),
    SessionTransition(
        _COMPLETED, SessionAct.UNDO_TAKE_OVER, Opener.MANAGERS, _CREATED, "session.take_over_undone",
        (SessionNeed.ELSEWHERE, SessionNeed.LAST),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What the needs of a session are judged by. `units`: in a next session the investigated ones."""

    phase: Phase = Phase.FIRST
    units: int = 0
    definitive: int = 0
    without_correction: int = 0  # next session: investigated, and the numbers stay as they were
    unwritten: int = 0  # next session: findings not written, and added stations not investigated
    unexplained: int = 0  # accepted warnings with neither an explanation nor a mark "handled"
    entries: int = 0
    details: bool = False
    followed: bool = False  # a next session has been opened
    elsewhere: bool = False  # held with other software; its figures were taken over from its count


def session_needs(facts: SessionFacts) -> frozenset[SessionNeed]:
    """The needs that are met."""
    met = {
        SessionNeed.UNITS: facts.units > 0,
        SessionNeed.NO_UNITS: facts.units == 0,
        SessionNeed.ALL_DEFINITIVE: facts.definitive + facts.without_correction == facts.units,
        SessionNeed.INVESTIGATED: facts.unwritten == 0,
        SessionNeed.EXPLAINED: facts.unexplained == 0,
        SessionNeed.DETAILS: facts.details,
        SessionNeed.LAST: not facts.followed,
        SessionNeed.NEXT_SESSION: facts.phase is Phase.NEXT,
        SessionNeed.NO_ENTRIES: facts.entries == 0,
        SessionNeed.FIRST_SESSION: facts.phase is Phase.FIRST,
        SessionNeed.HERE: not facts.elsewhere,
        SessionNeed.ELSEWHERE: facts.elsewhere,
    }
    return frozenset(need for need, holds in met.items() if holds)


SESSION_REFUSALS: dict[SessionNeed, str] = {
    SessionNeed.UNITS: "Er zijn nog geen stembureaus. Voeg die eerst toe.",
    SessionNeed.NO_UNITS: "Er zijn nog stembureaus.",
    SessionNeed.ALL_DEFINITIVE: "Nog niet alles is twee keer gelijk ingevoerd. Bekijk het overzicht.",
    SessionNeed.INVESTIGATED: "Niet elk onderzoek heeft een uitkomst. Vul de bevindingen aan.",
    SessionNeed.EXPLAINED: "Bij een waarschuwing staat nog geen uitleg. Vul die aan of zet hem op afgehandeld.",
    SessionNeed.DETAILS: "Vul eerst plaats, datum en tijd van de zitting in.",
    SessionNeed.LAST: "Er is al een volgende zitting. Deze staat vast.",
    SessionNeed.NEXT_SESSION: "De eerste zitting kun je niet verwijderen.",
    SessionNeed.NO_ENTRIES: "In deze zitting is al iets ingevoerd. Je kunt haar niet meer verwijderen.",
    SessionNeed.FIRST_SESSION: "Alleen een eerste zitting kan uit een bestand worden overgenomen.",
    SessionNeed.HERE: "Deze zitting is met andere software gehouden. Hier kun je haar alleen lezen.",
    SessionNeed.ELSEWHERE: "Deze zitting is hier geteld, niet overgenomen uit een bestand.",
}
NOT_IN_THIS_STATE = "Dat kan niet in deze stand van de zitting. Ververs de pagina."
NOT_FOR_YOU = "Dat mag je niet met deze rol. Vraag het de coördinator."


def session_step(
    state: SessionState, act: SessionAct, facts: SessionFacts, *, administrator: bool = False
) -> SessionTransition | str:
    """The row that holds, or a Dutch sentence that says why the act is refused. Not administrator: coordinator."""
    row = next((row for row in SESSION_TRANSITIONS if row.state is state and row.act is act), None)
    if row is None:
        return NOT_IN_THIS_STATE
    if administrator and row.who is _COORDINATOR:
        return NOT_FOR_YOU
    met = session_needs(facts)
    missing = next((need for need in row.needs if need not in met), None)
    return row if missing is None else SESSION_REFUSALS[missing]
