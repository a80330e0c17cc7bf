"""Who may open which address, said a second time beside the code: every address has a row, and a test tries them all.

Rows live with the room's tests, in `tests/app/<room>/allowed*.py`, as a dictionary ROWS from the name of the address
to a Row.  `who` are the personas that may come in; all others, and somebody who is not logged in, are refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.app.personas import World

ANONYMOUS = "anonymous"
ADMINISTRATOR = frozenset({"administrator"})
COORDINATOR = frozenset({"coordinator"})  # of the committee, session or station in the address
COORDINATORS = frozenset({"coordinator", "stranger"})  # of whatever committee: the address has none
TYPISTS = frozenset({"first", "second", "third"})
ALL_TYPISTS = TYPISTS | {"strange_typist"}
OBSERVER = frozenset({"observer"})
SIGNED_IN = ADMINISTRATOR | COORDINATORS | ALL_TYPISTS | OBSERVER
ANYONE = SIGNED_IN | {ANONYMOUS}


def nothing(_place: World) -> dict[str, Any]:
    """The address has no numbers."""
    return {}


def of_committee(place: World) -> dict[str, Any]:
    """The address has a committee."""
    return {"committee": place.committee.pk}


def of_session(place: World) -> dict[str, Any]:
    """The address has a session."""
    return {"session": place.session.pk}


def of_unit(place: World) -> dict[str, Any]:
    """The address has a station."""
    return {"unit": place.units[0].pk}


@dataclass(frozen=True)
class Row:
    """Who may open an address, and what its numbers are in the small world of the tests."""

    who: frozenset[str]
    numbers: Callable[[World], dict[str, Any]] = nothing
