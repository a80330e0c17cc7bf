"""`kiesdeler backup`: an encrypted copy of all data, also while the server runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiesdeler.cli.commands import Command, single
from kiesdeler.cli.input import report
from kiesdeler.cli.installation import Data, secret
from kiesdeler.cli.language import text
from kiesdeler.cli.main import Exit
from kiesdeler.cli.options import AsJson
from kiesdeler.cli.output import print_json
from kiesdeler.problems import Problem, Refused

app = single()


@app.command(
    cls=Command,
    help=text(
        "Maak een versleutelde back-up van alle gegevens, ook terwijl de server draait. De eerste keer kiest u de "
        "wachtwoordzin waarmee hij weer open kan.",
        "Make an encrypted back-up of all data, also while the server runs. The first time you choose the passphrase "
        "that opens it again.",
    ),
)
def backup(
    data: Data = None,
    to: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help=text("Een map waar de back-up ook komt.", "A folder where the back-up goes as well."),
        ),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Exit code 1 when it is not on the second medium."""
    from kiesdeler.app.operations.environment import configure, existing

    configure(existing(data))
    from kiesdeler.app.audit.log import PROGRAM
    from kiesdeler.app.operations import backups
    from kiesdeler.app.operations.models import BackupPlan
    from kiesdeler.app.operations.tables import need_tables

    need_tables()
    if not BackupPlan.current().public_key:
        passphrase = secret(text("Kies een wachtwoordzin", "Choose a passphrase"))
        again = secret(text("Nog een keer", "Once more"))
        wrong = backups.choose_passphrase(who=PROGRAM, passphrase=passphrase) if passphrase == again else _UNEQUAL
        if wrong:
            raise Refused([Problem(wrong)])
    made = backups.make()
    troubles = [made.trouble, backups.copy_to(str(to.resolve()), made.file, made.sha256) if to is not None else ""]
    report([Problem(trouble, file=str(made.file)) for trouble in troubles if trouble])
    if as_json:
        print_json({"file": str(made.file), "sha256": made.sha256})
    else:
        print(f"{made.file}\nSHA-256 {made.sha256}")
    return Exit.DIFFERENCE if any(troubles) else Exit.FINE


_UNEQUAL = "Dat was twee keer iets anders."
