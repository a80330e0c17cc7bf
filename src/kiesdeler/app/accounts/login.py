"""Getting in: a session for a user, and only one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest

from kiesdeler.app.accounts.models import StoredSession, User
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.accounts.sessions import begin
from kiesdeler.app.audit.log import Who, record


def enter(request: HttpRequest, user: User, who: Who) -> None:
    """Log somebody in; a session of the same user elsewhere ends. In the transaction of the caller."""
    if user.session and StoredSession.objects.filter(key_hash=user.session).delete()[0]:
        record("login.replaced", who)
    login(request, user, backend="kiesdeler.app.accounts.backend.NameAndPassword")
    user.session = begin(request, stays=only_watches(user))
    user.save(update_fields=["session"])
    record("login.done", who)


def only_watches(user: Any) -> bool:
    """Whether somebody is an observer and nothing else: his screen stays logged in."""
    roles = set(user.memberships.values_list("role", flat=True))
    return not user.is_administrator and roles == {Role.OBSERVER.value}
