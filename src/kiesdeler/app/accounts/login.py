"""Getting in and out: a name and a password, a session for a user, and only one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest

from kiesdeler.app.accounts import lockout
from kiesdeler.app.accounts.backend import NameAndPassword
from kiesdeler.app.accounts.models import Membership, StoredSession, User, name_key
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.accounts.sessions import SessionStore, begin, key_hash
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.writing import writing, writing_people

UNKNOWN = "een onbekende naam"  # what was typed is not logged: sometimes it is a password


@dataclass(frozen=True, slots=True)
class Outcome:
    """The user whose name and password these are; otherwise nobody, and perhaps how many seconds to wait."""

    user: User | None = None
    wait: int = 0


def prove(*, username: str, password: str, who: Who) -> Outcome:
    """Look whether a password is right, with waiting after wrong ones. Everything is logged."""
    known = User.objects.filter(key=name_key(username)).first()
    shown = known.username if known else UNKNOWN
    committees = list(Membership.objects.filter(user=known).values_list("committee", flat=True))
    committee = committees[0] if len(committees) == 1 else None  # whose coordinator sees it in the log
    with writing_people():
        attempt = lockout.attempt(username, who.address)
        if attempt.wait:
            record("login.failed", who, committee=committee, username=shown, reason="moest nog wachten")
            return Outcome(wait=attempt.wait)
    user = NameAndPassword().authenticate(None, username, password)
    with writing_people():
        if user is not None:
            lockout.succeeded(username, who.address)
            return Outcome(user)
        reason = "naam of wachtwoord klopt niet" if known is None or known.is_active else "account is niet actief"
        record("login.failed", who, committee=committee, username=shown, reason=reason)
        if attempt.last:
            record("login.locked", who, committee=committee, username=shown)
    return Outcome()


def enter(request: HttpRequest, user: User, who: Who) -> None:
    """Log somebody in; a session of the same user elsewhere ends. In the transaction of the caller.

    It ends because it is not the session of the user any more (access.DenyUnlessAllowed); that it is still stored lets
    whoever sits there get back what he sends.
    """
    SessionStore.clear_expired()
    if user.session and StoredSession.objects.filter(key_hash=user.session).exists():
        record("login.replaced", who)
    login(request, user, backend="kiesdeler.app.accounts.backend.NameAndPassword")
    user.session = begin(request, stays=only_watches(user))
    user.save(update_fields=["session"])
    record("login.done", who, subject=user.username)  # people choose what they are called, not this


def leave(request: HttpRequest, who: Who) -> None:
    """Log somebody out."""
    with writing():
        User.objects.filter(pk=who.user).update(session="")
        logout(request)
        record("login.ended", who)


def choose_password(request: HttpRequest, *, user: User, password: str, full_name: str, who: Who) -> None:
    """Somebody's own new password, and his name when it was not known yet; his session gets a new key."""
    user.set_password(password)
    with writing():
        user.one_time_password = False
        user.full_name = user.full_name or full_name
        user.save(update_fields=["password", "one_time_password", "full_name"])
        update_session_auth_hash(request, user)
        user.session = key_hash(request.session.session_key)
        user.save(update_fields=["session"])
        lockout.forget(user.username)
        record("password.changed", Who(who.user, user.name, who.role, who.address), subject=user.username)


def only_watches(user: Any) -> bool:
    """Whether somebody is an observer and nothing else: his screen stays logged in."""
    roles = set(user.memberships.values_list("role", flat=True))
    return not user.is_administrator and roles == {Role.OBSERVER.value}
