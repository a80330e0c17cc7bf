"""`kiesdeler example`: the result of a real election that comes along, with its explanation."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kiesdeler.cli.commands import Command, single
from kiesdeler.cli.language import text
from kiesdeler.cli.main import Exit
from kiesdeler.examples import EXAMPLES, Example, read_example
from kiesdeler.law.allocation import allocate
from kiesdeler.law.explain import explain
from kiesdeler.law.explain_step import Step
from kiesdeler.law.model import Allocation, By

app = single()

Name = Enum("Name", [(name, name) for name in EXAMPLES])  # type: ignore[misc]  # the members are the examples there are
FIRST = next(iter(Name))


@app.command(
    cls=Command,
    help=text(
        "Toon de uitslag van een echte verkiezing met de uitleg erbij, zonder dat u een bestand nodig hebt.",
        "Show the result of a real election with its explanation; you need no file for it.",
    ),
)
def example(
    name: Annotated[Name, typer.Argument(metavar="[NAME]", help=text("Welke verkiezing.", "Which election."))] = FIRST,
) -> int:
    """Recomputed from the votes; exit code 1 if it were not the official result."""
    shown = read_example(str(name.value))
    allocation = allocate(shown.case.contest, shown.case.lots)
    console = Console(highlight=False)
    console.print(f"\n[bold]{shown.title}[/]\n[dim]{shown.source}[/]\n")
    console.print(_seats(shown, allocation))
    console.print("\n[bold]Uitleg[/]\n")
    steps = explain(allocation, shown.names)
    console.print(_explanation([step for step in steps if step.kind not in _LEFT_OUT]))
    console.print(_elected(shown, allocation))
    equal = {each.number: each.seats for each in allocation.lists if each.seats} == dict(shown.official_seats)
    if equal:
        console.print("\nDe zetels per lijst zijn gelijk aan de officiële uitslag.")
    else:
        console.print("\n[bold red]De zetels per lijst wijken af van de officiële uitslag.[/]")
    console.print(_further(name))
    return Exit.FINE if equal else Exit.DIFFERENCE


_LEFT_OUT = {"elected", "ranking", "set", "group"}  # told in a table, or too long for a first look


def _seats(shown: Example, allocation: Allocation) -> Table:
    table = Table(title=f"{shown.case.contest.seats} zetels", title_justify="left")
    for column, justify in (("lijst", "right"), ("naam", "left"), ("stemmen", "right")):
        table.add_column(column, justify=justify)  # type: ignore[arg-type]
    for column in ("volle zetels", "restzetels", "zetels"):
        table.add_column(column, justify="right")
    for party, seats in zip(allocation.contest.lists, allocation.lists, strict=True):
        table.add_row(
            str(seats.number),
            party.name,
            thousands(seats.votes),
            *map(str, (seats.full_seats, seats.residual_seats)),
            f"[bold]{seats.seats}[/]" if seats.seats else "0",
        )
    return table


def _explanation(steps: list[Step]) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for step in steps:
        table.add_row(step.article.short, step.sentence)
    return table


def _elected(shown: Example, allocation: Allocation) -> Table:
    table = Table(title="\nGekozen kandidaten (* met voorkeurstemmen)", title_justify="left", show_lines=True)
    table.add_column("lijst", no_wrap=False)
    table.add_column("gekozen, in de volgorde van de zetels")
    for party, seats in zip(allocation.contest.lists, allocation.lists, strict=True):
        if seats.elected:
            people = [
                shown.names[seats.number, each.person] + ("*" if each.by is By.PREFERENCE else "")
                for each in seats.elected
            ]
            table.add_row(f"{seats.number} {party.name}", ", ".join(people))
    return table


def _further(name: Name) -> str:
    others = ", ".join(f"kiesdeler example {other}" for other in EXAMPLES if other != name.value)
    return f"\nMeer: {others}; kiesdeler --help\n"


def thousands(number: int) -> str:
    """10432726 as 10.432.726."""
    return f"{number:,}".replace(",", ".")
