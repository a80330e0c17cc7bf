"""A finding in words: for the typist about his typing, for the coordinator about the paper."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from kiesdeler.law.counting.findings import Finding
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Level, Phase
from kiesdeler.law.counting.rule import Severity
from kiesdeler.law.counting.texts import TEXTS, Text


class Audience(enum.StrEnum):
    """Who reads it."""

    TYPIST = "typist"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class Message:
    """What is shown: title, code, what it is about, and what to do."""

    code: str
    title: str
    explanation: str
    action: str


_COMPARE = (
    "Vergelijk je invoer met het papier. Verbeter wat je verkeerd hebt overgenomen. Staat het zo op het papier? Zet "
    "dan het vinkje onderaan de pagina en ga verder."
)
_LOOSE_PAPERS = ("extra_investigation", "station_differences", "about_report", "controls")  # changed by hand
_LOOK = "Kijk op {paper} bij {rubric}. Is het verkeerd overgenomen? Geef het papier terug aan de invoerder. "
_OWN = "Klopt het papier niet? Laat het daar verbeteren, en daarna de invoer."
_STATION = "Klopt het papier niet? Maak een corrigendum (Na 14-1) en laat dat invoeren."
_LOWER = "Klopt het papier niet? Ga dan niet verder: overleg met het stembureau dat het verslag maakte."


def message(form: Form, finding: Finding, audience: Audience) -> Message:
    """The words of a finding for one reader."""
    text = TEXTS[finding.code]
    if audience is Audience.TYPIST:
        return Message(finding.code, text.title, text.typist, text.remedy or _COMPARE)
    places = {
        "paper": form.paper.name,
        "rubric": " en ".join(dict.fromkeys(_place(form, key) for key in finding.fields)),
        "page": form.section(finding.section).title,
    }
    action = _action(form, finding, text)
    return Message(finding.code, text.title, text.coordinator.format(**places), action.format(**places))


def _action(form: Form, finding: Finding, text: Text) -> str:
    remedy = _remedy(form)
    if not text.action:
        return _LOOK + remedy
    if finding.severity is Severity.WARNING or finding.section in _LOOSE_PAPERS or "corrigendum" in text.action:
        return text.action
    if remedy == _LOWER:  # a higher committee counts nothing again
        return _LOOK + remedy
    return f"{text.action} {remedy}"


def _place(form: Form, key: str) -> str:
    rubric = form.field(key).rubric
    return f"rubriek {rubric}" if rubric[0].isdigit() or rubric.startswith("B1") else f"het {rubric}"


def _remedy(form: Form) -> str:
    if form.kind.level is Level.S:
        return _LOWER
    if form.kind.level is Level.D and form.kind.phase is Phase.FIRST:
        return _STATION
    return _OWN
