"""A real server as a process of its own, as somebody would start it."""

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

TIMEOUT = 60


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


def command(*arguments: str, folder: Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """One command of the command line, in a process of its own, with its own data folder."""
    return subprocess.run(
        [sys.executable, "-m", "kiesdeler", *arguments],
        env=surroundings(folder, **environment),
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
    )


def surroundings(folder: Path, **environment: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KIESDELER_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    return {**kept, "KIESDELER_DATA": str(folder), "PYTHONUTF8": "1", "KIESDELER_LANG": "nl", **environment}


@dataclass
class Running:
    process: subprocess.Popen[str]
    port: int
    said: list[str]

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(TIMEOUT)


@contextmanager
def serving(*arguments: str, folder: Path, **environment: str) -> Iterator[Running]:
    """A server that answers; killed with everything of it at the end when it still runs."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "kiesdeler", *arguments, "--port", str(port)],
        env=surroundings(folder, **environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    said: list[str] = []
    try:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line.rstrip("\n"))
            if line.startswith("Stoppen:"):
                break
        else:
            raise AssertionError("\n".join(said))
        wait_for(port)
        yield Running(process, port, said)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(TIMEOUT)
        assert process.stdout is not None
        process.stdout.close()


def wait_for(port: int) -> None:
    """Until somebody answers at a port of this computer."""
    end = time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"nobody answers at {port}")
