"""Warnings on finished entries with what was said of them: to explain, and to mark as handled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiesdeler.app.counting.count_page import Told, stored_findings, told
from kiesdeler.app.counting.forms import desk_of
from kiesdeler.app.counting.models import CommitteeSession, Count, Entry, Unit, WarningNote
from kiesdeler.app.counting.stored import FIRST
from kiesdeler.law.counting import count as law
from kiesdeler.law.counting.count import Desk
from kiesdeler.law.counting.fields import Values
from kiesdeler.law.counting.states import TRANSITIONS, Act, State

_EXPLAINED_IN = frozenset(row.state for row in TRANSITIONS if row.act is Act.HANDLE)


@dataclass(frozen=True, slots=True)
class Noted:
    """A warning of a station, and its note when there is one."""

    unit: Unit
    told: Told
    note: WarningNote | None
    state: State

    @property
    def open(self) -> bool:
        """Whether nobody has explained or handled it."""
        return self.note is None or not (self.note.explanation or self.note.handled_by)

    @property
    def busy(self) -> bool:
        """Whether somebody is at this count: then it has to wait."""
        return self.state not in _EXPLAINED_IN


def noted_warnings(unit: Unit, count: Count, desk: Desk, first: law.Entry | None) -> tuple[Noted, ...]:
    """The warnings of one count: those of its first entry, once that is finished."""
    return _noted(unit, desk, first.values, count, list(count.notes.all())) if first else ()


def session_warnings(session: CommitteeSession, *, everything: bool) -> tuple[Noted, ...]:
    """The warnings of all stations of a session by number: the open ones, or all of them."""
    counts = (
        Count.objects.filter(unit__session=session)
        .exclude(findings=[])
        .select_related("unit__session__committee__election")
        .prefetch_related("notes")
        .order_by("unit__number")
    )
    rows = list(counts)
    first = dict(Entry.objects.filter(count__in=rows, position=FIRST).values_list("count_id", "values"))
    found = [
        each
        for row in rows
        if row.pk in first
        for each in _noted(row.unit, desk_of(row.unit), tuple(first[row.pk]), row, list(row.notes.all()))
    ]
    return tuple(each for each in found if everything or each.open)


def _noted(unit: Unit, desk: Desk, values: Values, count: Count, notes: Sequence[WarningNote]) -> tuple[Noted, ...]:
    by = {(each.code, each.section): each for each in notes}
    warnings = [each for each in stored_findings(count.findings) if each.code.startswith("W")]
    return tuple(
        Noted(unit, each, by.get((each.finding.code, each.finding.section)), State(count.state))
        for each in told(desk, values, warnings)
    )
