"""Whether the program's own files are what was installed: each against its hash in the list of the package."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

_IGNORED = ("__pycache__", ".dist-info")


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """What was found. `listed` is False for a working copy, which has no list to hold it to."""

    listed: bool
    checked: int = 0
    altered: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Nothing differs from what was installed."""
        return not (self.altered or self.missing or self.unknown)


def own_files() -> OwnFiles:
    """Check the package that is running."""
    try:
        installed = distribution("kiesdeler")
    except PackageNotFoundError:  # run from a folder, not installed
        return OwnFiles(listed=False)
    return check(installed)


def check(installed: Distribution) -> OwnFiles:
    """Check an installed package against its RECORD (PEP 376)."""
    if _is_working_copy(installed):
        return OwnFiles(listed=False)
    listed = {
        str(each): each.hash for each in installed.files or [] if each.parts[0] == "kiesdeler" and not _ignored(each)
    }
    altered, missing = [], []
    for name, expected in listed.items():
        file = Path(str(installed.locate_file(name)))
        if not file.is_file():
            missing.append(name)
        elif expected is None or _digest(file) != expected.value:
            altered.append(name)
    package = Path(str(installed.locate_file("kiesdeler")))
    there = {
        file.relative_to(package.parent).as_posix()
        for file in package.rglob("*")
        if file.is_file() and not _ignored(file.relative_to(package.parent))
    }
    names = {Path(name).as_posix() for name in listed}
    return OwnFiles(True, len(listed), tuple(sorted(altered)), tuple(sorted(missing)), tuple(sorted(there - names)))


def _is_working_copy(installed: Distribution) -> bool:
    origin = installed.read_text("direct_url.json")
    return origin is not None and bool(json.loads(origin).get("dir_info", {}).get("editable"))


def _ignored(path: object) -> bool:
    return any(part in str(path) for part in _IGNORED)


def _digest(file: Path) -> str:
    """As a RECORD has it: URL-safe base64 without padding."""
    return base64.urlsafe_b64encode(hashlib.sha256(file.read_bytes()).digest()).rstrip(b"=").decode()
