"""The page of what is counted so far."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.results.provisional import (
    lots_between_lists,
    provisional_seats,
    provisional_totals,
    seat_rows,
)
from kiesdeler.problems import Problem, Refused

ALL = "alle"


@access(Role.COORDINATOR)
@require_safe
def provisional(request: Any, session: CommitteeSession) -> HttpResponse:
    """Totals over the definitive counts, and the seats where this count is the whole election."""
    totals = provisional_totals(session)
    seats, refused = None, tuple[Problem, ...]()
    try:
        seats = provisional_seats(session, totals)
    except Refused as problems:
        refused = problems.problems
    opened = request.GET.get("lijst", "")
    values = {
        "session": session,
        "totals": totals,
        "seats": seat_rows(form_of(session), seats) if seats else (),
        "lots": lots_between_lists(seats) if seats else (),
        "refused": refused,
        "opened": opened,
        "all": ALL,
        "at": timezone.now(),
    }
    return render(request, "results/provisional.html", values)
