"""Writing to the database: one transaction, and with SQLite one writer at a time in this process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.db import connection, transaction

# SQLite polls for its write lock without a queue, so that threads starve each other; a lock of our own queues.
_ONE_AT_A_TIME = threading.RLock()


@contextmanager
def writing() -> Iterator[None]:
    """Everything inside happens or nothing does; its log entries included."""
    turn = _ONE_AT_A_TIME if connection.vendor == "sqlite" else nullcontext()
    with turn, transaction.atomic():
        yield
