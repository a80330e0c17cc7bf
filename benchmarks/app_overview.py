"""The overview of a session with 500 stations, as the coordinator's browser asks for it: from request to page."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measurement

STATIONS = 500
GOAL = 0.150


def measurements(_tk2023: Path | None) -> Iterator[Measurement]:
    """In a process of its own: Django's settings hold for a whole process."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.app_overview_pages"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "KIESDELER_DATA": folder, "DATABASE_URL": ""},
        )
    page, screen = map(float, done.stdout.split())
    yield Measurement(f"status overview of {STATIONS} stations", page, "s", GOAL)
    yield Measurement(f"  part of the screen on the wall, {STATIONS} stations", screen, "s")
