"""What a browser tells of its connections."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.views.decorators.http import require_POST

from kiesdeler.app.accounts.access import access, address
from kiesdeler.app.operations.airgap import cleared, connected
from kiesdeler.app.operations.connections import target
from kiesdeler.app.operations.models import SERVER, Connection


@access(signed_in=True)
@require_POST
def connection(request: Any) -> HttpResponse:
    """The address that was reached from a workstation, or none."""
    origin, place = request.POST.get("target", ""), address(request)
    if origin and origin not in {target(each).origin for each in settings.AIRGAP_TARGETS}:
        return HttpResponseBadRequest("Dit is geen adres dat geprobeerd wordt.")
    if not place or place == SERVER:
        return HttpResponseBadRequest("Onbekende werkplek.")
    if origin:
        connected(request.who, place, origin)
    else:
        cleared(place)
    return JsonResponse({"connected": Connection.objects.exists()})
