"""What a password must be, besides not being a common one."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.exceptions import ValidationError

from kiesdeler.app.accounts.models import User
from kiesdeler.app.accounts.roles import Role

SHORTEST = 13  # administrators and coordinators
SHORTEST_TYPIST = 8  # typists and observers: many people, one night, no power to decide

_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # no i, l, o, 0 and 1: they are mistaken for each other on paper


def generated() -> str:
    """A one-time password that can be read from paper: twelve characters out of 31, so 59 bits of chance."""
    return "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(3))


def shortest(user: Any) -> int:
    """The least number of characters for somebody."""
    if user is None or user.pk is None or user.is_administrator:
        return SHORTEST
    return SHORTEST if user.memberships.filter(role=Role.COORDINATOR.value).exists() else SHORTEST_TYPIST


class LongEnough:
    """At least as many characters as the role asks."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError."""
        least = shortest(user)
        if len(password) < least:
            raise ValidationError(f"Kies een wachtwoord van ten minste {least} tekens.", code="short")

    def get_help_text(self) -> str:
        """For the page."""
        return f"Ten minste {SHORTEST} tekens; voor invoerders en waarnemers {SHORTEST_TYPIST}."


class NotTheName:
    """Neither the user name nor the password before it."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError."""
        if user is None:
            return
        if password.casefold() == user.key:
            raise ValidationError("Het wachtwoord mag niet je gebruikersnaam zijn.", code="name")
        if user.password and user.check_password(password):
            raise ValidationError("Kies een ander wachtwoord dan het vorige.", code="same")

    def get_help_text(self) -> str:
        """For the page."""
        return "Niet je gebruikersnaam en niet je vorige wachtwoord."
