"""Model Na 14-2: the corrigendum of a municipal or island committee, and its annex 1 per station (Kieswet Na 14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiesdeler.eml import messages
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Method, Phase
from kiesdeler.reports.bundle import Bundle
from kiesdeler.reports.counting_frame import CountingFrame, Heading, counting_frame
from kiesdeler.reports.languages import Language, say
from kiesdeler.reports.sessions.inputs import Opening, SessionPart, StationResult, lines_of, opening
from kiesdeler.reports.sessions.lines import (
    Change,
    admitted_fields,
    before,
    by_key,
    cast_fields,
    changes,
    comparison,
    difference_fields,
    explanation,
    report_form,
    totals,
)
from kiesdeler.reports.sessions.stations import Difference, Investigated, differing, investigated
from kiesdeler.reports.sessions.votes import ListVotes, list_votes


@dataclass(frozen=True, slots=True)
class Na14:
    """The corrigendum: numbers before and after, over all stations."""

    frame: CountingFrame
    opening: Opening
    stations: tuple[Investigated, ...]  # the corrected ones
    changes: tuple[str, ...]
    eligible: int | None
    admitted: tuple[Change, ...]
    cast: tuple[Change, ...]
    asks_explained: bool
    differing: tuple[Difference, ...]  # of the corrected stations
    differences: tuple[Change, ...]
    lists: tuple[ListVotes, ...]


@dataclass(frozen=True, slots=True)
class CorrectedStation:
    """Annex 1: the investigation and the corrected numbers of one station."""

    frame: CountingFrame
    investigation: Investigated
    admitted: tuple[Change, ...]
    cast: tuple[Change, ...]
    comparison: str
    differences: tuple[Change, ...]
    explained: str
    lists: tuple[ListVotes, ...]

    @property
    def page_labels(self) -> tuple[str, ...]:
        """B1-12- for the pages of station 12."""
        return (f"B1-{self.investigation.number}-",)


def na14_2(
    heading: Heading,
    form: Form,
    count: messages.Count,
    stations: Sequence[StationResult],
    session: SessionPart,
    *,
    count_hash: str | None,
    language: Language = Language.DUTCH,
) -> Bundle:
    """Na 14-2 from the corrected 510b (whose kr:Initial* tell what was there before), with annex 1 at CSO.

    `stations`: those of the session; in the report are the corrected ones.  `form`: of the next session.
    """
    corrected = [one for one in stations if one.investigation is not None and one.investigation.corrected]
    report = report_form(form, phase=Phase.NEXT)
    old, new = before(form, count.total), totals(form, count.total)
    file = "" if count_hash is None else count.header.message
    main = Na14(
        frame=counting_frame(
            "Na 14-2",
            "Corrigendum van de telresultaten",
            heading,
            language,
            template="na14-2.typ",
            count_file=file,
            count_hash=count_hash or "",
        ),
        opening=opening(session, language),
        stations=investigated(corrected, language),
        changes=lines_of(session.changes),
        eligible=new.get("eligible"),
        admitted=changes(report, admitted_fields(report), old, new, language),
        cast=changes(report, cast_fields(report), old, new, language),
        asks_explained="explained" in form.index,
        differing=differing(form, corrected, language),
        differences=changes(report, difference_fields(report), old, new, language),
        lists=list_votes(form, old, language, new),
    )
    if form.kind.method is not Method.CSO:
        return Bundle(main)
    return Bundle(main, tuple(_annex(heading, form, one, file, count_hash or "", language) for one in corrected))


def _annex(
    heading: Heading, form: Form, station: StationResult, count_file: str, count_hash: str, language: Language
) -> CorrectedStation:
    old = by_key(form, station.original or form.figures(form.empty()))
    new = by_key(form, station.figures)
    (investigation,) = investigated([station], language)
    return CorrectedStation(
        frame=counting_frame(
            "Na 14-2 bijlage 1",
            "Verbeterde telresultaten van een stembureau",
            heading,
            language,
            template="na14-2-corrected.typ",
            unit=f"{say('Stembureau', language)} {station.number} {station.name}",
            station=str(station.number),
            count_file=count_file,
            count_hash=count_hash,
        ),
        investigation=investigation,
        admitted=changes(form, admitted_fields(form), old, new, language),
        cast=changes(form, cast_fields(form), old, new, language),
        comparison=comparison(form, station.figures, language),
        differences=changes(form, difference_fields(form), old, new, language),
        explained=explanation(form, station.figures, language),
        lists=list_votes(form, old, language, new),
    )
