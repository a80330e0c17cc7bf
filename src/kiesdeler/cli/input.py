"""Reading what a command is given; what can't be read is a problem of the input, told like any other."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kiesdeler.cli.language import text
from kiesdeler.problems import Problem, Refused, Severity


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, or of standard input for `-`. Raises `Refused` when it can't be read."""
    if str(path) == "-":
        if sys.stdin.isatty():  # nothing was piped in: without a word this looks like a program that hangs
            print(
                text("Typ of plak de invoer; sluit af met Ctrl-D.", "Type or paste the input; end with Ctrl-D."),
                file=sys.stderr,
            )
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused([unreadable(path, error)]) from error


def unreadable(path: Path, error: OSError) -> Problem:
    """What to tell about a file that the system won't give."""
    if isinstance(error, FileNotFoundError):
        message = "Dit bestand bestaat niet. Kijk de naam en de map na."
    elif isinstance(error, IsADirectoryError):
        message = "Dit is een map. Geef een bestand."
    elif isinstance(error, PermissionError):
        message = "Dit bestand mag u niet lezen. Pas de rechten aan of maak een kopie."
    else:
        message = f"Dit bestand kan niet worden gelezen: {error.strerror}."
    return Problem(message, file=str(path))


@contextlib.contextmanager
def about(file: Path) -> Iterator[None]:
    """What is refused without a file of its own, such as something that is missing, is told of this file."""
    try:
        yield
    except Refused as refused:
        raise Refused([replace(each, file=each.file or str(file)) for each in refused.problems]) from refused


WORDS = {Severity.ERROR: "", Severity.WARNING: "waarschuwing: ", Severity.NOTICE: "opmerking: "}


def report(problems: Sequence[Problem]) -> None:
    """Problems on standard error, one per line; what does not refuse a file says so."""
    for problem in problems:
        print(replace(problem, message=WORDS[problem.severity] + problem.message), file=sys.stderr)
