"""Registers this room with Django."""

from __future__ import annotations

from django.apps import AppConfig


class Operations(AppConfig):
    """The room."""

    name = "kiesdeler.app.operations"
    label = "operations"
