"""Numbers that come in with an address or a form, where anything can stand."""

from __future__ import annotations

_DIGITS = 18  # what a database can hold


def whole(text: str) -> int | None:
    """The whole number that a text is, in ordinary digits; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None
