"""Makes a session in the folder of KIESDELER_DATA, asks for its totals, and makes its documents; prints how fast.

A process of its own: the settings come before everything else, and the memory is this process's alone.
"""

from __future__ import annotations

import functools
import os
import resource
import time

import django
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.app.settings")
django.setup()

from tests.app.invented import election  # noqa: E402 - settings come first
from tests.app.personas import sign_in, who  # noqa: E402
from tests.app.results.counted import completed, coordinator  # noqa: E402

from benchmarks.app_documents import CANDIDATES, LISTS, STATIONS  # noqa: E402
from benchmarks.measure import best  # noqa: E402
from kiesdeler.app.accounts.roles import Role  # noqa: E402
from kiesdeler.app.results import documents, making  # noqa: E402
from kiesdeler.app.results.models import Making  # noqa: E402
from kiesdeler.law.counting.kinds import Method  # noqa: E402


def main() -> None:
    """Fill, ask, make; print seconds and megabytes."""
    call_command("migrate", verbosity=0)
    session = completed(election("GR", lists=LISTS, candidates=CANDIDATES, stations=STATIONS), Method.CSO)
    chief = coordinator(session.committee)
    client = sign_in(chief)
    page = best(lambda: client.get(f"/zitting/{session.pk}/tussenstand/"), least=3)
    before, start = _megabytes(), time.perf_counter()
    by = who(chief, Role.COORDINATOR)
    made = Making.objects.create(session=session, what=documents.WHAT, by=by.name)
    making.run(made.pk, by, functools.partial(documents.work, session.pk, by))
    seconds = time.perf_counter() - start
    made.refresh_from_db()
    if made.state != Making.DONE:
        raise SystemExit(f"no documents: {made.problems}")
    print(page, seconds, before, _megabytes())


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
