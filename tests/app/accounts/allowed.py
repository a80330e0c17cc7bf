"""Who may open the addresses of this room."""

from __future__ import annotations

from tests.app.allowed import ANYONE, SIGNED_IN, Row

ROWS = {
    "accounts:login": Row(ANYONE),
    "accounts:logout": Row(SIGNED_IN),
    "accounts:stay": Row(SIGNED_IN),
    "accounts:account": Row(SIGNED_IN),
    "accounts:first_password": Row(SIGNED_IN),
    "accounts:second_factor": Row(SIGNED_IN),
}
