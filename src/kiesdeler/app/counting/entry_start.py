"""Where a typist begins: how the session stands, which station comes next, and what is still in his hands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.enterable import enterable, entry_refusal
from kiesdeler.app.counting.entry_answers import GONE
from kiesdeler.app.counting.entry_page import section_address
from kiesdeler.app.counting.entry_work import CORRECTING, FIRST_TYPING, SECOND_TYPING, Work, work_of
from kiesdeler.app.counting.models import CommitteeSession, Count, Entry, Unit
from kiesdeler.app.counting.stored import current
from kiesdeler.law.counting import count as law
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.rule import Severity
from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.law.counting.states import Act, State

NO_NUMBER = "Vul het nummer in dat op het papier staat: alleen cijfers."
UNKNOWN = "Er is in deze zitting geen stembureau met nummer {number}. Kijk nog eens op het papier."
DIGITS = 6
RESUMED = "verder"

WAITING, OPEN, HALTED, DONE = "waiting", "open", "halted", "done"
STANDS = {
    SessionState.CREATED: WAITING,
    SessionState.IN_PREPARATION: WAITING,
    SessionState.DATA_ENTRY: OPEN,
    SessionState.PAUSED: HALTED,
    SessionState.COMPLETED: DONE,
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A station that was picked: what would begin there, or why it can't."""

    unit: Unit
    what: str  # eerste invoer | tweede invoer | verder
    refusal: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A station in a list: what there is to do, and for an entry of his own how it stands."""

    unit_id: int
    number: int
    name: str
    what: str
    stands: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    """The stations of a session as one typist sees them."""

    own: list[Listed]
    to_do: list[Listed]
    definitive: int
    all: int


@access(Role.TYPIST)
@require_http_methods(["GET", "POST"])
def start(request: Any, session: CommitteeSession) -> HttpResponse:
    """The first page: pick a station by its number. It begins when its name was shown beside the number."""
    posted = request.method == "POST"
    text = request.POST.get("number", request.GET.get("nummer", ""))
    picked = choose(request.user, session, text) if text or posted else ""
    wrong, chosen = (picked, None) if isinstance(picked, str) else ("", picked)
    if posted and chosen and not chosen.refusal and request.POST.get("shown") == chosen.unit.name:
        return _begin(request, session, chosen)
    lists = listed(request.user, session)
    stands = STANDS[SessionState(session.state)]
    if stands == OPEN and lists.all and lists.definitive == lists.all:
        stands = DONE
    details = {
        "session": session,
        "stands": stands,
        "number": text,
        "wrong": wrong,
        "chosen": chosen,
        "lists": lists,
    }
    refused = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.CONFLICT if chosen and chosen.refusal else 200
    return render(request, "counting/entry_start.html", details, status=refused if posted else 200)


@access(Role.TYPIST)
@require_GET
def lookup(request: Any, session: CommitteeSession) -> HttpResponse:
    """The name that belongs to a number, for the script that shows it while it is typed."""
    chosen = choose(request.user, session, request.GET.get("nummer", ""))
    if isinstance(chosen, str):
        return JsonResponse({"wrong": chosen})
    return JsonResponse({"name": chosen.unit.name, "what": chosen.what, "refusal": chosen.refusal})


@access(Role.TYPIST)
@require_POST
def resume(request: Any, session: CommitteeSession, unit: Unit) -> HttpResponse:
    """Go on with an entry that was put aside, or that the coordinator gave back."""
    chosen = _stands(request.user, session, unit)
    if chosen.refusal or chosen.what != RESUMED:
        details = {"session": session, "unit": unit, "problem": chosen.refusal or GONE, "typed": []}
        return render(request, "counting/entry_gone.html", details, status=409)
    return _begin(request, session, chosen)


def choose(user: Any, session: CommitteeSession, text: str) -> Chosen | str:
    """The station of a number as it was typed, leading zeros or not; a Dutch sentence when there is none."""
    text = text.strip()
    if not re.fullmatch(rf"0{{0,20}}[0-9]{{1,{DIGITS}}}", text, re.ASCII):
        return NO_NUMBER
    unit = _units(session).filter(number=int(text)).first()
    return UNKNOWN.format(number=int(text)) if unit is None else _stands(user, session, unit)


def listed(user: Any, session: CommitteeSession) -> Lists:
    """What is in this typist's hands and what he can begin; stations of others are only counted."""
    counts = (
        Count.objects.filter(unit__in=enterable(session))
        .order_by("unit__number")
        .values_list("pk", "state", "unit_id", "unit__number", "unit__name")
    )
    mine = {
        entry.count_id: entry
        for entry in Entry.objects.filter(count__unit__session=session, by=user).only(
            "count_id", "position", "paused", "accepted"
        )
    }
    own, to_do, definitive, total = [], [], 0, 0
    for pk, name, unit, number, title in counts:
        state, entry = State(name), mine.get(pk)
        total += 1
        definitive += state is State.DEFINITIVE
        if entry is not None and entry.position == _position(state):
            own.append(Listed(unit, number, title, _what(entry.position), _how(state, entry)))
        elif state is State.EMPTY:
            to_do.append(Listed(unit, number, title, _what(1)))
        elif state is State.FIRST_FINALISED and entry is None:
            to_do.append(Listed(unit, number, title, _what(2)))
    return Lists(own, to_do, definitive, total)


