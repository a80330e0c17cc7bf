"""The second factor, with codes computed here from RFC 6238 and not by the library that checks them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from typing import Any

import pytest
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from kiesdeler.app.accounts.models import User
from kiesdeler.app.audit.models import LogEntry
from tests.app.personas import PASSWORD, World, sign_in, world

pytestmark = pytest.mark.django_db
SET_UP, GIVE = "/account/code/instellen/", "/account/code/"


def code(secret: str, at: float) -> str:
    """RFC 6238: HMAC-SHA-1 over the number of half minutes, six digits."""
    digest = hmac.new(
        base64.b32decode(secret.replace(" ", "")), struct.pack(">Q", int(at) // 30), hashlib.sha1
    ).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def test_the_codes_computed_here_are_those_of_the_standard() -> None:
    secret = base64.b32encode(b"12345678901234567890").decode()
    assert [code(secret, at) for at in (59, 1111111109, 20000000000)] == ["287082", "081804", "353130"]


@pytest.fixture
def place() -> World:
    return world()


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock of the server, which stands still until a test moves it."""
    at = [1_800_000_000.0]
    monkeypatch.setattr(time, "time", lambda: at[0])
    return at


def begun(client: Client) -> str:
    """The secret on the page of the set-up."""
    client.post(SET_UP)
    text = client.get(SET_UP).content.decode()
    assert "<svg" in text
    found = re.search(r'Sleutel: <span class="hash">([A-Z2-7 ]+)</span>', text)
    assert found
    return found[1]


def with_factor(place: World, name: str, at: float) -> str:
    """Somebody who set up the second factor and logs in again; what is on his telephone."""
    client = place.client(name)
    secret = begun(client)
    assert client.post(SET_UP, {"code": code(secret, at)}).status_code == 302
    return secret


def test_after_set_up_the_code_is_asked_at_log_in_and_nothing_works_without(place: World, now: list[float]) -> None:
    secret = with_factor(place, "coordinator", now[0])
    user = User.objects.get(username="coordinator")
    user.set_password(PASSWORD)
    user.save()
    client = Client()
    client.post("/inloggen/", {"username": "coordinator", "password": PASSWORD})
    assert client.get("/gebruikers/").headers["Location"] == f"{GIVE}?verder=%2Fgebruikers%2F"
    assert client.post("/gebruikers/nieuw/", {}).headers["Location"].startswith(GIVE)
    assert client.get("/account/wachtwoord/").headers["Location"].startswith(GIVE)
    now[0] += 60
    typed = code(secret, now[0])
    answer = client.post(GIVE, {"code": f"{typed[:3]} {typed[3:]}", "verder": "/gebruikers/"})
    assert answer.headers["Location"] == "/gebruikers/"
    assert client.get("/gebruikers/").status_code == 200
    assert LogEntry.objects.filter(event="factor.added").count() == 1


def test_a_code_works_once(place: World, now: list[float]) -> None:
    secret = with_factor(place, "coordinator", now[0])
    now[0] += 60
    typed = code(secret, now[0])
    one = sign_in(User.objects.get(username="coordinator"))
    assert one.post(GIVE, {"code": typed}).status_code == 302
    two = sign_in(User.objects.get(username="coordinator"))
    assert two.post(GIVE, {"code": typed}).status_code == 422


@pytest.mark.parametrize("typed", ["000000", "", "abc", "1234567890", "٣٤٥٦٧٨"])
def test_a_wrong_code_lets_nobody_in(place: World, now: list[float], typed: str) -> None:
    with_factor(place, "coordinator", now[0])
    client = sign_in(User.objects.get(username="coordinator"))
    assert client.post(GIVE, {"code": typed}).status_code == 422
    assert client.get("/gebruikers/").status_code == 302


