"""Every answer has the security headers, whatever kind of answer it is."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.operations.airgap import connected
from kiesdeler.app.operations.models import SERVER
from tests.app.personas import world

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ANSWERS = {
    "a page": ("first", "GET", "/account/", 200),
    "a redirect": (None, "GET", "/", 302),
    "a page that is not there": (None, "GET", "/bestaat-niet/", 404),
    "a page that is not allowed": ("first", "GET", "/beheer/back-ups/", 403),
    "a method that is not allowed": ("first", "GET", "/verbinding/", 405),
    "a request that makes no sense": ("first", "POST", "/verbinding/", 400),
    "a static file": (None, "GET", "/static/kiesdeler/theme.css", 200),
    "the manual": (None, "GET", "/hulp/start/", 200),
}


def check(answer: Any) -> None:
    for name, value in EXPECTED.items():
        assert answer.headers[name] == value, name
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    directives = {each.split()[0]: each.split()[1:] for each in policy.split(";")}
    assert directives["default-src"] == directives["frame-ancestors"] == directives["base-uri"] == ["'none'"]
    assert directives["script-src"] == directives["style-src"] == directives["form-action"] == ["'self'"]
    assert answer.headers["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("what", ANSWERS)
def test_every_answer_has_them(what: str, settings: Any) -> None:
    settings.AIRGAP_TARGETS = ("127.0.0.1:9",)
    name, method, path, status = ANSWERS[what]
    place = world()
    client = place.client(name) if name else Client()
    answer = client.generic(method, path, "target=https://kwaad.example", "application/x-www-form-urlencoded")
    assert answer.status_code == status
    check(answer)
    answer.close()
    if what != "a static file":
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_the_page_of_the_block_has_them(settings: Any) -> None:
    settings.AIRGAP_TARGETS = ("127.0.0.1:9",)
    place = world()
    connected(place.who("first", Role.TYPIST), SERVER, "https://127.0.0.1:9")
    answer = place.client("first").get("/")
    assert answer.status_code == 503
    check(answer)


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_refused_with_them() -> None:
    answer = Client(headers={"host": "kwaad.example"}).get("/inloggen/")
    assert answer.status_code == 400
    check(answer)
