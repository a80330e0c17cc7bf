"""`kiesdeler doctor`: looks whether an installation and its data are what they should be."""

from __future__ import annotations

from dataclasses import asdict

from kiesdeler.cli.commands import Command, single
from kiesdeler.cli.installation import Data
from kiesdeler.cli.language import text
from kiesdeler.cli.main import Exit
from kiesdeler.cli.options import AsJson
from kiesdeler.cli.output import print_json

app = single()


@app.command(
    cls=Command,
    help=text(
        "Controleer een installatie: map, database, logboek, elke definitieve telling, bestanden, certificaten, "
        "back-ups. Verandert niets.",
        "Check an installation: folder, database, log, every definitive count, files, certificates, back-ups. Changes "
        "nothing.",
    ),
)
def doctor(data: Data = None, as_json: AsJson = False) -> int:
    """Exit code 1 when something is wrong."""
    from kiesdeler.app.operations.environment import configure, existing

    configure(existing(data))
    from kiesdeler.app.operations.doctor import examine

    checks = []
    for check in examine():
        checks.append(check)
        if not as_json:
            print(f"{'!' if check.wrong else '✓'} {check.title}: {check.found}", flush=True)
            for wrong in check.wrong:
                print(f"    {wrong}")
    if as_json:
        print_json({"checks": [asdict(check) for check in checks]})
    return Exit.DIFFERENCE if any(check.wrong for check in checks) else Exit.FINE
