"""No count while there is a way to the internet: what was found and where, and who is let through meanwhile."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import PROGRAM, Who, record
from kiesdeler.app.operations.connections import INTERVAL, reached, target
from kiesdeler.app.operations.models import SERVER, Connection
from kiesdeler.app.writing import writing

_GONE = datetime.timedelta(seconds=4 * INTERVAL)  # a workstation that tells nothing any more is switched off
_BLOCKED = "Er is een internetverbinding gevonden. De invoer is geblokkeerd."

# What anybody can still do: get in and out, look after himself, tell of connections, read the manual.
_ALWAYS = frozenset(
    f"accounts:{name}" for name in ("first", "login", "logout", "stay", "account", "first_password", "second_factor")
) | {"operations:connection", "operations:help", "operations:authority"}
_ROOMS_THAT_STAY = frozenset({"operations", "audit"})  # back-ups and the log, for whoever may open them


def check_server() -> None:
    """Try the addresses from here; called every `INTERVAL`. Also forgets workstations that are no longer there."""
    found = reached([target(each) for each in settings.AIRGAP_TARGETS])
    if found is None:
        cleared(SERVER)
    else:
        connected(PROGRAM, SERVER, found.origin)
    for gone in Connection.objects.exclude(place=SERVER).filter(seen_at__lt=timezone.now() - _GONE):
        cleared(gone.place)


def connected(who: Who, place: str, origin: str) -> None:
    """There is a way to the internet from a place. Told to the log when it is new."""
    with writing():
        row, new = Connection.objects.update_or_create(place=place, defaults={"target": origin})
        if new:
            record("airgap.connected", who, place=row.where, target=origin)


def cleared(place: str) -> None:
    """There is none from a place (any more). Told to the log when it was the last."""
    if not Connection.objects.filter(place=place).exists():
        return
    with writing():
        if Connection.objects.filter(place=place).delete()[0] and not Connection.objects.exists():
            record("airgap.clear", PROGRAM)


class BlockWhenConnected:
    """Refuses what would change the count, and typists everything, with a page that says why (503)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle a request."""
        return self.get_response(request)

    def process_view(self, request: Any, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Before a view, when it is known which one and who asks."""
        if not settings.AIRGAP_TARGETS:
            return None
        request.connections = list(Connection.objects.all())
        if not request.connections or _let_through(request):
            return None
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"connected": True, "message": _BLOCKED}, status=503)
        context = {"resend": _resend(request), "told": _decides(request.user)}
        return render(request, "operations/blocked.html", context, status=503)


def _let_through(request: Any) -> bool:
    match, user = request.resolver_match, request.user
    if match.view_name in _ALWAYS or not user.is_authenticated:
        return True
    if _decides(user):
        return request.method in {"GET", "HEAD"} or match.app_name in _ROOMS_THAT_STAY
    types = user.memberships.filter(role=Role.TYPIST.value).exists()
    return not types and request.method in {"GET", "HEAD"}


def _decides(user: Any) -> bool:
    """Whether somebody is to be told where the connection is, so that he can do something about it."""
    return user.is_administrator or user.memberships.filter(role=Role.COORDINATOR.value).exists()


def _resend(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent, to send it again later: nothing that was typed is lost. Passwords are typed anew."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name and "wachtwoord" not in name
        for value in values
    ]
