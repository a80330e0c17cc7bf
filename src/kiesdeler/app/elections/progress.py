"""How far somebody is in setting up a committee: what follows from the files and the choices of a draft.

Which steps are done is never stored: it follows from the files and the choices, so that going back and choosing
another file undoes exactly what no longer fits.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from kiesdeler.app.elections.committees import WITH_METHOD
from kiesdeler.app.elections.files import message
from kiesdeler.app.elections.models import SetupDraft
from kiesdeler.eml.checks import check_with_definition
from kiesdeler.eml.messages import CandidateLists, ContestLists, ElectionDefinition, PollingStations
from kiesdeler.problems import Problem, Refused, Severity, errors
from kiesdeler.tally.areas import Place, places
from kiesdeler.tally.paper_lists import lists_of
from kiesdeler.tally.stations import StationsFound, stations_of


class Step(enum.StrEnum):
    """The steps, by the last part of their address."""

    DEFINITION = "verkiezingsdefinitie"
    AREA = "gebied"
    CANDIDATES = "kandidatenlijsten"
    STATIONS = "stembureaus"
    METHOD = "stemopneming"
    ELIGIBLE = "kiesgerechtigden"
    CHECK = "controleren"


@dataclass(slots=True)
class Progress:
    """What follows from a draft. `problems`: why a file that is there does not fit what was chosen before it."""

    draft: SetupDraft
    definition: ElectionDefinition | None = None
    place: Place | None = None
    lists: ContestLists | None = None
    stations: StationsFound | None = None
    problems: dict[Step, list[Problem]] = field(default_factory=dict)
    done: set[Step] = field(default_factory=set)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps there are; the postal committee has no choice of method."""
        without = self.place is not None and self.place.committee not in WITH_METHOD
        return tuple(step for step in Step if not (without and step is Step.METHOD))

    @property
    def open(self) -> Step:
        """The first step that is not done."""
        return next(step for step in self.steps if step not in self.done)

    def reachable(self, step: Step) -> bool:
        """Whether everything before a step is done."""
        return step in self.steps and self.steps.index(step) <= self.steps.index(self.open)

    def after(self, step: Step) -> Step:
        """The step that follows."""
        return self.steps[self.steps.index(step) + 1]


def progress(draft: SetupDraft) -> Progress:
    """How far a draft is."""
    now = Progress(draft)
    if draft.definition_id is None or not draft.definition_confirmed:
        return now
    found = message(draft.definition_id)
    assert isinstance(found, ElectionDefinition)  # noqa: S101 - checked when it was taken in
    now.definition = found
    now.done.add(Step.DEFINITION)
    now.place = next((place for place in places(found) if place.code == draft.area_code), None)
    if now.place is None:
        return now
    now.done.add(Step.AREA)
    _candidates(now, found, now.place)
    _stations(now, found, now.place)
    if draft.method:
        now.done.add(Step.METHOD)
    if draft.eligible is not None:
        now.done.add(Step.ELIGIBLE)
    return now


def warnings_of(found: StationsFound) -> list[Problem]:
    """What has to be confirmed before stations are used; notices have not."""
    return [problem for problem in found.problems if problem.severity is Severity.WARNING]


def _candidates(now: Progress, definition: ElectionDefinition, place: Place) -> None:
    if now.draft.candidates_id is None:
        return
    found = message(now.draft.candidates_id)
    assert isinstance(found, CandidateLists)  # noqa: S101 - checked when it was taken in
    problems = errors(check_with_definition(definition, found))
    try:
        now.lists = None if problems else lists_of(definition, place, found)
    except Refused as refused:
        problems = list(refused.problems)
    if problems:
        now.problems[Step.CANDIDATES] = problems
    elif now.draft.candidates_confirmed:
        now.done.add(Step.CANDIDATES)


def _stations(now: Progress, definition: ElectionDefinition, place: Place) -> None:
    if now.draft.stations_id is not None:
        found = message(now.draft.stations_id)
        assert isinstance(found, PollingStations)  # noqa: S101 - checked when it was taken in
        now.stations = stations_of(found, definition, place)
        if errors(now.stations.problems):
            now.problems[Step.STATIONS], now.stations = errors(now.stations.problems), None
            return
    if now.draft.stations_done:
        now.done.add(Step.STATIONS)
