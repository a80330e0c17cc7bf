"""Options that say which installation a command is about, and how people type a secret."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from kiesdeler.cli.language import text

Data = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help=text(
            "De map met de gegevens van deze installatie; anders die uit KIESDELER_DATA of de gewone plaats.",
            "The folder with the data of this installation; else that of KIESDELER_DATA or the usual place.",
        ),
    ),
]


def secret(prompt: str) -> str:
    """What somebody types without showing it; a line of standard input when that is no terminal."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{prompt}: ")
    return sys.stdin.readline().rstrip("\r\n")
