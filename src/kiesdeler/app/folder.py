"""The folder in which one installation keeps everything that is its own: database, keys, certificates, back-ups."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

VARIABLE = "KIESDELER_DATA"


def data_folder() -> Path:
    """The folder of this installation: the environment variable KIESDELER_DATA, or the usual place of the system."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given).expanduser().resolve()
    if sys.platform == "win32":
        return Path(os.environ["PROGRAMDATA"]) / "Kiesdeler"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "kiesdeler"


def prepared(folder: Path) -> Path:
    """The folder, made when it was not there; nobody else on this computer may read it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The key that signs cookies, made at first start and kept in the folder."""
    file = prepared(folder) / "secret.key"
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    key = secrets.token_urlsafe(48)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(key)
    return key
