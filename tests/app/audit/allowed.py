"""Who may open the addresses of this room."""

from __future__ import annotations

from typing import Any

from kiesdeler.app.audit.log import PROGRAM, record
from kiesdeler.app.writing import writing
from tests.app.allowed import ADMINISTRATOR, COORDINATORS, Row
from tests.app.personas import World


def some_entry(place: World) -> dict[str, Any]:
    """An entry that concerns the committee of `coordinator`; for another coordinator it is not there (404)."""
    with writing():
        return {"sequence": record("unit.added", PROGRAM, committee=place.committee.pk).sequence}


ROWS = {
    "audit:log": Row(ADMINISTRATOR | COORDINATORS),
    "audit:entry": Row(ADMINISTRATOR | COORDINATORS, some_entry),
    "audit:check": Row(ADMINISTRATOR | COORDINATORS),
    "audit:export": Row(ADMINISTRATOR | COORDINATORS),
}
