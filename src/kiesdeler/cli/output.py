"""Writing what a command made: everything or nothing, never half a file."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from kiesdeler.problems import Problem, Refused


def write_files(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files into a folder (made when needed) and return their paths, in order.

    All of them are complete on disk, under temporary names, before the first gets its own name; older files of
    the same name are replaced then.  Raises `Refused` when the folder can't be written; nothing is left behind.
    """
    scratch: list[Path] = []
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for content in files.values():
            handle, name = tempfile.mkstemp(dir=folder, prefix=".kiesdeler-")
            scratch.append(Path(name))
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        umask = os.umask(0)
        os.umask(umask)
        targets = [folder / name for name in files]
        for source, target in zip(scratch, targets, strict=True):
            source.chmod(0o666 & ~umask)
            source.replace(target)
    except OSError as error:
        for path in scratch:
            path.unlink(missing_ok=True)
        if made:
            with contextlib.suppress(OSError):  # somebody else's file is in it, or it was never made
                folder.rmdir()
        raise Refused([Problem(f"Hier kan niet worden geschreven: {error.strerror}.", file=str(folder))]) from error
    return targets


def write_file(path: Path, content: bytes) -> None:
    """Write one file, or refuse."""
    write_files(path.parent, {path.name: content})


def print_json(value: Any) -> None:
    """The machine-readable answer, on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def moment(given: str | None) -> str:
    """The moment that goes into the header of a file (xs:dateTime): the given one, else now. Refused if it is none."""
    if given is None:
        return datetime.now().astimezone().isoformat(timespec="milliseconds")
    if not _is_moment(given):
        message = f"“{given}” is geen moment: verwacht bijvoorbeeld 2023-12-01T10:00:00.000+01:00."
        raise Refused([Problem(message, file="--created")])
    return given


def _is_moment(text: str) -> bool:
    """Whether this is an xs:dateTime that Python can count with, too."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)?", text) is not None
