"""Every act on the investigations of a next session: which stations, why, what was found (Na 14-1, Na 14-2, P 2a).

An investigation is prepared before the session; what it found is written down while the session is open.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from kiesdeler.app.accounts.rights import demand
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.counting.models import CommitteeSession, Investigation, Unit
from kiesdeler.app.counting.session_acts import perform
from kiesdeler.app.counting.stored import current, store
from kiesdeler.app.writing import writing
from kiesdeler.law.counting.count import Count
from kiesdeler.law.counting.kinds import Phase
from kiesdeler.law.counting.refusals import NOT_NOW, Refusal
from kiesdeler.law.counting.sessions import SessionAct, SessionState
from kiesdeler.law.counting.states import State

_OPEN = (SessionState.DATA_ENTRY, SessionState.PAUSED)
_FIRST = Refusal("phase", "In een eerste zitting zijn er geen onderzoeken op verzoek.")
_COMPLETED = Refusal("session", "De invoer is afgerond. Heropen de invoer om een onderzoek te veranderen.")
_TWICE = Refusal("unit", "Bij dit stembureau is al een onderzoek. Vul de aanleiding daar aan.")
_NO_REASON = Refusal("reason", "Schrijf op wat de aanleiding is, en de opdracht als die er is.")
_TOO_EARLY = Refusal("findings", "Bevindingen en uitkomst vul je in als de invoer is gestart.")
_NO_FINDINGS = Refusal("findings", "Schrijf de bevindingen op voor je de uitkomst kiest.")
_ADDED = Refusal(
    "corrected", "Dit stembureau is later toegevoegd en had nog geen cijfers. De uitkomst is dan altijd gecorrigeerd."
)
_STARTED = Refusal("unit", "Voor dit stembureau is al iets ingevoerd. Verwijder eerst die invoer.")
LOSES = "confirm"  # code of the refusal that asks to confirm


@dataclass(frozen=True, slots=True)
class Investigated:
    """What is written down of an investigation."""

    reason: str
    requested: bool = True
    findings: str = ""
    corrected: bool | None = None


def seen_of(investigation: Investigation) -> str:
    """A short hash of an investigation and the version of the count: what somebody saw when he changed it."""
    shown = [
        investigation.reason, investigation.requested, investigation.findings, investigation.corrected,
        investigation.unit.count.version,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:16]


def add(*, who: Who, unit: Unit, reason: str, requested: bool) -> Investigation | Refusal:
    """Investigate a station. The first investigation makes the session ready for data entry."""
    demand(who, Role.COORDINATOR)
    with writing():
        session = _locked(unit)
        refused = _closed(session) or (None if reason.strip() else _NO_REASON)
        if refused is None and Investigation.objects.filter(unit=unit).exists():
            refused = _TWICE
        if refused is not None:
            return refused
        made = Investigation.objects.create(unit=unit, reason=reason.strip(), requested=requested)
        record("investigation.added", who, committee=session.committee_id, subject=str(unit))
        if session.state == SessionState.CREATED:
            perform(who=who, session=session, act=SessionAct.PREPARE)
    return made


def change(
    *, who: Who, unit: Unit, new: Investigated, seen: str | None = None, confirmed: bool = False
) -> Investigation | Refusal:
    """Change what is written down. An outcome that is no longer "corrected" throws the corrected entries away.

    `confirmed`: whoever changes it was told that there are entries, and wants that.
    """
    demand(who, Role.COORDINATOR)
    with writing():
        now = current(unit, lock=True)
        session = _locked(unit)
        found = Investigation.objects.select_related("unit__count").get(unit=unit)
        if seen is not None and seen != seen_of(found):
            return NOT_NOW
        refused = _closed(session) or _objection(session, unit, new)
        if refused is not None:
            return refused
        entries = list(now.entries.values())
        if entries and not new.corrected:
            if not confirmed:
                names = " en ".join(entry.by.name for entry in entries)
                return Refusal(LOSES, f"De invoer van {names} wordt dan verwijderd. Bevestig dat je dat wilt.")
            lost = [{"by": str(entry.by_id), "values": entry.values} for entry in entries]
            store(now, Count())
            record("investigation.emptied", who, committee=session.committee_id, subject=str(unit), lost=lost)
        changes = _write(found, new)
        if changes:
            record(
                "investigation.changed", who, committee=session.committee_id, subject=str(unit),
                changes=", ".join(changes),
            )  # fmt: skip
    return found


def remove(*, who: Who, unit: Unit) -> Refusal | None:
    """Do not investigate a station after all. Not once its corrected numbers are being entered."""
    demand(who, Role.COORDINATOR)
    with writing():
        state = current(unit, lock=True).count.state
        session = _locked(unit)
        refused = _closed(session)
        if refused is None and state is not State.EMPTY:
            refused = _STARTED
        if refused is not None:
            return refused
        Investigation.objects.get(unit=unit).delete()
        record("investigation.removed", who, committee=session.committee_id, subject=str(unit))
        if session.state == SessionState.IN_PREPARATION:
            perform(who=who, session=session, act=SessionAct.UNPREPARE)  # refused while there are others
    return None


def _locked(unit: Unit) -> CommitteeSession:
    """The session, locked after the count as everywhere, so that two acts never wait for each other."""
    return CommitteeSession.objects.select_for_update(of=("self",)).select_related("committee").get(pk=unit.session_id)


def _closed(session: CommitteeSession) -> Refusal | None:
    if session.phase is Phase.FIRST:
        return _FIRST
    return _COMPLETED if session.state == SessionState.COMPLETED else None


def _objection(session: CommitteeSession, unit: Unit, new: Investigated) -> Refusal | None:
    if not new.reason.strip():
        return _NO_REASON
    if (new.findings.strip() or new.corrected is not None) and session.state not in _OPEN:
        return _TOO_EARLY
    if new.corrected is not None and not new.findings.strip():
        return _NO_FINDINGS
    return _ADDED if new.corrected is False and unit.former_id is None else None


def _write(found: Investigation, new: Investigated) -> Sequence[str]:
    """Store what differs; the names of it. The texts themselves stand in the report, not in the log."""
    changes = []
    for name, value, told in (
        ("reason", new.reason.strip(), "aanleiding"),
        ("requested", new.requested, "op verzoek: ja" if new.requested else "op verzoek: nee"),
        ("findings", new.findings.strip(), "bevindingen"),
        ("corrected", new.corrected, f"gecorrigeerde uitkomst: {_ANSWERS[new.corrected]}"),
    ):
        if getattr(found, name) != value:
            setattr(found, name, value)
            changes.append(told)
    found.save()
    return changes


_ANSWERS = {None: "nog niet bekend", True: "ja", False: "nee"}
