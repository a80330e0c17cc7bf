"""The manual and the certificate are for anyone."""

from __future__ import annotations

from tests.app.allowed import ANYONE, Row

ROWS = {"operations:authority": Row(ANYONE)}
