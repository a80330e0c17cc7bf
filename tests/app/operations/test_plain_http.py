"""The server without TLS gives the certificate and the way to https, and nothing else."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator

import pytest

from kiesdeler.app.operations.plain_http import CERTIFICATE, PlainHttp


@pytest.fixture
def server() -> Iterator[PlainHttp]:
    made = PlainHttp(
        "127.0.0.1", 0, secure_port=8443, hosts=("telserver", "fd00::1"), certificate=b"\x30der", fingerprint="AB:CD"
    )
    yield made
    made.stop()


def ask(server: PlainHttp, path: str, host: str = "telserver", method: str = "GET") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request(method, path, headers={"Host": host})
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_it_gives_the_certificate_and_the_fingerprint_to_compare(server: PlainHttp) -> None:
    certificate = ask(server, CERTIFICATE)
    assert certificate.status == 200
    assert certificate.getheader("Content-Type") == "application/x-x509-ca-cert"
    assert certificate.body == b"\x30der"  # type: ignore[attr-defined]
    page = ask(server, "/").body.decode()  # type: ignore[attr-defined]
    assert "AB:CD" in page
    assert 'href="https://telserver:8443/"' in page


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("telserver", "https://telserver:8443/"),
        ("telserver:8080", "https://telserver:8443/"),
        ("[fd00::1]:8080", "https://[fd00::1]:8443/"),
        ("kwaad.example", "https://telserver:8443/"),
        ('"><script>', "https://telserver:8443/"),
    ],
)
def test_everything_else_goes_to_https_on_this_server_only(server: PlainHttp, host: str, expected: str) -> None:
    answer = ask(server, "/inloggen/?verder=x", host)
    assert (answer.status, answer.getheader("Location")) == (308, expected)


@pytest.mark.parametrize("path", ["/", CERTIFICATE, "/elders"])
def test_every_answer_has_the_security_headers(server: PlainHttp, path: str) -> None:
    answer = ask(server, path)
    assert "default-src 'none'" in str(answer.getheader("Content-Security-Policy"))
    assert answer.getheader("X-Content-Type-Options") == "nosniff"


def test_nothing_can_be_sent_to_it(server: PlainHttp) -> None:
    assert ask(server, "/", method="POST").status == 501


def test_somebody_who_says_nothing_is_let_go() -> None:
    made = PlainHttp(
        "127.0.0.1", 0, secure_port=8443, hosts=("telserver",), certificate=b"", fingerprint="", patience=0.1
    )
    with socket.create_connection(("127.0.0.1", made.port), timeout=60) as silent:
        silent.sendall(b"GET / HTTP/1.1\r\nHost:")
        assert silent.recv(1) == b""
    made.stop()
