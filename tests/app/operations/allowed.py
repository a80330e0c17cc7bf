"""Who may open the addresses of this room."""

from __future__ import annotations

from tests.app.allowed import ANYONE, Row

ROWS = {
    "operations:help": Row(ANYONE, lambda _place: {"page": "start"}),
}
