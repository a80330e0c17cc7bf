"""Between the rows of the database and the values of the law: a count with its entries."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from kiesdeler.app.counting.forms import desk_of
from kiesdeler.app.counting.models import Count, Entry, Unit, WarningNote
from kiesdeler.law.counting import count as law
from kiesdeler.law.counting.fields import Figures
from kiesdeler.law.counting.findings import findings
from kiesdeler.law.counting.states import State

FIRST, SECOND = 1, 2


def loaded(row: Count, entries: Mapping[int, Entry]) -> law.Count:
    """The count as the law sees it; a person is the number of his account."""
    return law.Count(State(row.state), _entry(entries.get(FIRST)), _entry(entries.get(SECOND)), frozenset(row.to_fill))


@dataclass(frozen=True, slots=True)
class Current:
    """Where the count of a unit stands: its row, its entries by position, and the same as the law sees it."""

    row: Count
    entries: Mapping[int, Entry]
    desk: law.Desk
    count: law.Count

    @property
    def typed(self) -> Entry | None:
        """The entry that somebody is at, or was last at."""
        at_first = self.count.state in (State.FIRST_ENTRY, State.FIRST_CORRECTION)
        return self.entries.get(FIRST if at_first else SECOND) or self.entries.get(FIRST)


def current(unit: Unit, *, lock: bool = False) -> Current:
    """Read the count of a unit; `lock` keeps others from changing it until the end of the transaction."""
    rows = Count.objects.select_for_update() if lock else Count.objects
    row = rows.get(unit=unit)
    entries = entries_of(row)
    return Current(row, entries, desk_of(unit), loaded(row, entries))


def entries_of(row: Count) -> dict[int, Entry]:
    """The entries of a count by position."""
    return {entry.position: entry for entry in row.entries.select_related("by")}


def figures_now(unit: Unit) -> Figures | None:
    """The figures that hold for a unit: the definitive ones, or those it started from; None when there are none yet.

    Those it started from hold where an investigation changed nothing, and in a session that was taken over.
    """
    figures = unit.count.figures if unit.count.figures is not None else unit.original
    return None if figures is None else tuple(figures)


def store(now: Current, after: law.Count) -> None:
    """Write what an act did. Entries that stay are updated, one that became the first is moved, others go."""
    row, entries, before, desk = now.row, now.entries, now.count, now.desk
    kept = _moved(entries, before, after)
    for entry in entries.values():
        if entry not in kept.values():
            entry.delete()
    for position, wanted in ((FIRST, after.first), (SECOND, after.second)):
        if wanted is None:
            continue
        old = kept.get(position)
        if old is None:
            Entry.objects.create(
                count=row,
                position=position,
                by_id=int(wanted.by),
                origin=wanted.origin.value,
                values=list(wanted.values),
            )
            continue
        known = before.first if old.position == FIRST else before.second
        if old.position != position or known is None or known.values != wanted.values:
            old.position, old.values = position, list(wanted.values)
            old.save(update_fields=["position", "values", "saved_at"])
    if before.first is not None and after.first is None:
        WarningNote.objects.filter(count=row).delete()  # they were about what is no longer there
    _digests(row, after, desk)
    row.findings = _findings(after, desk)
    row.state, row.to_fill, row.version = after.state.value, sorted(after.to_fill), row.version + 1
    row.save()


def digest(figures: Figures) -> str:
    """The hash of the figures of an entry: two entries are equal when these are."""
    return hashlib.sha256(json.dumps(list(figures), separators=(",", ":")).encode()).hexdigest()


def _moved(entries: Mapping[int, Entry], before: law.Count, after: law.Count) -> dict[int, Entry]:
    """Which row holds the entry at a position after the act: the same person's."""
    found = {}
    for position, wanted in ((FIRST, after.first), (SECOND, after.second)):
        if wanted is not None:
            same = [entry for entry in entries.values() if str(entry.by_id) == wanted.by]
            if same and _was_there(same[0], before, wanted):
                found[position] = same[0]
    return found


def _was_there(row: Entry, before: law.Count, wanted: law.Entry) -> bool:
    known = before.first if row.position == FIRST else before.second
    return known is not None and known.by == wanted.by and known.origin is wanted.origin


def _digests(row: Count, after: law.Count, desk: law.Desk) -> None:
    definitive = after.state is State.DEFINITIVE
    first, second = after.first, after.second
    if definitive and first is not None and second is not None:
        figures = desk.form.figures(first.values, desk.original)
        row.first_digest, row.figures = digest(figures), list(figures)
        row.second_digest = digest(desk.form.figures(second.values, desk.original))
        row.definitive_at = timezone.now()
    elif not definitive:
        row.first_digest = row.second_digest = ""
        row.figures = row.definitive_at = None


def _findings(after: law.Count, desk: law.Desk) -> list[list[object]]:
    """What the checks say of what has been finished, the first entry's when they differ."""
    if after.first is None or after.state in (State.FIRST_ENTRY, State.FIRST_CORRECTION):
        return []
    found = findings(desk.form, after.first.values, original=desk.original)
    return [[each.code, each.section, list(each.fields)] for each in found]


def _entry(row: Entry | None) -> law.Entry | None:
    return None if row is None else law.Entry(str(row.by_id), tuple(row.values), law.Origin(row.origin))
