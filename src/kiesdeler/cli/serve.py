"""`kiesdeler serve`: the web application for the counting night."""

from __future__ import annotations

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
        "Start de webtoepassing voor de tellingen. Zonder opties alleen voor deze computer; met --host 0.0.0.0 voor "
        "het hele netwerk, dan altijd versleuteld.",
        "Start the web application for counting. Without options for this computer only; with --host 0.0.0.0 for the "
        "whole network, then always encrypted.",
    ),
)
def serve(
    host: Host = "127.0.0.1",
    port: Port = None,
    data: Data = None,
    tls: Annotated[
        bool,
        typer.Option(
            "--tls/--no-tls",
            help=text(
                "Versleutel wat over het netwerk gaat. Uitzetten kan alleen achter een proxy die dat doet.",
                "Encrypt what goes over the network. Turn off only behind a proxy that does so.",
            ),
        ),
    ] = True,
    http_port: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help=text(
                "Een poort zonder TLS die alleen het certificaat geeft; 80 als de andere poort 443 is.",
                "A port without TLS that only gives the certificate; 80 when the other port is 443.",
            ),
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME...",
            help=text(
                "Andere namen waaronder browsers de server vinden.", "Other names by which browsers find the server."
            ),
        ),
    ] = None,
    practice: Annotated[
        bool,
        typer.Option(
            "--practice",
            help=text("Een oefening, met een eigen uiterlijk.", "A practice, with a look of its own."),
        ),
    ] = False,
    airgap: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HOST:PORT...",
            help=text(
                "Adressen die niet bereikbaar mogen zijn, in plaats van de gewone; none zet de controle uit.",
                "Addresses that must not be reachable, instead of the usual ones; none turns the check off.",
            ),
        ),
    ] = None,
    threads: Annotated[
        int,
        typer.Option(
            metavar="N", min=1, help=text("Gelijktijdige verzoeken per proces.", "Requests at once per process.")
        ),
    ] = 8,
    processes: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=1,
            help=text("Processen; meer dan 1 vraagt PostgreSQL.", "Processes; 2 or more take PostgreSQL."),
        ),
    ] = 1,
) -> int:
    """Prepares the folder, takes it for itself, and serves."""
    from kiesdeler.app.folder import data_folder
    from kiesdeler.app.operations.connections import DEFAULT
    from kiesdeler.app.operations.environment import Installation, configure
    from kiesdeler.app.operations.lock import only_one

    targets = tuple(airgap) if airgap is not None else () if practice else DEFAULT
    installation = Installation(data, practice, host, port, tls, tuple(name or ()), targets)
    configure(installation)
    with only_one(data_folder()):
        from kiesdeler.app.accounts.first_start import start_code
        from kiesdeler.app.operations.serving import Choices, prepare
        from kiesdeler.app.operations.serving import serve as run

        if not prepare().right:
            _say(
                "LET OP: bestanden van het programma zijn anders dan bij de installatie. "
                "Bekijk ze met: kiesdeler doctor"
            )
        code = start_code()
        if code:
            _say(f"Er is nog geen beheerder. Maak die aan in de browser, met deze startcode:\n  {code}")
        run(installation, Choices(threads, processes, http_port), _say)
    return Exit.FINE


def _say(line: str) -> None:
    print(line, flush=True)
