"""Checks of an installation: whether everything is what it should be, and where not. Changes nothing."""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

from kiesdeler.app.audit.log import broken
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.models import Count
from kiesdeler.app.counting.stored import digest, entries_of
from kiesdeler.app.elections.models import StoredFile
from kiesdeler.app.operations.backup_files import in_folder
from kiesdeler.app.operations.backups import folder as backup_folder
from kiesdeler.app.operations.certificates import read_certificate
from kiesdeler.app.operations.copying import SQLITE
from kiesdeler.app.operations.own_files import own_files
from kiesdeler.app.operations.tables import newer, waiting
from kiesdeler.app.results.models import Document
from kiesdeler.law.counting.states import State
from kiesdeler.problems import Refused

_LEAST_FREE = 1024**3  # bytes: room for back-ups and reports of one election
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: what was found in words, and what is wrong (nothing: it is right)."""

    id: str
    title: str
    found: str
    wrong: tuple[str, ...] = ()


def examine() -> Iterator[Check]:
    """Every check in turn; those on the data only when the tables are those of this version."""
    yield _checked("folder", "Rechten op de map", _folder)
    yield _checked("disk", "Vrije ruimte", _disk)
    yield _checked("program", "Bestanden van het programma", _program)
    yield _checked("certificate", "Certificaten", _certificate)
    yield _checked("database", "Database", _database)
    tables = _checked("tables", "Tabellen", _tables)
    yield tables
    if tables.wrong:
        return
    yield _checked("clock", "Klok", _clock)
    yield _checked("log", "Logboek", _log)
    yield _checked("counts", "Definitieve tellingen", _counts)
    yield _checked("files", "Ingelezen bestanden", _files)
    yield _checked("documents", "Documenten", _documents)
    yield _checked("backups", "Back-ups", _backups)


_Found = tuple[str, list[str]]


def _checked(name: str, title: str, look: Callable[[], _Found]) -> Check:
    try:
        found, wrong = look()
    except (DatabaseError, OSError, ValueError) as error:
        found, wrong = "kan niet worden nagegaan", [f"Dit kan niet worden nagegaan: {error}."]
    more = len(wrong) - _MOST_TOLD
    return Check(name, title, found, (*wrong[:_MOST_TOLD], *([f"En nog {more}."] if more > 0 else [])))


def _folder() -> _Found:
    if sys.platform == "win32":  # rights are lists there, which the installation manual sets
        return str(settings.DATA), []
    wrong = []
    for file in (settings.DATA, *settings.DATA.glob("*"), *settings.DATA.glob("tls/*")):
        status = file.stat()
        if status.st_uid != os.getuid():
            wrong.append(f"{file} is van een andere gebruiker.")
        if file == settings.DATA and status.st_mode & 0o077:
            wrong.append(f"{file} is voor anderen te openen. Herstel met: chmod 700 {file}")
        if file.suffix == ".key" and status.st_mode & 0o077:
            wrong.append(f"{file} is voor anderen te lezen. Herstel met: chmod 600 {file}")
    return str(settings.DATA), wrong


def _disk() -> _Found:
    free = shutil.disk_usage(settings.DATA).free
    wrong = [f"Er is te weinig ruimte: {free // 1024**2} MB. Maak ten minste 1 GB vrij."] if free < _LEAST_FREE else []
    return f"{free // 1024**3} GB vrij", wrong


def _program() -> _Found:
    found = own_files()
    if not found.listed:
        return "geen lijst: dit is een werkkopie, geen installatie", []
    wrong = [f"{name} is veranderd." for name in found.altered]
    wrong += [f"{name} ontbreekt." for name in found.missing]
    wrong += [f"{name} hoort er niet." for name in found.unknown]
    return f"{found.checked} bestanden", wrong


def _certificate() -> _Found:
    now, wrong, told = _now(), [], []
    for name, words in (("kiesdeler-ca.pem", "de instantie"), ("server.pem", "de server")):
        found = read_certificate(settings.DATA / "tls" / name)
        if found is None:
            continue
        until = found.not_valid_after_utc
        told.append(f"{words} tot {until:%d-%m-%Y}")
        if not found.not_valid_before_utc <= now < until:
            wrong.append(f"Het certificaat van {words} geldt niet op dit moment. Start de server opnieuw.")
    return "; ".join(told) or "nog niet gemaakt", wrong


def _database() -> _Found:
    with connection.cursor() as cursor:
        if connection.vendor != SQLITE:
            cursor.execute("SHOW server_version")
            return f"PostgreSQL {cursor.fetchone()[0]}", []
        cursor.execute("PRAGMA integrity_check")
        wrong = [f"{line}." for (line,) in cursor.fetchall() if line != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        wrong += [f"{table}, rij {row}, verwijst naar iets dat er niet is." for table, row, *_ in cursor.fetchall()]
    return "SQLite", wrong


def _tables() -> _Found:
    wrong = [f"{name} is van een nieuwere versie." for name in newer()]
    wrong += [f"{name} moet nog worden uitgevoerd. Start de server één keer." for name in waiting()]
    return "van deze versie" if not wrong else "niet van deze versie", wrong


def _clock() -> _Found:
    last = LogEntry.objects.order_by("sequence").last()
    now = _now()
    wrong = []
    if last is not None and datetime.datetime.fromisoformat(last.at) > now + datetime.timedelta(minutes=1):
        wrong.append(f"De klok loopt achter: de laatste regel van het logboek is van {last.at}. Zet de klok goed.")
    return f"{now:%d-%m-%Y %H:%M:%S} UTC", wrong


def _log() -> _Found:
    return f"{LogEntry.objects.count()} regels", [each.reason for each in broken()]


def _counts() -> _Found:
    """Every definitive count once more against its two entries."""
    number, wrong = 0, []
    counts = Count.objects.filter(state=State.DEFINITIVE.value).select_related("unit__session__committee__election")
    for count in counts.iterator(chunk_size=200):
        number += 1
        try:
            wrong += [f"{count.unit}: {reason}" for reason in _of_count(count)]
        except Refused as refused:
            wrong.append(f"{count.unit}: kan niet worden nagegaan. {refused.problems[0].message}")
        except (ValueError, LookupError) as error:  # not even the form of an entry
            wrong.append(f"{count.unit}: kan niet worden nagegaan ({error}).")
    return f"{number} tellingen", wrong


def _of_count(count: Count) -> Iterator[str]:
    from kiesdeler.app.counting.forms import desk_of  # noqa: PLC0415 - makes forms, which read files

    entries, desk = list(entries_of(count).values()), desk_of(count.unit)
    if len(entries) != 2:
        yield f"er zijn {len(entries)} invoeren in plaats van twee."
        return
    if entries[0].by_id == entries[1].by_id:
        yield "beide invoeren zijn van dezelfde persoon."
    figures = [list(desk.form.figures(tuple(entry.values), desk.original)) for entry in entries]
    if figures[0] != figures[1]:
        yield "de twee invoeren zijn niet gelijk."
    if count.figures not in figures:
        yield "de vastgestelde cijfers zijn niet die van de invoeren."
    if {count.first_digest, count.second_digest} != {digest(tuple(count.figures))}:
        yield "de hash past niet bij de cijfers."


def _files() -> _Found:
    return _hashed(StoredFile.objects.order_by("pk"))


def _documents() -> _Found:
    return _hashed(Document.objects.order_by("pk"))


def _hashed(rows: Any) -> _Found:
    number, wrong = 0, []
    for row in rows.iterator(chunk_size=20):
        number += 1
        if hashlib.sha256(bytes(row.content)).hexdigest() != row.sha256:
            wrong.append(f"{row.name} (nummer {row.pk}) is veranderd.")
    return f"{number} bestanden", wrong


def _backups() -> _Found:
    there = in_folder(backup_folder())
    wrong = []
    for each in there:
        with Path(each.file).open("rb") as source:
            if hashlib.file_digest(source, "sha256").hexdigest() != each.sha256:
                wrong.append(f"{each.name} is veranderd of beschadigd.")
    newest = f", de nieuwste van {there[0].made_at:%d-%m-%Y %H:%M} UTC" if there else ""
    return f"{len(there)}{newest}", wrong


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
