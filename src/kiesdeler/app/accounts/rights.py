"""The right to do an act, asked by the act itself: a page that forgot to ask is not the last door."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import PROGRAM, Who


def demand(who: Who, *roles: Role) -> None:
    """Raises PermissionDenied unless somebody acts as one of these; the program itself may do everything."""
    if who != PROGRAM and who.role not in roles:
        raise PermissionDenied
