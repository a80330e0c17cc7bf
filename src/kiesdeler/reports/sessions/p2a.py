"""Model P 2a: the report of a new session, in which stations were investigated on request of the central committee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiesdeler.reports.counting_frame import CountingFrame, Heading, counting_frame
from kiesdeler.reports.languages import Language
from kiesdeler.reports.sessions.inputs import Opening, SessionPart, StationResult, lines_of, opening
from kiesdeler.reports.sessions.stations import Investigated, investigated


@dataclass(frozen=True, slots=True)
class P2a:
    """The report of a new session; without stations an empty form."""

    frame: CountingFrame
    opening: Opening
    stations: tuple[Investigated, ...]
    changes: tuple[str, ...]


def p2a(
    heading: Heading,
    stations: Sequence[StationResult] = (),
    session: SessionPart | None = None,
    *,
    language: Language = Language.DUTCH,
) -> P2a:
    """P 2a of the stations with an investigation; with neither stations nor session the empty form."""
    known = session or SessionPart()
    return P2a(
        frame=counting_frame("P 2a", "Verslag van een nieuwe zitting", heading, language, template="p2a.typ"),
        opening=opening(known, language),
        stations=investigated(stations, language),
        changes=lines_of(known.changes),
    )
