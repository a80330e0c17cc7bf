"""What a coordinator can decide about a count: every choice the law has in its state, and why one can't be made."""

from __future__ import annotations

from dataclasses import dataclass

from kiesdeler.law.counting.count import Actor, Count, Desk, Role, perform
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.sessions import SESSION_REFUSALS, SessionNeed, SessionState
from kiesdeler.law.counting.states import TRANSITIONS, Act, Need, State, Who

_NOT_HERE = (Act.EXPLAIN, Act.HANDLE, Act.IMPORT)  # on the page of warnings, and of higher committees


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. `refused`: why it can't be made now. `asks_reason`: a reason has to be given with it."""

    act: Act
    label: str
    consequence: str
    asks_reason: bool
    refused: str = ""

    @property
    def loses(self) -> bool:
        """Whether work is thrown away."""
        return self.act in (Act.DISCARD, Act.DISCARD_BOTH, Act.WITHDRAW, Act.DELETE)


@dataclass(frozen=True, slots=True)
class Names:
    """Who made the entries."""

    first: str = ""
    second: str = ""


_WORDS: dict[Act, tuple[str, str]] = {
    Act.RETURN: (
        "Terug naar de invoerder",
        "{first} verbetert de eigen invoer. Geef het verbeterde papier mee.",
    ),
    Act.DISCARD: (
        "Deze invoer weggooien",
        "De invoer van {first} verdwijnt. Dit stembureau moet weer twee keer worden ingevoerd.",
    ),
    Act.KEEP_FIRST: (
        "De eerste invoer klopt ({first})",
        "De invoer van {second} verdwijnt. Iemand anders dan {first} doet de tweede invoer helemaal opnieuw.",
    ),
    Act.KEEP_SECOND: (
        "De tweede invoer klopt ({second})",
        "De invoer van {first} verdwijnt. Iemand anders dan {second} doet de andere invoer helemaal opnieuw.",
    ),
    Act.CORRECT_SECOND: (
        "De eerste invoer klopt: {second} vult alleen de verschillen opnieuw in",
        "De velden die verschillen worden bij {second} leeggemaakt. {second} ziet de andere invoer niet.",
    ),
    Act.CORRECT_FIRST: (
        "De tweede invoer klopt: {first} vult alleen de verschillen opnieuw in",
        "De velden die verschillen worden bij {first} leeggemaakt. {first} ziet de andere invoer niet.",
    ),
    Act.DISCARD_BOTH: (
        "Geen van beide klopt",
        "Beide invoeren verdwijnen. Dit stembureau moet weer twee keer worden ingevoerd.",
    ),
    Act.DELETE: (
        "Deze telling verwijderen",
        "Beide invoeren verdwijnen. Dit stembureau moet weer twee keer worden ingevoerd.",
    ),
}
_WITHDRAW = {
    State.FIRST_ENTRY: ("first", "Dit stembureau moet weer twee keer worden ingevoerd."),
    State.SECOND_ENTRY: ("second", "De eerste invoer blijft. De tweede begint opnieuw."),
    State.FIRST_CORRECTION: ("first", "De invoer van {second} blijft. De andere begint opnieuw."),
    State.SECOND_CORRECTION: ("second", "De invoer van {first} blijft. De andere begint opnieuw."),
}
_ORDER = (
    Act.RETURN, Act.CORRECT_SECOND, Act.CORRECT_FIRST, Act.KEEP_FIRST, Act.KEEP_SECOND, Act.DISCARD_BOTH, Act.DISCARD,
    Act.WITHDRAW, Act.DELETE,
)  # fmt: skip
DECISIONS = frozenset(_ORDER)
_STILL_WRONG = " In de invoer die blijft staan fouten. Die los je daarna op."
_REOPENS = " De invoer van de zitting gaat weer open. De documenten die al zijn gemaakt, worden ingetrokken."


def options(
    desk: Desk, count: Count, session: SessionState, person: str, names: Names, *, followed: bool = False
) -> tuple[Option, ...]:
    """Every choice in this state, the mildest first. The law itself says which can't be made and why.

    `followed`: a next session has been opened, so that nothing in this one can be undone.
    """
    rows = {
        row.act: row
        for row in TRANSITIONS
        if row.state is count.state and row.who is Who.COORDINATOR and row.act not in _NOT_HERE
    }
    made = []
    for act in _ORDER:
        if act in rows:
            tried = perform(desk, count, act, Actor(person, Role.COORDINATOR), session=session, reason="proef")
            label, consequence = _words(act, count.state, names)
            refused = ""
            if isinstance(tried, Refusal):
                refused = tried.message
            elif tried.reopens:
                refused = SESSION_REFUSALS[SessionNeed.LAST] if followed else ""
                consequence += _REOPENS
            elif tried.count.state is State.FIRST_HAS_ERRORS:
                consequence += _STILL_WRONG
            made.append(Option(act, label, consequence, Need.REASON in rows[act].needs, refused))
    return tuple(made)


def _words(act: Act, state: State, names: Names) -> tuple[str, str]:
    who = {"first": names.first, "second": names.second}
    if act is Act.WITHDRAW:
        whose, then = _WITHDRAW[state]
        name = who[whose]
        return f"De invoer van {name} intrekken", f"Wat {name} heeft ingevuld verdwijnt. {then.format(**who)}"
    label, consequence = _WORDS[act]
    return label.format(**who), consequence.format(**who)
