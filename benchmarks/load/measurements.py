"""Sixty typists saving list pages at once, over HTTP against the real server; and one alone.

Every typist waits `PAUSE` seconds between pages, where a person needs two minutes for eighty candidates.  Measured is
the time from sending a page to the answer; and the time of opening the next page.  A save that is refused or that is
not there afterwards stops the benchmark.
"""

from __future__ import annotations

import http.client
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.postgres import running

from benchmarks.load.typist import Installation, Typist
from benchmarks.measure import Measurement

TYPISTS, LISTS, CANDIDATES = 60, 20, 80
PAUSE = 4.0  # seconds between two pages of one typist: thirty times as fast as a person
SECONDS = 40
GOAL, GOAL_ALONE = 0.250, 0.040


def measurements(_tk2023: Path | None) -> Iterator[Measurement]:
    """On SQLite with one process; on PostgreSQL with two."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _on(Path(folder), "", "SQLite")
    with tempfile.TemporaryDirectory() as folder, running() as cluster:
        yield from _on(Path(folder), cluster.url, "PostgreSQL, two processes", "--processes", "2")


def _on(folder: Path, database: str, name: str, *options: str) -> Iterator[Measurement]:
    installation = Installation(folder, database, typists=TYPISTS, lists=LISTS, candidates=CANDIDATES)
    with installation.serving(*options) as server:
        typists = [Typist(server.port, installation.cookie, person) for person in installation.people]
        alone = statistics.median(typists[0].save() for _ in range(40))
        yield Measurement(f"{name}: one typist saves a list page of {CANDIDATES}, median", alone, "s", GOAL_ALONE)
        saves, opened = _together(typists)
        yield Measurement(f"{name}: {len(typists)} typists at once save, p95", _p95(saves), "s", GOAL)
        yield Measurement(f"{name}: and open the next page, p95", _p95(opened), "s")


def _together(typists: Sequence[Typist]) -> tuple[list[float], list[float]]:
    """The seconds of saving and of opening, of everybody; nobody may be refused."""
    saves: list[float] = []
    opened: list[float] = []
    failed: list[str] = []
    end = time.monotonic() + SECONDS

    def work(order: int, typist: Typist) -> None:
        time.sleep(PAUSE * order / len(typists))
        try:
            while time.monotonic() < end:
                saves.append(typist.save())
                opened.append(typist.opening)
                time.sleep(max(0.0, PAUSE - saves[-1] - opened[-1]))
        except (OSError, ValueError, http.client.HTTPException) as problem:
            failed.append(f"{typist.path}: {problem!r}")

    threads = [threading.Thread(target=work, args=each) for each in enumerate(typists)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise RuntimeError(f"{len(failed)} of {len(typists)} typists were refused: {failed[0]}")
    return saves, opened


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
