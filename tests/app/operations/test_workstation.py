"""Typing on the server itself is told to the typist and to the log."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kiesdeler.app.audit.models import LogEntry
from tests.app.personas import PASSWORD, World, world

pytestmark = pytest.mark.django_db


def log_in(place: World, name: str) -> str:
    user = place.people[name]
    user.set_password(PASSWORD)
    user.save()
    return Client().post("/inloggen/", {"username": name, "password": PASSWORD}, follow=True).text


@pytest.mark.parametrize(
    ("name", "own", "practice", "told"),
    [
        ("first", ("192.0.2.1", "127.0.0.1"), False, True),
        ("first", ("192.0.2.1",), False, False),
        ("first", ("127.0.0.1",), True, False),
        ("coordinator", ("127.0.0.1",), False, False),
    ],
)
def test_a_typist_on_the_server_is_told(
    name: str, own: tuple[str, ...], practice: bool, told: bool, settings: Any
) -> None:
    settings.OWN_ADDRESSES, settings.PRACTICE = own, practice
    page = log_in(world(), name)
    assert ("Je werkt op de server zelf" in page) is told
    assert LogEntry.objects.filter(event="login.on_server").exists() is told
