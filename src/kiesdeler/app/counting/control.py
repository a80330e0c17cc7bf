"""The coordinator's pages about a whole session: overview, acts of the session, its details."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.control_forms import DetailsForm
from kiesdeler.app.counting.details_acts import Details, change_details
from kiesdeler.app.counting.gate import GATE_ACTS, Deed, deeds
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.counting.overview import overview as make_overview
from kiesdeler.app.counting.overview_filters import Choice, chosen
from kiesdeler.app.counting.session_acts import perform, session_digest
from kiesdeler.app.counting.state_words import GROUPS, SESSIONS
from kiesdeler.app.counting.take_over import source_of
from kiesdeler.law.counting.sessions import SessionAct, SessionState

_DONE = {
    SessionAct.PREPARE: "De zitting is klaar voor invoer.",
    SessionAct.START: "De invoer is gestart.",
    SessionAct.PAUSE: "De invoer is gepauzeerd.",
    SessionAct.RESUME: "De invoer is hervat.",
    SessionAct.COMPLETE: "De invoer is afgerond.",
    SessionAct.REOPEN: "De invoer is heropend. Documenten die al waren gemaakt, zijn ingetrokken.",
    SessionAct.OPEN_NEXT: "De volgende zitting is geopend. Voeg de onderzoeken toe.",
    SessionAct.DELETE: "De zitting is verwijderd.",
}


@access(Role.COORDINATOR, Role.ADMINISTRATOR)
@require_safe
def overview(request: Any, session: CommitteeSession) -> HttpResponse:
    """Where every station stands."""
    now = timezone.now()
    made = make_overview(session, now)
    choice = Choice.of(request.GET)
    values = {
        "session": session, "made": made, "choice": choice, "rows": chosen(made.rows, choice),
        "state": SESSIONS[SessionState(session.state)], "groups": GROUPS,
        "midnight": timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0),
        "coordinator": request.role is Role.COORDINATOR, "link": reverse("counting:count", args=[0]).split("0"),
    }  # fmt: skip
    return render(request, "counting/overview.html", values)


@access(Role.COORDINATOR, Role.ADMINISTRATOR)
@require_safe
def gate(request: Any, session: CommitteeSession) -> HttpResponse:
    """What can be done with the session now, and what is still in the way."""
    return _gate(request, session)


@access(Role.COORDINATOR, Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def act(request: Any, session: CommitteeSession, deed: str) -> HttpResponse:
    """GET: what an act brings about, to confirm. POST: do it."""
    if deed not in GATE_ACTS:
        raise Http404
    wanted = SessionAct(deed)
    if request.method == "GET":
        found = next((each for each in _deeds(request, session) if each.act is wanted), None)
        if found is None or not found.possible or not found.confirm:
            return redirect("counting:gate", session.pk)
        return _confirm(request, session, found)
    if wanted is SessionAct.COMPLETE and not request.POST.get("seen"):
        return redirect("counting:act", session.pk, deed)
    done = perform(who=request.who, session=session, act=wanted, seen=request.POST.get("seen") or None)
    if isinstance(done, str):
        session.refresh_from_db()
        return _gate(request, session, error=done, status=409)
    messages.success(request, _DONE[wanted])
    if wanted is SessionAct.DELETE:
        return redirect("home")
    if wanted is SessionAct.OPEN_NEXT:
        return redirect("counting:investigations", done.pk)
    return redirect("counting:gate", session.pk)


@access(Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def details(request: Any, session: CommitteeSession) -> HttpResponse:
    """Place, date, time, objections and particulars."""
    form = DetailsForm(request.POST or None, initial=_details(session))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            done = change_details(who=request.who, session=session, new=Details(**form.cleaned_data))
            if isinstance(done, int):
                told = f" {done} documenten zijn ingetrokken: maak ze opnieuw." if done else ""
                messages.success(request, f"De gegevens zijn opgeslagen.{told}")
                return redirect("counting:details", session.pk)
            form.add_error(None, done)
    live = session.documents.filter(withdrawn_at=None).count()
    return render(request, "counting/details.html", {"session": session, "form": form, "live": live}, status=status)


def _details(session: CommitteeSession) -> dict[str, Any]:
    return {name: getattr(session, name) for name in DetailsForm.base_fields}


def _deeds(request: Any, session: CommitteeSession) -> tuple[Deed, ...]:
    return deeds(session, administrator=request.role is Role.ADMINISTRATOR)


def _gate(request: Any, session: CommitteeSession, *, error: str = "", status: int = 200) -> HttpResponse:
    values = {
        "session": session, "deeds": _deeds(request, session), "error": error,
        "state": SESSIONS[SessionState(session.state)], "source": source_of(session),
    }  # fmt: skip
    return render(request, "counting/gate.html", values, status=status)


def _confirm(request: Any, session: CommitteeSession, deed: Deed) -> HttpResponse:
    made = make_overview(session, timezone.now())
    values = {
        "session": session, "deed": deed, "made": made, "seen": session_digest(session),
        "live": session.documents.filter(withdrawn_at=None).count(),
    }  # fmt: skip
    return render(request, "counting/gate_confirm.html", values)
