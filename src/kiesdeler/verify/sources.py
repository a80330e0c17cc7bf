"""Finding the EML files in folders, zips (also zips in zips) and loose files, without trusting any of them.

Nothing is ever unpacked to disk; a name in a zip is only a label, and one that tries to leave its folder is
passed over.
"""

from __future__ import annotations

import functools
import io
import lzma
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kiesdeler.problems import Problem, Refused

MAX_FILE = 256 * 2**20  # bytes; the largest count, of Amsterdam, is about 30 MB
MAX_TOTAL = 16 * 2**30  # bytes of everything together; a whole national election is about 1 GB
MAX_FILES = 100_000
MAX_DEPTH = 3  # zips in zips in a zip
DAMAGED = (  # what zipfile and its decompressors raise for damaged bytes; a wild offset is a ValueError
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, ValueError, OverflowError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A file on disk, or in a zip on disk: `members` are the names to follow inwards. `name` is the bare file name."""

    path: Path
    members: tuple[str, ...]
    size: int

    @property
    def name(self) -> str:
        """The file's own name, for reports."""
        return PurePosixPath(self.members[-1]).name if self.members else self.path.name

    def read(self) -> bytes:
        """The bytes. Raises OSError or zipfile.BadZipFile when they can't be had."""
        if not self.members:
            return self.path.read_bytes()
        return _member(self.path, self.members)


def _member(path: Path, members: tuple[str, ...]) -> bytes:
    """The bytes of a member, and no more of them than the directory says, which `_in_zip` has checked."""
    try:
        with _opened(path, members[:-1]) as archive, archive.open(members[-1]) as stream:
            return stream.read(archive.getinfo(members[-1]).file_size)
    except DAMAGED as error:
        raise zipfile.BadZipFile(str(error)) from error


def _opened(path: Path, members: tuple[str, ...]) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(_inner_zip(path, members)) if members else path)


@functools.lru_cache(maxsize=1)  # the members of an inner zip are read one after another
def _inner_zip(path: Path, members: tuple[str, ...]) -> bytes:
    return _member(path, members)


def find(paths: Iterable[Path]) -> list[Source]:
    """All EML files below these paths, each once, sorted. Raises Refused with everything that can't be used."""
    problems: list[Problem] = []
    sources: dict[tuple[Path, tuple[str, ...]], Source] = {}
    total = 0
    for given in paths:
        if not given.exists():
            problems.append(Problem(f"{given} bestaat niet; noem een map, een zip of een bestand.", str(given)))
            continue
        loose = [given] if given.is_file() else sorted(entry for entry in given.rglob("*") if entry.is_file())
        for path in loose:
            for source in _below(path, given.is_file(), problems):
                total += source.size
                sources[source.path, source.members] = source
    if total > MAX_TOTAL or len(sources) > MAX_FILES:
        problems.append(Problem(f"Dit zijn {len(sources)} bestanden met {total} bytes: meer dan een verkiezing heeft."))
    if not problems and not sources:
        problems.append(Problem("Hier staan geen EML-bestanden (bestanden die eindigen op .eml.xml)."))
    if problems:
        raise Refused(problems)
    return list(sources.values())


def _below(path: Path, on_purpose: bool, problems: list[Problem]) -> Iterator[Source]:
    name = path.name.lower()
    if name.endswith(".zip"):
        try:
            yield from _in_zip(path, (), problems)
        except (*DAMAGED, OSError) as error:
            problems.append(Problem(f"De zip {path.name} is niet te lezen: {error}.", path.name))
    elif on_purpose or name.endswith(".xml"):
        size = path.stat().st_size
        if size > MAX_FILE:
            problems.append(Problem(f"{path.name} is met {size} bytes te groot voor een EML-bestand.", path.name))
        else:
            yield Source(path, (), size)


def _in_zip(path: Path, members: tuple[str, ...], problems: list[Problem]) -> Iterator[Source]:
    with _opened(path, members) as archive:
        entries = [
            entry
            for entry in archive.infolist()
            if entry.filename.lower().endswith((".xml", ".zip")) and _harmless(entry.filename)
        ]
    for twice, times in Counter(entry.filename for entry in entries).items():
        if times > 1:
            text = f"{twice} staat {times} keer in {path.name}; dan blijkt niet welk bestand geldt."
            problems.append(Problem(text, path.name))
    for entry in entries:
        inside = (*members, entry.filename)
        name = entry.filename.lower()
        if entry.file_size > MAX_FILE:
            problems.append(
                Problem(f"{entry.filename} in {path.name} is te groot: {entry.file_size} bytes.", path.name)
            )
        elif entry.flag_bits & 1:
            problems.append(Problem(f"{entry.filename} in {path.name} is versleuteld.", path.name))
        elif name.endswith(".xml"):
            yield Source(path, inside, entry.file_size)
        elif len(inside) > MAX_DEPTH:
            problems.append(Problem(f"{entry.filename} in {path.name}: te veel zips in elkaar.", path.name))
        else:
            yield from _in_zip(path, inside, problems)


def _harmless(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    hidden = bool(parts) and (parts[0] == "__MACOSX" or parts[-1].startswith("."))
    return bool(parts) and not name.startswith(("/", "\\")) and ":" not in name and ".." not in parts and not hidden
