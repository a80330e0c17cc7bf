"""`make bench`: every measurement with its goal, and the baseline of an earlier run beside it.

`--save` writes the outcome to baseline.json and docs/performance.md.  The large published files are looked for as the
tests do it; without them the measurements that need them are left out, and the output says so.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.shared import SHARED, unpacked

from benchmarks import app_documents, app_overview, app_pages, commands, law, parsing, reports_session
from benchmarks.load import measurements as load
from benchmarks.measure import Measurement

BASELINE = Path(__file__).with_name("baseline.json")
DOCUMENT = Path(__file__).parents[1] / "docs" / "performance.md"


def main() -> None:
    """Measure, print, and save when asked."""
    tk2023, why_not = _tk2023()
    before = json.loads(BASELINE.read_text(encoding="utf-8"))["measurements"] if BASELINE.exists() else {}
    print(f"{_machine()}\n")
    print(f"{'what':<62} {'measured':>14} {'goal':>12} {'earlier':>12}")
    done: list[Measurement] = []
    rooms = (
        commands.start_up, law.measurements, parsing.measurements, commands.large, app_overview.measurements,
        app_pages.measurements, reports_session.measurements, app_documents.measurements, load.measurements,
    )  # fmt: skip
    for room in rooms:
        for one in room(tk2023):
            _show(one, before.get(one.name))
            done.append(one)
    if why_not:
        print(f"\nNot measured: verify, result and reading of the House of Representatives 2023; {why_not}")
    if "--save" in sys.argv[1:]:
        _save(done)


def _save(done: list[Measurement]) -> None:
    """The baseline for the next run, and the page of the documentation."""
    today = datetime.now(UTC).date().isoformat()
    saved = {"machine": _machine(), "date": today, "measurements": {one.name: round(one.value, 6) for one in done}}
    BASELINE.write_text(json.dumps(saved, indent=2) + "\n", encoding="utf-8")
    rows = [
        f"| {one.name.strip()} | {_number(one.value)} {one.unit} | {_goal(one)} | {_verdict(one)} |" for one in done
    ]
    DOCUMENT.write_text(
        "# Performance\n\n"
        f"Measured on {today} with `make baseline`, on: {_machine()}.\n"
        "x is the ratio to the other thing that is named, measured in the same run.\n\n"
        "| what | measured | goal | |\n|---|---|---|---|\n" + "\n".join(rows) + "\n",
        encoding="utf-8",
    )


def _tk2023() -> tuple[Path | None, str]:
    given = os.environ.get("KIESDELER_TK2023")
    if given:
        return Path(given), ""
    if SHARED is None:
        return None, "its files are not here (KIESDELER_SHARED or KIESDELER_TK2023 names their folder)."
    return next(path.parent for path in unpacked("data/tk2023.tar.xz").rglob("Totaaltelling_TK2023.eml.xml")), ""


def _goal(one: Measurement) -> str:
    return "" if one.goal is None else f"{'>=' if one.more_is_better else '<='} {one.goal:g} {one.unit}"


def _verdict(one: Measurement) -> str:
    return "" if one.goal is None else ("ok" if one.met else "not met")


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 1000 else f"{value:.3g}"


def _show(one: Measurement, before: float | None) -> None:
    earlier = "" if before is None else f"{_number(before)} {one.unit}"
    print(
        f"{one.name:<62} {_number(one.value):>9} {one.unit:<4} {_goal(one):>12} {earlier:>12}  {_verdict(one)}",
        flush=True,
    )


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
