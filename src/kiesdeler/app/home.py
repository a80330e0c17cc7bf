"""The first page after logging in: what there is to do, for each role."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.state_words import SESSIONS
from kiesdeler.app.elections.models import Committee
from kiesdeler.law.counting.sessions import SessionState


@access(signed_in=True)
def home(request: Any) -> HttpResponse:
    """Committees with their sessions, as far as somebody has a role in them."""
    user = request.user
    committees = Committee.objects.select_related("election").prefetch_related("sessions")
    roles = {each.committee_id: Role(each.role) for each in user.memberships.all()}
    if not user.is_administrator:
        committees = committees.filter(pk__in=roles)
    rows = [
        (
            committee,
            roles.get(committee.pk, Role.ADMINISTRATOR),
            [(session, SESSIONS[SessionState(session.state)]) for session in committee.sessions.all()],
        )
        for committee in committees
    ]
    manages = user.is_administrator or Role.COORDINATOR in roles.values()
    return render(request, "home.html", {"rows": rows, "manages": manages})
