"""The pages on the investigations of a next session."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.control_forms import InvestigationForm
from kiesdeler.app.counting.investigation_acts import LOSES, Investigated, add, change, remove, seen_of
from kiesdeler.app.counting.models import CommitteeSession, Investigation, Unit
from kiesdeler.app.counting.state_words import GROUPS, group_of
from kiesdeler.app.numbers import whole
from kiesdeler.law.counting.kinds import Phase
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.law.counting.states import State

_OPEN = (SessionState.DATA_ENTRY.value, SessionState.PAUSED.value)


@access(Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def investigations(request: Any, session: CommitteeSession) -> HttpResponse:
    """The investigations of a session, and a form to add one."""
    if session.phase is Phase.FIRST:
        raise Http404
    if request.method == "POST":
        return _added(request, session)
    return _list(request, session, InvestigationForm())


@access(Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def investigation(request: Any, unit: Unit) -> HttpResponse:
    """One investigation: reason, findings, outcome."""
    found = _of(unit)
    initial = {
        "reason": found.reason, "requested": "1" if found.requested else "0", "findings": found.findings,
        "corrected": "" if found.corrected is None else "1" if found.corrected else "0", "seen": seen_of(found),
    }  # fmt: skip
    form = InvestigationForm(request.POST or None, initial=initial)
    ask, status = False, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            new = Investigated(given["reason"], given["requested"], given["findings"], given["corrected"])
            done = change(who=request.who, unit=unit, new=new, seen=given["seen"], confirmed=given["confirmed"])
            if isinstance(done, Investigation):
                messages.success(request, f"Het onderzoek bij stembureau {unit} is opgeslagen.")
                return redirect("counting:investigations", unit.session_id)
            ask, status = done.code == LOSES, 409 if done.code == "state" else 422
            form.add_error(done.code if done.code in form.fields else None, done.message)
    values = {
        "session": unit.session, "unit": unit, "form": form, "ask": ask, "found": found,
        "open": unit.session.state in _OPEN, "closed": unit.session.state == SessionState.COMPLETED,
        "removable": unit.count.state == State.EMPTY,
    }  # fmt: skip
    return render(request, "counting/investigation.html", values, status=status)


@access(Role.COORDINATOR)
@require_POST
def remove_investigation(request: Any, unit: Unit) -> HttpResponse:
    """Do not investigate this station after all."""
    _of(unit)
    refused = remove(who=request.who, unit=unit)
    if refused is not None:
        messages.error(request, refused.message)
        return redirect("counting:investigation", unit.pk)
    messages.success(request, f"Het onderzoek bij stembureau {unit} is verwijderd.")
    return redirect("counting:investigations", unit.session_id)


def _of(unit: Unit) -> Investigation:
    found = Investigation.objects.select_related("unit__count").filter(unit=unit).first()
    if found is None:
        raise Http404
    return found


def _added(request: Any, session: CommitteeSession) -> HttpResponse:
    form = InvestigationForm(request.POST)
    unit = session.units.filter(pk=whole(request.POST.get("unit", ""))).first()
    if form.is_valid() and unit is not None:
        unit.session = session
        done = add(
            who=request.who, unit=unit, reason=form.cleaned_data["reason"], requested=form.cleaned_data["requested"]
        )
        if isinstance(done, Refusal):
            form.add_error(done.code if done.code in form.fields else None, done.message)
        else:
            messages.success(request, f"Onderzoek bij stembureau {unit} toegevoegd.")
            return redirect("counting:investigations", session.pk)
    return _list(request, session, form, chosen=unit, missing=unit is None, status=422)


def _list(
    request: Any,
    session: CommitteeSession,
    form: InvestigationForm,
    *,
    chosen: Unit | None = None,
    missing: bool = False,
    status: int = 200,
) -> HttpResponse:
    found = Investigation.objects.filter(unit__session=session).select_related("unit__count").order_by("unit__number")
    rows = [
        (each, GROUPS[group_of(State(each.unit.count.state), next_session=True, corrected=each.corrected)])
        for each in found
    ]
    others = session.units.filter(investigation=None)
    values = {
        "session": session, "rows": rows, "form": form, "chosen": chosen, "missing": missing, "others": others,
        "added": [unit for unit in others if unit.former_id is None],
        "closed": session.state == SessionState.COMPLETED,
    }  # fmt: skip
    return render(request, "counting/investigations.html", values, status=status)
