"""Back-ups as commands, on the data of a practice: made while others write, restored equal, refused when not whole."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.app.operations.running import command, serving

PASSPHRASE = "vijf woorden van mijn oma"
TWICE = f"{PASSPHRASE}\n{PASSPHRASE}\n"


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice")
    with serving("demo", "--data", str(folder), folder=folder) as running:
        assert running.stop() == 0
    return folder


@pytest.fixture
def folder(practice: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(practice, tmp_path / "data"))


def database(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / "kiesdeler.sqlite3", timeout=20)


def rows(folder: Path) -> list[str]:
    """Everything in the database that a count consists of, as text."""
    with closing(database(folder)) as opened:
        return [
            line
            for line in opened.iterdump()
            if not any(
                f'"{table}"' in line for table in ("audit_logentry", "audit_chainhead", "accounts_storedsession")
            )
            and "sqlite_sequence" not in line
        ]


def backed_up(folder: Path, *arguments: str, stdin: str = TWICE) -> dict[str, str]:
    done = command("backup", "--json", *arguments, folder=folder, stdin=stdin)
    assert done.returncode == 0, done.stderr
    told: dict[str, str] = json.loads(done.stdout)
    return told


def events(folder: Path) -> list[str]:
    with closing(database(folder)) as opened:
        return [event for (event,) in opened.execute("SELECT event FROM audit_logentry ORDER BY sequence")]


def test_what_is_restored_equals_what_was_there(folder: Path) -> None:
    made = backed_up(folder)
    before = rows(folder)
    assert b"Ina Invoer" not in Path(made["file"]).read_bytes()
    with closing(database(folder)) as opened, opened:
        opened.execute("DELETE FROM counting_warningnote")
        opened.execute("UPDATE accounts_user SET full_name = 'iemand anders'")
    assert rows(folder) != before
    done = command("restore", made["file"], folder=folder, stdin=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert rows(folder) == before
    assert events(folder)[-1] == "backup.restored"
    kept = next(folder.glob("kiesdeler-voor-*.sqlite3"))
    with closing(sqlite3.connect(kept)) as former:
        assert former.execute("SELECT DISTINCT full_name FROM accounts_user").fetchall() == [("iemand anders",)]
    assert command("doctor", folder=folder).returncode == 0


def test_it_can_be_restored_on_another_computer(folder: Path, tmp_path: Path) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    made = backed_up(folder, "--to", str(second))
    carried = second / Path(made["file"]).name
    assert (second / f"{carried.name}.sha256").read_text() == f"{made['sha256']}  {carried.name}\n"
    done = command("restore", str(carried), folder=tmp_path / "new", stdin=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "new") == rows(folder)


def test_a_back_up_made_while_others_write_holds_whole_transactions_only(folder: Path) -> None:
    stop, written = threading.Event(), []

    def write() -> None:
        with closing(database(folder)) as opened:
            number = 0
            while not stop.is_set():
                number += 1
                with opened:
                    opened.execute("UPDATE accounts_user SET full_name = ?", (str(number),))
                    opened.execute("UPDATE elections_election SET name = ?", (str(number),))
                written.append(number)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = backed_up(folder)
    finally:
        stop.set()
        writer.join()
    assert len(written) > 10
    done = command("restore", made["file"], folder=folder, stdin=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    with closing(database(folder)) as opened:
        names = opened.execute("SELECT full_name FROM accounts_user UNION SELECT name FROM elections_election")
        assert len(names.fetchall()) == 1


@pytest.fixture
def unchanged(folder: Path) -> Iterator[str]:
    """A back-up to be damaged; afterwards the database must be as it was."""
    made = backed_up(folder)
    before = (rows(folder), events(folder))
    yield made["file"]
    assert (rows(folder), events(folder)) == before
    assert not list(folder.glob("kiesdeler-voor-*"))
    assert not list(folder.glob("terug-*"))


def test_a_wrong_passphrase_changes_nothing(folder: Path, unchanged: str) -> None:
    done = command("restore", unchanged, folder=folder, stdin="een andere zin dan deze\n")
    assert done.returncode == 2
    assert "De wachtwoordzin klopt niet." in done.stderr


def test_a_damaged_file_changes_nothing(folder: Path, unchanged: str) -> None:
    file = Path(unchanged)
    content = bytearray(file.read_bytes())
    content[-1000] ^= 1
    file.write_bytes(content)
    done = command("restore", unchanged, folder=folder, stdin=f"{PASSPHRASE}\n")
    assert done.returncode == 2
    assert "beschadigd" in done.stderr


def test_it_is_refused_while_the_server_runs(folder: Path) -> None:
    made, before = backed_up(folder), rows(folder)
    with serving("demo", "--data", str(folder), folder=folder) as running:
        done = command("restore", made["file"], folder=folder, stdin=f"{PASSPHRASE}\n")
        assert done.returncode == 2
        assert "draait al" in done.stderr
        running.stop()
    assert rows(folder) == before


def test_a_back_up_of_a_log_that_was_changed_is_refused(folder: Path) -> None:
    with closing(database(folder)) as opened, opened:
        opened.execute("DROP TRIGGER audit_no_update")
        opened.execute("UPDATE audit_logentry SET name = 'iemand anders' WHERE sequence = 3")
    made = backed_up(folder)
    done = command("restore", made["file"], folder=folder, stdin=f"{PASSPHRASE}\n")
    assert done.returncode == 2
    assert "Regel 3 is veranderd" in done.stderr


def test_a_back_up_whose_log_can_be_changed_is_refused(folder: Path) -> None:
    with closing(database(folder)) as opened, opened:
        opened.execute("DROP TRIGGER audit_no_update")
    made = backed_up(folder)
    done = command("restore", made["file"], folder=folder, stdin=f"{PASSPHRASE}\n")
    assert done.returncode == 2
    assert "niet beschermd" in done.stderr


def test_the_hash_of_the_file_is_told_and_stays_in_the_log(folder: Path) -> None:
    made = backed_up(folder)
    digest = hashlib.sha256(Path(made["file"]).read_bytes()).hexdigest()
    done = command("restore", made["file"], folder=folder, stdin=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert digest in done.stdout
    with closing(database(folder)) as opened:
        (details,) = opened.execute("SELECT details FROM audit_logentry WHERE event = 'backup.restored'").fetchone()
    assert json.loads(details)["sha256"] == digest


def test_a_second_medium_that_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    done = command("backup", "--to", str(tmp_path / "weg"), folder=folder, stdin=TWICE)
    assert done.returncode == 1
    assert "is er niet" in done.stderr
    assert not (tmp_path / "weg").exists()


def test_a_passphrase_is_long_and_typed_twice_the_same(folder: Path) -> None:
    for typed, words in (("kort\nkort\n", "ten minste 16 tekens"), (f"{PASSPHRASE}\nanders\n", "iets anders")):
        done = command("backup", folder=folder, stdin=typed)
        assert done.returncode == 2
        assert words in done.stderr
    assert not list((folder / "back-ups").glob("*.kdb"))
