"""Waiting after wrong passwords: longer each time, for a name (whether it exists or not) and for a workstation.

An attempt is counted before the password is looked at, so that many at once count as many; success takes it back.
"""

from __future__ import annotations

import datetime
import hashlib
import math
from dataclasses import dataclass

from django.utils import timezone

from kiesdeler.app.accounts.models import FailedLogin, name_key

PER_NAME = 3  # from this failure on one has to wait
PER_PLACE = 12  # people share workstations
LONGEST = 15 * 60
_FORGOTTEN = datetime.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """Whether somebody may try: how many seconds he has to wait first, or that he must wait if this one fails."""

    wait: int = 0
    last: bool = False


def delay(failures: int, free: int) -> int:
    """Seconds of waiting after so many failures: 8, 16, 32, ... up to a quarter of an hour."""
    return 0 if failures < free else min(2 ** (3 + failures - free), LONGEST)


def attempt(username: str, place: str) -> Attempt:
    """Count an attempt, unless there is waiting to be done. In the transaction of the caller."""
    now = timezone.now()
    FailedLogin.objects.filter(last_at__lt=now - _FORGOTTEN).delete()
    rows = [(_row(_of_name(username), now), PER_NAME), (_row(_of_place(place), now), PER_PLACE)]
    waits = [math.ceil((row.locked_until - now).total_seconds()) for row, _ in rows if row.locked_until]
    if waits and 0 < max(waits) <= LONGEST:  # longer than the longest: the clock was put back meanwhile
        return Attempt(wait=max(waits))
    last = False
    for row, free in rows:
        row.failures += 1
        row.last_at = now
        seconds = delay(row.failures, free)
        row.locked_until = now + datetime.timedelta(seconds=seconds) if seconds else None
        last = last or seconds > 0
        row.save()
    return Attempt(last=last)


def succeeded(username: str, place: str) -> None:
    """The password was right: the name starts afresh, and the workstation has one failure less."""
    FailedLogin.objects.filter(key=_of_name(username)).delete()
    row = FailedLogin.objects.select_for_update().filter(key=_of_place(place)).first()
    if row:
        row.failures -= 1
        row.locked_until = None  # whoever has a right password may have wrong ones before it
        row.save()


def forget(username: str) -> None:
    """A new password was given out: no waiting for it."""
    FailedLogin.objects.filter(key=_of_name(username)).delete()


def _row(key: str, now: datetime.datetime) -> FailedLogin:
    return FailedLogin.objects.select_for_update().filter(key=key).first() or FailedLogin(key=key, last_at=now)


def _of_name(username: str) -> str:
    return hashlib.sha256(f"name {name_key(username)}".encode()).hexdigest()


def _of_place(place: str) -> str:
    return hashlib.sha256(f"place {place}".encode()).hexdigest()
