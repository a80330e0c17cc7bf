"""A real server on an empty folder, as somebody starts it on the laptop of the committee."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.app.operations.running import TIMEOUT, free_port, surroundings

OUTPUT = "server.txt"


@dataclass(frozen=True)
class Server:
    """Where it is, and where its data and what it said are."""

    address: str
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def said(self) -> str:
        """Everything in its window until now."""
        return (self.folder.parent / OUTPUT).read_text(encoding="utf-8")

    def answers(self, port: int) -> bool:
        """Whether somebody listens there."""
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return False
        return True

    @property
    def start_code(self) -> str:
        """What makes the first administrator."""
        return (self.folder / "start-code").read_text(encoding="ascii")


@contextmanager
def running(place: Path, *, practice: bool = False, **environment: str) -> Iterator[Server]:
    """A server with its folder below `place`, empty or filled to practise. It must stop in order when asked."""
    command = ("demo", "--data", str(place / "data")) if practice else ("serve", "--airgap", "none")
    folder, port = place / "data", free_port()
    with (place / OUTPUT).open("wb") as window:
        process = subprocess.Popen(
            [sys.executable, "-m", "kiesdeler", *command, "--port", str(port)],
            env=surroundings(folder, **environment),
            stdout=window,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        server = Server(f"http://127.0.0.1:{port}", folder, process)
        while not server.answers(port):
            assert process.poll() is None, server.said
            time.sleep(0.1)
        yield server
        process.send_signal(signal.SIGTERM)
        assert process.wait(TIMEOUT) == 0
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(TIMEOUT)
