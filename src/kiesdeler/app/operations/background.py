"""Work that comes back: a thread that does something every so often until the program stops."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections

_LOG = logging.getLogger(__name__)


class Every:
    """Does `work` now and every `seconds` after it was done. A failure is told and does not end it."""

    def __init__(self, seconds: float, work: Callable[[], object], name: str):
        self._seconds, self._work = seconds, work
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let the work that is going on finish, and do no more."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._work()
            except Exception:  # the watch must go on: the next round may well work  # noqa: BLE001
                _LOG.exception("%s failed", self._thread.name)
            finally:
                close_old_connections()
            self._stop.wait(self._seconds)
