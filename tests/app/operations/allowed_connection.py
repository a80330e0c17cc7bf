"""Who may tell of the connections of his workstation."""

from __future__ import annotations

from tests.app.allowed import SIGNED_IN, Row

ROWS = {"operations:connection": Row(SIGNED_IN)}
