"""The count of one unit with its two entries, and what each act of the table does to it (four eyes, Kieswet P 20a)."""

from __future__ import annotations

import enum
from collections.abc import Collection
from dataclasses import dataclass, replace

from kiesdeler.law.counting import refusals
from kiesdeler.law.counting.comparing import differences, emptied, reentered, still_empty
from kiesdeler.law.counting.fields import Figures, Values
from kiesdeler.law.counting.findings import Finding, findings, has_errors
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Level
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.law.counting.states import Act, Need, State, Transition, When, Who, transitions


class Role(enum.StrEnum):
    """As what somebody acts, in the committee of the count."""

    TYPIST = "typist"
    COORDINATOR = "coordinator"


class Origin(enum.StrEnum):
    """Where the values of an entry come from."""

    HAND = "hand"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts; `person` is the same for all accounts of one person."""

    person: str
    role: Role


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: by whom, what, from where."""

    by: str
    values: Values
    origin: Origin = Origin.HAND


@dataclass(frozen=True, slots=True)
class Count:
    """The count of one unit in one session. `to_fill`: the fields emptied for a correction."""

    state: State = State.EMPTY
    first: Entry | None = None
    second: Entry | None = None
    to_fill: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Desk:
    """What every act on a count needs to know: the form and, in a next session, the original figures."""

    form: Form
    original: Figures | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """The count after an act, and what is logged. `reopens`: the session was completed and its documents lapse."""

    count: Count
    event: str
    reopens: bool = False


_AT_FIRST = (State.FIRST_ENTRY, State.FIRST_CORRECTION)
_WITH_VALUES = (Act.SAVE, Act.PAUSE, Act.FINISH, Act.IMPORT)
_NONE: frozenset[Finding] = frozenset()


def messages_of(desk: Desk, count: Count, *, until_section: str | None = None) -> tuple[Finding, ...]:
    """What the typist who is at it is told: checks, W.001 in a second entry, W.002 in a correction.

    Without an entry in progress: the checks on the first entry.  A count without entries has no messages.
    """
    if count.first is None:
        return ()
    entry, other, correction = count.first, None, None
    if count.state in (State.FIRST_CORRECTION, State.SECOND_CORRECTION):
        correction = count.to_fill
    if count.second is not None and count.state in (State.SECOND_ENTRY, State.SECOND_CORRECTION):
        entry, other = count.second, count.first.values
    return findings(
        desk.form, entry.values,
        until_section=until_section, first_entry=other, correction=correction, original=desk.original,
    )  # fmt: skip


def perform(
    desk: Desk,
    count: Count,
    act: Act,
    actor: Actor,
    *,
    session: SessionState = SessionState.DATA_ENTRY,
    values: Values | None = None,
    accepted: Collection[Finding] = _NONE,
    reason: str = "",
) -> Done | Refusal:
    """Does one act, or says why not; the count given is never changed.

    `values`: what is typed (save, pause, finish) or read from the file (import; ValueError without).  `accepted`: the
    messages the typist confirmed on the values as they are now.  `reason`: for acts that ask one.
    """
    rows = transitions(count.state, act)
    refusal = _refused(rows, count, act, actor, session)
    if refusal is not None:
        return refusal
    if act is Act.IMPORT and values is None:
        raise ValueError("an import has values")
    objections = desk.form.objections(values) if values is not None else ()
    if objections:
        return Refusal(refusals.INVALID, objections[0][1])
    after = _with_values(count, act, actor, values)
    for need in rows[0].needs:
        if not _met(need, desk, count, after, accepted, reason):
            return Refusal(need, refusals.NEEDS[need])
    row = next(row for row in rows if row.when is None or _holds(row.when, desk, after))
    done = replace(_effect(desk, after, act, actor), state=row.next)
    return Done(done, row.event, reopens=row.completed and session is SessionState.COMPLETED)


def _refused(
    rows: tuple[Transition, ...], count: Count, act: Act, actor: Actor, session: SessionState
) -> Refusal | None:
    if not rows:
        if act is Act.START:
            return Refusal("state", refusals.START[count.state])
        return refusals.NOT_NOW
    row = rows[0]
    if not _is(row.who, actor, count):
        return Refusal("who", refusals.WHO[row.who])
    open_now = {SessionState.DATA_ENTRY: True, SessionState.PAUSED: row.paused, SessionState.COMPLETED: row.completed}
    return None if open_now.get(session, False) else refusals.PAUSED


