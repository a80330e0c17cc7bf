"""Putting a back-up back: everything is checked before anything is replaced, and what was there is kept beside it."""

from __future__ import annotations

import datetime
import hashlib
import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection, connections
from psycopg import sql

from kiesdeler.app.accounts.models import StoredSession, User
from kiesdeler.app.audit.appending import protected
from kiesdeler.app.audit.log import PROGRAM, broken, record
from kiesdeler.app.operations.copying import SQLITE, run_tool
from kiesdeler.app.operations.sealed import DAMAGED, TOO_NEW, about, opened
from kiesdeler.app.operations.tables import newer, update_tables
from kiesdeler.app.writing import writing
from kiesdeler.problems import Problem, Refused

_ALIAS = "restored"


def restore(file: Path, passphrase: str) -> str:
    """Replace the database by that of a back-up; returns where the old one is kept, if there was one.

    Raises `Refused` when anything is wrong; then nothing has changed.  Nobody may be using the database: hold the
    lock of the folder.
    """
    digest = file_hash(file)
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix="terug-") as scratch:
        found = Path(scratch) / "database"
        _open(file, passphrase, found)
        kept = _replace_sqlite(found) if connection.vendor == SQLITE else _replace_postgresql(found)
    update_tables()  # it may be of an older version
    with writing():
        StoredSession.objects.all().delete()  # whoever was logged in then, is not now
        User.objects.update(session="")
        record("backup.restored", PROGRAM, file=file.name, sha256=digest, kept=kept)
    return kept


def file_hash(file: Path) -> str:
    """The SHA-256 of a back-up, to compare with the log or paper: that it opens does not tell who made it."""
    try:
        with file.open("rb") as source:
            return hashlib.file_digest(source, "sha256").hexdigest()
    except OSError as error:
        raise Refused([Problem(f"Dit bestand kan niet worden gelezen: {error.strerror}.", file=str(file))]) from error


def _open(file: Path, passphrase: str, target: Path) -> None:
    """Decrypt the whole of a back-up and hold it to its own hash."""
    try:
        with file.open("rb") as source:
            kind = about(source).get("database")
        if kind != connection.vendor:
            raise _refused(f"Deze back-up is van een andere soort database: {kind}, hier is het {connection.vendor}.")
        with file.open("rb") as source, target.open("xb") as out:
            size, digest = _unpack(opened(source, passphrase), out.write)
    except OSError as error:
        raise Refused([Problem(f"Dit bestand kan niet worden gelezen: {error.strerror}.", file=str(file))]) from error
    except Refused as refused:
        raise Refused([Problem(each.message, file=str(file)) for each in refused.problems]) from refused
    with target.open("rb") as written:
        if target.stat().st_size != size or hashlib.file_digest(written, "sha256").hexdigest() != digest:
            raise Refused([Problem(DAMAGED, file=str(file))])


def _unpack(pieces: Iterator[bytes], write: Callable[[bytes], object]) -> tuple[int, str]:
    """Write the database that is in the pieces; returns the size and hash it had when it was packed."""
    first = next(pieces)
    length = int.from_bytes(first[:4], "big")
    told = json.loads(first[4 : 4 + length])
    write(first[4 + length :])
    for piece in pieces:
        write(piece)
    return int(told["size"]), str(told["sha256"])


def _replace_sqlite(found: Path) -> str:
    name = Path(str(connection.settings_dict["NAME"]))
    try:
        with closing(sqlite3.connect(found)) as opened_copy:
            wrong = [line for (line,) in opened_copy.execute("PRAGMA integrity_check") if line != "ok"]
            wrong += [str(row) for row in opened_copy.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        raise _refused(f"De database in deze back-up is niet heel: {error}.") from error
    if wrong:
        raise _refused(f"De database in deze back-up is niet heel: {wrong[0]}.")
    with _second_database(str(found)):
        _judge()
    connection.close()
    kept = name.with_name(f"{name.stem}-voor-{_stamp()}{name.suffix}") if name.exists() else None
    for ending in ("-wal", "-shm", ""):  # the last writes of the old one are in the file beside it
        old = name.with_name(name.name + ending)
        if kept is not None and old.exists():
            old.rename(kept.with_name(kept.name + ending))
    found.replace(name)
    return kept.name if kept is not None else ""


def _replace_postgresql(found: Path) -> str:
    """Into a database of its own first; the two change names when it is right."""
    given = connection.settings_dict
    name, fresh, kept = str(given["NAME"]), f"{given['NAME']}_terug_{_stamp()}", f"{given['NAME']}_voor_{_stamp()}"
    server = {"host": given["HOST"], "port": given["PORT"], "user": given["USER"], "password": given["PASSWORD"]}
    arguments = {key: str(value) for key, value in server.items() if value}
    with psycopg.connect(dbname="postgres", autocommit=True, **arguments) as above:  # type: ignore[arg-type]
        above.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(fresh)))
        try:
            run_tool("pg_restore", given | {"NAME": fresh}, "--exit-on-error", f"--dbname={fresh}", str(found))
            with _second_database(fresh):
                _judge()
        except BaseException:  # whatever went wrong, nothing of it stays
            above.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(fresh)))
            raise
        connection.close()
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        with above.transaction():
            above.execute(rename.format(sql.Identifier(name), sql.Identifier(kept)))
            above.execute(rename.format(sql.Identifier(fresh), sql.Identifier(name)))
    return kept


@contextmanager
def _second_database(name: str) -> Iterator[None]:
    """The database of the back-up beside ours, for as long as it is looked at."""
    connections.databases[_ALIAS] = connection.settings_dict | {"NAME": name, "CONN_MAX_AGE": 0}
    try:
        yield
    finally:
        connections[_ALIAS].close()
        del connections[_ALIAS]
        del connections.databases[_ALIAS]


def _judge() -> None:
    """Refuse a database of a newer version, or one whose log does not hold."""
    if newer(_ALIAS):
        raise _refused(TOO_NEW)
    if "audit_logentry" not in connections[_ALIAS].introspection.table_names():
        raise _refused("In deze back-up zitten geen gegevens van Kiesdeler.")
    breaks = list(broken(_ALIAS))
    if breaks:
        raise _refused(f"Het logboek in deze back-up is niet heel. {breaks[0].reason}")
    if not protected(connections[_ALIAS]):
        raise _refused(
            "Het logboek in deze back-up is niet beschermd tegen veranderen. Kiesdeler heeft hem niet gemaakt."
        )


def _stamp() -> str:
    return f"{datetime.datetime.now(datetime.UTC):%Y%m%d_%H%M%S}"


def _refused(message: str) -> Refused:
    return Refused([Problem(message)])
