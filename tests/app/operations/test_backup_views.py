"""The page of back-ups, and what everybody who can act sees when one fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from kiesdeler.app.audit.appending import protect
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.operations import backups
from kiesdeler.app.operations.backup_files import in_folder
from kiesdeler.app.operations.models import BackupPlan
from kiesdeler.app.operations.sealed import opened
from kiesdeler.problems import Refused
from tests.app.personas import World, world

PASSPHRASE = "vijf woorden van mijn oma"
UNPROTECTED = {
    "sqlite": ("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"),
    "postgresql": ("DROP FUNCTION audit_refuse() CASCADE",),
}
PAGE, MAKE, PHRASE = "/beheer/back-ups/", "/beheer/back-ups/maken/", "/beheer/back-ups/wachtwoordzin/"


@pytest.fixture
def log_protected_again(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database in use by two connections can't be rolled back: it is emptied, and the log refuses that."""
    yield
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        protect(None, editor)


@pytest.fixture
def place(log_protected_again: None, transactional_db: None, settings: Any, tmp_path: Path) -> Iterator[World]:
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    yield world()
    with connection.cursor() as cursor:
        for statement in UNPROTECTED[connection.vendor]:
            cursor.execute(statement)


def chosen(place: World) -> Any:
    client = place.client("administrator")
    assert client.post(PHRASE, {"passphrase": PASSPHRASE, "again": PASSPHRASE}).status_code == 302
    return client


def test_an_administrator_chooses_a_passphrase_and_makes_one(place: World, tmp_path: Path) -> None:
    client = place.client("administrator")
    assert "Kies een wachtwoordzin" in client.get(PAGE).text
    client = chosen(place)
    page = client.post(MAKE, follow=True).text
    made = in_folder(backups.folder())
    assert len(made) == 1
    assert made[0].name in page
    assert made[0].groups in page
    assert made[0].file.stat().st_mode & 0o077 == 0
    with made[0].file.open("rb") as source:
        content = b"".join(opened(source, PASSPHRASE))
    if connection.vendor == "sqlite":
        (tmp_path / "copy.sqlite3").write_bytes(content[content.index(b"SQLite format 3") :])
        with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
            assert copy.execute("SELECT count(*) FROM counting_unit").fetchone() == (4,)
    else:  # restored elsewhere: test_backups_postgresql
        assert b"PGDMP" in content
    events = list(LogEntry.objects.filter(event__startswith="backup.").values_list("event", "name"))
    assert events == [("backup.changed", "Administrator"), ("backup.made", "Administrator")]


def test_the_server_keeps_nothing_that_opens_a_back_up(place: World) -> None:
    chosen(place)
    plan = BackupPlan.current()
    assert PASSPHRASE not in f"{plan.public_key}{plan.salt}"
    assert backups.known(PASSPHRASE)
    assert not backups.known(PASSPHRASE + "x")
    assert not any(PASSPHRASE in str(entry.details) for entry in LogEntry.objects.all())


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"passphrase": "kort", "again": "kort"}, "ten minste 16 tekens"),
        ({"passphrase": PASSPHRASE, "again": "iets heel anders dan dat"}, "niet hetzelfde"),
        ({}, "verplicht"),
    ],
)
def test_a_passphrase_that_will_not_do_is_refused(typed: dict[str, str], words: str, place: World) -> None:
    refused = place.client("administrator").post(PHRASE, typed)
    assert refused.status_code == 422
    assert words in refused.text
    assert not BackupPlan.current().public_key


def test_the_settings_are_kept_and_wrong_ones_are_told(place: World, tmp_path: Path) -> None:
    client = place.client("administrator")
    (tmp_path / "usb").mkdir()
    assert client.post(PAGE, {"minutes": "30", "second_folder": str(tmp_path / "usb")}).status_code == 302
    assert (BackupPlan.current().minutes, BackupPlan.current().second_folder) == (30, str(tmp_path / "usb"))
    for typed, words in (
        ({"minutes": "30", "second_folder": str(tmp_path / "weg")}, "Die map is er niet"),
        ({"minutes": "30", "second_folder": "usb"}, "Die map is er niet"),
        ({"minutes": "30", "second_folder": "/" + "a" * 300}, "Die map is er niet"),
        ({"minutes": "30", "second_folder": str(tmp_path / "data")}, "bij de gegevens zelf"),
        ({"minutes": "-1", "second_folder": ""}, "Elke hoeveel minuten"),
    ):
        refused = client.post(PAGE, typed)
        assert refused.status_code == 422
        assert words in refused.text
        assert typed["second_folder"] in refused.text
    assert BackupPlan.current().minutes == 30


def test_a_second_medium_that_fails_is_shown_to_everybody_who_can_act_until_one_succeeds(
    place: World, tmp_path: Path
) -> None:
    client, second = chosen(place), tmp_path / "usb"
    second.mkdir()
    client.post(PAGE, {"minutes": "15", "second_folder": str(second)})
    second.rmdir()
    client.post(MAKE)
    assert len(in_folder(backups.folder())) == 1
    assert LogEntry.objects.filter(event="backup.failed").count() == 1
    for name in ("administrator", "coordinator"):
        assert "De laatste back-up is mislukt" in place.client(name).get("/account/").text
    for name in ("first", "observer"):
        assert "De laatste back-up is mislukt" not in place.client(name).get("/account/").text
    second.mkdir()
    backups.make()
    assert len(in_folder(second)) == 1
    assert "De laatste back-up is mislukt" not in client.get("/account/").text


def test_it_makes_one_by_itself_when_something_has_happened(place: World) -> None:
    automatic = backups.Automatic()
    automatic()
    assert backups.failure() == backups.NOT_CHOSEN
    chosen(place)
    assert backups.failure() == ""  # nobody is told any more that there is no passphrase
    automatic()
    automatic()
    made = in_folder(backups.folder())
    assert [each.automatic for each in made] == [True]
    assert backups.failure() == ""


def test_none_is_made_when_that_was_chosen(place: World) -> None:
    client = chosen(place)
    client.post(PAGE, {"minutes": "0", "second_folder": ""})
    backups.Automatic()()
    assert in_folder(backups.folder()) == []


def test_without_a_passphrase_the_button_tells_what_is_missing(place: World) -> None:
    with pytest.raises(Refused):
        backups.make()
    page = place.client("administrator").post(MAKE, follow=True).text
    assert backups.NOT_CHOSEN in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_no_more_queries_when_it_is_longer(
    number: int, place: World, django_assert_num_queries: Any
) -> None:
    for day in range(number):
        (backups.folder() / f"kiesdeler-2027031{day}-120000-hand.kdb").write_bytes(b"x")
    client = place.client("administrator")
    with django_assert_num_queries(3):  # session, user, plan
        assert client.get(PAGE).text.count("<td>met de knop</td>") == number
