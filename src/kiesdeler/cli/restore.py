"""`kiesdeler restore`: put a back-up back, after everything in it was checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiesdeler.cli.commands import Command, single
from kiesdeler.cli.installation import Data, secret
from kiesdeler.cli.language import text
from kiesdeler.cli.main import Exit

app = single()


@app.command(
    cls=Command,
    help=text(
        "Zet een back-up terug. Eerst wordt alles gecontroleerd; pas daarna komt hij in de plaats van de gegevens die "
        "er zijn, en die blijven ernaast bewaard. De server mag niet draaien.",
        "Put a back-up back. Everything is checked first; only then does it take the place of the data that are there, "
        "which are kept beside it. The server must not be running.",
    ),
)
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=text("De back-up (.kdb).", "The back-up (.kdb)."))],
    data: Data = None,
) -> int:
    """Asks the passphrase; exit code 2 when the back-up can't be used, and then nothing has changed."""
    from kiesdeler.app.folder import data_folder
    from kiesdeler.app.operations.environment import configure, existing
    from kiesdeler.app.operations.lock import only_one

    configure(existing(data))
    with only_one(data_folder()):
        from kiesdeler.app.operations.restoring import file_hash
        from kiesdeler.app.operations.restoring import restore as run

        digest = file_hash(file)
        print(
            text(
                f"SHA-256 {digest}\nVergelijk dit met het logboek of met papier: zo weet u wie deze back-up maakte.",
                f"SHA-256 {digest}\nCompare this with the log or with paper: that tells who made this back-up.",
            )
        )
        kept = run(file, secret(text("Wachtwoordzin", "Passphrase")))
    print(text("De back-up is teruggezet.", "The back-up is back in place."))
    if kept:
        print(text(f"De gegevens van daarvoor: {kept}", f"The former data: {kept}"))
    return Exit.FINE
