"""Options that several commands have, told once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiesdeler.cli.language import text

Definition = Annotated[
    Path,
    typer.Option(metavar="FILE", help=text("De verkiezingsdefinitie, EML 110a.", "The election definition, EML 110a.")),
]
Candidates = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE...",
        help=text(
            "Kandidatenlijsten, EML 230b, of zips ervan: van elke kieskring een.",
            "Candidate lists, EML 230b, or zips of them: one for every district.",
        ),
    ),
]
Created = Annotated[
    str | None,
    typer.Option(
        metavar="TIME",
        help=text(
            "Het moment dat in het bestand komt te staan, zoals 2023-12-01T10:00:00.000+01:00; anders nu.",
            "The moment that goes into the file, such as 2023-12-01T10:00:00.000+01:00; else now.",
        ),
    ),
]
AsJson = Annotated[
    bool, typer.Option("--json", help=text("Schrijf het antwoord als JSON.", "Write the answer as JSON."))
]
