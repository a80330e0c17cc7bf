"""Who may open the pages on polling stations."""

from __future__ import annotations

from tests.app.allowed import ADMINISTRATOR, COORDINATOR, Row, of_session, of_unit

_MANAGERS = ADMINISTRATOR | COORDINATOR
ROWS = {
    "counting:stations": Row(_MANAGERS, of_session),
    "counting:new_station": Row(_MANAGERS, of_session),
    "counting:import_stations": Row(_MANAGERS, of_session),
    "counting:export_stations": Row(_MANAGERS, of_session),
    "counting:station": Row(_MANAGERS, of_unit),
    "counting:remove_station": Row(_MANAGERS, of_unit),
}
