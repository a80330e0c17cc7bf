"""What a measurement is, and how time and memory are taken: the best of several, since noise only ever adds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measurement:
    """One line of the outcome; `goal` None when there is nothing to reach."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    more_is_better: bool = False

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.goal is None or (self.value >= self.goal if self.more_is_better else self.value <= self.goal)


@dataclass(frozen=True, slots=True)
class Run:
    """One process: its wall-clock seconds, the largest resident set of it or any child in MB, and its exit code."""

    seconds: float
    megabytes: float
    code: int


def best(work: Callable[[], object], seconds: float = 1.0, least: int = 5) -> float:
    """Seconds of the fastest of as many runs as fit."""
    fastest, runs, end = float("inf"), 0, time.perf_counter() + seconds
    while runs < least or time.perf_counter() < end:
        start = time.perf_counter()
        work()
        fastest = min(fastest, time.perf_counter() - start)
        runs += 1
    return fastest


def process(arguments: Sequence[str | Path], **environment: str) -> Run:
    """Run a program to its end, its output thrown away. Its memory is its own: the largest of it and its children."""
    # A process starts with the peak of the one it was forked from, so a small one stands in between.
    watcher = (
        "import os, resource, subprocess, sys, time; start = time.perf_counter();"
        "code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, code)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", watcher, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )
    seconds, megabytes, code = done.stdout.split()
    return Run(float(seconds), float(megabytes), int(code))
