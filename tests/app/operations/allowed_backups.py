"""Who may open the pages of back-ups."""

from __future__ import annotations

from tests.app.allowed import ADMINISTRATOR, Row

ROWS = {
    "operations:backups": Row(ADMINISTRATOR),
    "operations:backup_make": Row(ADMINISTRATOR),
    "operations:passphrase": Row(ADMINISTRATOR),
}
