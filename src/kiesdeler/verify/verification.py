"""The verification of a published set: all files read, all checks done, everything found in one report."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiesdeler.problems import Problem, Refused
from kiesdeler.verify.contest import Lot, Outcome
from kiesdeler.verify.digest import digest
from kiesdeler.verify.election import Election, by_election
from kiesdeler.verify.figures import Digest
from kiesdeler.verify.findings import CHECKS, Finding, Kind
from kiesdeler.verify.identity import lists_compared, same_people
from kiesdeler.verify.levels import expected, levels, pairs, same_figures, upper_counts
from kiesdeler.verify.outcome import check_result
from kiesdeler.verify.sources import Source, find

FEW_BYTES = 8 * 2**20  # not worth starting processes for
PER_TRIP = 4  # files handed to a process at a time


@dataclass(frozen=True, slots=True)
class Verified:
    """One election: what was looked at and what was found."""

    id: str
    seats: int | None
    checked: dict[str, int]
    findings: tuple[Finding, ...]
    lots: tuple[tuple[Lot, Outcome], ...]
    hashes: tuple[tuple[str, str], ...]
    performed: dict[int, int]  # number of a check -> how many things it looked at; 0: it could not be done

    def of(self, kind: Kind) -> list[Finding]:
        """The findings of one kind."""
        return [one for one in self.findings if one.kind is kind]


@dataclass(frozen=True, slots=True)
class Verification:
    """The whole outcome. `files` is the number of EML files read."""

    files: int
    elections: tuple[Verified, ...]

    @property
    def exit_code(self) -> int:
        """0: everything that could be checked is right; 1: something differs."""
        return 1 if any(election.of(Kind.DIFFERENCE) for election in self.elections) else 0

    def to_json(self) -> dict[str, Any]:
        """The report in the form of the command-line contract, with the checks besides."""
        return {"files": self.files, "elections": [_to_json(election) for election in self.elections]}


def verify(
    paths: Iterable[Path], *, progress: Callable[[int, int], None] | None = None, workers: int | None = None
) -> Verification:
    """Recompute the published sets in folders, zips and files.

    `progress` hears (files done, files in all) as they are read; `workers` is the number of processes (None: one per
    core). Raises Refused with all problems when there is nothing to verify or a file can't be read.
    """
    sources = find(Path(path) for path in paths)
    digests: list[Digest] = []
    for one in _digests(sources, workers):
        digests.append(one)
        if progress is not None:
            progress(len(digests), len(sources))
    problems = [problem for one in digests for problem in one.problems]
    elections = by_election(digests)
    if not problems and not elections:
        problems = [Problem("In deze bestanden staan geen tellingen, kandidatenlijsten of uitslagen.")]
    if problems:
        raise Refused(problems)
    return Verification(len(digests), tuple(_verified(election) for election in elections.values()))


def _digests(sources: list[Source], workers: int | None) -> Iterator[Digest]:
    """Largest files first, so that no process is left with one at the end."""
    processes = workers or os.cpu_count() or 1
    ordered = sorted(sources, key=lambda source: -source.size)
    if processes == 1 or sum(source.size for source in sources) < FEW_BYTES:
        yield from map(digest, ordered)
        return
    with ProcessPoolExecutor(processes, initializer=gc.freeze) as pool:
        yield from pool.map(digest, ordered, chunksize=PER_TRIP)


def _verified(election: Election) -> Verified:
    result = check_result(election)
    found = [*election.findings, *levels(election), *same_people(election), *result.findings, *same_figures(election)]
    counts = [file for files in election.municipalities.values() for file in files]
    checked = {
        "polling_stations": sum(file.counted.stations for file in counts),
        "municipalities": len(counts),
        "districts": sum(map(len, election.districts.values())),
        "country": len(election.totals),
        "result": int(result.done),
    }
    found.sort(key=lambda one: one.check)
    municipalities, districts = expected(election)
    compared = Counter(check for file in upper_counts(election) for check, _, _ in pairs(election, file))
    files, stations = len(election.hashes), checked["polling_stations"]
    counted = sum(checked[level] for level in ("municipalities", "districts", "country"))
    performed = {
        1: len(election.definitions),
        2: len(municipalities),
        3: len(districts),
        4: 1,
        **dict.fromkeys((5, 6, 7), counted),
        8: compared[8],
        9: compared[9],
        10: compared.total(),
        11: lists_compared(election),
        **dict.fromkeys((12, 13, 14, 15), checked["result"]),
        16: len(result.lots),
        **dict.fromkeys((17, 18), stations),
        **dict.fromkeys((19, 20, 21, 22), files),
    }
    return Verified(
        election.id, result.seats, checked, tuple(found), result.lots, tuple(sorted(election.hashes)), performed
    )


def _to_json(election: Verified) -> dict[str, Any]:
    return {
        "id": election.id,
        "seats": election.seats,
        "checked": election.checked,
        "missing": [{"level": one.level, "id": one.id, "name": one.name} for one in election.of(Kind.MISSING)],
        "differences": [
            {
                "file": one.file,
                "unit": one.unit,
                "list": one.list,
                "candidate": one.candidate,
                "what": one.what,
                "published": one.published,
                "computed": one.computed,
                "article": one.article,
            }
            for one in election.of(Kind.DIFFERENCE)
        ],
        "lots": [
            {"id": lot.id, "article": lot.article, "among": list(lot.among), "outcome": outcome}
            for lot, outcome in election.lots
        ],
        "warnings": [
            {"file": one.file, "unit": one.unit, "check": one.check, "message": one.message}
            for one in election.of(Kind.WARNING)
        ],
        "checks": [
            {
                "number": check.number,
                "subject": check.subject,
                "title": check.title,
                "article": check.article,
                "performed": election.performed[check.number],
                "failures": [
                    {"kind": one.kind.value, "file": one.file, "unit": one.unit, "message": one.message}
                    for one in election.findings
                    if one.check == check.number
                ],
            }
            for check in CHECKS
        ],
        "hashes": [{"file": file, "sha256": _grouped(sha256)} for file, sha256 in election.hashes],
    }


def _grouped(sha256: str) -> str:
    return " ".join(sha256[start : start + 4] for start in range(0, len(sha256), 4))
