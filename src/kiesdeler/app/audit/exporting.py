"""The log as a file: CSV for a spreadsheet, JSON Lines with the hashes for whoever wants to check the chain himself."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator

from kiesdeler.app.audit.log import FIELDS
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.audit.reading import in_words

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would carry out
_COLUMNS = ("nummer", "tijd (UTC)", "ernst", "wie", "rol", "werkplek", "gebeurtenis", "onderwerp", "hash")


def as_json_lines(entries: Iterable[LogEntry]) -> Iterator[str]:
    """One object per line, with everything that is hashed and the hash."""
    for entry in entries:
        whole = {name: getattr(entry, name) for name in (*FIELDS, "digest")}
        yield json.dumps(whole, ensure_ascii=False, sort_keys=True) + "\n"


def as_csv(entries: Iterable[LogEntry]) -> Iterator[str]:
    """The sentences, for reading; UTF-8 with a mark, since spreadsheets look for it."""
    rows = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff" + rows.writerow(_COLUMNS)
    for entry in entries:
        line = in_words(entry)
        cells = (
            entry.sequence, entry.at, line.severity, entry.name, line.role, entry.address, line.sentence, entry.subject,
            entry.digest,
        )  # fmt: skip
        yield rows.writerow([_harmless(str(cell)) for cell in cells])


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


class _Echo:
    """Gives back what is written to it, so that lines can go out one by one."""

    def write(self, text: str) -> str:
        return text
