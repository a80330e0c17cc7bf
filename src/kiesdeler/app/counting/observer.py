"""The screen on the wall: how far the session is, without names and without votes. It refreshes itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.counting.overview import progress
from kiesdeler.app.counting.overview_rows import station_rows
from kiesdeler.app.counting.state_words import SESSIONS
from kiesdeler.law.counting.sessions import SessionState

REFRESH = 20  # seconds


@access(Role.OBSERVER, Role.COORDINATOR)
@require_safe
def screen(request: Any, session: CommitteeSession) -> HttpResponse:
    """The whole page; `refresh` without script reloads it."""
    return render(request, "counting/screen.html", _values(session))


@access(Role.OBSERVER, Role.COORDINATOR)
@require_safe
def screen_part(request: Any, session: CommitteeSession) -> HttpResponse:
    """What changes on it, for the script that refreshes."""
    return render(request, "counting/screen_part.html", _values(session))


def _values(session: CommitteeSession) -> dict[str, Any]:
    made = progress(session, station_rows(session), timezone.now())
    state = SESSIONS[SessionState(session.state)]
    return {"session": session, "progress": made, "state": state, "refresh": REFRESH}
