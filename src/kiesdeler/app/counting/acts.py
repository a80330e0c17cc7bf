"""Every act on the count of a unit: asks the law, stores what came out, writes the log entry; one transaction."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils import timezone

from kiesdeler.app.accounts.rights import demand
from kiesdeler.app.accounts.roles import COUNTING, Role
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.counting.acceptance import accepted
from kiesdeler.app.counting.enterable import entry_refusal
from kiesdeler.app.counting.models import Count, Entry, Unit, WarningNote
from kiesdeler.app.counting.session_acts import followed, reopened
from kiesdeler.app.counting.stored import FIRST, SECOND, Current, current, store
from kiesdeler.app.writing import writing
from kiesdeler.law.counting import count as law
from kiesdeler.law.counting.fields import Values
from kiesdeler.law.counting.findings import Finding
from kiesdeler.law.counting.refusals import NOT_NOW, Refusal
from kiesdeler.law.counting.sessions import SESSION_REFUSALS, SessionNeed, SessionState
from kiesdeler.law.counting.states import Act, State

LONGEST = 2000  # characters of a reason or an explanation
_TOO_LONG = Refusal("reason", "Deze tekst is te lang: ten hoogste 2.000 tekens. Maak hem korter.")
_AT_FIRST = (State.FIRST_ENTRY, State.FIRST_CORRECTION)
_WAITING = (Act.PAUSE, Act.RETURN, Act.CORRECT_FIRST, Act.CORRECT_SECOND)  # until its typist takes it up again
_LOSING = (Act.DISCARD, Act.DISCARD_BOTH, Act.DELETE, Act.WITHDRAW, Act.KEEP_FIRST, Act.KEEP_SECOND, Act.IMPORT)


def perform(
    *,
    who: Who,
    unit: Unit,
    act: Act,
    values: Values | None = None,
    reason: str = "",
    section: str = "",
    code: str = "",
    accept: Collection[list[Any]] | None = None,
    seen: int | None = None,
    draft: bool = False,
) -> law.Done | Refusal:
    """Do one act on the count of a unit, or say why not (Dutch, in the refusal); then nothing has changed.

    `values`: the whole vector.  `section`: the page it was typed on.  `code`: of the warning that is explained or
    handled.  `accept`: all confirmations of messages as they are now (counting.acceptance).  `seen`: the version that
    somebody decided on; another one refuses.  `draft`: the page is saved while it is typed, and not yet reached.
    """
    demand(who, *COUNTING)
    if len(reason) > LONGEST:
        return _TOO_LONG
    role = law.Role.COORDINATOR if who.role == Role.COORDINATOR else law.Role.TYPIST
    with writing():
        now = current(unit, lock=True)
        row, before = now.row, now.count
        if seen is not None and seen != row.version:
            return NOT_NOW
        closed = entry_refusal(unit) if act in (Act.START, Act.IMPORT) else None
        if closed is not None:
            return closed
        confirmed = _confirmed(now, values, accept)
        state = SessionState(type(unit.session).objects.values_list("state", flat=True).get(pk=unit.session_id))
        done = law.perform(
            now.desk, before, act, law.Actor(str(who.user), role),
            session=state, values=values, accepted=confirmed, reason=reason,
        )  # fmt: skip
        if isinstance(done, Refusal):
            return done
        if done.reopens and followed(unit.session):
            return Refusal("session", SESSION_REFUSALS[SessionNeed.LAST])
        store(now, done.count)
        _note(row, act, done.count, "" if draft else _furthest(now, section), accept)
        if done.reopens:
            reopened(who, unit.session)
        record(
            done.event,
            who,
            committee=unit.committee.pk,
            subject=str(unit),
            **_details(act, before, _title(now, section) or code, reason),
        )
    return done


def explain(*, who: Who, unit: Unit, code: str, section: str, text: str, handled: bool = False) -> law.Done | Refusal:
    """Write down why a warning is right (typist or coordinator), or mark it as handled (coordinator)."""
    with writing():
        done = perform(who=who, unit=unit, act=Act.HANDLE if handled else Act.EXPLAIN, reason=text, code=code)
        if isinstance(done, Refusal):
            return done
        note, _ = WarningNote.objects.get_or_create(count=unit.count, code=code, section=section)
        if text.strip():
            note.explanation, note.explained_by, note.explainer_id = text.strip(), who.name, who.user
        if handled:
            note.handled_by = who.name
        note.save()
    return done


def _confirmed(now: Current, values: Values | None, accept: Collection[list[Any]] | None) -> Collection[Finding]:
    if now.typed is None:
        return ()
    typed = values if values is not None else tuple(now.typed.values)
    return accepted(now.desk.form, typed, now.typed.accepted if accept is None else accept)


def _title(now: Current, section: str) -> str:
    """The page as people know it."""
    form = now.desk.form
    return form.section(section).title if section in form.order else section


def _furthest(now: Current, section: str) -> str:
    """The page just saved, or one further on that was saved before."""
    order = now.desk.form.order
    before = now.typed.section if now.typed is not None else ""
    return max((each for each in (section, before) if each in order), key=lambda each: order[each], default="")


def _note(row: Count, act: Act, after: law.Count, section: str, accept: Collection[list[Any]] | None) -> None:
    """What the entry remembers besides its values: how far it is, what was confirmed, whether it was put aside."""
    fields: dict[str, Any] = {}
    if act in (Act.SAVE, Act.PAUSE) and section:
        fields["section"] = section
    if accept is not None:
        fields["accepted"] = list(accept)
    if act in (*_WAITING, Act.RESUME, Act.SAVE):
        fields["paused"] = act in _WAITING
    if act is Act.FINISH:
        fields["finished_at"] = timezone.now()
    position = SECOND if after.second is not None and after.state not in _AT_FIRST else FIRST
    if act is Act.RETURN:
        fields["finished_at"] = None  # what was reached stays reached: the typist goes straight to what is wrong
    if fields:
        Entry.objects.filter(count=row, position=position).update(**fields)


def _details(act: Act, before: law.Count, place: str, reason: str) -> dict[str, Any]:
    """What the log keeps: the page, the reason, and the values of entries that are thrown away."""
    details: dict[str, Any] = {}
    if act is Act.SAVE:
        details["section"] = place
    if act in (Act.EXPLAIN, Act.HANDLE):
        details["code"] = place
    if reason:
        details["reason"] = reason
    if act in _LOSING:
        details["lost"] = [
            {"by": entry.by, "values": list(entry.values)}
            for entry in (before.first, before.second)
            if entry is not None
        ]
    return details
