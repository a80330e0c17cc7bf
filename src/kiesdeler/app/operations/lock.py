"""One server per data folder, and no restore while it runs: a lock that the system lets go when the process ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kiesdeler.app.folder import prepared
from kiesdeler.problems import Problem, Refused

_NAME = "server.lock"


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the folder. Raises `Refused` when somebody else does."""
    file = prepared(folder) / _NAME
    with file.open("a+b") as held:
        try:
            _take(held)
        except OSError as error:
            message = "Kiesdeler draait al met deze map. Stop dat programma eerst, of kies een andere map met --data."
            raise Refused([Problem(message, file=str(folder))]) from error
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(held: IO[bytes]) -> None:
        held.seek(0)
        msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(held: IO[bytes]) -> None:
        fcntl.flock(held.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
