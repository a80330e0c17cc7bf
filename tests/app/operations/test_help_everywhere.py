"""The manual can be reached from every page, also before logging in and from a page that is not there."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.app.personas import world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/inloggen/", "/hulp/invoerder/", "/bestaat/niet/"])
def test_without_logging_in(path: str) -> None:
    world()
    assert 'href="/hulp/start/"' in Client().get(path).text


@pytest.mark.parametrize("name", ["administrator", "coordinator", "first", "observer"])
def test_as_anybody(name: str) -> None:
    assert 'href="/hulp/start/"' in world().client(name).get("/").text
