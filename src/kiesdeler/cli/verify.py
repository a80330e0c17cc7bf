"""`kiesdeler verify`: recompute a published set at every level and compare."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kiesdeler.cli.commands import Command, single
from kiesdeler.cli.input import about, report
from kiesdeler.cli.language import text
from kiesdeler.cli.options import AsJson
from kiesdeler.cli.output import print_json
from kiesdeler.cli.progress import progress
from kiesdeler.problems import Problem, Severity
from kiesdeler.verify.findings import CHECKS, Finding, Kind
from kiesdeler.verify.verification import Verified
from kiesdeler.verify.verification import verify as verify_files

app = single()

LEVELS = {
    "polling_stations": ("stembureau", "stembureaus"),
    "municipalities": ("gemeente", "gemeenten"),
    "districts": ("kieskring", "kieskringen"),
    "country": ("totaaltelling", "totaaltellingen"),
    "result": ("uitslag", "uitslagen"),
}
KINDS = {
    Kind.DIFFERENCE: ("verschil", "verschillen"),
    Kind.MISSING: ("ontbreekt", "ontbreken"),
    Kind.WARNING: ("waarschuwing", "waarschuwingen"),
}
ORDER = (Kind.MISSING, Kind.WARNING, Kind.DIFFERENCE)
SEVERITIES = {Kind.DIFFERENCE: Severity.ERROR, Kind.MISSING: Severity.NOTICE, Kind.WARNING: Severity.WARNING}


@app.command(
    cls=Command,
    help=text(
        "Reken een gepubliceerde uitslag op elk niveau na en noem elk verschil.",
        "Recompute a published result at every level and name every difference.",
    ),
)
def verify(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help=text("Mappen, zips en EML-bestanden.", "Folders, zips and EML files.")),
    ],
    as_json: AsJson = False,
) -> int:
    """Exit code 1 when there is a difference; what is missing or only worth a look does not count."""
    with about(paths[0]), progress(text("Narekenen", "Recomputing")) as done:
        verification = verify_files(paths, progress=done)
    if as_json:
        print_json(verification.to_json())
    else:
        for election in verification.elections:
            # What matters most comes last, just above the summary.
            found = sorted(election.findings, key=lambda one: ORDER.index(one.kind))
            report([_problem(one, paths[0]) for one in found])
            _tell(election)
    return verification.exit_code


def _problem(finding: Finding, given: Path) -> Problem:
    """As a line on standard error; what is missing has no file, so it is told of what was given."""
    file = finding.file or str(given)
    return Problem(finding.message, file, finding.line, finding.column, severity=SEVERITIES[finding.kind])


def _tell(election: Verified) -> None:
    """The checks as a list: which hold, and how much was found under the others."""
    seats = "" if election.seats is None else f": {election.seats} zetels"
    print(f"\n{election.id}{seats}")
    print("nagerekend: " + ", ".join(_counted(n, LEVELS[level]) for level, n in election.checked.items()) + "\n")
    for check in CHECKS:
        found = Counter(one.kind for one in election.findings if one.check == check.number)
        done = found or election.performed[check.number]
        mark = "!" if found[Kind.DIFFERENCE] else "·" if found else "✓" if done else "–"
        told = ", ".join(_counted(number, KINDS[kind]) for kind, number in found.items())
        told = told if done else "niets om na te gaan"
        article = f" ({check.article})" if check.article else ""
        print(f"{check.number:>3} {mark} {check.title}{article}{': ' + told if told else ''}")
    for lot, outcome in election.lots:
        print(f"    Er is geloot ({lot.article}) tussen {', '.join(map(str, lot.among))}: {outcome}.")


def _counted(number: int, words: tuple[str, str]) -> str:
    return f"{number} {words[number != 1]}"
