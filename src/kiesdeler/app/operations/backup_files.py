"""The back-ups in a folder: their names, what is told of each, and which old ones may go."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ENDING = ".kdb"
HASH_ENDING = ".sha256"
_NAME = re.compile(r"kiesdeler-(\d{8}-\d{6})-(vanzelf|hand)\.kdb")
_RECENT = 12  # the newest are all kept; then one an hour for two days, one a day for a month
_HOURLY, _DAILY = datetime.timedelta(days=2), datetime.timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Backup:
    """One back-up that is there."""

    file: Path
    made_at: datetime.datetime
    automatic: bool
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.file.name

    @property
    def groups(self) -> str:
        """The hash as it is read out."""
        return " ".join(self.sha256[at : at + 4] for at in range(0, len(self.sha256), 4))


def name_of(moment: datetime.datetime, *, automatic: bool) -> str:
    """The name of a back-up made at a moment."""
    utc = moment.astimezone(datetime.UTC)
    return f"kiesdeler-{utc:%Y%m%d-%H%M%S}-{'vanzelf' if automatic else 'hand'}{ENDING}"


def in_folder(folder: Path) -> list[Backup]:
    """What is there, the newest first."""
    found = []
    for file in folder.glob(f"*{ENDING}") if folder.is_dir() else ():
        read = _NAME.fullmatch(file.name)
        if read:
            moment = datetime.datetime.strptime(read[1], "%Y%m%d-%H%M%S").replace(tzinfo=datetime.UTC)
            hashed = file.with_name(file.name + HASH_ENDING)
            digest = hashed.read_text(encoding="ascii").split(" ")[0] if hashed.exists() else ""
            found.append(Backup(file, moment, read[2] == "vanzelf", file.stat().st_size, digest))
    return sorted(found, key=lambda backup: backup.name, reverse=True)


def superfluous(backups: Iterable[Backup], now: datetime.datetime) -> list[Backup]:
    """Which of the automatic ones may go. Those made by hand stay until somebody removes them."""
    automatic = sorted((each for each in backups if each.automatic), key=lambda each: each.made_at, reverse=True)
    kept_for: set[str] = set()
    gone = []
    for backup in automatic[_RECENT:]:
        age = now - backup.made_at
        slot = f"{backup.made_at:%Y%m%d%H}" if age <= _HOURLY else f"{backup.made_at:%Y%m%d}"
        if age > _DAILY or slot in kept_for:
            gone.append(backup)
        kept_for.add(slot)
    return gone


def thin(folder: Path, now: datetime.datetime) -> None:
    """Remove what may go."""
    for backup in superfluous(in_folder(folder), now):
        backup.file.unlink()
        backup.file.with_name(backup.name + HASH_ENDING).unlink(missing_ok=True)
