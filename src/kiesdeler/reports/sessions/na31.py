"""Models Na 31-1, Na 31-2 and O 20: what a municipal, island or postal committee counted in its first session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiesdeler.eml import messages
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Method
from kiesdeler.reports.bundle import Bundle
from kiesdeler.reports.counting_frame import CountingFrame, Heading, counting_frame
from kiesdeler.reports.languages import Language
from kiesdeler.reports.sessions.annex import annex
from kiesdeler.reports.sessions.inputs import Opening, SessionPart, StationResult, lines_of, opening
from kiesdeler.reports.sessions.lines import (
    Line,
    admitted_fields,
    cast_fields,
    difference_fields,
    lines,
    report_form,
    totals,
)
from kiesdeler.reports.sessions.stations import Difference, Note, Station, counted, differing, noted
from kiesdeler.reports.sessions.votes import ListVotes, list_votes

DECENTRAL = "Verslag en telresultaten, decentrale stemopneming"
CENTRAL = "Verslag en telresultaten, centrale stemopneming"
POSTAL = "Verslag en telresultaten van het nationaal briefstembureau"


@dataclass(frozen=True, slots=True)
class Na31:
    """The report of a first session. `annexes`: whether annex 1 and 2 belong to it."""

    frame: CountingFrame
    annexes: bool
    postal: bool
    asks_explained: bool  # whether stations say if their difference is explained
    opening: Opening
    stations: tuple[Station, ...]
    changes: tuple[str, ...]
    notes: tuple[Note, ...]
    eligible: int | None
    admitted: tuple[Line, ...]
    cast: tuple[Line, ...]
    differing: tuple[Difference, ...]
    differences: tuple[Line, ...]
    lists: tuple[ListVotes, ...]


@dataclass(frozen=True, slots=True)
class Objections:
    """Na 31-2 annex 2: the objections that the stations wrote down, to be filled in by hand."""

    frame: CountingFrame

    @property
    def page_labels(self) -> tuple[str, ...]:
        """B2- before the page number."""
        return ("B2-",)


def na31(
    heading: Heading,
    form: Form,
    count: messages.Count,
    stations: Sequence[StationResult],
    session: SessionPart,
    *,
    count_hash: str | None,
    language: Language = Language.DUTCH,
) -> Bundle:
    """Na 31-1 (decentralised) or Na 31-2 (centralised) with annex 1 per station and annex 2 (Kieswet Na 31).

    `form`: on which the stations were typed; `count`: the 510b; `count_hash` None in a draft.
    A ValueError when the stations do not add up to the count.
    """
    central = form.kind.method is Method.CSO
    model = "Na 31-2" if central else "Na 31-1"
    main = _report(
        model, CENTRAL if central else DECENTRAL, heading, form, count, stations, session, count_hash, language
    )
    if not central:
        return Bundle(main)
    annex_frame = _frame(
        "Na 31-2 bijlage 1", "Telresultaten per stembureau", "na31-2-counted.typ", heading, count, count_hash, language
    )
    objections = _frame(
        "Na 31-2 bijlage 2", "Bezwaren op de stembureaus", "na31-2-objections.typ", heading, count, None, language
    )
    return Bundle(main, annex(annex_frame, form, stations), (Objections(objections),))


def o20(
    heading: Heading,
    form: Form,
    count: messages.Count,
    stations: Sequence[StationResult],
    session: SessionPart,
    *,
    count_hash: str | None,
    language: Language = Language.DUTCH,
) -> Bundle:
    """O 20 of the national postal committee, over its postal stations; arguments as of `na31`."""
    return Bundle(_report("O 20", POSTAL, heading, form, count, stations, session, count_hash, language))


def _frame(
    model: str,
    title: str,
    template: str,
    heading: Heading,
    count: messages.Count,
    count_hash: str | None,
    language: Language,
) -> CountingFrame:
    file = "" if count_hash is None else count.header.message
    return counting_frame(
        model, title, heading, language, template=template, count_file=file, count_hash=count_hash or ""
    )


def _report(
    model: str,
    title: str,
    heading: Heading,
    form: Form,
    count: messages.Count,
    stations: Sequence[StationResult],
    session: SessionPart,
    count_hash: str | None,
    language: Language,
) -> Na31:
    values = totals(form, count.total)
    check_sum(form, values, stations)
    report = report_form(form)
    return Na31(
        frame=_frame(model, title, "na31.typ", heading, count, count_hash, language),
        annexes=form.kind.method is Method.CSO,
        postal=form.kind.postal,
        asks_explained="explained" in form.index,
        opening=opening(session, language),
        stations=counted(form, stations, language),
        changes=lines_of(session.changes),
        notes=noted(stations),
        eligible=values.get("eligible"),
        admitted=lines(report, admitted_fields(report), values, language),
        cast=lines(report, cast_fields(report), values, language),
        differing=differing(form, stations, language),
        differences=lines(report, difference_fields(report), values, language),
        lists=list_votes(form, values, language),
    )


def check_sum(form: Form, values: Mapping[str, int], stations: Sequence[StationResult]) -> None:
    """A ValueError when the numbers of the stations together are not those of the count: the report would say both."""
    sums = [sum(column) for column in zip(*(one.figures for one in stations), strict=True)] or [0] * len(form.fields)
    for field, total in zip(form.fields, sums, strict=True):
        if not field.is_choice and values.get(field.key, total) != total:
            raise ValueError(f"{field.key}: the stations have {total}, the count has {values[field.key]}")
