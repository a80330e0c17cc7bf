"""Every act on the polling stations of a session: who may change them when, and with what explanation.

Before data entry administrator and coordinator; afterwards only the coordinator, with an explanation that is printed in
the report of the session (models Na 31-1 and Na 31-2, part 1; Na 14-2 for a next session).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.counting.models import CommitteeSession, Investigation, Unit, UnitChange, UnitKind
from kiesdeler.app.counting.session_acts import add_unit, perform
from kiesdeler.app.counting.station_files import unit_fields
from kiesdeler.app.elections.files import definition, place_of
from kiesdeler.app.elections.incoming import Incoming, keep, stations_in
from kiesdeler.app.elections.models import Committee
from kiesdeler.app.writing import writing
from kiesdeler.law.counting.kinds import Phase
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.sessions import SessionAct, SessionState
from kiesdeler.law.counting.states import State
from kiesdeler.problems import Problem, Refused, Severity

_LABELS = {
    "number": "nummer",
    "name": "naam",
    "postal_code": "postcode",
    "address": "adres",
    "locality": "plaats",
    "kind": "soort",
    "eligible": "kiesgerechtigden",
}
_BEFORE = (SessionState.CREATED, SessionState.IN_PREPARATION)
_UNDER_WAY = (SessionState.DATA_ENTRY, SessionState.PAUSED)
_WHY = Refusal("explanation", "Schrijf op waarom dit verandert. De uitleg komt in het verslag.")

Refusals = tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class StationData:
    """What is typed of a polling station."""

    number: int
    name: str
    postal_code: str = ""
    address: str = ""
    locality: str = ""
    kind: str = ""
    eligible: int | None = None


def explained(session: CommitteeSession) -> bool:
    """Whether a change has to be explained: as soon as data entry has started, or was done in a former session."""
    return session.phase is Phase.NEXT or SessionState(session.state) not in _BEFORE


def closed(session: CommitteeSession, role: str | None) -> str | None:
    """Why somebody may not change stations now; None when he may."""
    if session.state == SessionState.COMPLETED:
        return "De invoer is afgerond. De stembureaus staan vast."
    if role == Role.COORDINATOR or (role == Role.ADMINISTRATOR and not explained(session)):
        return None
    return "De invoer is begonnen. Alleen de coördinator kan de stembureaus nog wijzigen."


def fixed_number(unit: Unit) -> str | None:
    """Why the number of a unit stays as it is; None when it may change."""
    if unit.former_id is not None:
        return "Dit stembureau was er in de vorige zitting al. Het nummer blijft hetzelfde."
    if unit.count.state != State.EMPTY:
        return "Er is al ingevoerd voor dit stembureau. Het nummer blijft hetzelfde."
    return None


def same_name(unit: Unit) -> Unit | None:
    """Another station of the session with the same name: allowed, but worth a warning."""
    others = Unit.objects.filter(session=unit.session_id, name__iexact=unit.name).exclude(pk=unit.pk)
    return others.first()


def irremovable(unit: Unit, role: str | None) -> str | None:
    """Why a station can't be removed now; None when it can."""
    refused = closed(unit.session, role)
    return refused or next((refusal.message for refusal in _needed(unit.session, unit)), None)


def add(*, who: Who, session: CommitteeSession, data: StationData, explanation: str = "") -> Unit | Refusals:
    """Add a polling station; the first one makes the session ready for data entry."""
    with writing():
        session = _locked(session)
        refused = (*_refused(who, session, explanation), *_wrong(session, data, None))
        if refused:
            return refused
        unit = add_unit(session, **asdict(data))
        _told("unit.added", who, unit, explanation)
        _prepare(who, session)
    return unit


def change(*, who: Who, unit: Unit, data: StationData, explanation: str = "") -> Unit | Refusals:
    """Change a polling station, in this session only. Nothing changed: nothing is logged."""
    with writing():
        session = _locked(unit.session)
        unit = Unit.objects.select_related("count").get(pk=unit.pk)
        refused = (*_refused(who, session, explanation), *_wrong(session, data, unit))
        if refused:
            return refused
        new = asdict(data)
        changed = [name for name in new if getattr(unit, name) != new[name]]
        if not changed:
            return unit
        before = {name: _shown(unit, name) for name in changed}
        for name in changed:
            setattr(unit, name, new[name])
        said = "; ".join(f"{_LABELS[name]} {before[name]} → {_shown(unit, name)}" for name in changed)
        unit.save(update_fields=changed)
        _told("unit.changed", who, unit, explanation, changes=said)
    return unit


