"""A small server without TLS beside the real one: it hands out the certificate of the authority and points to https."""

from __future__ import annotations

import threading
from collections.abc import Collection
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from kiesdeler.app.operations.hosts import in_address_bar

CERTIFICATE = "/kiesdeler-ca.crt"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Certificaat van Kiesdeler</title></head><body><main>
<h1>Certificaat van Kiesdeler</h1>
<p>Deze computer moet de server één keer leren kennen. Daarna kun je veilig inloggen.</p>
<ol>
<li><a href="{certificate}">Download het certificaat</a>.</li>
<li>Vergelijk de vingerafdruk met die op het scherm van de server:<br><code>{fingerprint}</code></li>
<li>Voeg het toe aan de vertrouwde certificeringsinstanties van de browser.
Hoe dat gaat, staat per browser op <a href="{secure}hulp/certificaat/">de hulppagina</a>.</li>
<li>Ga naar <a href="{secure}">{secure}</a>.</li>
</ol></main></body></html>
"""


class PlainHttp:
    """Serves until `stop`. Raises OSError when the port is taken or not allowed."""

    def __init__(
        self,
        host: str,
        port: int,
        *,
        secure_port: int,
        hosts: Collection[str],
        certificate: bytes,
        fingerprint: str,
        patience: float = 10,
    ):
        known, first = frozenset(hosts), next(iter(hosts))

        class Handler(BaseHTTPRequestHandler):
            server_version, sys_version = "Kiesdeler", ""
            timeout = patience  # of somebody who says nothing

            def do_GET(self) -> None:
                """The certificate, the page that explains it, or the way to https."""
                asked = _name(self.headers.get("Host", ""))
                name = in_address_bar(asked if asked in known else first)  # never to somebody else's site
                secure = f"https://{name}/" if secure_port == 443 else f"https://{name}:{secure_port}/"
                if self.path == CERTIFICATE:
                    self._answer(HTTPStatus.OK, certificate, {"Content-Type": "application/x-x509-ca-cert"})
                elif self.path == "/":
                    page = _PAGE.format(certificate=CERTIFICATE, fingerprint=escape(fingerprint), secure=escape(secure))
                    self._answer(HTTPStatus.OK, page.encode(), {"Content-Type": "text/html; charset=utf-8"})
                else:
                    self._answer(HTTPStatus.PERMANENT_REDIRECT, b"", {"Location": secure})

            do_HEAD = do_GET  # noqa: N815 - the library's names

            def _answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
                self.send_response(status)
                for name, value in (_HEADERS | headers | {"Content-Length": str(len(body))}).items():
                    self.send_header(name, value)
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
                """Nothing: what is asked here is no act of anybody."""

        self._server = ThreadingHTTPServer((host, port), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True, name="plain-http")
        self._thread.start()

    def stop(self) -> None:
        """Stop and let the port go."""
        self._server.shutdown()
        self._server.server_close()


def _name(host: str) -> str:
    """The name in a Host header, without its port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]
