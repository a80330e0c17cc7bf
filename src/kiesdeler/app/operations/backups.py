"""Making back-ups: by hand, by itself every so often, and on a second medium too."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from kiesdeler import __version__
from kiesdeler.app.accounts.rights import demand
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import PROGRAM, Who, record
from kiesdeler.app.audit.models import ChainHead
from kiesdeler.app.folder import prepared
from kiesdeler.app.operations.backup_files import HASH_ENDING, in_folder, name_of, thin
from kiesdeler.app.operations.copying import copy_database
from kiesdeler.app.operations.models import BackupPlan
from kiesdeler.app.operations.sealed import Lock, fits, lock_of, seal
from kiesdeler.app.writing import writing
from kiesdeler.problems import Problem, Refused

SHORTEST = 16  # characters of a passphrase: it must withstand guessing for years
NOT_CHOSEN = "Er worden geen back-ups gemaakt: er is nog geen wachtwoordzin voor gekozen."
_FAILED = "back-up.mislukt"  # a file and no row: it must be possible to tell when the database is the trouble
_PAUSE = datetime.timedelta(minutes=5)
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Made:
    """A back-up that was made. `trouble`: why it is not on the second medium."""

    file: Path
    sha256: str
    trouble: str = ""


def folder() -> Path:
    """Where back-ups are."""
    return prepared(settings.DATA / "back-ups")


def failure() -> str:
    """Why the last back-up failed, as long as none has been made since; else empty."""
    file = settings.DATA / _FAILED
    return file.read_text(encoding="utf-8") if file.exists() else ""


def make(*, who: Who = PROGRAM, automatic: bool = False) -> Made:
    """Make one. Raises `Refused` when it failed; that and a second medium that failed are told to everybody."""
    with _ONE_AT_A_TIME:
        plan = BackupPlan.current()
        if not plan.public_key:
            raise Refused([Problem(NOT_CHOSEN)])
        try:
            made = _make(plan, automatic=automatic)
        except (OSError, Refused) as error:
            reason = _reason(error)
            _tell(who, reason)
            raise Refused([Problem(f"De back-up is mislukt: {reason}")]) from error
        with writing():
            record("backup.made", who, file=made.file.name, sha256=made.sha256)
        if made.trouble:
            _tell(who, made.trouble)
        else:
            (settings.DATA / _FAILED).unlink(missing_ok=True)
    return made


def choose_passphrase(*, who: Who, passphrase: str) -> str:
    """From now on back-ups are closed with this passphrase; returns what is wrong with it, or nothing."""
    demand(who, Role.ADMINISTRATOR)
    if len(passphrase.strip()) < SHORTEST:
        return f"Kies een zin van ten minste {SHORTEST} tekens, bijvoorbeeld vijf woorden."
    lock = lock_of(passphrase)
    with writing():
        plan = BackupPlan.current()
        plan.public_key, plan.salt = lock.public.hex(), lock.salt.hex()
        plan.save()
        record("backup.changed", who, changes="een nieuwe wachtwoordzin")
    if failure() == NOT_CHOSEN:
        (settings.DATA / _FAILED).unlink(missing_ok=True)
    return ""


def known(passphrase: str) -> bool:
    """Whether this is the passphrase that back-ups are closed with: to try whether it was written down right."""
    plan = BackupPlan.current()
    return bool(plan.public_key) and fits(_lock(plan), passphrase)


def change_plan(*, who: Who, minutes: int, second_folder: str) -> str:
    """How often, and where else; returns what is wrong, or nothing."""
    demand(who, Role.ADMINISTRATOR)
    place = second_folder.strip()
    if place and not (Path(place).is_absolute() and _is_folder(Path(place))):
        return "Die map is er niet. Sluit het medium aan en geef het hele pad."
    if place and Path(place).resolve().is_relative_to(settings.DATA):
        return "Die map staat bij de gegevens zelf. Kies een map op een ander medium."
    with writing():
        plan = BackupPlan.current()
        plan.minutes, plan.second_folder = minutes, place
        plan.save()
        record("backup.changed", who, changes=f"elke {minutes} minuten; tweede map: {place or 'geen'}")
    return ""


class Automatic:
    """Makes a back-up when it is time and something has happened since the last; called every minute."""

    def __init__(self) -> None:
        self._told: int | None = None  # how many entries the log had at the last one
        self._again_from = _now()

    def __call__(self) -> None:
        """Look whether it is time."""
        plan = BackupPlan.current()
        if not plan.public_key:
            if not settings.PRACTICE:
                _note(NOT_CHOSEN)
            return
        head = ChainHead.objects.first()
        happened = head.sequence if head else 0
        if not plan.minutes or happened == self._told or _now() < self._again_from:
            return
        there = in_folder(folder())
        if there and there[0].made_at > _now() - datetime.timedelta(minutes=plan.minutes):
            return
        self._again_from = _now() + _PAUSE  # should it fail: not every minute a line in the log
        make(automatic=True)
        self._told = happened + 1  # its own entry in the log is no reason for another


def _make(plan: BackupPlan, *, automatic: bool) -> Made:
    now, place = _now(), folder()
    file = place / name_of(now, automatic=automatic)
    told = {"made_at": now.isoformat(timespec="seconds"), "version": __version__, "database": connection.vendor}
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix="kopie-") as scratch:
        copy, sealed = Path(scratch) / "database", Path(scratch) / file.name
        copy_database(copy)
        with os.fdopen(os.open(sealed, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            seal(_content(copy), out, _lock(plan), told)
            out.flush()
            os.fsync(out.fileno())
        digest = _sha256(sealed)
        sealed.replace(file)
    _write_hash(file, digest)
    trouble = copy_to(plan.second_folder, file, digest) if plan.second_folder else ""
    thin(place, now)
    return Made(file, digest, trouble)


def copy_to(place: str, file: Path, digest: str) -> str:
    """Copy to the second medium and read it back; returns what went wrong. A folder that is not there is not made."""
    target = Path(place) / file.name
    if not _is_folder(target.parent):
        return f"De tweede map ({place}) is er niet. Sluit het medium weer aan."
    try:
        scratch = target.with_name(f".{target.name}.deel")
        with file.open("rb") as source, scratch.open("wb") as out:
            while piece := source.read(1024 * 1024):
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        if _sha256(scratch) != digest:
            return f"Wat in de tweede map ({place}) is geschreven, komt er anders uit. Neem een ander medium."
        scratch.replace(target)
        _write_hash(target, digest)
        thin(target.parent, _now())
    except OSError as error:
        return f"In de tweede map ({place}) kan niet worden geschreven: {error.strerror}."
    return ""


def _is_folder(place: Path) -> bool:
    """Whether it is there and may be looked at; a medium that was pulled out can give any fault."""
    try:
        return place.is_dir()
    except OSError:
        return False


def _content(copy: Path) -> Iterator[bytes]:
    """What goes into a back-up: its size and hash, and then the database."""
    about = json.dumps({"size": copy.stat().st_size, "sha256": _sha256(copy)}).encode()
    yield len(about).to_bytes(4, "big") + about
    with copy.open("rb") as source:
        while piece := source.read(1024 * 1024):
            yield piece


def _lock(plan: BackupPlan) -> Lock:
    return Lock(bytes.fromhex(plan.public_key), bytes.fromhex(plan.salt))


def _write_hash(file: Path, digest: str) -> None:
    """As `sha256sum` writes and reads it."""
    file.with_name(file.name + HASH_ENDING).write_text(f"{digest}  {file.name}\n", encoding="ascii")


def _sha256(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _tell(who: Who, reason: str) -> None:
    _note(f"De laatste back-up is mislukt. {reason}")
    with writing():
        record("backup.failed", who, reason=reason)


def _note(text: str) -> None:
    (settings.DATA / _FAILED).write_text(text, encoding="utf-8")


def _reason(error: OSError | Refused) -> str:
    return error.problems[0].message if isinstance(error, Refused) else f"{error.strerror} ({error.filename})."


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
