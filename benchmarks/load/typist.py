"""A server full of typists, and one of them: types list pages over HTTP and checks what was saved before."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

_FIELD = re.compile(r'<input[^>]* name="([^"]+)"[^>]*>')
_VALUE = re.compile(r' value="([^"]*)"')
PATIENCE = 60  # seconds for one answer


@dataclass(frozen=True)
class Person:
    """Who is logged in, and at what."""

    cookie: str
    path: str
    unit: int


class Installation:
    """A folder (and database) full of typists, on which a server can be started."""

    def __init__(self, folder: Path, database: str, *, typists: int, lists: int, candidates: int):
        hosts = {"KIESDELER_HOSTS": "127.0.0.1,localhost,testserver"}
        self.environment = {**os.environ, "KIESDELER_DATA": str(folder), "DATABASE_URL": database, **hosts}
        self.cookie, people = self._python("benchmarks.load.world", str(typists), str(lists), str(candidates))
        self.people = [Person(*each) for each in people]

    def _python(self, module: str, *arguments: str) -> Any:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=self.environment,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return json.loads(done.stdout)

    @contextmanager
    def serving(self, *options: str) -> Iterator[Server]:
        """The server, until the end of the block."""
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "kiesdeler", "serve", "--port", str(port), "--airgap", "none", *options]
        process = subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        server = Server(port, process)
        try:
            server.wait()
            yield server
        finally:
            server.stop()


@dataclass
class Server:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]

    def wait(self) -> None:
        """Until it answers."""
        for _ in range(600):
            if self.process.poll() is not None:
                raise RuntimeError(self.process.communicate()[1].decode())
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("the server did not answer")

    def stop(self) -> None:
        """As with Ctrl-C."""
        if self.process.poll() is None:
            self.process.terminate()
        self.process.communicate(timeout=60)


class Typist:
    """Somebody who types one list page after another. `acknowledged`: what the server said it saved, per page."""

    def __init__(self, port: int, cookie: str, person: Person):
        self.port, self.person = port, person
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.cookies = {cookie: person.cookie}
        self.path = person.path
        self.acknowledged: dict[str, list[int]] = {}
        self.saves = 0
        self.opening = 0.0
        self.page = self._open()

    def save(self) -> float:
        """Fill in the page, send it, open the next; the seconds of sending.

        A ValueError when the server did not take it, or when an earlier page is not as it was acknowledged.
        """
        section = self.path.rstrip("/").rpartition("/")[2]
        fields = _fields(self.page)
        numbers = [name for name in fields if name.startswith("v-")]
        before = self.acknowledged.get(section)
        if before is not None and [int(fields[name] or 0) for name in numbers[:2]] != before:
            raise ValueError(f"an acknowledged save of {section} is not there")
        self.saves += 1
        votes = [self.saves % 21, 20 - self.saves % 21]  # always 20 together, so that the total stays right
        typed = dict.fromkeys(numbers, "10")
        typed |= dict(zip(numbers[:2], map(str, votes), strict=True))
        typed[numbers[-1]] = str(10 * (len(numbers) - 1))
        controls = {name: fields[name] for name in ("csrfmiddlewaretoken", "section", "version", "told")}
        start = time.perf_counter()
        status, location, _ = self._ask("POST", urlencode({**controls, **typed, "next": "next"}))
        taken = time.perf_counter() - start
        if status != http.client.FOUND:
            raise ValueError(f"answer {status} for {self.path}")
        self.acknowledged[section] = votes
        following = location.rstrip("/").rpartition("/")[2]
        self.path = location if following.startswith("list_") else self.person.path
        self.page = self._open()
        return taken

    def _open(self) -> str:
        start = time.perf_counter()
        status, _, page = self._ask("GET", None)
        self.opening = time.perf_counter() - start
        if status != http.client.OK:
            raise ValueError(f"answer {status} for {self.path}")
        return page

    def _ask(self, method: str, body: str | None) -> tuple[int, str, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"http://127.0.0.1:{self.port}{self.path}",
            }
        self.connection.request(method, self.path, body, headers)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        for header in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = header.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), page


def _fields(page: str) -> Mapping[str, str]:
    """The inputs of a page with what stands in them, numbers without their dots."""
    found: dict[str, str] = {}
    for each in _FIELD.finditer(page):
        value = _VALUE.search(each[0])
        found.setdefault(each[1], value[1].replace(".", "") if value else "")
    return found
