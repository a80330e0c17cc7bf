"""`kiesdeler serve` as a process: loopback, TLS for a network, one server per folder, a clean stop."""

from __future__ import annotations

import http.client
import re
import sqlite3
import ssl
from pathlib import Path

from kiesdeler.app.operations.certificates import fingerprint, read_certificate
from tests.app.operations.running import command, free_port, serving


def test_it_starts_from_nothing_serves_pages_and_static_files_and_stops_cleanly(tmp_path: Path) -> None:
    with serving("serve", "--airgap", "none", folder=tmp_path / "data") as running:
        answers = {}
        for path in ("/", "/inloggen/", "/static/kiesdeler/theme.css", "/bestaat-niet/"):
            connection = http.client.HTTPConnection("127.0.0.1", running.port)
            connection.request("GET", path)
            answer = connection.getresponse()
            answers[path] = answer.status
            assert answer.getheader("X-Content-Type-Options") == "nosniff"
            assert answer.getheader("Content-Security-Policy")
            assert answer.getheader("Strict-Transport-Security") is None
            answer.read()
            connection.close()
        assert answers["/"] == 302
        assert answers["/static/kiesdeler/theme.css"] == 200
        assert answers["/bestaat-niet/"] == 404
        assert running.stop() == 0
    with sqlite3.connect(tmp_path / "data" / "kiesdeler.sqlite3") as database:
        events = [event for (event,) in database.execute("SELECT event FROM audit_logentry ORDER BY sequence")]
    database.close()
    assert events[0] == "program.started"
    assert "airgap.off" in events


def test_other_hosts_than_its_own_are_refused(tmp_path: Path) -> None:
    with serving("serve", "--practice", folder=tmp_path) as running:
        connection = http.client.HTTPConnection("127.0.0.1", running.port)
        connection.request("GET", "/inloggen/", headers={"Host": "kwaad.example"})
        assert connection.getresponse().status == 400
        connection.close()


def test_on_a_network_it_serves_over_tls_that_the_authority_in_its_folder_vouches_for(tmp_path: Path) -> None:
    plain = free_port()
    arguments = ("serve", "--host", "0.0.0.0", "--airgap", "none", "--http-port", str(plain), "--name", "telserver")
    with serving(*arguments, folder=tmp_path) as running:
        trusting = ssl.create_default_context(cafile=str(tmp_path / "tls" / "kiesdeler-ca.pem"))
        connection = http.client.HTTPSConnection("127.0.0.1", running.port, context=trusting)
        connection.request("GET", "/inloggen/")
        answer = connection.getresponse()
        assert "max-age=" in str(answer.getheader("Strict-Transport-Security"))
        answer.read()
        connection.close()
        beside = http.client.HTTPConnection("127.0.0.1", plain)
        beside.request("GET", "/kiesdeler-ca.crt")
        given = ssl.DER_cert_to_PEM_cert(beside.getresponse().read())
        beside.close()
        authority = read_certificate(tmp_path / "tls" / "kiesdeler-ca.pem")
        assert authority is not None
        assert given.strip() == (tmp_path / "tls" / "kiesdeler-ca.pem").read_text().strip()
        assert f"  {fingerprint(authority)}" in running.said
        assert re.search(r"https://telserver:\d+/", "\n".join(running.said))
        assert running.stop() == 0


def test_a_second_server_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    with serving("serve", "--airgap", "none", folder=tmp_path):
        second = command("serve", "--airgap", "none", "--port", str(free_port()), folder=tmp_path)
        assert second.returncode == 2
        assert "draait al" in second.stderr


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with serving("serve", "--airgap", "none", folder=tmp_path / "a") as running:
        second = command("serve", "--airgap", "none", "--port", str(running.port), folder=tmp_path / "b")
    assert second.returncode == 2
    assert "--port:0:0: " in second.stderr


def test_settings_that_cannot_be_are_told_before_anything_is_made(tmp_path: Path) -> None:
    for arguments, words in (
        (["--airgap", "zomaar"], "geen adres om te proberen"),
        (["--practice", "--airgap", "192.0.2.1:443"], "In een oefening"),
    ):
        run = command("serve", *arguments, folder=tmp_path / "data")
        assert run.returncode == 2
        assert words in run.stderr
        assert not (tmp_path / "data").exists()
    run = command("serve", "--airgap", "none", "--processes", "2", folder=tmp_path / "data")
    assert run.returncode == 2
    assert "PostgreSQL" in run.stderr
