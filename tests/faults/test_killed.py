"""The server is killed (SIGKILL) at random moments while typists save, and with PostgreSQL the database too.

Every save that was acknowledged must be there, none may be there by half, and the chain of the log must hold.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg

from tests.app.operations.running import Running, command, serving, surroundings
from tests.postgres import running

SAVES, KILLS = 1000, 8  # of each database
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_STORED = """SELECT entry."values", count.version FROM counting_entry entry
             JOIN counting_count count ON count.id = entry.count_id WHERE count.unit_id = {}"""


@dataclass
class Typist:
    """Saves one page again and again, each time with another number in all of its fields."""

    world: dict[str, Any]
    number: int = 0  # last acknowledged
    trying: int = 0  # last sent
    saved: int = 0

    def work(self, port: int) -> None:
        """Until the server is gone."""
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
            try:
                cookies = {"kiesdeler": self.world["cookie"]}
                token = self._token(connection, cookies)
                while True:
                    self._save(connection, cookies, token)
            except (OSError, http.client.HTTPException):
                return

    def _token(self, connection: http.client.HTTPConnection, cookies: dict[str, str]) -> str:
        connection.request("GET", self.world["start"], headers={"Cookie": _cookies(cookies)})
        answer = connection.getresponse()
        page = answer.read().decode()
        assert answer.status == 200, page
        for header in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = header.partition(";")[0].partition("=")
            cookies[name] = value
        return _TOKEN.search(page)[1]  # type: ignore[index]

    def _save(self, connection: http.client.HTTPConnection, cookies: dict[str, str], token: str) -> None:
        self.trying = max(self.trying, self.number) + 1
        fields = {f"v-{name}": str(self.trying) for name in self.world["fields"]}
        body = {"csrfmiddlewaretoken": token, "section": self.world["section"], "next": "draft", "told": "",
                "version": str(self.world["version"]), **fields}  # fmt: skip
        headers = {"Cookie": _cookies(cookies), "Accept": "application/json",
                   "Content-Type": "application/x-www-form-urlencoded"}  # fmt: skip
        connection.request("POST", self.world["path"], urlencode(body), headers)
        answer = connection.getresponse()
        told = answer.read()
        if answer.status == 500:  # the database has gone from under the server: not acknowledged
            raise OSError
        assert answer.status == 200, (answer.status, told[-2000:])
        self.number, self.world["version"] = self.trying, json.loads(told)["version"]
        self.saved += 1


def _cookies(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def check(typist: Typist, rows: list[Any]) -> None:
    """What is stored is the last acknowledged save or the one that was under way, whole."""
    ((values, version),) = rows
    values = json.loads(values) if isinstance(values, str) else values
    stored = {values[place] for place in typist.world["places"]}
    if typist.saved or stored != {None}:
        assert len(stored) == 1, f"half a save: {stored}"
        (number,) = stored
        assert number is not None or typist.number == 0
        assert typist.number <= (number or 0) <= typist.trying, (typist.number, number, typist.trying)
        typist.number = number or 0
    typist.world["version"] = version


def save_and_kill(
    folder: Path, kill: Callable[[Running], None], stored: Callable[[int], list[Any]], **environment: str
) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "tests.faults.world"], env=surroundings(folder, **environment),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    typists = [Typist(each) for each in json.loads(made.stdout)]
    chance = random.Random()
    for last in range(1, KILLS + 1):
        with serving("serve", "--practice", folder=folder, **environment) as server:
            threads = [threading.Thread(target=each.work, args=(server.port,)) for each in typists]
            for thread in threads:
                thread.start()
            while sum(each.saved for each in typists) < SAVES * last // KILLS:
                assert any(thread.is_alive() for thread in threads), "everybody was refused"
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.1))
            kill(server)
            for thread in threads:
                thread.join()
        for each in typists:
            check(each, stored(each.world["unit"]))
    assert sum(each.saved for each in typists) >= SAVES
    examined = command("doctor", "--json", folder=folder, **environment)
    wrong = [each for each in json.loads(examined.stdout)["checks"] if each["wrong"]]
    assert wrong == []


def kill_server(server: Running) -> None:
    os.killpg(server.process.pid, signal.SIGKILL)


def test_with_sqlite(tmp_path: Path) -> None:
    def stored(unit: int) -> list[Any]:
        with closing(sqlite3.connect(tmp_path / "kiesdeler.sqlite3")) as database:
            return database.execute(_STORED.format(unit)).fetchall()

    save_and_kill(tmp_path, kill_server, stored)


def test_with_postgresql_killed_as_well(tmp_path: Path) -> None:
    with running() as database:

        def connected() -> psycopg.Connection[Any]:
            end = time.monotonic() + 60
            while True:  # after a kill it recovers from its own log first
                try:
                    return psycopg.connect(database.url)
                except psycopg.OperationalError:
                    assert time.monotonic() < end
                    time.sleep(0.1)

        def kill(server: Running) -> None:
            """One process of the database that is at work: PostgreSQL then throws away all others and recovers."""
            with connected() as opened:
                workers = opened.execute(
                    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
                ).fetchall()
            os.kill(workers[0][0], signal.SIGKILL)
            kill_server(server)

        def stored(unit: int) -> list[Any]:
            with connected() as opened:
                return opened.execute(_STORED.format(unit)).fetchall()  # type: ignore[arg-type]

        save_and_kill(tmp_path, kill, stored, DATABASE_URL=database.url)
