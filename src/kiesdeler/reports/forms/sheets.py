"""The papers without votes per list: N 29-1 on the postal voting, and the insert sheets of N 10-1, Na 31-1, Na 31-2."""

from __future__ import annotations

from dataclasses import dataclass

from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Method, Phase
from kiesdeler.reports.counting_frame import CountingFrame, Heading, counting_frame
from kiesdeler.reports.forms.parts import Row, Rubric, StationHead, numbers, questions
from kiesdeler.reports.forms.station import Model, check, kind_of_area, station_frame
from kiesdeler.reports.languages import Language


@dataclass(frozen=True, slots=True)
class PostalVoting:
    """The report of a postal station on the voting; of its numbers only the admitted voters."""

    frame: CountingFrame
    kind_of_area: str
    station: StationHead
    admitted: Rubric
    digits: int


@dataclass(frozen=True, slots=True)
class ControlSheet:
    """The insert sheet about one station."""

    frame: CountingFrame
    kind_of_area: str
    station: StationHead
    own_initiative: tuple[Row, ...]
    on_request: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CommitteeSheet:
    """An insert sheet of the report of a committee."""

    frame: CountingFrame


def n29_1(heading: Heading, form: Form, station: StationHead | None, language: Language) -> PostalVoting:
    """N 29-1: report of a postal station on the voting."""
    check(form, None, Phase.FIRST)
    counted = numbers(form, language)
    model = Model("N 29-1", "Proces-verbaal van een briefstembureau: het stemmen", "n29-1.typ")
    return PostalVoting(
        frame=station_frame(model, heading, form, station, language),
        kind_of_area="",
        station=station or StationHead(),
        admitted=counted.admitted,
        digits=counted.digits,
    )


def controls_insert(heading: Heading, form: Form, station: StationHead | None, language: Language) -> ControlSheet:
    """The insert sheet of N 10-1 on what the municipal committee controlled and corrected."""
    check(form, Method.DSO, Phase.FIRST)
    model = Model("N 10-1 inlegvel", "Controles en correcties", "controls.typ")
    section = form.section("controls")
    asked = [field for field in section.fields if field.key == "corrected_on_request"]
    return ControlSheet(
        frame=station_frame(model, heading, form, station, language),
        kind_of_area=kind_of_area(form, language),
        station=station or StationHead(),
        own_initiative=questions([field for field in section.fields if field not in asked], language),
        on_request=questions(asked, language),
    )


def committee_insert(heading: Heading, method: Method, language: Language) -> CommitteeSheet:
    """The insert sheet of Na 31-1 (DSO) or Na 31-2 (CSO) on what the central committee asked to be investigated."""
    model = "Na 31-1 inlegvel" if method is Method.DSO else "Na 31-2 inlegvel"
    title = "Onderzoek op verzoek van het centraal stembureau"
    return CommitteeSheet(counting_frame(model, title, heading, language, template="on-request.typ"))
