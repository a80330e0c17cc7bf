"""The page of one count: what is wrong or different, the entries, and what the coordinator can decide about it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.acts import explain, perform
from kiesdeler.app.counting.count_page import read_count
from kiesdeler.app.counting.decisions import DECISIONS, Names, options
from kiesdeler.app.counting.models import Unit
from kiesdeler.app.counting.session_acts import followed
from kiesdeler.app.counting.state_words import GROUPS, group_of
from kiesdeler.app.counting.stored import FIRST, SECOND, Current, current
from kiesdeler.app.counting.warnings import noted_warnings
from kiesdeler.app.numbers import whole
from kiesdeler.law.counting.kinds import Phase
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.law.counting.states import Act, State

_READ_ONLY = (State.DEFINITIVE,)  # what an administrator may read: finished counts


@access(Role.COORDINATOR, Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def count(request: Any, unit: Unit) -> HttpResponse:
    """Read a count; a coordinator decides about it."""
    if request.method == "POST":
        return _decided(request, unit)
    return _page(request, unit)


@access(Role.COORDINATOR)
@require_POST
def note(request: Any, unit: Unit) -> HttpResponse:
    """Explain a warning, or mark it as handled."""
    code, section = request.POST.get("code", ""), request.POST.get("section", "")
    if (code, section) not in {(found[0], found[1]) for found in unit.count.findings}:
        raise Http404
    done = explain(
        who=request.who, unit=unit, code=code, section=section,
        text=request.POST.get("text", ""), handled="handled" in request.POST,
    )  # fmt: skip
    if isinstance(done, Refusal):
        messages.error(request, f"Stembureau {unit.number}, {code}: {done.message}")
    else:
        messages.success(request, f"Stembureau {unit.number}: waarschuwing {code} is bijgewerkt.")
    if request.POST.get("back") == "list":
        return redirect(f"{reverse('counting:warnings', args=[unit.session_id])}{_kept(request)}")
    return redirect("counting:count", unit.pk)


def _kept(request: Any) -> str:
    return "?alles=1" if request.POST.get("all") == "1" else ""


def _decided(request: Any, unit: Unit) -> HttpResponse:
    if request.role is not Role.COORDINATOR:
        raise PermissionDenied
    given, seen = request.POST.get("act", ""), whole(request.POST.get("seen", ""))
    if given not in DECISIONS or seen is None:
        return _page(request, unit, error="Kies eerst wat er moet gebeuren.", status=400)
    reason = request.POST.get("reason", "").strip()
    done = perform(who=request.who, unit=unit, act=Act(given), reason=reason, seen=seen)
    if isinstance(done, Refusal):
        status = 409 if done.code == "state" else 422
        return _page(request, unit, error=done.message, status=status, chosen=given, reason=reason)
    state = GROUPS[group_of(done.count.state)]
    messages.success(request, f"Stembureau {unit}: {state.words.lower()}.")
    return redirect("counting:overview", unit.session_id)


def _page(
    request: Any, unit: Unit, *, error: str = "", status: int = 200, chosen: str = "", reason: str = ""
) -> HttpResponse:
    now = current(unit)
    state = now.count.state
    coordinator = request.role is Role.COORDINATOR
    if not coordinator and state not in _READ_ONLY and unit.session.taken_over_id is None:
        raise PermissionDenied
    session = unit.session
    names = _names(now)
    everything = request.GET.get("alles") == "1"
    choices = options(
        now.desk, now.count, SessionState(session.state), str(request.who.user), names, followed=followed(session)
    )
    values = {
        "session": session, "unit": unit, "count": now.row, "state": state, "error": error,
        "chosen": chosen, "reason": reason, "entries": list(now.entries.values()), "everything": everything,
        "shown": GROUPS[_group(unit, state)],
        "options": choices if coordinator else (),
        "reading": read_count(
            now.desk, now.count, names, everything=everything, taken_over=session.taken_over_id is not None
        ),
        "warnings": noted_warnings(unit, now.row, now.desk, now.count.first),
    }  # fmt: skip
    return render(request, "counting/count.html", values, status=status)


def _names(now: Current) -> Names:
    def name(position: int) -> str:
        entry = now.entries.get(position)
        return entry.by.name if entry else ""

    return Names(name(FIRST), name(SECOND))


def _group(unit: Unit, state: State) -> Any:
    later = unit.session.phase is Phase.NEXT
    investigation = getattr(unit, "investigation", None)
    return group_of(state, next_session=later, corrected=investigation.corrected if investigation else None)