def _is(who: Who, actor: Actor, count: Count) -> bool:
    if who is Who.COORDINATOR or actor.role is Role.COORDINATOR:
        return who is Who.COORDINATOR and actor.role is Role.COORDINATOR
    first = count.first.by if count.first else ""
    second = count.second.by if count.second else ""
    return {
        Who.ANY_TYPIST: True,
        Who.OTHER_TYPIST: actor.person != first,
        Who.FIRST_TYPIST: actor.person == first,
        Who.SECOND_TYPIST: actor.person == second,
    }[who]


def _with_values(count: Count, act: Act, actor: Actor, values: Values | None) -> Count:
    """The count with what was typed or imported, before anything is judged."""
    if values is None or act not in _WITH_VALUES:
        return count
    if act is Act.IMPORT:
        return Count(count.state, Entry(actor.person, values, Origin.FILE))
    if count.state in _AT_FIRST:
        return replace(count, first=replace(_there(count.first), values=values))
    return replace(count, second=replace(_there(count.second), values=values))


def _met(need: Need, desk: Desk, before: Count, after: Count, accepted: Collection[Finding], reason: str) -> bool:
    if need is Need.ACCEPTED:
        return all(finding in accepted for finding in messages_of(desk, after))
    if need is Need.REFILLED:
        return not still_empty(desk.form, _typed(after).values, after.to_fill)
    if need is Need.ONLY_EMPTIED:
        changed = differences(desk.form, _typed(before).values, _typed(after).values, desk.original)
        return before.to_fill.issuperset(changed)
    if need is Need.CENTRAL:
        return desk.form.kind.level is Level.S
    if need is Need.TYPED:
        return _there(before.first).origin is Origin.HAND
    if need is Need.FROM_FILE:
        return _there(before.first).origin is Origin.FILE
    if need is Need.FIRST_RIGHT:
        return not _wrong(desk, after.first)
    if need is Need.SECOND_RIGHT:
        return not _wrong(desk, after.second)
    return bool(reason.strip())


def _holds(when: When, desk: Desk, count: Count) -> bool:
    if when in (When.AGREE, When.DISAGREE):
        first, second = _there(count.first), _there(count.second)
        differ = differences(desk.form, first.values, second.values, desk.original)
        return (when is When.AGREE) == (not differ and not _wrong(desk, first) and not _wrong(desk, second))
    if when in (When.FIRST_HAS_ERRORS, When.FIRST_HAS_NONE):
        return (when is When.FIRST_HAS_ERRORS) == _wrong(desk, count.first)
    return (when is When.SECOND_HAS_ERRORS) == _wrong(desk, count.second)


def _effect(desk: Desk, count: Count, act: Act, actor: Actor) -> Count:
    """What becomes of the entries; the state is set by the row."""
    begun = Entry(actor.person, desk.form.empty())
    if act is Act.START:
        return replace(count, second=begun) if count.first else replace(count, first=begun)
    if act in (Act.DISCARD_BOTH, Act.DELETE):
        return Count()
    if act in (Act.DISCARD, Act.WITHDRAW) and count.second is None:
        return Count()
    if act is Act.KEEP_SECOND or (act is Act.WITHDRAW and count.state is State.FIRST_CORRECTION):
        return Count(first=count.second)
    if act in (Act.KEEP_FIRST, Act.DISCARD, Act.WITHDRAW):
        return Count(first=count.first)
    if act in (Act.CORRECT_FIRST, Act.CORRECT_SECOND):
        return _emptied(desk, count, act)
    return replace(count, to_fill=frozenset()) if act is Act.FINISH else count


def _emptied(desk: Desk, count: Count, act: Act) -> Count:
    first, second = _there(count.first), _there(count.second)
    keys = reentered(desk.form, differences(desk.form, first.values, second.values, desk.original))
    if act is Act.CORRECT_FIRST:
        return replace(count, first=replace(first, values=emptied(desk.form, first.values, keys)), to_fill=keys)
    return replace(count, second=replace(second, values=emptied(desk.form, second.values, keys)), to_fill=keys)


def _typed(count: Count) -> Entry:
    """The entry that somebody is at."""
    return _there(count.first if count.state in _AT_FIRST else count.second)


def _there(entry: Entry | None) -> Entry:
    assert entry is not None, "this state has the entry"  # noqa: S101 - tells mypy
    return entry


def _wrong(desk: Desk, entry: Entry | None) -> bool:
    return has_errors(findings(desk.form, _there(entry).values, original=desk.original))
