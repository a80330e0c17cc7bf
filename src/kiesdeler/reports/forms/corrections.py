"""The papers that correct a count: Na 14-1 version 1 and 2, Na 14-2 annex 1, and Na 14-3 for postal votes."""

from __future__ import annotations

from dataclasses import dataclass

from kiesdeler.law.counting.fields import Figures
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Method, Phase
from kiesdeler.reports.counting_frame import CountingFrame, Heading
from kiesdeler.reports.forms.parts import Numbers, Row, StationHead, numbers, questions
from kiesdeler.reports.forms.station import FormReport, Model, check, kind_of_area, paper, station_frame
from kiesdeler.reports.languages import Language


@dataclass(frozen=True, slots=True)
class Correction:
    """A paper with the numbers of a former session printed beside boxes for what they have become."""

    frame: CountingFrame
    kind_of_area: str
    station: StationHead
    rubric: str  # of the reason and the findings
    reason: tuple[Row, ...]  # reason, findings, corrected or not
    numbers: Numbers


def corrigendum(heading: Heading, form: Form, station: StationHead | None, language: Language) -> FormReport:
    """Na 14-1 version 1: what a municipal committee corrects of an N 10-1 in its first session. Empty.

    Of the same form as N 10-1: its part 2 is what counts from then on.
    """
    check(form, Method.DSO, Phase.FIRST)
    model = Model("Na 14-1 versie 1", "Corrigendum bij het proces-verbaal van een stembureau", "na14-1.typ")
    return paper(model, heading, form, station, language)


def corrected_station(
    heading: Heading,
    form: Form,
    station: StationHead,
    language: Language,
    *,
    reason: str,
    original: Figures | None,
) -> Correction:
    """The paper for a station that is investigated in a next session, named by its form: Na 14-1 version 2, Na 14-2
    annex 1 or Na 14-3.

    `original` are the numbers of the former session in the order of this form (`Form.carried`); None when the station
    was not there.
    """
    if form.kind.phase is not Phase.NEXT:
        raise ValueError(f"a first session has no former numbers: {form.kind}")
    check(form, form.kind.method, Phase.NEXT)
    model = Model(form.paper.name, "Corrigendum van een stembureau", "correction.typ")
    section = form.section("investigation")
    return Correction(
        frame=station_frame(model, heading, form, station, language),
        kind_of_area=kind_of_area(form, language),
        station=station,
        rubric=section.rubric,
        reason=questions(section.fields, language, {"reason": reason}),
        numbers=numbers(form, language, original, compared=True),
    )
