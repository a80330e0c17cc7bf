"""Where the large real files are, when they are there: tests that need them are collected only then."""

from __future__ import annotations

import functools
import os
import tarfile
import tempfile
from pathlib import Path

_BESIDE = Path(__file__).resolve().parents[2] / "shared"
SHARED: Path | None = next(
    (path for path in (Path(os.environ.get("KIESDELER_SHARED") or _BESIDE),) if (path / "data").is_dir()), None
)
EML_NL_XSD: Path | None = next(
    (
        path
        for path in (Path(os.environ.get("EML_NL_XSD") or (SHARED or _BESIDE) / "eml_nl" / "xsd"),)
        if (path / "510-count-kiesraad-strict.xsd").is_file()
    ),
    None,
)


@functools.cache
def unpacked(archive: str) -> Path:
    """Folder with the contents of an archive below the shared folder, such as ``data/tk2023.tar.xz``.

    Unpacked once per machine into the temporary folder, and kept there for the next run.
    """
    if SHARED is None:
        raise LookupError("the shared folder with real files is not here")
    source = SHARED / archive
    target = Path(tempfile.gettempdir()) / f"kiesdeler-test-data-{os.getuid()}" / source.name.removesuffix(".tar.xz")
    if not target.is_dir():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
            with tarfile.open(source) as tar:
                tar.extractall(scratch, filter="data")
            unpacking = Path(scratch) / "all"
            unpacking.mkdir()
            for entry in Path(scratch).iterdir():
                if entry != unpacking:
                    entry.rename(unpacking / entry.name)
            try:
                unpacking.rename(target)
            except OSError:  # another test process was first
                if not target.is_dir():
                    raise
    return target
