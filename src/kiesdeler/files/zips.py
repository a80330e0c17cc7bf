"""Zips: written the same every time, read with bounds and without ever touching the disk.

Published files come as zips, sometimes a zip in a zip.  What comes out of one is bytes with a name; nothing is unpacked
to a folder, so a name can't point anywhere, and a small zip that claims to be huge stops at the bound.
"""

from __future__ import annotations

import datetime
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kiesdeler.problems import Problem

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name; the same bytes whenever it is made
_READABLE = 0o644 << 16
_SYMLINK = 0o120000
_CHUNK = 1 << 20
_DAMAGED = (  # all that zipfile and its decompressors raise for damaged bytes; a wild offset is a ValueError
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, OverflowError,
    RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is taken from one zip, everything nested in it included. Sizes in bytes, unpacked."""

    files: int = 20_000
    file_size: int = 200_000_000
    total_size: int = 4_000_000_000
    depth: int = 3  # zips in zips


@dataclass(frozen=True, slots=True)
class Entry:
    """One file from a zip; `name` holds the way to it: `all.zip/Telling.zip/Telling.eml.xml`."""

    name: str
    data: bytes


@dataclass(slots=True)
class _Budget:
    files: int
    size: int


def is_zip(data: bytes) -> bool:
    """Whether these bytes are a zip, whatever the file is called."""
    return data[:4] in {b"PK\x03\x04", b"PK\x05\x06"}


def write_zip(members: Mapping[str, bytes], moment: datetime.datetime | None = None) -> bytes:
    """A zip of these files in this order: equal content gives equal bytes, on every day and every system.

    `moment`: what the zip says of when its files were made, in local time; a zip counts in steps of two seconds.
    """
    written = _EPOCH if moment is None else (*moment.timetuple()[:5], moment.second // 2 * 2)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, written)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix, also when made on Windows
            info.external_attr = _READABLE
            archive.writestr(info, data, compresslevel=9)
    return buffer.getvalue()


def read_zip(source: Path | bytes, name: str, limits: Limits | None = None) -> Iterator[Entry | Problem]:
    """The files in a zip and in the zips in it, one by one; what can't be used comes out as a Problem.

    Refused are: paths that lead outside (`..`, absolute, backslashes), links, encrypted files, the same name twice,
    damaged files, and everything beyond the limits.
    """
    limits = limits or Limits()
    yield from _read(source, name, limits, limits.depth, _Budget(limits.files, limits.total_size))


def _read(source: Path | bytes, name: str, limits: Limits, depth: int, budget: _Budget) -> Iterator[Entry | Problem]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except _DAMAGED as reason:
        yield Problem(f"Dit is geen bruikbaar zipbestand ({reason}). Vraag het bestand opnieuw op.", file=name)
        return
    with archive:
        seen: set[str] = set()
        for info in archive.infolist():
            if info.filename.endswith("/"):  # a folder; is_dir() fails on an empty name
                continue
            path = f"{name}/{info.filename}"
            refusal = _refusal(info, seen)
            seen.add(info.filename)
            if refusal:
                yield Problem(refusal, file=path)
                continue
            budget.files -= 1
            if budget.files < 0:
                yield Problem(
                    f"Er zitten meer dan {limits.files} bestanden in deze zip: de rest is niet gelezen.", file=name
                )
                return
            data = _content(archive, info, path, min(limits.file_size, budget.size))
            if isinstance(data, Problem):
                yield data
                continue
            budget.size -= len(data)
            if not info.filename.lower().endswith(".zip"):
                yield Entry(path, data)
            elif depth > 1:
                yield from _read(data, path, limits, depth - 1, budget)
            else:
                yield Problem(f"Deze zip zit dieper dan {limits.depth} zips in elkaar en is niet gelezen.", file=path)


def _refusal(info: zipfile.ZipInfo, seen: set[str]) -> str | None:
    """Why this member is not even opened."""
    name = info.orig_filename
    path = PurePosixPath(name)
    if not name or "\\" in name or "\0" in name or ":" in name or path.is_absolute() or ".." in path.parts:
        return "De naam van dit bestand wijst naar een plek buiten de zip. Het is niet gelezen."
    if info.external_attr >> 16 & 0o170000 == _SYMLINK:
        return "Dit is een verwijzing naar een ander bestand. Zet het bestand zelf in de zip."
    if info.flag_bits & 0x1:
        return "Dit bestand is met een wachtwoord versleuteld. Maak een zip zonder wachtwoord."
    if info.filename in seen:
        return "Deze naam staat twee keer in de zip. Alleen het eerste bestand is gelezen."
    return None


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, bound: int) -> bytes | Problem:
    """The bytes of a member, read in pieces: what the zip says about the size is not believed."""
    pieces, size = [], 0
    try:
        with archive.open(info) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                if size > bound:
                    return Problem(f"Dit bestand is uitgepakt groter dan {bound} bytes en is niet gelezen.", file=path)
                pieces.append(piece)
    except _DAMAGED as reason:
        return Problem(f"Dit bestand in de zip is beschadigd ({reason}). Vraag het opnieuw op.", file=path)
    return b"".join(pieces)
