"""Every act on a session of a committee: asks the law, does it, writes the log entry; one transaction."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db.models import Count as Number
from django.db.models import Q
from django.utils import timezone

from kiesdeler.app.accounts.rights import demand
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession, Count, Entry, Investigation, Unit, WarningNote
from kiesdeler.app.counting.stored import figures_now
from kiesdeler.app.elections.models import Committee
from kiesdeler.app.writing import writing
from kiesdeler.law.counting.kinds import Phase
from kiesdeler.law.counting.sessions import SessionAct, SessionFacts, SessionState, SessionTransition, session_step
from kiesdeler.law.counting.states import State

CHANGED = "De cijfers zijn intussen veranderd. Bekijk de pagina opnieuw voor je bevestigt."


def facts(session: CommitteeSession) -> SessionFacts:
    """What the conditions of acts on a session are judged by."""
    counts = Count.objects.filter(unit__session=session)
    common: dict[str, Any] = {
        "phase": session.phase,
        "unexplained": unexplained(session),
        "entries": Entry.objects.filter(count__unit__session=session).count(),
        "details": bool(session.place and session.date and session.time),
        "followed": followed(session),
        "elsewhere": session.taken_over_id is not None,
    }
    if session.phase is Phase.FIRST:
        numbers = counts.aggregate(all=Number("pk"), done=Number("pk", filter=Q(state=State.DEFINITIVE.value)))
        return SessionFacts(units=numbers["all"], definitive=numbers["done"], **common)
    investigated = Investigation.objects.filter(unit__session=session)
    unwritten = investigated.filter(Q(findings="") | Q(corrected=None)).count()
    added = Unit.objects.filter(session=session, former=None, investigation=None).count()
    return SessionFacts(
        units=investigated.count(),
        definitive=counts.filter(state=State.DEFINITIVE.value, unit__investigation__corrected=True).count(),
        without_correction=investigated.filter(corrected=False).count(),
        unwritten=unwritten + added,
        **common,
    )


def followed(session: CommitteeSession) -> bool:
    """Whether a next session has been opened: this one stands."""
    return CommitteeSession.objects.filter(committee=session.committee_id, number__gt=session.number).exists()


def unexplained(session: CommitteeSession) -> int:
    """Warnings on definitive counts that have neither an explanation nor a mark that they were handled."""
    said = {
        (note.count_id, note.code, note.section)
        for note in WarningNote.objects.filter(count__unit__session=session)
        if note.explanation or note.handled_by
    }
    counts = Count.objects.filter(unit__session=session, state=State.DEFINITIVE.value).exclude(findings=[])
    return sum(
        (pk, code, section) not in said
        for pk, found in counts.values_list("pk", "findings")
        for code, section, _ in found
        if code.startswith("W")
    )


def step(*, who: Who, session: CommitteeSession, act: SessionAct) -> SessionTransition | str:
    """The row of the table for an act on a session as it stands, or a Dutch sentence that says why not."""
    demand(who, Role.COORDINATOR, Role.ADMINISTRATOR)
    return session_step(SessionState(session.state), act, facts(session), administrator=who.role == Role.ADMINISTRATOR)


def perform(*, who: Who, session: CommitteeSession, act: SessionAct, seen: str | None = None) -> CommitteeSession | str:
    """Do one act on a session; a Dutch sentence when it is refused.  Opening the next session returns that one.

    `seen`: the hash of the figures (session_digest) that somebody confirmed; other figures refuse.  ValueError for
    what needs a file: that is done in counting.take_over.
    """
    if act in (SessionAct.TAKE_OVER, SessionAct.UNDO_TAKE_OVER):
        raise ValueError(f"{act} is done in counting.take_over")
    with writing():
        if act is SessionAct.COMPLETE:
            _hold_counts(session)
        rows = CommitteeSession.objects.select_for_update(of=("self",)).select_related("committee")
        session = rows.get(pk=session.pk)
        row = step(who=who, session=session, act=act)
        if isinstance(row, str):
            return row
        if seen is not None and seen != session_digest(session):
            return CHANGED
        committee, title = session.committee_id, session.title
        details: dict[str, Any] = {}
        if row.withdraws:
            details["withdrawn"] = withdraw(session, "De invoer is heropend.")
        if act is SessionAct.COMPLETE:
            details["digest"] = session_digest(session)
        result = session
        if row.next is None:
            _remove(session)
        else:
            _moved(session, act, row.next)
        if act is SessionAct.OPEN_NEXT:
            result = _next(session)
        record(row.event, who, committee=committee, subject=title, **details)
    return result


def reopened(who: Who, session: CommitteeSession) -> None:
    """A count of a completed session was deleted: the session goes back to data entry, its documents lapse."""
    withdrawn = withdraw(session, "Een definitieve telling is verwijderd.")
    session.state, session.completed_at = SessionState.DATA_ENTRY.value, None
    session.save(update_fields=["state", "completed_at"])
    record("session.reopened", who, committee=session.committee_id, subject=session.title, withdrawn=withdrawn)


def session_digest(session: CommitteeSession) -> str:
    """The hash of all figures of a session by station: what was established."""
    counts = Count.objects.filter(unit__session=session).order_by("unit__number").values_list("unit__number", "figures")
    return hashlib.sha256(json.dumps(list(counts), separators=(",", ":")).encode()).hexdigest()


def first_session(committee: Committee) -> CommitteeSession:
    """The first session of a new committee."""
    return CommitteeSession.objects.create(committee=committee, number=1)


def add_unit(session: CommitteeSession, **fields: Any) -> Unit:
    """A unit with its empty count."""
    unit = Unit.objects.create(session=session, **fields)
    Count.objects.create(unit=unit)
    return unit


def _hold_counts(session: CommitteeSession) -> None:
    """Nobody changes a count between judging whether all are definitive and the end of the session.

    Counts are locked before their session, as in acts on a count.
    """
    list(Count.objects.select_for_update(of=("self",)).filter(unit__session=session).order_by("pk").values_list("pk"))


def _moved(session: CommitteeSession, act: SessionAct, state: SessionState) -> None:
    session.state = state.value
    if act is SessionAct.START:
        session.started_at = timezone.now()
    session.completed_at = (session.completed_at or timezone.now()) if state is SessionState.COMPLETED else None
    session.save()


def withdraw(session: CommitteeSession, reason: str) -> int:
    """The documents of a session no longer hold, and why; how many did. In the transaction of the caller."""
    held = session.documents.filter(withdrawn_at=None)
    return int(held.update(withdrawn_at=timezone.now(), withdrawn_because=reason))


def _remove(session: CommitteeSession) -> None:
    session.documents.all().delete()
    session.unit_changes.all().delete()
    session.units.all().delete()
    session.delete()


def _next(session: CommitteeSession) -> CommitteeSession:
    """A new session in which every unit starts from what it has now."""
    later = CommitteeSession.objects.create(committee=session.committee, number=session.number + 1)
    form, former_form = form_of(later), form_of(session)
    for unit in session.units.select_related("count"):
        figures = figures_now(unit)
        add_unit(
            later,
            number=unit.number, name=unit.name, postal_code=unit.postal_code, address=unit.address,
            locality=unit.locality, kind=unit.kind, eligible=unit.eligible, source=unit.source, former=unit,
            original=None if figures is None else list(form.carried(former_form, figures)),
        )  # fmt: skip
    return later
