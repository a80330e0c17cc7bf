"""Makes a session with 500 stations in the folder of KIESDELER_DATA, and prints how fast its pages are.

A process of its own: the settings come before everything else.
"""

from __future__ import annotations

import datetime
import os

import django
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.app.settings")
django.setup()

from tests.app.personas import World, person, right_values, sign_in, world  # noqa: E402 - settings come first

from benchmarks.app_overview import STATIONS  # noqa: E402
from benchmarks.measure import best  # noqa: E402
from kiesdeler.app.accounts.roles import Role  # noqa: E402
from kiesdeler.app.counting.models import Count, Entry, Unit  # noqa: E402
from kiesdeler.app.counting.stored import digest  # noqa: E402
from kiesdeler.law.counting.states import State  # noqa: E402

TYPISTS = 20
PAGES = ("overzicht/", "scherm/deel/")
_WARNING = [["W.201", "voters_and_votes", ["blank"]]]


def main() -> None:
    """Fill, ask, print the fastest of several requests for each page."""
    call_command("migrate", verbosity=0)
    place = world(stations=0)
    fill(place)
    client = sign_in(place.people["coordinator"])
    print(*(best(lambda page=page: _asked(client, f"/zitting/{place.session.pk}/{page}"), 3.0) for page in PAGES))


def _asked(client: Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}")


def fill(place: World) -> None:
    """Stations in every state, entries by many typists, warnings, and stations with the same figures."""
    now = timezone.now()
    people = [person(f"invoerder{n:02}", roles={place.committee: Role.TYPIST}) for n in range(TYPISTS)]
    units = Unit.objects.bulk_create(
        Unit(session=place.session, number=n, name=f"Basisschool De Regenboog {n}") for n in range(1, STATIONS + 1)
    )
    states = [State.DEFINITIVE] * 10 + [State.FIRST_FINALISED] * 4 + [State.SECOND_ENTRY, State.FIRST_ENTRY]
    states += [State.DIFFERENT, State.FIRST_HAS_ERRORS, State.EMPTY, State.EMPTY]
    counts, entries = [], []
    for at, unit in enumerate(units):
        state = states[at % len(states)]
        values = right_values(place.session, 10 + at // 2)  # now and then two stations have the same figures
        hashed = digest(tuple(value or 0 for value in values))
        definitive = state is State.DEFINITIVE
        counts.append(
            Count(
                unit=unit, state=state.value, version=3,
                findings=_WARNING if at % 7 == 0 and state not in (State.EMPTY, State.FIRST_ENTRY) else [],
                first_digest=hashed if definitive else "", second_digest=hashed if definitive else "",
                figures=[value or 0 for value in values] if definitive else None,
            )
        )  # fmt: skip
        started = now - datetime.timedelta(minutes=100) + datetime.timedelta(seconds=10 * at)
        entries += [
            (at, Entry(position=position, by=people[(at + position) % TYPISTS], values=list(values)), finished)
            for position, finished in _made(state, started)
        ]
    made = Count.objects.bulk_create(counts)
    for at, entry, finished in entries:
        entry.count, entry.finished_at = made[at], finished
    Entry.objects.bulk_create(entry for _, entry, _ in entries)
    Entry.objects.update(started_at=now - datetime.timedelta(minutes=100))


def _made(state: State, started: datetime.datetime) -> list[tuple[int, datetime.datetime | None]]:
    """The entries that a count in this state has: position and when it was finished."""
    later = started + datetime.timedelta(minutes=5), started + datetime.timedelta(minutes=12)
    return {
        "empty": [],
        "first_entry": [(1, None)],
        "first_has_errors": [(1, later[0])],
        "first_finalised": [(1, later[0])],
        "second_entry": [(1, later[0]), (2, None)],
    }.get(state.value, [(1, later[0]), (2, later[1])])


if __name__ == "__main__":
    main()
