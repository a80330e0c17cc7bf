"""Registers this room with Django."""

from __future__ import annotations

from django.apps import AppConfig


class Elections(AppConfig):
    """The room."""

    name = "kiesdeler.app.elections"
    label = "elections"
