"""Who may open the addresses of a typist."""

from __future__ import annotations

from typing import Any

from tests.app.allowed import ALL_TYPISTS, TYPISTS, Row, of_session
from tests.app.personas import World


def of_entry(place: World) -> dict[str, Any]:
    """The addresses about one entry have the session and the station."""
    return {"session": place.session.pk, "unit": place.units[0].pk}


ROWS = {
    "counting:entry": Row(TYPISTS, of_session),
    "counting:entry_lookup": Row(TYPISTS, of_session),
    "counting:entry_resume": Row(TYPISTS, of_entry),
    "counting:entry_check": Row(TYPISTS, of_entry),
    "counting:entry_explanation": Row(TYPISTS, of_entry),
    "counting:entry_done": Row(TYPISTS, of_entry),
    "counting:entry_pause": Row(TYPISTS, of_entry),
    "counting:entry_discard": Row(TYPISTS, of_entry),
    "counting:entry_section": Row(TYPISTS, lambda place: of_entry(place) | {"section": "voters_and_votes"}),
    "counting:entry_practice": Row(ALL_TYPISTS),
}
