"""`make bench`: every measurement with its goal, and the baseline of an earlier run beside it.

`--save` writes the outcome to baseline.json.  The large published files are looked for as the tests do it; without them
the measurements that need them are left out, and the output says so.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.shared import SHARED, unpacked

from benchmarks import commands, law, parsing
from benchmarks.measure import Measurement

BASELINE = Path(__file__).with_name("baseline.json")


def main() -> None:
    """Measure, print, and save when asked."""
    tk2023, why_not = _tk2023()
    before = json.loads(BASELINE.read_text(encoding="utf-8"))["measurements"] if BASELINE.exists() else {}
    print(f"{_machine()}\n")
    print(f"{'what':<62} {'measured':>14} {'goal':>12} {'earlier':>12}")
    done: dict[str, float] = {}
    for room in (commands.start_up, law.measurements, parsing.measurements, commands.large):
        for one in room(tk2023):
            _show(one, before.get(one.name), done)
    if why_not:
        print(f"\nNot measured: verify, result and reading of the House of Representatives 2023; {why_not}")
    if "--save" in sys.argv[1:]:
        saved = {"machine": _machine(), "date": datetime.now(UTC).date().isoformat(), "measurements": done}
        BASELINE.write_text(json.dumps(saved, indent=2) + "\n", encoding="utf-8")


def _tk2023() -> tuple[Path | None, str]:
    given = os.environ.get("KIESDELER_TK2023")
    if given:
        return Path(given), ""
    if SHARED is None:
        return None, "its files are not here (KIESDELER_SHARED or KIESDELER_TK2023 names their folder)."
    return next(path.parent for path in unpacked("data/tk2023.tar.xz").rglob("Totaaltelling_TK2023.eml.xml")), ""


def _show(one: Measurement, before: float | None, done: dict[str, float]) -> None:
    met = "" if one.goal is None else ("  ok" if one.met else "  NOT MET")
    goal = "" if one.goal is None else f"{'>=' if one.more_is_better else '<='} {one.goal:g} {one.unit}"
    earlier = "" if before is None else f"{before:.3g} {one.unit}"
    print(f"{one.name:<62} {one.value:>9.3g} {one.unit:<4} {goal:>12} {earlier:>12}{met}", flush=True)
    done[one.name] = round(one.value, 6)


def _machine() -> str:
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        )
        if Path("/proc/cpuinfo").exists()
        else iter(()),
        platform.processor() or "unknown processor",
    )
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, CPython {platform.python_version()}"


if __name__ == "__main__":
    main()
