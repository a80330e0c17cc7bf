"""The states of a count and of a session in words for the screen: never by colour alone."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.law.counting.states import State


@dataclass(frozen=True, slots=True)
class Shown:
    """How a state looks: a word, a sign, and which of the few looks of the theme."""

    words: str
    sign: str
    look: str = ""


class Group(enum.StrEnum):
    """The tiles of the overview: where a unit is in its way through two entries. The values stand in addresses."""

    ERRORS = "fouten"
    DIFFERENT = "verschillen"
    WAITING = "wacht-op-bevindingen"  # next session only
    FIRST = "eerste-invoer"
    READY = "eerste-klaar"
    SECOND = "tweede-invoer"
    CORRECTING = "verbetering"
    EMPTY = "niet-begonnen"
    UNCHANGED = "ongewijzigd"  # next session only: the investigation gave no other outcome
    DEFINITIVE = "definitief"


GROUPS: dict[Group, Shown] = {
    Group.ERRORS: Shown("Fouten op te lossen", "✖", "bad"),
    Group.DIFFERENT: Shown("Verschillen op te lossen", "≠", "bad"),
    Group.WAITING: Shown("Wacht op bevindingen", "?", "warn"),
    Group.FIRST: Shown("Eerste invoer bezig", "①"),
    Group.READY: Shown("Eerste invoer klaar", "½"),
    Group.SECOND: Shown("Tweede invoer bezig", "②"),
    Group.CORRECTING: Shown("Verbetering bezig", "↻"),
    Group.EMPTY: Shown("Niet begonnen", "–"),
    Group.UNCHANGED: Shown("Geen andere uitkomst", "=", "good"),
    Group.DEFINITIVE: Shown("Klaar", "✓", "good"),
}
GROUP_OF: dict[State, Group] = {
    State.EMPTY: Group.EMPTY,
    State.FIRST_ENTRY: Group.FIRST,
    State.FIRST_HAS_ERRORS: Group.ERRORS,
    State.FIRST_FINALISED: Group.READY,
    State.SECOND_ENTRY: Group.SECOND,
    State.DIFFERENT: Group.DIFFERENT,
    State.FIRST_CORRECTION: Group.CORRECTING,
    State.SECOND_CORRECTION: Group.CORRECTING,
    State.DEFINITIVE: Group.DEFINITIVE,
}
ENTRIES_DONE: dict[Group, int] = {  # of the two that every unit needs
    Group.READY: 1,
    Group.SECOND: 1,
    Group.CORRECTING: 1,
    Group.DIFFERENT: 1,
    Group.DEFINITIVE: 2,
    Group.UNCHANGED: 2,
}
SESSIONS: dict[SessionState, Shown] = {
    SessionState.CREATED: Shown("In voorbereiding", "…"),
    SessionState.IN_PREPARATION: Shown("Klaar voor invoer", "○"),
    SessionState.DATA_ENTRY: Shown("Invoer bezig", "▶", "good"),
    SessionState.PAUSED: Shown("Invoer gepauzeerd", "⏸", "warn"),
    SessionState.COMPLETED: Shown("Invoer afgerond", "✓", "good"),
}


def group_of(state: State, *, next_session: bool = False, corrected: bool | None = None) -> Group:
    """The tile of a count. In a next session the outcome of the investigation decides whether it is entered at all."""
    if next_session and not corrected:
        return Group.WAITING if corrected is None else Group.UNCHANGED
    return GROUP_OF[state]
