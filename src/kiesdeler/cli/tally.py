"""`kiesdeler tally`: add up counts: 510b to 510c, and 510b or 510c to 510d."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from kiesdeler.cli.commands import Command, single
from kiesdeler.cli.input import about
from kiesdeler.cli.language import text
from kiesdeler.cli.main import Exit
from kiesdeler.cli.messages import Inputs, load
from kiesdeler.cli.options import AsJson, Candidates, Created, Definition
from kiesdeler.cli.output import moment, print_json, write_file
from kiesdeler.eml.hash import grouped
from kiesdeler.eml.messages import CandidateLists, Count, ElectionDefinition
from kiesdeler.eml.writer import write
from kiesdeler.problems import Problem, Refused, errors
from kiesdeler.tally.totals import add_up

app = single()


class Level(Enum):
    """Which committee adds up."""

    HSB = "hsb"
    CSB = "csb"


@app.command(
    cls=Command,
    help=text(
        "Tel tellingen op: van gemeenten tot kieskring (510c), van gemeenten of kieskringen tot de verkiezing (510d).",
        "Add up counts: municipalities to a district (510c), municipalities or districts to the election (510d).",
    ),
)
def tally(
    definition: Definition,
    level: Annotated[
        Level,
        typer.Option(
            help=text(
                "hsb: de kieskring van een hoofdstembureau; csb: de hele verkiezing.",
                "hsb: the district of a principal committee; csb: the whole election.",
            ),
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help=text("Waar het totaal heen gaat.", "Where the total goes.")
        ),
    ],
    counts: Annotated[
        list[Path],
        typer.Argument(
            metavar="COUNT...",
            show_default=False,
            default_factory=list,
            help=text(
                "De tellingen, EML 510b of 510c, of zips ervan. Kandidatenlijsten (230b) mogen ertussen staan.",
                "The counts, EML 510b or 510c, or zips of them. Candidate lists (230b) may stand among them.",
            ),
        ),
    ],
    candidates: Candidates = None,
    allow_missing: Annotated[
        bool,
        typer.Option(
            "--allow-missing",
            help=text(
                "Tel ook op als van een gebied geen telling is gegeven; het totaal is dan voorlopig.",
                "Add up even if the count of an area is not given; the total is then provisional.",
            ),
        ),
    ] = False,
    list_order: Annotated[
        str,
        typer.Option(
            metavar="N,N,...",
            show_default=False,
            help=text(
                "Volgorde waarin de lijsten zijn ingeleverd; beslist als twee kandidaten dezelfde code zouden krijgen.",
                "Order in which the lists were handed in: it decides when two candidates would get the same code.",
            ),
        ),
    ] = "",
    created: Created = None,
    as_json: AsJson = False,
) -> int:
    """Write the total and show its hash; nothing is written when anything is wrong with the input."""
    inputs = Inputs()
    definitions = inputs.one(definition, ElectionDefinition, "een verkiezingsdefinitie (110a)")
    # After `--candidates` a shell can't tell where the lists end and the counts begin: what is inside decides.
    given, problems = load([*(candidates or []), *counts])
    inputs.problems += errors(problems)
    lists = [each for each in given if isinstance(each.message, CandidateLists)]
    others = [each for each in given if not isinstance(each.message, CandidateLists)]
    found = inputs.of_kind(others, Count, "een telling (510b of 510c) of een kandidatenlijst (230b)")
    inputs.refuse()
    with about(definition):
        total = add_up(
            definitions[0].message,
            [each.message for each in found],
            level=level.value,
            candidate_lists=[each.message for each in lists if isinstance(each.message, CandidateLists)],
            created=moment(created),
            files=[each.file for each in found],
            allow_missing=allow_missing,
            list_order=_numbers(list_order),
        )
    data = write(total)
    write_file(output, data)
    if as_json:
        print_json(
            {
                "file": str(output),
                "message": total.header.message,
                "hash": grouped(data),
                "units": len(total.units),
                "valid_votes": total.total.total_counted,
            }
        )
    else:
        print(f"{grouped(data)}  {output}")
    return Exit.FINE


def _numbers(order: str) -> list[int]:
    parts = order.split(",") if order else []
    if not all(part.strip().isdecimal() for part in parts):
        message = f"De volgorde van de lijsten is {order!r}; verwacht: nummers met komma's ertussen."
        raise Refused([Problem(message, file="--list-order")])
    return [int(part) for part in parts]
