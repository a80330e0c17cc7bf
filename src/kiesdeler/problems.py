"""How a finding in somebody's data is told: where, what was found, what was expected, what to do.

Errors in data are values, collected in lists; exceptions are for bugs and broken promises.  The one
exception here, `Refused`, carries such a list to the edge of the program when a file can't be used.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class Severity(enum.StrEnum):
    """How bad a finding is: an error refuses the file, a warning does not, a notice is for information."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `message` is one complete Dutch sentence (or two); `line` and `column` count from 1, 0 = unknown."""

    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""  # of the element, e.g. /EML/Count/Election/Contests/Contest/TotalVotes/Selection[3]/ValidVotes
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """`file:line:column: message`, the form of standard error in the command-line contract."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class Refused(Exception):
    """The input can't be used; `problems` says why, all at once. The command line turns it into exit code 2."""

    def __init__(self, problems: Sequence[Problem]):
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that refuse a file, in order."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
