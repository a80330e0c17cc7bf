"""A practice has a folder of its own, marked as such: its data are never taken for those of a real count."""

from __future__ import annotations

from pathlib import Path

from kiesdeler.app.folder import prepared
from kiesdeler.problems import Problem, Refused

MARK = "OEFENING"
DATABASE = "kiesdeler.sqlite3"


def claim(folder: Path, *, practice: bool) -> None:
    """Mark an empty folder for a practice. Raises `Refused` for a folder of the other kind."""
    marked, used = is_practice(folder), (folder / DATABASE).exists()
    if practice and used and not marked:
        message = "Hier staan gegevens van een echte telling. Kies voor de oefening een andere map met --data."
        raise Refused([Problem(message, file=str(folder))])
    if not practice and marked:
        message = "Dit is de map van een oefening. Kies een andere map, of start met --practice."
        raise Refused([Problem(message, file=str(folder))])
    if practice:
        (prepared(folder) / MARK).write_text("Deze map hoort bij een oefening met Kiesdeler.\n", encoding="utf-8")


def is_practice(folder: Path) -> bool:
    """Whether a folder was claimed for a practice."""
    return (folder / MARK).exists()


def wipe(folder: Path) -> None:
    """Throw away the database of a practice. Only call this for a folder that was claimed for one."""
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)
