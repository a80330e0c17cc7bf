"""How the pages of a typist answer: a page, or a few words for the script that saves in the background."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kiesdeler.app.counting.entry_page import places
from kiesdeler.app.counting.entry_parser import PREFIX
from kiesdeler.app.counting.entry_work import Work
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession, Unit
from kiesdeler.law.counting.fields import Section

GONE = (
    "Deze invoer is niet meer van jou. Misschien is zij afgerond of weggegooid, of heeft de coördinator haar "
    "ingetrokken. Vraag het de coördinator."
)


def for_script(request: Any) -> bool:
    """Whether the script of the page asks, not the browser itself."""
    return bool(request.headers.get("Accept") == "application/json")


def go(request: Any, address: str) -> HttpResponse:
    """On to another page."""
    return JsonResponse({"go": address}) if for_script(request) else redirect(address)


def to_start(request: Any, session: CommitteeSession, text: str) -> HttpResponse:
    """Back to the first page of the typist, with a message there."""
    messages.info(request, text)
    return go(request, reverse("counting:entry", args=[session.pk]))


def answer(request: Any, template: str, details: dict[str, Any], problem: str, status: int) -> HttpResponse:
    """A page with a problem on it; for the script the words alone. Without a template: the details themselves."""
    if not for_script(request) and template:
        return render(request, template, {"problem": problem} | details, status=status)
    return JsonResponse({"message": problem} if template else details, status=status)


def gone(request: Any, session: CommitteeSession, unit: Unit, section: str) -> HttpResponse:
    """The entry is not in his hands (any more). What he typed is shown, so that it is not lost."""
    if request.method == "GET":
        return to_start(request, session, GONE)
    form = form_of(session)
    fields = form.section(section).fields if section in form.order else ()
    typed = [(field.label, request.POST.get(PREFIX + field.key, "")) for field in fields]
    details = {"session": session, "unit": unit, "typed": [(label, text) for label, text in typed if text]}
    return answer(request, "counting/entry_gone.html", details, GONE, HTTPStatus.CONFLICT)


def frame(work: Work, here: Section | None = None) -> dict[str, Any]:
    """What stands around every page of an entry: the station, which entry it is, from which paper, and the pages."""
    return {
        "work": work,
        "unit": work.unit,
        "session": work.unit.session,
        "paper": work.form.paper.name,
        "places": places(work, here),
    }
