"""The stations in a report: those counted (1.2), those with a difference (2.4), those investigated (P 2a)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiesdeler.law.counting.fields import YES
from kiesdeler.law.counting.form import Form
from kiesdeler.reports.languages import Language, say
from kiesdeler.reports.sessions.inputs import StationResult, lines_of
from kiesdeler.reports.sessions.lines import answer, by_key


@dataclass(frozen=True, slots=True)
class Station:
    """A counted station; `investigation` in words, "" when there was none."""

    number: int
    name: str
    investigation: str


@dataclass(frozen=True, slots=True)
class Note:
    """What was explained about a station."""

    number: int
    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A station where votes cast and admitted voters differ: `explained` in words, "" where the form does not ask."""

    number: int
    name: str
    admitted: int
    cast: int
    more: int
    fewer: int
    explained: str


@dataclass(frozen=True, slots=True)
class Investigated:
    """A station with why it was investigated, what was found, and whether that changed numbers ("" not known)."""

    number: int
    name: str
    reason: tuple[str, ...]
    findings: tuple[str, ...]
    corrected: str


# What a form says of investigations by its key, and the words for it in the list of stations.
_WORDS = {
    "reason_unexplained": "onderzocht om een onverklaard verschil",
    "reason_other": "onderzocht om een andere reden",
    "corrected": "aantallen verbeterd",
    "other_reason": "onderzocht om een andere reden",
    "recounted": "stembiljetten (deels) opnieuw geteld",
}


def counted(form: Form, stations: Sequence[StationResult], language: Language) -> tuple[Station, ...]:
    """Every station, with the investigations that its form tells of."""
    found = []
    for one in stations:
        values = by_key(form, one.figures)
        told = [say(words, language) for key, words in _WORDS.items() if values.get(key) == YES]  # a tick is 1 as well
        found.append(Station(one.number, one.name, ", ".join(told)))
    return tuple(found)


def noted(stations: Sequence[StationResult]) -> tuple[Note, ...]:
    """The stations with an explanation."""
    return tuple(Note(one.number, one.name, lines_of(one.notes)) for one in stations if one.notes)


def differing(form: Form, stations: Sequence[StationResult], language: Language) -> tuple[Difference, ...]:
    """The stations with more or fewer votes than voters."""
    found = []
    for one in stations:
        values = by_key(form, one.figures)
        more, fewer = values["more"], values["fewer"]
        if more or fewer or values["admitted"] != values["votes_cast"]:
            explained = answer(values.get("explained", 0), language)
            found.append(
                Difference(one.number, one.name, values["admitted"], values["votes_cast"], more, fewer, explained)
            )
    return tuple(found)


def investigated(stations: Sequence[StationResult], language: Language) -> tuple[Investigated, ...]:
    """The stations with an investigation."""
    answers = {None: "", True: say("Ja", language), False: say("Nee", language)}
    return tuple(
        Investigated(one.number, one.name, lines_of([each.reason]), lines_of([each.findings]), answers[each.corrected])
        for one in stations
        if (each := one.investigation) is not None
    )
