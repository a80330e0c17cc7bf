"""Run in a process of its own: one typist at a list of 80 candidates, in an election of 26 such lists, on SQLite.

Prints the seconds of opening and of saving the page, and the bytes that a browser loads the first time.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlencode

import django

from benchmarks.measure import best

LISTS, CANDIDATES = 26, 80
FILES = ("theme.css", "page.js", "entry.js", "icon.svg")
BEFORE = ("extra_investigation", "station_differences", "voters_and_votes", "differences")


def main() -> None:
    """Make the tables, the election and an entry that has come to the lists; then measure."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.app.settings")
    django.setup()
    from django.contrib.staticfiles.finders import find
    from django.core.management import call_command
    from tests.app.counting.typist import desk

    from kiesdeler.law.counting.kinds import Method

    call_command("migrate", verbosity=0)
    person = desk("TK", Method.CSO, lists=LISTS, candidates=CANDIDATES).typist()
    person.start()
    for section in BEFORE:
        person.send(section)
        person.send(section, agree=True)
    address, page = person.address("list_1"), person.open("list_1")
    data = page.fields() | {"next": "next"} | {f"v-votes_1_{number}": "12" for number in range(1, CANDIDATES + 1)}
    version = int(page.hidden("version"))

    def opened() -> None:
        assert person.client.get(address).status_code == 200

    def saved() -> None:
        nonlocal version
        sent = urlencode(data | {"version": str(version)}, doseq=True)  # as a browser does
        answer = person.client.post(address, sent, content_type="application/x-www-form-urlencoded")
        assert answer.status_code == 302
        version += 1

    seconds = best(opened), best(saved)
    size = len(person.client.get(address).content)
    print(*seconds, size + sum(Path(find(f"kiesdeler/{name}")).stat().st_size for name in FILES))


if __name__ == "__main__":
    main()
