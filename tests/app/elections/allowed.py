"""Who may open the addresses of this room."""

from __future__ import annotations

from tests.app.allowed import ADMINISTRATOR, COORDINATOR, COORDINATORS, Row, nothing, of_committee

ROWS = {
    "elections:list": Row(ADMINISTRATOR | COORDINATORS),
    "elections:setup": Row(ADMINISTRATOR),
    "elections:setup_abandon": Row(ADMINISTRATOR),
    "elections:setup_step": Row(ADMINISTRATOR, lambda place: nothing(place) | {"name": "verkiezingsdefinitie"}),
    "elections:committee": Row(ADMINISTRATOR | COORDINATOR, of_committee),
    "elections:particulars": Row(ADMINISTRATOR | COORDINATOR, of_committee),
}
