"""`kiesdeler demo`: an election night to practise on, with invented elections."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from kiesdeler.cli.commands import Command, single
from kiesdeler.cli.installation import Data, Host, Port
from kiesdeler.cli.language import text
from kiesdeler.cli.main import Exit

app = single()


@app.command(
    cls=Command,
    help=text(
        "Start een oefening: verzonnen verkiezingen, mensen en stembureaus, met tellingen in elk stadium. Zonder "
        "--data wordt alles weggegooid als u stopt.",
        "Start a practice: invented elections, people and polling stations, with counts at every stage. Without "
        "--data everything is thrown away when you stop.",
    ),
)
def demo(
    host: Host = "127.0.0.1",
    port: Port = None,
    data: Data = None,
    reset: Annotated[
        bool,
        typer.Option(
            "--reset", help=text("Begin de oefening in --data opnieuw.", "Start the practice in --data anew.")
        ),
    ] = False,
) -> int:
    """In a folder of its own: never that of a real count."""
    os.environ.pop("DATABASE_URL", None)
    if data is not None:
        return _run(data.expanduser().resolve(), host, port, reset=reset)
    with tempfile.TemporaryDirectory(prefix="kiesdeler-oefening-") as folder:
        return _run(Path(folder), host, port, reset=False)


def _run(folder: Path, host: str, port: int | None, *, reset: bool) -> int:
    from kiesdeler.app.operations.environment import Installation, configure
    from kiesdeler.app.operations.lock import only_one
    from kiesdeler.app.operations.practice_folder import wipe

    installation = Installation(folder, practice=True, host=host, port=port)
    configure(installation)
    with only_one(folder):
        if reset:
            wipe(folder)
        from kiesdeler.app.operations.practice import ACCOUNTS, PASSWORD, fill, filled
        from kiesdeler.app.operations.serving import Choices, prepare, serve

        prepare()
        if not filled():
            fill()
        print(text(f"Accounts, allemaal met wachtwoord {PASSWORD}:", f"Accounts, all with password {PASSWORD}:"))
        for account in ACCOUNTS:
            print(f"  {account.username:12} {account.role.dutch}", flush=True)
        serve(installation, Choices(), lambda line: print(line, flush=True))
    return Exit.FINE
