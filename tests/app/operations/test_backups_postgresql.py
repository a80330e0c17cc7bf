"""Back-ups of PostgreSQL: made with its own program, restored into a database beside the old one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg

from tests.app.operations.running import command, surroundings
from tests.postgres import running

PASSPHRASE = "vijf woorden van mijn oma"


def rows(url: str, statement: str) -> list[Any]:
    with psycopg.connect(url, autocommit=True) as opened:
        done = opened.execute(statement)  # type: ignore[arg-type]
        return done.fetchall() if done.description else []


def test_what_is_restored_equals_what_was_there_and_the_old_database_stays(tmp_path: Path) -> None:
    with running() as database:
        rows(database.url, "CREATE DATABASE telling")
        url = database.url.removesuffix("/postgres") + "/telling"
        filled = subprocess.run(
            [sys.executable, "-m", "tests.faults.world"], env=surroundings(tmp_path, DATABASE_URL=url),
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert filled.returncode == 0, filled.stderr
        entries = 'SELECT id, "values", "position" FROM counting_entry ORDER BY id'
        before = rows(url, entries)
        made = command("backup", "--json", folder=tmp_path, stdin=f"{PASSPHRASE}\n{PASSPHRASE}\n", DATABASE_URL=url)
        assert made.returncode == 0, made.stderr
        rows(url, "DELETE FROM counting_entry WHERE position = 2")
        file = json.loads(made.stdout)["file"]
        wrong = command("restore", file, folder=tmp_path, stdin="een heel andere zin\n", DATABASE_URL=url)
        assert wrong.returncode == 2
        done = command("restore", file, folder=tmp_path, stdin=f"{PASSPHRASE}\n", DATABASE_URL=url)
        assert done.returncode == 0, done.stderr
        assert rows(url, entries) == before
        kept = [name for (name,) in rows(url, "SELECT datname FROM pg_database WHERE datname LIKE 'telling%'")]
        assert len(kept) == 2
        assert done.stdout.splitlines()[-1].endswith(next(name for name in kept if name != "telling"))
        examined = command("doctor", folder=tmp_path, DATABASE_URL=url)
        assert examined.returncode == 0, examined.stdout
        on_sqlite = command("restore", file, folder=tmp_path, stdin=f"{PASSPHRASE}\n")
        assert on_sqlite.returncode == 2
        assert "andere soort database" in on_sqlite.stderr
