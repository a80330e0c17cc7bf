"""Registers this room with Django."""

from __future__ import annotations

from django.apps import AppConfig


class Audit(AppConfig):
    """The room."""

    name = "kiesdeler.app.audit"
    label = "audit"
