"""The overview of a session: tiles, progress, pace, typists, and what deserves a second look."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.counting.overview_rows import EntryRow, StationRow, station_rows
from kiesdeler.app.counting.pace import Pace, expected_end, pace
from kiesdeler.app.counting.state_words import ENTRIES_DONE, GROUPS, Group, Shown
from kiesdeler.law.counting.comparing import same_figures
from kiesdeler.law.counting.sessions import SessionState


@dataclass(frozen=True, slots=True)
class Tile:
    """How many stations are in a state."""

    group: Group
    shown: Shown
    number: int


@dataclass(frozen=True, slots=True)
class Typist:
    """What one typist is at and has done."""

    id: int
    name: str
    busy: tuple[StationRow, ...]
    paused: int
    finished: int
    pace: Pace | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a session is; what the screen on the wall shows as well."""

    stations: int
    tiles: tuple[Tile, ...]
    entries_done: int
    entries_needed: int
    pace: Pace | None
    end: datetime.datetime | None
    at: datetime.datetime

    def of(self, group: Group) -> int:
        """How many stations are in a state."""
        return next((tile.number for tile in self.tiles if tile.group is group), 0)

    @property
    def finished(self) -> int:
        """Stations with which nothing more has to be done."""
        return self.of(Group.DEFINITIVE) + self.of(Group.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the page but the choice of rows."""

    rows: tuple[StationRow, ...]
    progress: Progress
    typists: tuple[Typist, ...]
    identical: tuple[tuple[StationRow, ...], ...]
    without_votes: tuple[StationRow, ...]

    @property
    def open_warnings(self) -> int:
        """Warnings that nobody has explained or handled."""
        return sum(row.open_warnings for row in self.rows)


def overview(session: CommitteeSession, now: datetime.datetime) -> Overview:
    """The overview of a session at a moment."""
    rows = station_rows(session)
    return Overview(
        tuple(rows),
        progress(session, rows, now),
        tuple(typists(rows, now)),
        identical(rows),
        tuple(row for row in rows if row.no_votes),
    )


def progress(session: CommitteeSession, rows: Sequence[StationRow], now: datetime.datetime) -> Progress:
    """Counts per state, entries done, and the estimate of the end while data entry is open."""
    numbers = Counter(row.group for row in rows)
    tiles = tuple(Tile(group, shown, numbers[group]) for group, shown in GROUPS.items() if _has_tile(session, group))
    needed, done = 2 * len(rows), sum(ENTRIES_DONE.get(row.group, 0) for row in rows)
    going = session.state == SessionState.DATA_ENTRY
    speed = _pace((entry for row in rows for entry in row.entries), now) if going else None
    return Progress(len(rows), tiles, done, needed, speed, expected_end(needed - done, speed, now), now)


def typists(rows: Iterable[StationRow], now: datetime.datetime) -> list[Typist]:
    """Everybody with an entry in the session, by name."""
    of: dict[tuple[str, int], list[tuple[StationRow, EntryRow]]] = defaultdict(list)
    for row in rows:
        for entry in row.entries:
            of[entry.name, entry.by].append((row, entry))
    return [
        Typist(
            by, name,
            busy=tuple(row for row, entry in made if entry.finished_at is None and not entry.paused),
            paused=sum(entry.finished_at is None and entry.paused for _, entry in made),
            finished=sum(entry.finished_at is not None for _, entry in made),
            pace=_pace((entry for _, entry in made), now),
        )
        for (name, by), made in sorted(of.items(), key=lambda pair: (pair[0][0].casefold(), pair[0][1]))
    ]  # fmt: skip


def identical(rows: Iterable[StationRow]) -> tuple[tuple[StationRow, ...], ...]:
    """Groups of stations with the same figures, by the hash of them: perhaps one paper was typed twice.

    Stations without any vote are told apart from these, whatever was ticked on their papers.
    """
    return same_figures({row: (int(row.digest, 16),) for row in rows if row.digest and not row.no_votes})


def _pace(entries: Iterable[EntryRow], now: datetime.datetime) -> Pace | None:
    made = tuple(entries)
    finished = [entry.finished_at for entry in made if entry.finished_at is not None]
    return pace(finished, now, min((entry.started_at for entry in made), default=None))


def _has_tile(session: CommitteeSession, group: Group) -> bool:
    return session.number > 1 or group not in (Group.WAITING, Group.UNCHANGED)
