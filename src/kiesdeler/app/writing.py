"""Writing to the database: one transaction, and with SQLite one writer at a time in this process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.db import connection, transaction

# SQLite polls for its write lock without a queue, so that threads starve each other; a lock of our own queues.
_ONE_AT_A_TIME = threading.RLock()

_PEOPLE = 0x6B6965  # names a lock of PostgreSQL


@contextmanager
def writing() -> Iterator[None]:
    """Everything inside happens or nothing does; its log entries included."""
    turn = _ONE_AT_A_TIME if connection.vendor == "sqlite" else nullcontext()
    with turn, transaction.atomic():
        yield


@contextmanager
def writing_people() -> Iterator[None]:
    """The same for acts on users and for attempts to log in, with PostgreSQL one at a time as well.

    They look first and write then: whether a name is free, whether another administrator remains, how many failures
    there were. Between two at once that would come out wrong.
    """
    with writing():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PEOPLE])
        yield
