"""Registers this room with Django."""

from __future__ import annotations

from django.apps import AppConfig


class Results(AppConfig):
    """The room."""

    name = "kiesdeler.app.results"
    label = "results"
