"""All warnings of a session on one page: to explain them, or to mark them as handled."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.counting.warnings import session_warnings


@access(Role.COORDINATOR)
@require_safe
def warnings(request: Any, session: CommitteeSession) -> HttpResponse:
    """The open warnings; with `?alles=1` also those that were explained or handled."""
    everything = request.GET.get("alles") == "1"
    found = session_warnings(session, everything=everything)
    return render(request, "counting/warnings.html", {"session": session, "found": found, "everything": everything})
