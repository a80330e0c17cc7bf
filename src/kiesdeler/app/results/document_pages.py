"""The pages of the documents of a session: what is still in the way, making them, and fetching them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import record
from kiesdeler.app.counting.gate import Condition
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.counting.session_acts import facts
from kiesdeler.app.results.documents import COUNT, PACKAGE, WHAT, make_documents
from kiesdeler.app.results.making import STOPPED
from kiesdeler.app.writing import writing
from kiesdeler.law.counting.sessions import SESSION_REFUSALS, SessionNeed, SessionState, session_needs

_TYPES = {
    ".pdf": "application/pdf",
    ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".zip": "application/zip",
}


@access(Role.COORDINATOR, Role.ADMINISTRATOR)
@require_safe
def documents(request: Any, session: CommitteeSession) -> HttpResponse:
    """The documents there are, and what is still needed to make them."""
    return _page(request, session)


@access(Role.COORDINATOR)
@require_POST
def make(request: Any, session: CommitteeSession) -> HttpResponse:
    """Begin making the documents."""
    made = make_documents(who=request.who, session=session)
    if isinstance(made, str):
        return _page(request, session, error=made, status=409)
    return redirect("results:documents", session.pk)


@access(Role.COORDINATOR, Role.ADMINISTRATOR)
@require_safe
def document(request: Any, session: CommitteeSession, document: int) -> HttpResponse:
    """Fetch a document that holds."""
    found = get_object_or_404(session.documents, pk=document, withdrawn_at=None)
    with writing():
        record(
            "document.downloaded", request.who, committee=session.committee_id, subject=session.title,
            name=found.name, sha256=found.sha256,
        )  # fmt: skip
    return attachment(found.name, bytes(found.content))


def attachment(name: str, content: bytes) -> HttpResponse:
    """A file to keep, under its own name."""
    kind = next((kind for ending, kind in _TYPES.items() if name.endswith(ending)), "application/octet-stream")
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(request: Any, session: CommitteeSession, *, error: str = "", status: int = 200) -> HttpResponse:
    there = list(session.documents.defer("content"))
    current = [each for each in there if each.withdrawn_at is None]
    making = session.makings.filter(what=WHAT).last()
    conditions = _conditions(session)
    values = {
        "session": session,
        "package": next((each for each in current if each.kind == PACKAGE), None),
        "current": [each for each in current if each.kind != PACKAGE],
        "withdrawn": [each for each in there if each.withdrawn_at is not None],
        "hash": next((each.groups for each in current if each.kind == COUNT), ()),
        "making": making,
        "failed": () if current else _failures(making),
        "conditions": conditions,
        "ready": all(each.met for each in conditions),
        "error": error,
    }
    return render(request, "results/documents.html", values, status=status)


def _failures(making: Any) -> tuple[str, ...]:
    if making is None or making.running:
        return ()
    return (STOPPED,) if making.stopped else tuple(making.problems)


def _conditions(session: CommitteeSession) -> tuple[Condition, ...]:
    """The needs of making documents, beside that the session is completed."""
    met = session_needs(facts(session))
    if SessionNeed.HERE not in met:
        return (Condition(False, SESSION_REFUSALS[SessionNeed.HERE]),)
    entry = Condition(True, "De invoer is afgerond.")
    if session.state != SessionState.COMPLETED:
        entry = Condition(
            False,
            "De invoer is nog niet afgerond.",
            reverse("counting:gate", args=[session.pk]),
            "Naar de stand van de zitting",
        )
    details = Condition(True, "Plaats, datum en tijd van de zitting zijn ingevuld.")
    if SessionNeed.DETAILS not in met:
        details = Condition(
            False,
            SESSION_REFUSALS[SessionNeed.DETAILS],
            reverse("counting:details", args=[session.pk]),
            "Naar de gegevens van de zitting",
        )
    return entry, details
