"""Checks a name and a password; a name that does not exist costs as much time as a wrong password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from kiesdeler.app.accounts.models import User


class NameAndPassword(BaseBackend):
    """The one way to log in."""

    def authenticate(
        self, request: Any, username: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        """The user, or None. Whether somebody may try at all is decided before (accounts.lockout)."""
        if username is None or password is None:
            return None
        try:
            user: User = User.objects.get_by_natural_key(username)
        except User.DoesNotExist:
            User().set_password(password)  # the same work as for an existing user
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id: int) -> User | None:
        """The user of a session."""
        return User.objects.filter(pk=user_id, is_active=True).first()
