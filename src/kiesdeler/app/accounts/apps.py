"""Registers this room with Django."""

from __future__ import annotations

from django.apps import AppConfig


class Accounts(AppConfig):
    """The room."""

    name = "kiesdeler.app.accounts"
    label = "accounts"
