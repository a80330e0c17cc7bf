"""Registers this room with Django."""

from __future__ import annotations

from django.apps import AppConfig


class Operations(AppConfig):
    """The room."""

    name = "kiesdeler.app.operations"
    label = "operations"

    def ready(self) -> None:
        """Listen to log-ins."""
        from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415 - needs all rooms to be there

        from kiesdeler.app.operations.workstation import tell  # noqa: PLC0415

        user_logged_in.connect(tell, dispatch_uid="workstation")