def test_after_a_wrong_code_the_right_one_has_to_wait(place: World, now: list[float]) -> None:
    secret = with_factor(place, "coordinator", now[0])
    now[0] += 60
    client = sign_in(User.objects.get(username="coordinator"))
    answer = client.post(GIVE, {"code": "000000"})
    assert "Wacht" in answer.content.decode()
    assert client.post(GIVE, {"code": code(secret, now[0])}).status_code == 422
    TOTPDevice.objects.update(throttling_failure_timestamp=None)
    assert client.post(GIVE, {"code": code(secret, now[0])}).status_code == 302
    assert LogEntry.objects.filter(event="factor.failed").count() == 2


@pytest.mark.parametrize("behind", [-590, -120, 120, 590])
def test_a_clock_that_is_off_is_measured_at_set_up(place: World, now: list[float], behind: int) -> None:
    client = place.client("administrator")
    secret = begun(client)
    assert client.post(SET_UP, {"code": code(secret, now[0] + behind)}).status_code == 302
    now[0] += 3600
    again = sign_in(User.objects.get(username="administrator"))
    assert again.post(GIVE, {"code": code(secret, now[0] + behind)}).status_code == 302


def test_a_clock_that_is_off_more_is_refused_and_the_clock_of_the_server_shown(place: World, now: list[float]) -> None:
    client = place.client("administrator")
    secret = begun(client)
    answer = client.post(SET_UP, {"code": code(secret, now[0] + 700)})
    assert answer.status_code == 422
    assert re.search(r"klok van deze server staat op <strong>\d\d:\d\d</strong>", answer.content.decode())
    assert not User.objects.get(username="administrator").second_factor


def test_where_the_organisation_asks_it_every_page_leads_to_the_set_up(place: World, now: list[float]) -> None:
    administrator = place.client("administrator")
    answer = administrator.post("/gebruikers/tweede-factor/", {"coordinators": "on"})
    assert answer.status_code == 302
    entry = LogEntry.objects.get(event="policy.changed")
    assert entry.details == {"changes": "coördinatoren"}
    assert administrator.get("/gebruikers/").status_code == 200
    assert place.client("first").get("/").status_code == 200
    coordinator = sign_in(User.objects.get(username="coordinator"))
    assert coordinator.get("/gebruikers/").headers["Location"] == f"{SET_UP}?verder=%2Fgebruikers%2F"
    secret = begun(coordinator)
    coordinator.post(SET_UP, {"code": code(secret, now[0])})
    assert coordinator.get("/gebruikers/").status_code == 200


def test_who_becomes_coordinator_or_administrator_is_asked_it_as_well(place: World) -> None:
    administrator = place.client("administrator")
    administrator.post("/gebruikers/tweede-factor/", {"administrators": "on", "coordinators": "on"})
    administrator = sign_in(User.objects.get(username="administrator"))
    assert administrator.get("/gebruikers/").status_code == 302
    assert not User.objects.get(username="first").second_factor_due
    User.objects.filter(username="administrator").update(second_factor_due=False)
    field = f"committee_{place.committee.pk}"
    first = place.people["first"]
    sent: dict[str, Any] = {"username": "first", "full_name": "First", field: "coordinator"}
    administrator = sign_in(User.objects.get(username="administrator"))
    assert administrator.post(f"/gebruikers/{first.pk}/", sent).status_code == 302
    assert User.objects.get(username="first").second_factor_due


def test_an_administrator_takes_it_away_and_the_session_ends(place: World, now: list[float]) -> None:
    with_factor(place, "coordinator", now[0])
    user = User.objects.get(username="coordinator")
    client = sign_in(user)
    place.client("administrator").post(f"/gebruikers/{user.pk}/code/")
    user.refresh_from_db()
    assert not user.second_factor
    assert not TOTPDevice.objects.filter(user=user).exists()
    assert client.get("/").headers["Location"] == "/inloggen/"
    assert LogEntry.objects.filter(event="factor.removed", details__username="coordinator").exists()


def test_the_secret_is_not_shown_again_nor_logged(place: World, now: list[float]) -> None:
    client = place.client("coordinator")
    secret = begun(client)
    client.post(SET_UP, {"code": code(secret, now[0])})
    assert client.get(SET_UP).status_code == 302
    assert secret not in client.get("/account/").content.decode()
    assert secret.replace(" ", "") not in repr(list(LogEntry.objects.values()))
