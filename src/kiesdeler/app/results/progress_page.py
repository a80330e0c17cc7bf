"""How far something is that is being made, for a script that asks every second."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.models import CommitteeSession


@access(Role.COORDINATOR, Role.ADMINISTRATOR)
@require_safe
def progress(_request: Any, session: CommitteeSession, making: int) -> HttpResponse:
    """What is being made, and whether it is still being made."""
    found = get_object_or_404(session.makings, pk=making)
    return JsonResponse({"running": found.running, "step": found.step, "done": found.done, "total": found.total})
