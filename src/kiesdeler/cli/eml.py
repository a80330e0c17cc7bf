"""`kiesdeler eml`: look at EML_NL files: check them, hash them, turn a count into CSV."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kiesdeler.cli.commands import Command, group
from kiesdeler.cli.input import about, read_bytes, report
from kiesdeler.cli.language import text
from kiesdeler.cli.main import Exit
from kiesdeler.cli.messages import Given, Inputs, load
from kiesdeler.cli.options import AsJson
from kiesdeler.cli.output import print_json, write_file
from kiesdeler.eml.checks import check_together
from kiesdeler.eml.hash import grouped
from kiesdeler.eml.messages import CandidateLists, Count, Message
from kiesdeler.files.names import name_problems
from kiesdeler.files.osv_csv import write_csv
from kiesdeler.problems import Problem, errors

app = group(text("EML_NL-bestanden controleren, hashen en omzetten.", "Check, hash and convert EML_NL files."))


@app.command(
    "check",
    cls=Command,
    help=text(
        "Controleer bestanden, elk apart en met elkaar: opbouw, totalen, lijsten, verkiezing.",
        "Check files, each by itself and together: structure, totals, lists, election.",
    ),
)
def check(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help=text("EML-bestanden, of zips ervan.", "EML files, or zips of them.")),
    ],
    as_json: AsJson = False,
) -> int:
    """Exit code 2 when there is an error, which refuses a file; 0 when there are at most warnings and notices."""
    given, problems = load(files)
    problems += [problem for each in given for problem in name_problems(each.file, each.message)]
    problems += check_together([(each.file, each.message) for each in given])
    if as_json:
        print_json(_check_json(files, given, problems))
    else:
        report(problems)
    return Exit.UNUSABLE if errors(problems) else Exit.FINE


def _check_json(files: Sequence[Path], given: Sequence[Given[Message]], problems: Sequence[Problem]) -> object:
    messages = {each.file: each.message.header.message for each in given}
    names = dict.fromkeys([*map(str, files), *messages, *(problem.file for problem in problems)])
    zips = {str(file) for file in files if any(name.startswith(f"{file}/") for name in names)}
    return {
        "files": [
            {
                "file": name,
                "message": messages.get(name),
                "problems": [
                    {
                        "severity": problem.severity.value,
                        "line": problem.line,
                        "column": problem.column,
                        "path": problem.path,
                        "message": problem.message,
                    }
                    for problem in problems
                    if problem.file == name
                ],
            }
            for name in sorted(names.keys() - zips, key=list(names).index)
        ]
    }


@app.command(
    "hash",
    cls=Command,
    help=text(
        "Toon de SHA-256 van bestanden zoals die op papier staat: zestien groepen van vier.",
        "Show the SHA-256 of files as it is printed on paper: sixteen groups of four.",
    ),
)
def hash_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=text("Bestanden.", "Files."))],
    as_json: AsJson = False,
) -> int:
    """Any file will do; the hash is of its bytes."""
    hashes = {str(file): grouped(read_bytes(file)) for file in files}
    if as_json:
        print_json({"files": [{"file": file, "groups": value.split(" ")} for file, value in hashes.items()]})
    else:
        for file, value in hashes.items():
            print(f"{value}  {file}")
    return Exit.FINE


@app.command(
    "csv",
    cls=Command,
    help=text(
        "Maak van een telling (510b of 510c) en de kandidatenlijsten (230b) de osv4-3-CSV.",
        "Make the osv4-3 CSV of a count (510b or 510c) and its candidate lists (230b).",
    ),
)
def csv(
    count: Annotated[
        Path,
        typer.Argument(metavar="COUNT", help=text("De telling, EML 510b of 510c.", "The count, EML 510b or 510c.")),
    ],
    candidates: Annotated[
        Path,
        typer.Argument(
            metavar="CANDIDATES",
            help=text(
                "De kandidatenlijsten van die kieskring, EML 230b.", "The candidate lists of that district, EML 230b."
            ),
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=text(
                "Waar de CSV heen gaat; anders naar standaarduitvoer.", "Where the CSV goes; else standard output."
            ),
        ),
    ] = None,
) -> int:
    """The bytes of the CSV, with its byte order mark, on standard output or in a file."""
    inputs = Inputs()
    counts = inputs.one(count, Count, "een telling (510b of 510c)")
    lists = inputs.one(candidates, CandidateLists, "kandidatenlijsten (230b)")
    inputs.refuse()
    with about(count):
        content = write_csv(counts[0].message, lists[0].message)
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        write_file(output, content)
    return Exit.FINE
