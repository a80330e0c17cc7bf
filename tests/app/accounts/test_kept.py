"""A form that is sent after the session has ended is not lost, and not sent by anybody else."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.test import Client

from kiesdeler.app.accounts.models import StoredSession, User
from kiesdeler.app.accounts.sessions import IDLE
from tests.app.personas import PASSWORD, World, world

pytestmark = pytest.mark.django_db
TYPED = {"username": "jansen", "full_name": 'A. "J" <b>Jansen</b>\nén meer', "password": "geheim-geheim"}


@pytest.fixture
def place() -> World:
    made = world()
    for name in ("coordinator", "stranger"):
        made.people[name].set_password(PASSWORD)
        made.people[name].save()
    return made


def log_in(client: Client, name: str = "coordinator") -> Any:
    return client.post("/inloggen/", {"username": name, "password": PASSWORD})


def left_alone(place: World) -> Client:
    client = Client()
    log_in(client)
    session = client.session
    session["seen"] -= IDLE + 1
    session.save()
    return client


def waiting(text: str) -> dict[str, str]:
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text)
    return {name: html.unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"}


def test_what_was_sent_too_late_is_sent_again_after_logging_in(place: World) -> None:
    client = left_alone(place)
    field = f"committee_{place.committee.pk}"
    late = client.post("/gebruikers/nieuw/", {"username": "jansen", field: "typist"})
    assert late.headers["Location"].startswith("/inloggen/")
    assert not User.objects.filter(username="jansen").exists()
    page = client.get(log_in(client).headers["Location"]).content.decode()
    assert 'action="/gebruikers/nieuw/"' in page
    assert waiting(page) == {"username": "jansen", field: "typist"}
    assert client.post("/gebruikers/nieuw/", waiting(page)).status_code == 200
    assert User.objects.filter(username="jansen").exists()


def test_what_was_typed_comes_back_to_the_letter_and_passwords_do_not(place: World) -> None:
    client = left_alone(place)
    client.post("/gebruikers/nieuw/?x=1", TYPED)
    page = client.get(log_in(client).headers["Location"]).content.decode()
    assert 'action="/gebruikers/nieuw/?x=1"' in page
    assert waiting(page) == {name: value for name, value in TYPED.items() if name != "password"}
    assert all("geheim" not in str(row.data) for row in StoredSession.objects.all())


def test_the_same_after_a_log_in_elsewhere(place: World) -> None:
    client = Client()
    log_in(client)
    log_in(Client())
    client.post("/gebruikers/nieuw/", TYPED)
    assert log_in(client).headers["Location"] == "/opnieuw-versturen/"


def test_somebody_else_who_logs_in_there_does_not_get_it(place: World) -> None:
    client = left_alone(place)
    client.post("/gebruikers/nieuw/", TYPED)
    assert log_in(client, "stranger").headers["Location"] == "/"
    assert client.get("/opnieuw-versturen/").headers["Location"] == "/"


def test_nothing_is_kept_of_somebody_who_was_never_inside(place: World) -> None:
    client = Client()
    client.post("/gebruikers/nieuw/", TYPED)
    assert not StoredSession.objects.exists()
    assert log_in(client).headers["Location"] == "/"


def test_nothing_is_kept_that_is_too_much_to_be_typed(place: World) -> None:
    client = left_alone(place)
    client.post("/gebruikers/nieuw/", {"username": "x" * 300_000})
    assert log_in(client).headers["Location"] == "/"


def test_without_a_token_nothing_is_kept(place: World) -> None:
    client = left_alone(place)
    client.handler.enforce_csrf_checks = True
    assert client.post("/gebruikers/nieuw/", TYPED).status_code == 403
    client.handler.enforce_csrf_checks = False
    assert log_in(client).headers["Location"] == "/"
