"""`kiesdeler allocate`: the law on bare numbers, JSON in, JSON out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiesdeler.cli.commands import Command, single
from kiesdeler.cli.input import read_bytes, report
from kiesdeler.cli.language import text
from kiesdeler.cli.main import Exit
from kiesdeler.cli.output import print_json
from kiesdeler.files.cases import allocate_cases, read_cases, read_lots, with_lots
from kiesdeler.problems import Problem, Severity

app = single()


@app.command(
    cls=Command,
    help=text(
        "Verdeel zetels volgens de Kieswet: JSON erin, JSON eruit.",
        "Allocate seats under the Elections Act: JSON in, JSON out.",
    ),
)
def allocate(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="[FILE]",
            show_default=False,
            help=text(
                "Een verkiezing, of een rij verkiezingen, als JSON; anders van standaardinvoer.",
                "An election, or an array of them, as JSON; else standard input.",
            ),
        ),
    ] = Path("-"),
    lots: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=text(
                'Uitkomsten van lotingen als JSON, zoals {"residual-4": 5}.',
                'Outcomes of drawn lots as JSON, such as {"residual-4": 5}.',
            ),
        ),
    ] = None,
) -> int:
    """Exit code 3 when a lot must be drawn first; the answer then holds what is certain so far."""
    cases = read_cases(read_bytes(file), str(file))
    if lots is not None:
        cases = with_lots(cases, read_lots(read_bytes(lots), str(lots)))
    results, lot_due = allocate_cases(cases)
    print_json(results)
    if not lot_due:
        return Exit.FINE
    for result in results if isinstance(results, list) else [results]:
        for lot in result["lots"]:
            if lot["outcome"] is None:
                among = ", ".join(map(str, lot["among"]))
                message = (
                    f"Er moet worden geloot ({lot['article']}) tussen {among}. "
                    f'Geef de uitkomst met --lots, als {{"{lot["id"]}": uitkomst}}.'
                )
                report([Problem(message, file=str(file), severity=Severity.NOTICE)])
    return Exit.LOT_DUE