def _units(session: CommitteeSession) -> QuerySet[Unit]:
    return Unit.objects.filter(session=session).select_related("session__committee__election")


def _stands(user: Any, session: CommitteeSession, unit: Unit) -> Chosen:
    """What this typist can do at a station, by the same rules as the act itself."""
    now = current(unit)
    actor = law.Actor(str(user.pk), law.Role.TYPIST)
    mine = _is_mine(now.count, actor.person)
    act = Act.RESUME if mine else Act.START
    outcome = entry_refusal(unit) or law.perform(now.desk, now.count, act, actor, session=SessionState(session.state))
    what = RESUMED if mine else _what(2 if now.count.first else 1)
    return Chosen(unit, what, outcome.message if isinstance(outcome, Refusal) else "")


def _begin(request: Any, session: CommitteeSession, chosen: Chosen) -> HttpResponse:
    act = Act.RESUME if chosen.what == RESUMED else Act.START
    done = perform(who=request.who, unit=chosen.unit, act=act)
    work = None if isinstance(done, Refusal) else work_of(request.user, chosen.unit)
    if work is None:
        problem = done.message if isinstance(done, Refusal) else ""
        details = {"session": session, "unit": chosen.unit, "problem": problem, "typed": []}
        return render(request, "counting/entry_gone.html", details, status=409)
    return redirect(section_address(work, _first_page(work)))


def _first_page(work: Work) -> str:
    """Where to go on: at the emptied fields, at the first error, or where it was left."""
    if work.correcting:
        return next((s.key for s in work.sections if work.open(s)), work.sections[0].key)
    returned = work.complete  # by the coordinator: its errors were confirmed before, and have to be put right now
    waiting = [
        each for each in work.found if each not in work.confirmed or (returned and each.severity is Severity.ERROR)
    ]
    return waiting[0].section if waiting else work.within_reach()[-1].key


def _is_mine(count: law.Count, person: str) -> bool:
    entry = count.first if count.state in FIRST_TYPING else count.second if count.state in SECOND_TYPING else None
    return entry is not None and entry.by == person


def _position(state: State) -> int:
    return 1 if state in FIRST_TYPING else 2 if state in SECOND_TYPING else 0


def _what(position: int) -> str:
    return "tweede invoer" if position == 2 else "eerste invoer"


def _how(state: State, entry: Entry) -> str:
    if state in CORRECTING:
        return "terug van de coördinator: vul de leeggemaakte velden in"
    words = "onderbroken" if entry.paused else "bezig"
    wrong = any(code.startswith("F") for code, *_ in entry.accepted)
    return f"{words}, er staan fouten in" if wrong else words
