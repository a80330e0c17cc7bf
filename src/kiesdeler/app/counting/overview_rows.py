"""The stations of a session as the overview shows them, read in a few queries whatever their number."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kiesdeler.app.counting.models import CommitteeSession, Count, Entry, WarningNote
from kiesdeler.app.counting.state_words import GROUPS, Group, Shown, group_of
from kiesdeler.law.counting.kinds import Phase
from kiesdeler.law.counting.states import State

NO_VOTES = "W.204"


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry: whose, and where it is."""

    count: int
    position: int
    by: int
    name: str
    started_at: datetime.datetime
    finished_at: datetime.datetime | None
    paused: bool


@dataclass(frozen=True, slots=True)
class StationRow:
    """One station."""

    unit: int
    count: int
    number: int
    name: str
    group: Group
    changed_at: datetime.datetime | None
    digest: str  # of the definitive figures
    no_votes: bool
    open_warnings: int
    entries: tuple[EntryRow, ...]

    @property
    def shown(self) -> Shown:
        """The state in words."""
        return GROUPS[self.group]

    @property
    def typists(self) -> str:
        """Names, first entry first."""
        return ", ".join(entry.name for entry in self.entries)


def station_rows(session: CommitteeSession) -> list[StationRow]:
    """Every station that is counted in this session, by number: in a next session the investigated ones."""
    entries: dict[int, list[EntryRow]] = defaultdict(list)
    for entry in entry_rows(session):
        entries[entry.count].append(entry)
    said = noted(session)
    later = session.phase is Phase.NEXT
    counts = Count.objects.filter(unit__session=session)
    if later:
        counts = counts.filter(unit__investigation__isnull=False)
    found = counts.order_by("unit__number").values_list(
        "unit_id", "pk", "unit__number", "unit__name", "state", "unit__investigation__corrected",
        "version", "changed_at", "first_digest", "findings",
    )  # fmt: skip
    return [
        StationRow(
            unit, pk, number, name, group_of(State(state), next_session=later, corrected=corrected),
            changed_at if version else None, digest,
            any(code == NO_VOTES for code, _, _ in findings) and state == State.DEFINITIVE.value,
            len(open_warnings(pk, findings, said)), tuple(entries[pk]),
        )
        for unit, pk, number, name, state, corrected, version, changed_at, digest, findings in found
    ]  # fmt: skip


def entry_rows(session: CommitteeSession) -> list[EntryRow]:
    """Every entry of a session, first ones first."""
    found = (
        Entry.objects.filter(count__unit__session=session)
        .order_by("position")
        .values_list(
            "count_id", "position", "by_id", "by__full_name", "by__username", "started_at", "finished_at", "paused"
        )
    )
    return [
        EntryRow(count, position, by, full_name or username, started_at, finished_at, paused)
        for count, position, by, full_name, username, started_at, finished_at, paused in found
    ]


def noted(session: CommitteeSession) -> frozenset[tuple[int, str, str]]:
    """The warnings of a session that were explained or handled, as (count, code, section)."""
    notes = WarningNote.objects.filter(count__unit__session=session).exclude(explanation="", handled_by="")
    return frozenset(notes.values_list("count_id", "code", "section"))


def open_warnings(
    count: int, findings: Iterable[list[Any]], said: frozenset[tuple[int, str, str]]
) -> list[tuple[str, str, list[str]]]:
    """The warnings of a count, as stored in it, that nobody has explained or handled yet."""
    return [
        (code, section, fields)
        for code, section, fields in findings
        if code.startswith("W") and (count, code, section) not in said
    ]
