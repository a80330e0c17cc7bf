"""The page of a long list as a typist's browser asks for it: opened, saved, and everything it loads the first time."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.app_pages_typist import CANDIDATES
from benchmarks.measure import Measurement

GOAL = 0.040
SIZE_GOAL = 150


def measurements(_tk2023: Path | None) -> Iterator[Measurement]:
    """In a process of its own: Django's settings hold for a whole process."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.app_pages_typist"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "KIESDELER_DATA": folder, "DATABASE_URL": ""},
        )
    opened, saved, size = map(float, done.stdout.split())
    yield Measurement(f"page of a list of {CANDIDATES} candidates", opened, "s", GOAL)
    yield Measurement("  saved by one typist, SQLite", saved, "s", GOAL)
    yield Measurement("  all that a browser loads the first time", size / 1000, "kB", SIZE_GOAL)
