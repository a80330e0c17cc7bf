"""A server that is sent half requests goes on with whole ones; what comes through is what was sent."""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from kiesdeler.app.operations.practice import PASSWORD
from kiesdeler.app.operations.serving import THREADS
from tests.app.operations.running import Running, serving

_FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with serving("demo", folder=tmp_path_factory.mktemp("oefening")) as found:
        yield found


def test_people_who_fall_asleep_while_they_send_hold_up_nobody(running: Running) -> None:
    half = (
        b"POST /inloggen/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: kiesdeler-form=" + b"a" * 32 + b"\r\nContent-Type: "
        b"application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nusername=half"
    )
    with contextlib.ExitStack() as asleep:
        for _ in range(THREADS * 2):
            sleeper = asleep.enter_context(socket.create_connection(("127.0.0.1", running.port)))
            sleeper.sendall(half)
        assert _get(running, "/inloggen/").status == 200


def test_a_form_comes_through_and_gives_a_session(running: Running) -> None:
    first = _get(running, "/inloggen/")
    cookie = first.headers["Set-Cookie"].split(";")[0]
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', first.text)
    assert token is not None
    fields = {"csrfmiddlewaretoken": token[1], "username": "coordinator", "password": PASSWORD}
    connection = http.client.HTTPConnection("127.0.0.1", running.port)
    connection.request(
        "POST", "/inloggen/?verder=/account/", urlencode(fields), {"Cookie": cookie, "Content-Type": _FORM}
    )
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (302, "/account/")
    cookies = "; ".join(each.split(";")[0] for each in answer.headers.get_all("Set-Cookie"))
    answer.read()
    connection.request("GET", "/account/", headers={"Cookie": cookies})
    answer = connection.getresponse()
    assert answer.status == 200
    assert "Coen Coördinator" in answer.read().decode()
    connection.close()


def test_more_than_a_file_is_refused_before_it_is_sent(running: Running) -> None:
    head = b"POST /inloggen/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999\r\n\r\n"
    assert _raw(running, head).startswith(b"HTTP/1.1 413 ")


def test_a_name_with_an_underscore_is_no_header_of_ours(running: Running) -> None:
    head = b"GET /inloggen/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent_Length: 99999999\r\n\r\n"
    assert _raw(running, head).startswith(b"HTTP/1.1 200 ")


def test_strange_addresses_are_not_found(running: Running) -> None:
    for path in ("/%ff%00/", "/%C3%A9/", "//inloggen/", "/static/%2e%2e/%2e%2e/settings.py", "/static/../urls.py"):
        assert _get(running, path).status == 404, path


class _Answer:
    def __init__(self, answer: http.client.HTTPResponse):
        self.status, self.headers, self.text = answer.status, answer.headers, answer.read().decode()


def _get(running: Running, path: str) -> _Answer:
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=30)
    with contextlib.closing(connection):
        connection.request("GET", path)
        return _Answer(connection.getresponse())


def _raw(running: Running, head: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", running.port), timeout=30) as connection:
        connection.sendall(head)
        return connection.recv(100)
