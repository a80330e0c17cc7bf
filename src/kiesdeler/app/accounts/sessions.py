"""Sessions: stored under the hash of their key, one per user, ended after half an hour (or less) without activity."""

from __future__ import annotations

import datetime
import hashlib
import os
import time
from typing import Any

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.utils import timezone

from kiesdeler.app.accounts.models import StoredSession

_LONGEST = 30 * 60
IDLE = min(int(os.environ.get("KIESDELER_IDLE") or _LONGEST), _LONGEST)  # seconds; an organisation can make it shorter
WARN_BEFORE = IDLE // 6  # a warning comes so many seconds before (pages.context)
_SEEN = "seen"
_STAYS = "stays"  # the progress screen of an observer is never logged out for idleness
_TOUCH = IDLE // 60  # seconds between writes of the last activity: not every request writes


def key_hash(key: str | None) -> str:
    """What is stored of a key."""
    return hashlib.sha256((key or "").encode()).hexdigest()


class SessionStore(SessionBase):
    """Keeps the data of a session in the database."""

    def load(self) -> dict[str, Any]:
        """The data, or nothing when the session is not there any more."""
        found = StoredSession.objects.filter(key_hash=key_hash(self.session_key), expires_at__gt=timezone.now()).first()
        if found is None:
            self._session_key = None
            return {}
        decoded: dict[str, Any] = self.decode(found.data)
        return decoded

    def exists(self, session_key: str) -> bool:
        """Whether there is such a session."""
        return StoredSession.objects.filter(key_hash=key_hash(session_key)).exists()

    def create(self) -> None:
        """A new session with a new key."""
        while True:
            self._session_key = self._get_new_session_key()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Store the data."""
        if self.session_key is None:
            self.create()
            return
        row = {
            "data": self.encode(self._get_session(no_load=must_create)),
            "expires_at": timezone.now() + datetime.timedelta(seconds=self.get_expiry_age()),
        }
        if must_create:
            _, made = StoredSession.objects.get_or_create(key_hash=key_hash(self.session_key), defaults=row)
            if not made:
                raise CreateError
        elif not StoredSession.objects.filter(key_hash=key_hash(self.session_key)).update(**row):
            raise UpdateError

    def delete(self, session_key: str | None = None) -> None:
        """End the session."""
        StoredSession.objects.filter(key_hash=key_hash(session_key or self.session_key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Remove what has expired."""
        StoredSession.objects.filter(expires_at__lt=timezone.now()).delete()


class Sessions(SessionMiddleware):
    """Django's own, and the idle time-out. A request marked as background is no activity of a person."""

    def process_request(self, request: HttpRequest) -> None:
        """Give the request its session; empty it when nobody was active for too long."""
        super().process_request(request)
        session: Any = request.session
        seen = session.get(_SEEN)
        if seen is None:
            return
        now = time.time()
        if now - seen > IDLE and not session.get(_STAYS):
            user = session.get("_auth_user_id")
            session.flush()
            request.expired_user = user  # told to the log by accounts.access
        elif now - seen > _TOUCH and request.headers.get("X-Background") != "1":
            session[_SEEN] = now


def begin(request: HttpRequest, *, stays: bool) -> str:
    """Start counting activity in a session that has just been logged in; returns the hash of its key."""
    session: Any = request.session
    session[_SEEN] = time.time()
    session[_STAYS] = stays
    if session.session_key is None:
        session.create()
    return key_hash(session.session_key)


def seconds_left(request: HttpRequest) -> int | None:
    """How long until the session ends for idleness; None when it does not."""
    session: Any = request.session
    seen = session.get(_SEEN)
    if seen is None or session.get(_STAYS):
        return None
    return max(0, int(IDLE - (time.time() - seen)))
