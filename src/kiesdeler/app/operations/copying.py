"""A copy of the whole database as it is at one moment, made while everybody goes on working."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection

from kiesdeler.problems import Problem, Refused

SQLITE = "sqlite"


def copy_database(target: Path) -> None:
    """Write the copy: a database file, or PostgreSQL's own archive. Raises `Refused` with the reason."""
    if connection.vendor == SQLITE:
        name = str(connection.settings_dict["NAME"])
        # A connection of its own: one that is in the middle of writing could not be copied.
        with (
            closing(sqlite3.connect(name, uri=name.startswith("file:"))) as ours,
            closing(sqlite3.connect(target)) as copy,
        ):
            ours.backup(copy)
        return
    run_tool("pg_dump", connection.settings_dict, "--format=custom", f"--file={target}")


def run_tool(name: str, settings: dict[str, Any], *arguments: str) -> None:
    """Run a program of PostgreSQL on a database. The password goes by the environment, where others can't see it."""
    tool = find_tool(name)
    given = {"PGHOST": settings["HOST"], "PGPORT": settings["PORT"], "PGUSER": settings["USER"],
             "PGPASSWORD": settings["PASSWORD"], "PGDATABASE": settings["NAME"]}  # fmt: skip
    environment = os.environ | {key: str(value) for key, value in given.items() if value}
    done = subprocess.run(  # noqa: S603 - our own arguments
        [str(tool), "--no-password", *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"code {done.returncode}"
        raise Refused([Problem(f"{name} is mislukt: {reason}.")])


def find_tool(name: str) -> Path:
    """Where a program of PostgreSQL is. Raises `Refused` when it is not installed."""
    found = shutil.which(name)
    if found:
        return Path(found)
    usual = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda file: int(file.parts[-3]))
    if not usual:
        raise Refused([Problem(f"Het programma {name} van PostgreSQL is er niet. Installeer postgresql-client.")])
    return usual[-1]
