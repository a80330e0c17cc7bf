"""The empty papers on which a polling station is counted: N 10-1, N 10-2, N 29-2, and annex 1 of Na 31-2."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Committee, Method, Phase
from kiesdeler.reports.counting_frame import CountingFrame, Heading, counting_frame
from kiesdeler.reports.forms.parts import Numbers, Row, StationHead, numbers, questions
from kiesdeler.reports.languages import Language, say


@dataclass(frozen=True, slots=True)
class Model:
    """What a model is called, its title in Dutch, and the file of its template."""

    name: str
    title: str
    template: str


@dataclass(frozen=True, slots=True)
class FormReport:
    """A paper with the numbers of one station. `kind_of_area`: gemeente, openbaar lichaam, "" for postal votes."""

    frame: CountingFrame
    kind_of_area: str
    station: StationHead
    before: tuple[tuple[Row, ...], ...]  # the questions before the numbers, per section
    numbers: Numbers


def n10_1(heading: Heading, form: Form, station: StationHead | None, language: Language) -> FormReport:
    """N 10-1: report of a polling station that counts lists and candidates (Kieswet N 10, Na 14)."""
    check(form, Method.DSO, Phase.FIRST)
    model = Model("N 10-1", "Proces-verbaal van een stembureau", "n10.typ")
    return paper(model, heading, form, station, language, sections=("about_report",))


def n10_2(heading: Heading, form: Form, station: StationHead | None, language: Language) -> FormReport:
    """N 10-2: report of a polling station that counts per list; its committee counts the candidates the day after.

    Nobody types it over, so no form declares it: its rubrics are those of N 10-1.
    """
    check(form, Method.CSO, Phase.FIRST)
    form = Form(dataclasses.replace(form.kind, method=Method.DSO), form.lists)
    model = Model("N 10-2", "Proces-verbaal van een stembureau", "n10.typ")
    return paper(model, heading, form, station, language, candidates=False)


def n29_2(heading: Heading, form: Form, station: StationHead | None, language: Language) -> FormReport:
    """N 29-2: report of a postal station on the counting."""
    check(form, None, Phase.FIRST)
    model = Model("N 29-2", "Proces-verbaal van een briefstembureau: het tellen", "n10.typ")
    return paper(model, heading, form, station, language)


def na31_2_annex(heading: Heading, form: Form, station: StationHead | None, language: Language) -> FormReport:
    """Na 31-2 annex 1: the count of one station by its committee."""
    check(form, Method.CSO, Phase.FIRST)
    model = Model("Na 31-2 bijlage 1", "Telling van een stembureau", "na31-2-annex.typ")
    return paper(model, heading, form, station, language, sections=("extra_investigation", "station_differences"))


def paper(
    model: Model,
    heading: Heading,
    form: Form,
    station: StationHead | None,
    language: Language,
    *,
    sections: tuple[str, ...] = (),
    candidates: bool = True,
) -> FormReport:
    """An empty paper with the numbers of a form, after the questions of some of its sections."""
    return FormReport(
        frame=station_frame(model, heading, form, station, language),
        kind_of_area=kind_of_area(form, language),
        station=station or StationHead(),
        before=tuple(questions(form.section(key).fields, language) for key in sections),
        numbers=numbers(form, language, candidates=candidates),
    )


def station_frame(
    model: Model, heading: Heading, form: Form, station: StationHead | None, language: Language
) -> CountingFrame:
    """The frame of a paper about one station, named in the header when it is known."""
    if station is None:
        return counting_frame(model.name, model.title, heading, language, template=model.template)
    word = say("Briefstembureau" if form.kind.postal else "Stembureau", language)
    unit = " ".join(part for part in (word, station.number, station.name) if part)
    return counting_frame(
        model.name, model.title, heading, language, template=model.template, unit=unit, station=station.number
    )


def kind_of_area(form: Form, language: Language) -> str:
    """Gemeente or openbaar lichaam; "" for postal votes."""
    words = {Committee.GSB: "Gemeente", Committee.SOL: "Openbaar lichaam"}
    word = words.get(form.kind.committee)
    return "" if word is None else say(word, language)


def check(form: Form, method: Method | None, phase: Phase) -> None:
    """Refuse the form of another paper: a bug in whoever asks for it."""
    if form.kind.method is not method or form.kind.phase is not phase or (method is None and not form.kind.postal):
        raise ValueError(f"this paper is not for {form.kind}")
