"""A short practice of the keys for who types for the first time. Nothing that is typed here is kept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import record
from kiesdeler.app.writing import writing

TASKS = (
    ("Typ het aantal stempassen en druk op Enter", "A", "Stempassen", "812"),
    ("Typ het aantal en druk op de pijl omlaag", "B", "Volmachtbewijzen", "61"),
    ("Typ het totaal. Bij het verlaten van het vak komt er vanzelf een punt in", "D", "Totaal", "1034"),
    ("Ga met Shift en de pijl omlaag in één keer naar dit laatste vak", "H", "Laatste vak", "1034"),
)


@access(Role.TYPIST)
@require_http_methods(["GET", "POST"])
def practice(request: Any) -> HttpResponse:
    """Four fields to try the keys on; can be done again at any time."""
    if request.method == "GET":
        return render(request, "counting/entry_practice.html", {"tasks": TASKS})
    if not request.user.practised:
        with writing():
            request.user.practised = True
            request.user.save(update_fields=["practised"])
            record("practice.keys", request.who)
    messages.success(request, "Goed zo. Je kunt beginnen. De toetsen staan ook onder aan elke pagina.")
    return redirect("home")
