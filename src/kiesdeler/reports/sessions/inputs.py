"""What a committee knows when it makes its report, beside the count: its session and what was found per station."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from kiesdeler.law.counting.fields import Figures
from kiesdeler.reports.languages import Language, date_words, say


@dataclass(frozen=True, slots=True)
class Investigation:
    """Why a station was investigated, and with what outcome; `corrected` None: not known yet."""

    reason: str
    findings: str = ""
    corrected: bool | None = None


@dataclass(frozen=True, slots=True)
class StationResult:
    """One station (or postal station) with its figures in the order of the form.

    `original`: before a correction, in the order of the same form; None when the station is counted for the first time.
    `notes`: explanations of remarkable figures, in the words of whoever gave them.
    """

    number: int
    name: str
    figures: Figures
    original: Figures | None = None
    notes: tuple[str, ...] = ()
    investigation: Investigation | None = None


@dataclass(frozen=True, slots=True)
class SessionPart:
    """The session as far as known; what is left out becomes a line to write on.

    `present`: names with their function, in Dutch or as the committee calls it.  `changes`: explanations of stations
    that were added, changed or removed.
    """

    place: str = ""
    date: datetime.date | None = None
    time: datetime.time | None = None
    present: tuple[tuple[str, str], ...] = ()
    changes: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    particulars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Who was there, and as what."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Place, date and time in words ("" when not known), who were there, and what happened."""

    place: str
    date: str
    time: str
    present: tuple[Person, ...]
    objections: tuple[str, ...]
    particulars: tuple[str, ...]


def lines_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts that people typed, line by line."""
    return tuple(line.strip() for text in texts for line in text.splitlines() if line.strip())


def opening(session: SessionPart, language: Language) -> Opening:
    """The session as a report prints it."""
    return Opening(
        place=session.place,
        date="" if session.date is None else date_words(session.date, language),
        time="" if session.time is None else say("{time} uur", language, time=f"{session.time:%H.%M}"),
        present=tuple(Person(name, role) for name, role in session.present),
        objections=lines_of(session.objections),
        particulars=lines_of(session.particulars),
    )
