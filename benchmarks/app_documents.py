"""The documents of the largest municipality: 500 stations, 26 lists of 50 candidates; and its totals before the end."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measurement

STATIONS, LISTS, CANDIDATES = 500, 26, 50


def measurements(_tk2023: Path | None) -> Iterator[Measurement]:
    """In a process of its own: Django's settings hold for a whole process."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.app_documents_work"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "KIESDELER_DATA": folder, "DATABASE_URL": ""},
        )
    page, documents, before, peak = map(float, done.stdout.split())
    size = f"{STATIONS} stations, {LISTS} lists of {CANDIDATES}"
    yield Measurement(f"provisional totals, {size}", page, "s", 0.5)
    yield Measurement(f"all documents of a session, {size}", documents, "s", 20)
    yield Measurement("  memory of the server before", before, "MB")
    yield Measurement("  memory of the server at its highest", peak, "MB", 1000)
