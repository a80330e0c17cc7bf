"""A PostgreSQL of our own for tests: `python -m tests.postgres COMMAND ...` runs a command with its DATABASE_URL.

Made in a temporary folder with the programs that the system has, reachable on the loopback address only, and thrown
away afterwards.  PostgreSQL refuses to run as root, so then it runs as the user `postgres` that its package made.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = Path("/usr/lib/postgresql")  # where Debian keeps them, by version


class Cluster:
    """The files and processes of one database server."""

    def __init__(self, folder: Path):
        """Raises LookupError when PostgreSQL is not installed."""
        self.folder = folder
        self.data = folder / "data"
        self._programs = _programs()
        self._as_user = _owned(folder)
        password = secrets.token_urlsafe(12)
        self._call("initdb", "-D", self.data, "-U", "kiesdeler", "-A", "scram-sha-256", "-E", "UTF8", "--locale", "C",
                   "--pwfile", _secret(folder, password))  # fmt: skip
        self.port = _free_port()
        self.url = f"postgresql://kiesdeler:{password}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start it."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c max_connections=200"
        self._call("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o", options, "start")

    def stop(self) -> None:
        """Stop without waiting for anybody."""
        self._call("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")

    def _call(self, program: str, *arguments: str | Path) -> None:
        done = subprocess.run(
            [*self._as_user, str(self._programs / program), *map(str, arguments)],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, cwd="/",
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")


@contextmanager
def running() -> Iterator[Cluster]:
    """A database server, thrown away at the end."""
    folder = Path(tempfile.mkdtemp(prefix="kiesdeler-postgres-"))
    try:
        cluster = Cluster(folder)
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    found = shutil.which("initdb")
    newest = sorted(PLACES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found is None and not newest:
        raise LookupError("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    return newest[-1].parent if newest else Path(str(found)).resolve().parent


def _owned(folder: Path) -> list[str]:
    """How to run as the owner of the folder: as ourselves, or as `postgres` when we are root."""
    if os.geteuid() != 0:
        return []
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups"]


def _secret(folder: Path, password: str) -> Path:
    file = folder / "password"
    file.write_text(password, encoding="ascii")
    owner = folder.stat()
    os.chown(file, owner.st_uid, owner.st_gid)
    return file


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


if __name__ == "__main__":
    with running() as here:
        environment = {**os.environ, "DATABASE_URL": here.url}
        sys.exit(subprocess.run(sys.argv[1:], check=False, env=environment).returncode)
