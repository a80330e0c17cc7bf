"""What somebody can do who has the database and knows how it works: get round its refusals."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


@contextmanager
def tampering() -> Iterator[Any]:
    """A cursor for statements that the triggers would refuse."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_logentry DISABLE TRIGGER USER")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_logentry'")
            names = [name for (name,) in cursor.fetchall()]
            assert len(names) == 2
            for name in names:
                cursor.execute(f"DROP TRIGGER {name}")
        yield cursor
