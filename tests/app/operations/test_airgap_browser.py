"""The script on the workstations, in a browser: it finds a stand-in for the internet and tells the server."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from kiesdeler.app.operations.practice import PASSWORD
from tests.app.operations.running import Running, free_port, serving


@contextmanager
def internet(port: int, status: int) -> Iterator[None]:
    """A web server on this computer; status 302 sends visitors on to a place that is not among the addresses."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Location", "http://localhost:9/elders")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield
    server.shutdown()
    server.server_close()
    thread.join()


def places(folder: Path) -> set[str]:
    with closing(sqlite3.connect(folder / "kiesdeler.sqlite3")) as database:
        return {place for (place,) in database.execute("SELECT place FROM operations_connection")}


def until(folder: Path, workstation: bool) -> None:
    """Wait for the workstation to be known as connected, or not."""
    end = time.monotonic() + 30
    while ("127.0.0.1" in places(folder)) is not workstation:
        assert time.monotonic() < end, places(folder)
        time.sleep(0.1)


def log_in(page: Page, running: Running, name: str) -> None:
    page.goto(f"http://127.0.0.1:{running.port}/inloggen/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_selector("text=Uitloggen")


@pytest.mark.parametrize("status", [200, 302])
def test_the_browser_finds_the_connection_tells_it_and_tells_its_end(status: int, tmp_path: Path) -> None:
    with serving("demo", "--data", str(tmp_path), folder=tmp_path) as first:
        first.stop()
    port = free_port()
    with (
        serving("serve", "--practice", "--airgap", f"http://127.0.0.1:{port}", folder=tmp_path) as running,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        log_in(page, running, "coordinator")
        assert places(tmp_path) == set()
        page.evaluate("sessionStorage.clear()")
        with internet(port, status):
            page.reload()
            until(tmp_path, True)
            page.reload()
            assert "de invoer is geblokkeerd" in page.inner_text("[role=alert]")
        page.reload()
        until(tmp_path, False)
        browser.close()
