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
        metavar="FILE",
        help=text(
            "Kandidatenlijsten, EML 230b; geef deze optie voor elke kieskring een keer.",
            "Candidate lists, EML 230b; give this option once for every district.",
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
