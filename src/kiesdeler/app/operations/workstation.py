"""The server is no workstation: who types on it is told, and so is the log."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages

from kiesdeler.app.accounts.access import address
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.writing import writing


def tell(sender: Any, request: Any, user: Any, **_: Any) -> None:
    """After a log-in: a typist on the server itself. Not in a practice, which is often one computer."""
    if settings.PRACTICE or address(request) not in settings.OWN_ADDRESSES:
        return
    if not user.memberships.filter(role=Role.TYPIST.value).exists():
        return
    messages.warning(
        request,
        "Je werkt op de server zelf. Dat hoort niet: een fout hier raakt de hele telling. "
        "Log uit en ga naar een werkplek.",
    )
    with writing():
        record("login.on_server", Who(user.pk, user.name, address=address(request)))
