"""No entry while there is a way to the internet. Only stand-ins on this computer are ever tried here."""

from __future__ import annotations

import datetime
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.utils import timezone

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import broken
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.operations.airgap import check_server, cleared, connected
from kiesdeler.app.operations.connections import DEFAULT, reached, target
from kiesdeler.app.operations.models import SERVER, Connection
from tests.app.operations.running import free_port
from tests.app.personas import World, world

ORIGIN = "https://127.0.0.1:9"
REPORT = "/verbinding/"


@contextmanager
def standing_in() -> Iterator[int]:
    """Somebody who answers at a port of this computer, as the internet would."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield int(server.getsockname()[1])


@pytest.fixture
def place(db: None, settings: Any) -> World:
    settings.AIRGAP_TARGETS = ("127.0.0.1:9",)
    return world()


def events() -> list[str]:
    return list(LogEntry.objects.filter(event__startswith="airgap.").values_list("event", flat=True))


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("192.0.2.1:443", "https://192.0.2.1:443"),
        ("[2001:db8::1]:443", "https://[2001:db8::1]:443"),
        ("naam.example:8443", "https://naam.example:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ],
)
def test_an_address_to_try_becomes_an_origin_for_browsers(text: str, origin: str) -> None:
    assert target(text).origin == origin


@pytest.mark.parametrize("text", ["", "192.0.2.1", "ftp://192.0.2.1:21", "192.0.2.1:443/pad", "a:b", "a:99999"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="geen adres om te proberen"):
        target(text)


def test_the_usual_addresses_are_addresses() -> None:
    assert len({target(each).origin for each in DEFAULT}) == len(DEFAULT)


def test_an_answer_is_found_and_silence_is_not() -> None:
    silent = target(f"127.0.0.1:{free_port()}")
    assert reached([silent]) is None
    assert reached([]) is None
    with standing_in() as port:
        there = target(f"127.0.0.1:{port}")
        assert reached([silent, there]) == there
        assert reached([target(f"localhost:{port}")]) is not None


def test_the_server_blocks_and_frees_by_itself(place: World, settings: Any) -> None:
    typist = place.client("first")
    with standing_in() as port:
        settings.AIRGAP_TARGETS = (f"127.0.0.1:{port}",)
        check_server()
        check_server()
        assert typist.get("/").status_code == 503
    check_server()
    check_server()
    assert typist.get("/").status_code == 200
    assert events() == ["airgap.connected", "airgap.clear"]
    assert LogEntry.objects.get(event="airgap.connected").details == {
        "place": "de server", "target": f"https://127.0.0.1:{port}",
    }  # fmt: skip
    assert list(broken()) == []


def test_a_browser_tells_of_a_connection_and_of_its_end(place: World) -> None:
    client = place.client("first")
    assert client.post(REPORT, {"target": ORIGIN}).json() == {"connected": True}
    assert Connection.objects.get().place == "127.0.0.1"
    assert client.post(REPORT, {"target": ORIGIN}).json() == {"connected": True}
    assert client.post(REPORT, {"target": ""}).json() == {"connected": False}
    found = LogEntry.objects.get(event="airgap.connected")
    assert (found.name, found.details["place"]) == ("First", "werkplek 127.0.0.1")
    assert events() == ["airgap.connected", "airgap.clear"]


def test_it_stays_blocked_until_the_last_connection_is_gone(place: World) -> None:
    for where in (SERVER, "192.0.2.7"):
        with_who = place.who("first", Role.TYPIST)
        connected(with_who, where, ORIGIN)
    cleared("192.0.2.7")
    assert place.client("first").get("/").status_code == 503
    cleared(SERVER)
    assert place.client("first").get("/").status_code == 200
    assert events() == ["airgap.connected", "airgap.connected", "airgap.clear"]


def test_a_workstation_that_was_switched_off_does_not_block_for_ever(place: World) -> None:
    connected(place.who("first", Role.TYPIST), "192.0.2.7", ORIGIN)
    check_server()
    assert Connection.objects.exists()
    Connection.objects.update(seen_at=timezone.now() - datetime.timedelta(minutes=3))
    check_server()
    assert not Connection.objects.exists()


def test_only_addresses_that_are_tried_can_be_told(place: World) -> None:
    client = place.client("first")
    assert client.post(REPORT, {"target": "https://kwaad.example"}).status_code == 400
    assert client.get(REPORT).status_code == 405
    assert not Connection.objects.exists()


class TestWhileConnected:
    @pytest.fixture(autouse=True)
    def _connected(self, place: World) -> None:
        connected(place.who("second", Role.TYPIST), SERVER, ORIGIN)

    @pytest.mark.parametrize("name", ["first", "strange_typist"])
    def test_typists_get_one_clear_page_that_does_not_tell_the_network(self, name: str, place: World) -> None:
        answer = place.client(name).get("/")
        assert answer.status_code == 503
        assert "De invoer is geblokkeerd" in answer.text
        assert ORIGIN not in answer.text.partition("<main")[2]

    @pytest.mark.parametrize("name", ["administrator", "coordinator"])
    def test_whoever_can_act_sees_where_it_is_but_changes_nothing(self, name: str, place: World) -> None:
        client = place.client(name)
        seen = client.get("/")
        assert seen.status_code == 200
        assert f"de server ({ORIGIN}" in seen.text
        refused = client.post("/gebruikers/nieuw/", {"username": "nieuw"})
        assert refused.status_code == 503
        assert ORIGIN in refused.text

    def test_observers_can_go_on_looking(self, place: World) -> None:
        assert place.client("observer").get("/").status_code == 200
        assert place.client("observer").post("/gebruikers/nieuw/").status_code == 503

    @pytest.mark.parametrize("address", ["/account/", "/hulp/start/"])
    def test_what_is_no_part_of_the_count_can_still_be_used(self, address: str, place: World) -> None:
        assert place.client("first").get(address).status_code == 200

    def test_logging_in_and_out_goes_on(self, place: World, client: Any) -> None:
        assert client.get("/inloggen/").status_code == 200
        assert client.post("/inloggen/", {"username": "first", "password": "fout"}).status_code != 503
        assert place.client("first").post("/uitloggen/").status_code == 302

    def test_what_was_typed_can_be_sent_again_and_passwords_are_not_kept(self, place: World) -> None:
        typed = {"votes_1_1": "12<3", "password": "geheim", "csrfmiddlewaretoken": "x"}
        page = place.client("first").post("/ergens/?a=1", typed)
        assert page.status_code == 404  # no such page: nothing to go back to
        page = place.client("first").post("/", typed)
        assert page.status_code == 503
        assert '<input type="hidden" name="votes_1_1" value="12&lt;3">' in page.text
        assert "geheim" not in page.text

    def test_a_script_is_told_as_data(self, place: World) -> None:
        answer = place.client("first").post("/", headers={"Accept": "application/json"})
        assert answer.status_code == 503
        assert answer.json()["connected"] is True


def test_without_addresses_nothing_is_tried_and_nothing_is_blocked(place: World, settings: Any) -> None:
    connected(place.who("first", Role.TYPIST), SERVER, ORIGIN)
    settings.AIRGAP_TARGETS = ()
    answer = place.client("first").get("/")
    assert answer.status_code == 200
    assert "airgap.js" not in answer.text


def test_pages_of_who_is_logged_in_have_the_script_with_exactly_these_addresses(place: World, client: Any) -> None:
    assert f'data-targets="{ORIGIN}"' in place.client("first").get("/").text
    assert "airgap.js" not in client.get("/inloggen/").text
