"""Reading the EML files that a command is given: everything that is wrong with any of them is told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from kiesdeler.cli.input import read_bytes
from kiesdeler.cli.language import text
from kiesdeler.cli.progress import progress
from kiesdeler.eml.messages import Message
from kiesdeler.eml.reader import read
from kiesdeler.files.zips import Entry, is_zip, read_zip
from kiesdeler.problems import Problem, Refused, errors

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Given(Generic[M]):
    """A message, the file it came from (for a zip the way into it) and the SHA-256 of that file, hexadecimal."""

    file: str
    sha256: str
    message: M


def load(paths: Sequence[Path]) -> tuple[list[Given[Message]], list[Problem]]:
    """The messages that could be read, also those in zips, and everything that was found in all files."""
    given: list[Given[Message]] = []
    problems: list[Problem] = []
    with progress(text("Lezen", "Reading")) as done:
        for number, path in enumerate(paths, 1):
            for entry in _files(path):
                if isinstance(entry, Problem):
                    problems.append(entry)
                    continue
                try:
                    message, found = read(entry.data, entry.name)
                except Refused as refused:
                    message, found = None, list(refused.problems)
                problems += found
                if message is not None:
                    given.append(Given(entry.name, hashlib.sha256(entry.data).hexdigest(), message))
            done(number, len(paths))
    return given, problems


def _files(path: Path) -> Iterator[Entry | Problem]:
    """The file itself, or the XML files in it when it is a zip; what is inside decides, not the name."""
    try:
        data = read_bytes(path)
    except Refused as refused:
        yield from refused.problems
        return
    if not is_zip(data):
        yield Entry(str(path), data)
        return
    empty = True
    for entry in read_zip(data, str(path)):
        if isinstance(entry, Problem) or entry.name.lower().endswith(".xml"):
            empty = False
            yield entry
    if empty:
        yield Problem("In deze zip zit geen EML-bestand (een bestand dat eindigt op .eml.xml).", file=str(path))


@dataclass(slots=True)
class Inputs:
    """What a command is given, read kind by kind; `refuse` then tells all that is wrong at once."""

    problems: list[Problem] = field(default_factory=list)

    def all(self, paths: Sequence[Path], kind: type[M], what: str) -> list[Given[M]]:
        """The messages in these files, all of one kind (`what` in words); any other is a problem."""
        found, problems = load(paths)
        self.problems += errors(problems)
        return self.of_kind(found, kind, what)

    def one(self, path: Path, kind: type[M], what: str) -> list[Given[M]]:
        """The only message in a file. It is there once `refuse` has let the command go on."""
        before = len(self.problems)
        found = self.all([path], kind, what)
        if len(found) != 1 and len(self.problems) == before:
            message = f"Hier zitten {len(found)} EML-bestanden in, maar hier hoort er één: {what}."
            self.problems.append(Problem(message, file=str(path)))
        return found

    def of_kind(self, given: Sequence[Given[Message]], kind: type[M], what: str) -> list[Given[M]]:
        """Those of one kind; any other is a problem."""
        fitting: list[Given[M]] = []
        for each in given:
            if isinstance(each.message, kind):
                fitting.append(Given(each.file, each.sha256, each.message))
            else:
                message_id = each.message.header.message
                problem = f"Dit bestand is een EML {message_id}, maar hier hoort {what}."
                self.problems.append(Problem(problem, file=each.file))
        return fitting

    def refuse(self) -> None:
        """Stop here when anything was wrong."""
        if self.problems:
            raise Refused(self.problems)
