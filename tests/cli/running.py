"""Running the command line in this process, and the files it works on: West Maas en Waal 2022, written out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from kiesdeler.cli.main import main
from kiesdeler.eml.messages import ElectionDefinition
from kiesdeler.eml.writer import write
from tests.elections.compact import figures

DEFINITION = "Verkiezingsdefinitie_GR2022_WestMaasenWaal.eml.xml"
LISTS = "Kandidatenlijsten_GR2022_WestMaasenWaal.eml.xml"
COUNT = "Telling_GR2022_WestMaasenWaal.eml.xml"


@dataclass(frozen=True)
class Run:
    """How a command ended."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def kiesdeler(*arguments: str | Path, stdin: str = "") -> Run:
    """Run a command with its streams caught."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = int(main([str(argument) for argument in arguments]))
    finally:
        sys.stdin = before
    out.flush()
    return Run(code, out.buffer.getvalue(), err.getvalue())


def written(folder: Path, change: Callable[[bytes], bytes] | None = None) -> Path:
    """The definition, lists and count of West Maas en Waal in a folder; `change` damages the count."""
    data = figures("westmaasenwaal")
    count = write(data.counts[0])
    (folder / COUNT).write_bytes(change(count) if change else count)
    return _around(folder, data.definition)


def _around(folder: Path, definition: ElectionDefinition) -> Path:
    """The definition and the lists, with the dates that the compact figures leave out."""
    nominated = date(2022, 1, 31)
    definition = replace(definition, election=replace(definition.election, nomination_date=nominated))
    (folder / DEFINITION).write_bytes(write(definition))
    lists = figures("westmaasenwaal").lists[0]
    header = replace(lists.header, issue_date=nominated)
    (folder / LISTS).write_bytes(write(replace(lists, header=header, election=definition.election)))
    return folder


def tied(folder: Path) -> Path:
    """The same election with 9 seats and votes on two equal lists, so that a lot must be drawn for the last seat."""
    data = figures("westmaasenwaal")
    count = data.counts[0]
    votes = []
    for line in count.total.ballot:
        on_list = {1: 100, 2: 100}.get(line.list, 0)
        votes.append(on_list if line.is_list or line.candidate == 1 else 0)
    valid = sum(number for line, number in zip(count.total.ballot, votes, strict=True) if line.is_list)
    total = replace(count.total, votes=tuple(votes), total_counted=valid)
    unit = replace(count.units[0], votes=total)
    (folder / COUNT).write_bytes(write(replace(count, total=total, units=(unit,))))
    return _around(folder, replace(data.definition, seats=9))


def result_arguments(folder: Path, *more: str | Path) -> list[str | Path]:
    """What `kiesdeler result` needs for the files of `written` or `tied`."""
    return [
        "result",
        "--definition",
        folder / DEFINITION,
        "--candidates",
        folder / LISTS,
        "--totals",
        folder / COUNT,
        "--created",
        "2022-03-23T12:00:00.000+01:00",
        *more,
    ]
