"""Which rows of the overview are shown, and in what order: chosen in the address, so that a choice can be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from kiesdeler.app.counting.overview_rows import StationRow
from kiesdeler.app.counting.state_words import Group
from kiesdeler.app.numbers import whole

_ORDER = list(Group)
COLUMNS: dict[str, Callable[[StationRow], Any]] = {
    "nummer": lambda row: row.number,
    "naam": lambda row: (row.name.casefold(), row.number),
    "stand": lambda row: (_ORDER.index(row.group), row.number),
    "invoerder": lambda row: (not row.entries, row.typists.casefold(), row.number),
    "laatst": lambda row: (row.changed_at is not None, row.changed_at, row.number) if row.changed_at else (False,),
    "waarschuwingen": lambda row: (row.open_warnings, row.number),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose to see. What can't be understood in an address is left out: it is only a way of looking."""

    group: Group | None = None
    typist: int | None = None
    warnings: bool = False
    text: str = ""
    order: str = "nummer"
    descending: bool = False

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Choice:
        """From the parameters of an address."""
        group, order = given.get("stand", ""), given.get("volgorde", "")
        descending, order = order.startswith("-"), order.removeprefix("-")
        return cls(
            Group(group) if group in list(Group) else None,
            whole(given.get("invoerder", "")),
            given.get("waarschuwing") == "1",
            given.get("zoek", "").strip()[:100],
            order if order in COLUMNS else "nummer",
            descending and order in COLUMNS,
        )

    @property
    def query(self) -> str:
        """The parameters of an address again, with the question mark; empty when everything is shown."""
        given = {
            "stand": self.group or "",
            "invoerder": self.typist or "",
            "waarschuwing": "1" if self.warnings else "",
            "zoek": self.text,
            "volgorde": ("-" if self.descending else "") + self.order,
        }
        kept = {name: value for name, value in given.items() if value and (name, value) != ("volgorde", "nummer")}
        return f"?{urlencode(kept)}" if kept else "?"

    def with_group(self, group: Group | None) -> Choice:
        """The same with another state; the state it has already is taken away."""
        return replace(self, group=None if group is self.group else group)

    def with_warnings(self) -> Choice:
        """The same with or without only the rows that have open warnings."""
        return replace(self, warnings=not self.warnings)

    def by(self, column: str) -> Choice:
        """The same in the order of a column; the other way around when it is in that order."""
        return replace(self, order=column, descending=self.order == column and not self.descending)

    @property
    def filters(self) -> bool:
        """Whether rows may be left out."""
        return bool(self.group or self.typist or self.warnings or self.text)


def chosen(rows: Iterable[StationRow], choice: Choice) -> list[StationRow]:
    """The rows somebody chose, in the order he chose."""
    found = [row for row in rows if _fits(row, choice)]
    return sorted(found, key=COLUMNS[choice.order], reverse=choice.descending)


def _fits(row: StationRow, choice: Choice) -> bool:
    if choice.group is not None and row.group is not choice.group:
        return False
    if choice.typist is not None and choice.typist not in [entry.by for entry in row.entries]:
        return False
    if choice.warnings and not row.open_warnings:
        return False
    if not choice.text:
        return True
    return str(row.number).startswith(choice.text) or choice.text.casefold() in row.name.casefold()
