"""The law alone, plain and as machine code (when `make build` has made that): the same questions to both."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measurement

ROOT = Path(__file__).parents[1]
COMPILED = ROOT / "build" / "mypyc" / "src"
GOALS = {  # name -> (unit, goal, more is better)
    "allocating TK2023 with candidates": ("ms", 5, False),
    "allocating a council of 45 seats with candidates": ("ms", 1, False),
    "random councils, seats per list": ("/s", 10_000, True),
}


def measurements(_tk2023: Path | None) -> Iterator[Measurement]:
    """The figures of the plain law, then those of the compiled one and how many times faster it is."""
    plain = _ask(ROOT / "src")
    for name, value in plain.items():
        unit, goal, more = GOALS[name]
        yield Measurement(name, value, unit, goal, more)
    if COMPILED.is_dir():
        for name, value in _ask(COMPILED).items():
            unit, _, more = GOALS[name]
            yield Measurement(f"  with mypyc: {name}", value, unit)
            faster = value / plain[name] if more else plain[name] / value
            yield Measurement("  with mypyc: faster", faster, "x")


def _ask(source: Path) -> dict[str, float]:
    script = Path(__file__).with_name("law_questions.py")
    done = subprocess.run([sys.executable, str(script), str(source)], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))
