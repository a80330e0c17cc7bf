"""A fresh server belongs to whoever can read its folder, not to the first visitor."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kiesdeler.app.accounts.first_start import start_code
from kiesdeler.app.accounts.models import User
from kiesdeler.app.audit.models import LogEntry
from tests.app.personas import person

pytestmark = pytest.mark.django_db
GOOD = {"username": "baas", "full_name": "B. Aas", "password": "vier woorden op rij", "again": "vier woorden op rij"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.mark.parametrize("address", ["/", "/account/", "/gebruikers/", "/inloggen/"])
def test_without_an_administrator_every_page_leads_to_making_one(address: str) -> None:
    answer = Client().get(address, follow=True)
    assert answer.redirect_chain[-1][0] == "/eerste-beheerder/"
    assert "Maak de eerste beheerder" in answer.content.decode()


def test_the_code_is_in_a_file_that_only_the_owner_reads_and_stays_the_same(folder: Path) -> None:
    code = start_code()
    file = folder / "start-code"
    assert file.read_text() == code == start_code()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(code.replace("-", "")) == 12


def test_with_the_code_the_first_administrator_is_made_and_is_inside(folder: Path) -> None:
    client = Client()
    typed = start_code().upper().replace("-", " ")
    answer = client.post("/eerste-beheerder/", GOOD | {"code": typed})
    assert answer.headers["Location"] == "/"
    made = User.objects.get()
    assert (made.username, made.is_administrator, made.one_time_password) == ("baas", True, False)
    assert client.get("/gebruikers/").status_code == 200
    assert [entry.event for entry in LogEntry.objects.all()] == ["user.first_made", "login.done"]
    assert not (folder / "start-code").exists()
    assert start_code() == ""


@pytest.mark.parametrize("code", ["", "aaaa-bbbb-cccc"])
def test_without_the_right_code_nobody_is_made(code: str) -> None:
    answer = Client().post("/eerste-beheerder/", GOOD | {"code": code})
    assert answer.status_code == 422
    assert not User.objects.exists()
    assert 'value="baas"' in answer.content.decode()


def test_a_wrong_code_is_logged_without_the_code() -> None:
    Client().post("/eerste-beheerder/", GOOD | {"code": "aaaa-bbbb-cccc"})
    assert LogEntry.objects.get().event == "start.refused"
    assert "aaaa" not in repr(LogEntry.objects.values())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"password": "kort", "again": "kort"}, "ten minste 13 tekens"),
        ({"again": "iets anders dan dat"}, "niet gelijk"),
        ({"username": "vier woorden op rij"}, "niet je gebruikersnaam"),
        ({"full_name": ""}, "verplicht"),
        ({"username": "a<b>"}, "niet &lt; &gt;"),
        ({"password": "1234567890123", "again": "1234567890123"}, "te algemeen"),
    ],
)
def test_what_is_wrong_is_told(change: dict[str, str], told: str) -> None:
    answer = Client().post("/eerste-beheerder/", GOOD | {"code": start_code()} | change)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not User.objects.exists()


def test_once_there_is_an_administrator_nobody_can_be_made_this_way() -> None:
    code = start_code()
    person("beheerder", administrator=True)
    client = Client()
    assert client.get("/eerste-beheerder/").status_code == 302
    assert client.post("/eerste-beheerder/", GOOD | {"code": code}).status_code == 302
    assert User.objects.count() == 1
    assert start_code() == ""
