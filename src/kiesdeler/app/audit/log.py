"""Writing to the log and checking it: a chain of SHA-256 over canonical JSON."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from kiesdeler.app.audit.events import EVENTS
from kiesdeler.app.audit.models import ChainHead, LogEntry

START = "0" * 64  # what the first entry holds on to
FIELDS = (  # what is hashed: everything
    "sequence", "at", "event", "severity", "user", "name", "role", "address", "committee", "subject", "details",
    "previous",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Who:
    """Who acts, as what, from which workstation. Without a user: the program itself, or somebody not logged in."""

    user: int | None = None
    name: str = ""
    role: str = ""
    address: str = ""


PROGRAM = Who(name="Kiesdeler")


def record(event: str, who: Who, *, committee: int | None = None, subject: str = "", **details: Any) -> LogEntry:
    """Add an entry, in the transaction of the act it tells of.

    Raises KeyError for an event that is not declared, ValueError for details that are not those of its sentence (extra
    ones are allowed), RuntimeError outside a transaction: then act and entry could come apart.
    """
    declared = EVENTS[event]
    if not declared.fields <= details.keys():
        raise ValueError(f"{event} needs {sorted(declared.fields)}, got {sorted(details)}")
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{event} is recorded outside the transaction of its act")
    head = ChainHead.objects.select_for_update().first() or ChainHead(sequence=0, digest=START)
    entry = LogEntry(
        sequence=head.sequence + 1,
        at=datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds"),
        event=event,
        severity=declared.severity.value,
        user=who.user,
        name=who.name,
        role=who.role,
        address=who.address,
        committee=committee,
        subject=subject[:200],
        details=details,
        previous=head.digest,
    )
    entry.digest = digest(entry)
    entry.save(force_insert=True)
    head.sequence, head.digest = entry.sequence, entry.digest
    head.save()
    return entry


def digest(entry: LogEntry) -> str:
    """The hash of an entry: of everything in it, the hash of the one before included."""
    content = {name: getattr(entry, name) for name in FIELDS}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold, and why (a Dutch sentence)."""

    sequence: int
    reason: str


def broken(using: str = "default") -> Iterator[Break]:
    """Every place where the log (in the database of that name) is not what it was when it was written."""
    expected, previous = 1, START
    for entry in LogEntry.objects.using(using).order_by("sequence").iterator(chunk_size=2000):
        if entry.sequence != expected:
            yield Break(expected, f"Regel {expected} ontbreekt: na {expected - 1} komt {entry.sequence}.")
        elif entry.previous != previous:
            yield Break(entry.sequence, f"Regel {entry.sequence} sluit niet aan op de regel ervoor.")
        if entry.digest != digest(entry):
            yield Break(entry.sequence, f"Regel {entry.sequence} is veranderd nadat hij geschreven is.")
        expected, previous = entry.sequence + 1, entry.digest
    head = ChainHead.objects.using(using).first() or ChainHead(sequence=0, digest=START)
    if (head.sequence, head.digest) != (expected - 1, previous):
        yield Break(expected, f"Het logboek hoort {head.sequence} regels te hebben; aan het eind klopt het niet.")
