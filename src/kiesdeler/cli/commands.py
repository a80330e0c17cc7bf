"""The table of commands, and the part of the command-line library that we make our own.

A command's module is imported only when the command is asked for, so that a small command does not wait for what a
big one needs.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from kiesdeler import __version__
from kiesdeler.cli.language import text, translated

MODULES = {
    "eml": "kiesdeler.cli.eml",
    "tally": "kiesdeler.cli.tally",
    "result": "kiesdeler.cli.result",
    "allocate": "kiesdeler.cli.allocate",
    "verify": "kiesdeler.cli.verify",
    "example": "kiesdeler.cli.example",
    "serve": "kiesdeler.cli.serve",
    "demo": "kiesdeler.cli.demo",
    "backup": "kiesdeler.cli.backup",
    "restore": "kiesdeler.cli.restore",
    "doctor": "kiesdeler.cli.doctor",
}


class Command(TyperCommand):
    """A command whose help has its fixed phrases in the language of this run.

    An option that may be repeated takes several values as well, as a shell makes them of `*.eml.xml`: all that follow
    it up to the next option.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The library's own, after every such option stands before each of its values."""
        several = {name for param in self.params if getattr(param, "multiple", False) for name in param.opts}
        return super().parse_args(ctx, _one_by_one(ctx, args, several))

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return translated(super().get_help(ctx))


def _one_by_one(ctx: Any, args: Sequence[str], several: set[str]) -> list[str]:
    """`--candidates a b` as `--candidates a --candidates b`."""
    rest, done = list(args), []
    while rest and rest[0] != "--":
        word = rest.pop(0)
        name, joined, value = word.partition("=")
        if name not in several:
            done.append(word)
            continue
        values = [value] if joined else []
        while rest and not rest[0].startswith("-"):
            values.append(rest.pop(0))
        if not values:
            ctx.fail(f"Option {name!r} requires an argument.")
        done += [each for value in values for each in (name, value)]
    return done + rest


class Group(TyperGroup):
    """A group of commands, likewise."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return translated(super().get_help(ctx))


class Commands(Group):
    """The top: finds commands by importing their module."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  the signature is the library's
        """The names of all commands, in the order of the help."""
        return list(MODULES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of a name, or None."""
        if cmd_name not in MODULES:
            return None
        command = typer.main.get_command(importlib.import_module(MODULES[cmd_name]).app)
        command.name = cmd_name
        return command


def group(help_text: str, cls: type[TyperGroup] = Group) -> typer.Typer:
    """A place to hang commands under; plain help, no shell completion, no decorated tracebacks."""
    return typer.Typer(
        cls=cls,
        help=help_text,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
    )


def single() -> typer.Typer:
    """What holds one command that stands directly under `kiesdeler`."""
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments ask for. Mistakes in the arguments are told; exit code 2."""
    app = group(
        text(
            "Digitaal hulpmiddel voor Nederlandse verkiezingen: van tellingsbestand tot vastgestelde, uitgelegde en "
            "controleerbare uitslag.",
            "Digital aid for Dutch elections: from count files to an established, explained and verifiable result.",
        ),
        cls=Commands,
    )

    app.callback()(_top)
    command = typer.main.get_command(app)
    try:
        return int(command.main(list(arguments), prog_name="kiesdeler", standalone_mode=False) or 0)
    except typer.TyperException as mistake:
        context = getattr(mistake, "ctx", None)
        if type(mistake).__name__ == "NoArgsIsHelpError":  # its message is the whole help text, translated already
            print(mistake.format_message(), file=sys.stderr)
            return mistake.exit_code
        if context is not None:
            print(translated(context.get_usage()), file=sys.stderr)
        print(f"kiesdeler: {translated(mistake.format_message())}", file=sys.stderr)
        return mistake.exit_code


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"kiesdeler {__version__}")
        raise typer.Exit


def _top(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_show_version, help=text("Toon de versie.", "Show the version.")
        ),
    ] = False,
) -> None:
    """What stands before the name of a command."""
