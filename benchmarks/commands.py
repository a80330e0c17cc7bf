"""Whole commands as people run them: start-up, verify and result of a national election."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measurement, Run, best, process
from kiesdeler.eml.messages import CandidateLists, Count, ElectionDefinition
from kiesdeler.eml.reader import read_file
from kiesdeler.law.allocation import allocate
from kiesdeler.reports.p22 import p22_context
from kiesdeler.reports.render import render
from kiesdeler.tally.contest import contest
from kiesdeler.tally.people import people

KIESDELER = Path(sys.executable).with_name("kiesdeler")
PARSE_ALL = "import sys; from lxml import etree\nfor name in sys.argv[1:]: etree.parse(name)"


def start_up(_tk2023: Path | None) -> Iterator[Measurement]:
    """From nothing to an answer."""
    version = min(process([KIESDELER, "--version"]).seconds for _ in range(10))
    yield Measurement("kiesdeler --version", version, "s", 0.15)
    help_text = min(process([KIESDELER, "allocate", "--help"]).seconds for _ in range(5))
    yield Measurement("kiesdeler allocate --help", help_text, "s")


def large(tk2023: Path | None) -> Iterator[Measurement]:
    """`verify` beside parsing the same files and doing nothing with them; `result` with its report."""
    if tk2023 is None:
        return
    files = sorted(tk2023.glob("*.xml"))
    process([sys.executable, "-I", "-c", PARSE_ALL, *files])  # everything into the cache of the system
    parse, verify = [], []
    for _ in range(3):  # in turns, so that both meet the same noise
        parse.append(process([sys.executable, "-I", "-c", PARSE_ALL, *files]))
        verify.append(process([KIESDELER, "verify", "--json", tk2023]))
    parsing, verifying = _fastest(parse), _fastest(verify)
    yield Measurement("lxml.etree.parse of all files of TK2023", parsing.seconds, "s")
    yield Measurement("kiesdeler verify TK2023", verifying.seconds, "s")
    yield Measurement("kiesdeler verify TK2023, beside lxml.etree.parse", verifying.seconds / parsing.seconds, "x", 1.5)
    yield Measurement("kiesdeler verify TK2023, largest process", verifying.megabytes, "MB", 400)
    yield from _report(tk2023)
    yield from _result(tk2023)


def _report(tk2023: Path) -> Iterator[Measurement]:
    """The report of a national election, from its contents to the PDF."""
    definition = read_file(tk2023 / "Verkiezingsdefinitie_TK2023.eml.xml")
    totals = read_file(tk2023 / "Totaaltelling_TK2023.eml.xml")
    files = [read_file(path) for path in sorted(tk2023.glob("Kandidatenlijsten_*.xml"))]
    lists = [each for each in files if isinstance(each, CandidateLists)]
    if not isinstance(definition, ElectionDefinition) or not isinstance(totals, Count):
        raise SystemExit("the files of TK2023 are not what their names say")
    made = contest(definition, totals, candidate_lists=lists)
    everybody = people(made, lists)
    digest = "0" * 64
    context = p22_context(
        definition, totals, lists, allocate(made), people=everybody, count_hash=digest, result_hash=digest
    )
    yield Measurement("P 22-1 with annex of TK2023", best(lambda: render(context), least=3), "s", 5)


def _result(tk2023: Path) -> Iterator[Measurement]:
    with tempfile.TemporaryDirectory() as folder:
        arguments: list[str | Path] = [KIESDELER, "result", "-o", Path(folder)]
        arguments += ["--definition", tk2023 / "Verkiezingsdefinitie_TK2023.eml.xml"]
        arguments += ["--totals", tk2023 / "Totaaltelling_TK2023.eml.xml"]
        arguments += ["--candidates", *sorted(tk2023.glob("Kandidatenlijsten_*.xml"))]
        run = _fastest([process(arguments) for _ in range(2)])
    yield Measurement("kiesdeler result TK2023 (520, P 22-1 with annex, explanation)", run.seconds, "s")


def _fastest(runs: list[Run]) -> Run:
    failed = [run.code for run in runs if run.code not in {0, 1}]
    if failed:
        raise SystemExit(f"a measured command ended with exit code {failed[0]}")
    return Run(min(run.seconds for run in runs), max(run.megabytes for run in runs), runs[0].code)
