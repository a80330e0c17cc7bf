"""What a process of the server does: run the application, and end when the process that started it does."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.process import BaseProcess
from typing import Any


def application(threads: int) -> Any:
    """The application, loaded in this process, with so many threads."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    from kiesdeler.app.wsgi import application as loaded  # noqa: PLC0415 - Django is set up by this import

    importlib.import_module("kiesdeler.app.urls")  # now, so that the first visitor does not wait for it
    from kiesdeler.app.operations.receiving import Receiving  # noqa: PLC0415

    return Receiving(loaded, threads)


def _end_with(parent: BaseProcess) -> None:
    """Without its parent nobody could stop this process, and the folder would look free."""
    parent.join()
    if sys.platform == "win32":
        os._exit(0)
    os.kill(os.getpid(), signal.SIGTERM)
