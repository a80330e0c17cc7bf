"""How numbers and texts from a file stand in a message: on one line, short, without anything invisible."""

from __future__ import annotations

LONGEST_SHOWN = 60


def dutch(number: int) -> str:
    """A number with points between the thousands, as printed in the Netherlands."""
    return f"{number:,}".replace(",", ".")


def visible(text: str) -> str:
    """A text from a file, shortened, with its control characters made visible."""
    shown = "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)
    return shown if len(shown) <= LONGEST_SHOWN else shown[:LONGEST_SHOWN] + "…"


def quoted(text: str) -> str:
    """As `visible`, between quotation marks."""
    return f"‘{visible(text)}’"