def remove(*, who: Who, unit: Unit, explanation: str = "") -> Refusals:
    """Remove a polling station; empty when it was done. Without any station left the session is in preparation."""
    with writing():
        session = _locked(unit.session)
        unit = Unit.objects.select_related("count").get(pk=unit.pk)
        refused = (*_refused(who, session, explanation), *_needed(session, unit))
        if refused:
            return refused
        _told("unit.removed", who, unit, explanation)
        unit.delete()
        if session.state == SessionState.IN_PREPARATION and not session.units.exists():
            perform(who=who, session=session, act=SessionAct.UNPREPARE)
    return ()


def import_stations(
    *, who: Who, session: CommitteeSession, file: Incoming, confirmed: bool
) -> int | tuple[Problem, ...]:
    """Fill an empty list from a 110b; the number of stations, or the warnings that have to be confirmed first.

    Raises Refused when the file or the moment is wrong. The number of eligible voters in the file is not taken over.
    """
    committee = session.committee
    _, found = stations_in(file, definition(committee), place_of(committee))
    warnings = tuple(problem for problem in found.problems if problem.severity is not Severity.NOTICE)
    if warnings and not confirmed:
        return warnings
    with writing():
        session = _locked(session)
        if not importable(session):
            raise Refused([Problem("Er zijn al stembureaus. Importeren kan alleen in een lege lijst.", file.name)])
        for station in found.stations:
            add_unit(session, **unit_fields(station))
        Committee.objects.filter(pk=committee.pk).update(stations_file=keep(file, "110b", who))
        record(
            "unit.imported",
            who,
            committee=committee.pk,
            subject=session.title,
            number=len(found.stations),
            file=file.name[-200:],
        )
        _prepare(who, session)
    return len(found.stations)


def importable(session: CommitteeSession) -> bool:
    """Whether a list of stations can be imported: only into an empty one, before anything else."""
    return session.state == SessionState.CREATED and session.phase is Phase.FIRST and not session.units.exists()


def _locked(session: CommitteeSession) -> CommitteeSession:
    rows = CommitteeSession.objects.select_for_update(of=("self",)).select_related("committee__election")
    found: CommitteeSession = rows.get(pk=session.pk)
    return found


def _refused(who: Who, session: CommitteeSession, explanation: str) -> Refusals:
    not_now = closed(session, who.role)
    if not_now:
        return (Refusal("", not_now),)
    return (_WHY,) if explained(session) and not explanation.strip() else ()


def _wrong(session: CommitteeSession, data: StationData, unit: Unit | None) -> Refusals:
    refused = []
    if not data.name.strip():
        refused.append(Refusal("name", "Vul de naam van het stembureau in."))
    if unit is not None and data.number != unit.number and (fixed := fixed_number(unit)):
        refused.append(Refusal("number", fixed))
    if data.number < 1:
        refused.append(Refusal("number", "Kies een nummer vanaf 1."))
    other = session.units.filter(number=data.number).exclude(pk=unit.pk if unit else None).first()
    if other is not None:
        refused.append(Refusal("number", f"Nummer {data.number} is al van {other.name}. Kies een ander nummer."))
    return tuple(refused)


def _needed(session: CommitteeSession, unit: Unit) -> Refusals:
    """Why a station can't go."""
    if unit.former_id is not None:
        return (Refusal("", "Dit stembureau heeft een uitslag uit de vorige zitting. Het kan niet worden verwijderd."),)
    if Investigation.objects.filter(unit=unit).exists():
        return (Refusal("", "Bij dit stembureau hoort een onderzoek. Verwijder eerst het onderzoek."),)
    if unit.count.state != State.EMPTY:
        return (Refusal("", "Voor dit stembureau is al ingevoerd. Verwijder eerst de telling."),)
    if SessionState(session.state) in _UNDER_WAY and session.units.count() == 1:
        return (Refusal("", "Dit is het laatste stembureau. Voeg eerst een ander toe: de invoer is begonnen."),)
    return ()


def _prepare(who: Who, session: CommitteeSession) -> None:
    """The first stations make a first session ready; a next session is made ready by its investigations."""
    if session.state == SessionState.CREATED and session.phase is Phase.FIRST:
        perform(who=who, session=session, act=SessionAct.PREPARE)


def _told(event: str, who: Who, unit: Unit, explanation: str, **details: Any) -> None:
    """Into the log; and into the report when it has to be explained."""
    session = unit.session
    if explained(session):
        UnitChange.objects.create(
            session=session,
            number=unit.number,
            name=unit.name,
            what=event.removeprefix("unit."),
            explanation=explanation.strip(),
            by=who.name,
        )
        details["explanation"] = explanation.strip()
    record(event, who, committee=session.committee_id, subject=str(unit), **details)


def _shown(unit: Unit, name: str) -> str:
    value = getattr(unit, name)
    return UnitKind(value).label if name == "kind" and value else str(value or "leeg")
