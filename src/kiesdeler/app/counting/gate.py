"""The acts on a session as a gate: every condition with whether it is met, and where it can be put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.counting.session_acts import facts
from kiesdeler.law.counting.kinds import Phase
from kiesdeler.law.counting.sessions import (
    SESSION_REFUSALS,
    SESSION_TRANSITIONS,
    Opener,
    SessionAct,
    SessionFacts,
    SessionNeed,
    SessionState,
    SessionTransition,
    session_needs,
)


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. `words` says what holds or what is missing; `repair` is the address where that is done."""

    met: bool
    words: str
    repair: str = ""
    repair_words: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """An act on the session as it stands. `confirm`: it has consequences that are shown first on a page of its own."""

    act: SessionAct
    label: str
    explanation: str
    conditions: tuple[Condition, ...]
    confirm: bool = False
    consequences: tuple[str, ...] = ()
    page: str = ""  # where it is done, when that is not here

    @property
    def possible(self) -> bool:
        """Whether every condition is met."""
        return all(condition.met for condition in self.conditions)


_WORDS: Mapping[SessionAct, tuple[str, str]] = {
    SessionAct.PREPARE: (
        "Klaar voor invoer",
        "De stembureaus zijn bekend. De coördinator kan straks beginnen.",
    ),
    SessionAct.START: ("Invoer starten", "Vanaf dat moment kunnen invoerders aan het werk."),
    SessionAct.PAUSE: ("Invoer pauzeren", "Invoerders kunnen niet verder. Wat is ingevuld, blijft bewaard."),
    SessionAct.RESUME: ("Invoer hervatten", "Invoerders kunnen weer verder waar ze waren."),
    SessionAct.COMPLETE: ("Invoer afronden", "De cijfers staan dan vast. Daarna maak je de documenten."),
    SessionAct.REOPEN: ("Invoer heropenen", "Er moet toch nog iets veranderen in deze zitting."),
    SessionAct.OPEN_NEXT: (
        "Volgende zitting openen",
        "Het centraal stembureau vraagt om onderzoek, of er is een fout gevonden na deze zitting.",
    ),
    SessionAct.DELETE: ("Zitting verwijderen", "Deze zitting is per ongeluk geopend."),
}
_CONFIRM: Mapping[SessionAct, tuple[str, ...]] = {
    SessionAct.COMPLETE: (
        "Er kan niets meer worden ingevoerd of veranderd.",
        "Wil je later toch iets veranderen, dan moet je de invoer heropenen.",
    ),
    SessionAct.REOPEN: (
        "Alle documenten die van deze zitting zijn gemaakt, worden ingetrokken. Ze blijven zichtbaar als ingetrokken.",
        "Ook papieren afdrukken daarvan gelden niet meer.",
        "Na het afronden maak je alle documenten opnieuw.",
    ),
    SessionAct.OPEN_NEXT: (
        "Deze zitting staat dan vast: je kunt haar niet meer heropenen.",
        "De volgende zitting begint met de cijfers van deze zitting.",
    ),
    SessionAct.DELETE: ("De zitting verdwijnt, met de onderzoeken die je erin hebt klaargezet.",),
}
GATE_ACTS = frozenset(_WORDS)
_ELSEWHERE: Mapping[SessionAct, tuple[str, str, str]] = {
    SessionAct.DOCUMENTS: (
        "results:documents", "Documenten maken", "Het proces-verbaal, het telbestand en de bijlagen, in één pakket."
    ),
}  # fmt: skip


def deeds(session: CommitteeSession, *, administrator: bool) -> tuple[Deed, ...]:
    """What somebody of this role can do with the session now, with the conditions of each."""
    known = facts(session)
    met = session_needs(known)
    return tuple(
        _deed(session, row, known, met)
        for row in SESSION_TRANSITIONS
        if row.state is SessionState(session.state)
        and (row.act in _WORDS or row.act in _ELSEWHERE)
        and (row.who is Opener.MANAGERS or not administrator)
        and all(need in met for need in row.needs if need in _NEVER)
    )


def _deed(session: CommitteeSession, row: SessionTransition, known: SessionFacts, met: frozenset[SessionNeed]) -> Deed:
    hidden = _NEVER if session.phase is Phase.NEXT else (*_NEVER, SessionNeed.INVESTIGATED)
    conditions = tuple(_condition(session, known, need, need in met) for need in row.needs if need not in hidden)
    if row.act in _ELSEWHERE:
        name, label, explanation = _ELSEWHERE[row.act]
        return Deed(row.act, label, explanation, conditions, page=reverse(name, args=[session.pk]))
    consequences = _CONFIRM.get(row.act, ())
    return Deed(row.act, *_WORDS[row.act], conditions, bool(consequences), consequences)


_NEVER = (SessionNeed.NEXT_SESSION, SessionNeed.HERE)  # nobody can put these right: then there is nothing to offer


def _condition(session: CommitteeSession, known: SessionFacts, need: SessionNeed, met: bool) -> Condition:
    later = session.phase is Phase.NEXT
    if met:
        return Condition(True, _met(known, need, later))
    if need is SessionNeed.UNITS and later:
        name, words = _REPAIRS[SessionNeed.INVESTIGATED]
        return Condition(
            False, "Er is nog geen onderzoek. Voeg dat eerst toe.", reverse(name, args=[session.pk]), words
        )
    name, words = _REPAIRS.get(need, ("", ""))
    return Condition(False, SESSION_REFUSALS[need], reverse(name, args=[session.pk]) if name else "", words)


_REPAIRS = {
    SessionNeed.ALL_DEFINITIVE: ("counting:overview", "Naar het overzicht"),
    SessionNeed.INVESTIGATED: ("counting:investigations", "Naar de onderzoeken"),
    SessionNeed.EXPLAINED: ("counting:warnings", "Naar de waarschuwingen"),
    SessionNeed.UNITS: ("counting:stations", "Naar de stembureaus"),
    SessionNeed.DETAILS: ("counting:details", "Naar de gegevens"),
}


def _met(known: SessionFacts, need: SessionNeed, later: bool) -> str:
    words = (_MET_LATER if later else {}).get(need) or _MET[need]
    return words.format(units=known.units, definitive=known.definitive, unchanged=known.without_correction)


_MET = {
    SessionNeed.UNITS: "Er zijn stembureaus: {units}.",
    SessionNeed.ALL_DEFINITIVE: "Alles is twee keer gelijk ingevoerd: {definitive} van {units} stembureaus.",
    SessionNeed.INVESTIGATED: "Elk onderzoek heeft bevindingen en een uitkomst.",
    SessionNeed.EXPLAINED: "Bij elke waarschuwing staat uitleg, of zij is afgehandeld.",
    SessionNeed.LAST: "Er is nog geen volgende zitting.",
    SessionNeed.NO_ENTRIES: "Er is nog niets ingevoerd.",
    SessionNeed.DETAILS: "Plaats, datum en tijd van de zitting zijn ingevuld.",
}
_MET_LATER = {
    SessionNeed.UNITS: "Er zijn onderzoeken: {units}.",
    SessionNeed.ALL_DEFINITIVE: "Alle nieuwe cijfers zijn twee keer gelijk ingevoerd: {definitive}. Ongewijzigd: "
    "{unchanged}.",
}
