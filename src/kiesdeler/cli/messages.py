"""Reading the EML files that a command is given: everything that is wrong with any of them is told at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from kiesdeler.cli.input import read_bytes
from kiesdeler.cli.progress import progress
from kiesdeler.eml.messages import Message
from kiesdeler.eml.reader import read
from kiesdeler.problems import Problem, Refused, errors

M = TypeVar("M", bound=Message)

Named = tuple[str, Message]


def load(paths: Sequence[Path]) -> tuple[list[Named], list[Problem]]:
    """The messages that could be read, each with its file name, and everything that was found in all files."""
    messages: list[Named] = []
    problems: list[Problem] = []
    with progress("EML") as done:
        for number, path in enumerate(paths, 1):
            try:
                message, found = read(read_bytes(path), str(path))
            except Refused as refused:
                message, found = None, list(refused.problems)
            problems += found
            if message is not None:
                messages.append((str(path), message))
            done(number, len(paths))
    return messages, problems


def load_as(paths: Sequence[Path], kind: type[M], what: str) -> list[M]:
    """The messages in these files, which must all be of one kind (`what` in words). Raises `Refused` if any is not."""
    messages, found = load(paths)
    problems = errors(found)
    fitting: list[M] = []
    for file, message in messages:
        if isinstance(message, kind):
            fitting.append(message)
        else:
            message_id = message.header.message
            problems.append(Problem(f"Dit bestand is een EML {message_id}, maar hier hoort {what}.", file=file))
    if problems:
        raise Refused(problems)
    return fitting
