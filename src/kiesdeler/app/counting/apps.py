"""Registers this room with Django."""

from __future__ import annotations

from django.apps import AppConfig


class Counting(AppConfig):
    """The room."""

    name = "kiesdeler.app.counting"
    label = "counting"
