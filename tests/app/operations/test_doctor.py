"""`kiesdeler doctor` finds nothing wrong with a practice, and finds each thing that is spoiled in it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.app.operations.running import command, serving

_LOG = "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;"
_DEFINITIVE = "state = 'definitive'"
SPOILED = {
    "much at once": (
        f"""{_LOG} PRAGMA foreign_keys = OFF;
        UPDATE audit_logentry SET details = '{{}}' WHERE sequence = 5;
        UPDATE counting_count SET figures = json_set(figures, '$[9]', 98765)
            WHERE id = (SELECT min(id) FROM counting_count WHERE {_DEFINITIVE});
        UPDATE counting_entry SET "values" = json_set("values", '$[9]', 98765)
            WHERE position = 2 AND count_id = (SELECT max(id) FROM counting_count WHERE {_DEFINITIVE});
        DELETE FROM counting_entry
            WHERE position = 2 AND count_id = (SELECT 1 + min(id) FROM counting_count WHERE {_DEFINITIVE});
        UPDATE elections_storedfile SET content = CAST('<EML/>' AS BLOB) WHERE message = '110b';
        UPDATE accounts_membership SET user_id = 9999 WHERE id = 1;""",
        {
            "log": ["Regel 5 is veranderd"],
            "counts": ["niet die van de invoeren", "de hash past niet", "niet gelijk", "1 invoeren in plaats van twee"],
            "files": ["Stembureaus_GR2027_Eikendaal_Eikendaal.eml.xml (nummer"],
            "database": ["verwijst naar iets dat er niet is"],
        },
    ),
    "the files of the election itself": (
        """UPDATE elections_storedfile SET content = CAST('<EML/>' AS BLOB) WHERE message = '230b';
        UPDATE counting_entry SET "values" = '[1]' WHERE id = (SELECT max(id) FROM counting_entry);""",
        {"counts": ["kan niet worden nagegaan"], "files": ["is veranderd"]},
    ),
    "a removed entry of the log": (
        f"{_LOG} DELETE FROM audit_logentry WHERE sequence = 5", {"log": ["Regel 5 ontbreekt"]}),
    "the last entries of the log cut off": (
        f"{_LOG} DELETE FROM audit_logentry WHERE sequence > 50", {"log": ["aan het eind klopt het niet"]}),
    "a change of the tables that this version does not know": (
        "INSERT INTO django_migrations (app, name, applied) VALUES ('counting', '9999_later', '2040-01-01')",
        {"tables": ["nieuwere versie"]}),
}  # fmt: skip


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice") / "data"
    with serving("demo", "--data", str(folder), folder=folder) as running:
        assert running.stop() == 0
    return folder


def wrong(folder: Path) -> dict[str, list[str]]:
    """What the doctor says is wrong, by check."""
    done = command("doctor", "--json", folder=folder)
    found = {each["id"]: each["wrong"] for each in json.loads(done.stdout)["checks"] if each["wrong"]}
    assert done.returncode == bool(found), done.stderr
    return found


def test_nothing_is_wrong_with_what_was_just_made(practice: Path) -> None:
    assert wrong(practice) == {}
    told = command("doctor", folder=practice)
    assert told.returncode == 0
    assert "✓ Definitieve tellingen: 5 tellingen" in told.stdout


@pytest.mark.parametrize("what", SPOILED)
def test_what_was_spoiled_is_found_and_told(what: str, practice: Path, tmp_path: Path) -> None:
    statements, expected = SPOILED[what]
    folder = Path(shutil.copytree(practice, tmp_path / "data"))
    with closing(sqlite3.connect(folder / "kiesdeler.sqlite3")) as database:
        database.executescript(statements)
    found = wrong(folder)
    assert set(found) == set(expected)
    for check, told in expected.items():
        for words in told:
            assert any(words in line for line in found[check]), (words, found[check])


def test_rights_certificates_and_back_ups_are_looked_at(practice: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(practice, tmp_path / "data"))
    (folder / "secret.key").chmod(0o644)
    (folder / "back-ups").mkdir(exist_ok=True)
    spoiled = folder / "back-ups" / "kiesdeler-20270317-220000-hand.kdb"
    spoiled.write_bytes(b"x")
    spoiled.with_name(spoiled.name + ".sha256").write_text(f"{'0' * 64}  {spoiled.name}\n")
    found = wrong(folder)
    assert set(found) == {"folder", "backups"}
    assert "secret.key" in found["folder"][0]
    assert spoiled.name in found["backups"][0]
