"""As what somebody uses the program. Administrators set up; the other roles hold in one committee."""

from __future__ import annotations

import enum


class Role(enum.StrEnum):
    """The roles of the specification (counting.md)."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    TYPIST = "typist"
    OBSERVER = "observer"

    @property
    def dutch(self) -> str:
        """The name on screen."""
        return _DUTCH[self]


_DUTCH = {
    Role.ADMINISTRATOR: "beheerder",
    Role.COORDINATOR: "coördinator",
    Role.TYPIST: "invoerder",
    Role.OBSERVER: "waarnemer",
}
IN_COMMITTEE = (Role.COORDINATOR, Role.TYPIST, Role.OBSERVER)
COUNTING = (Role.COORDINATOR, Role.TYPIST)  # never held by an administrator
