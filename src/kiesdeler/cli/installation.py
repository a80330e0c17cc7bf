"""Options that say which installation a command is about and where it listens, and how people type a secret."""

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
Host = Annotated[
    str, typer.Option(metavar="ADDRESS", help=text("Het adres om op te luisteren.", "The address to listen on."))
]
Port = Annotated[
    int | None, typer.Option(metavar="N", help=text("De poort; anders 8443 of 8000.", "The port; else 8443 or 8000."))
]


def secret(prompt: str) -> str:
    """What somebody types without showing it; a line of standard input when that is no terminal."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{prompt}: ")
    return sys.stdin.readline().rstrip("\r\n")
