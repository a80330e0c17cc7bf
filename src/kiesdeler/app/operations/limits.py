"""What is not taken in at all: a request larger than any file we ask for, and text that no database can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MOST_BYTES = 25 * 1024 * 1024  # the largest file (elections.incoming) and what comes around it
_NUL = "\x00"
_TOO_LARGE = ("Te groot om te versturen", "Dit is groter dan 25 MB. Controleer of je het goede bestand hebt gekozen.")
_UNREADABLE = (
    "Dit kan niet worden gelezen",
    "Er staan tekens in die niet kunnen, waarschijnlijk door knippen en plakken. Ga terug en typ het over.",
)


class WithinLimits:
    """Refuses what is too large before anything of it is read, and NUL characters before a view sees them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle a request."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdigit() and len(length) < 12 and int(length) <= MOST_BYTES):
            return _refused(request, _TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return self.get_response(request)

    def process_view(self, request: Any, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Before a view; what was sent may be read by now, for it carries the token of one of our forms."""
        names = [file.name or "" for files in request.FILES.lists() for file in files[1]]
        if _NUL in request.path or any(map(_holds_nul, (request.GET, request.POST))) or any(_NUL in n for n in names):
            return _refused(request, _UNREADABLE, HTTPStatus.BAD_REQUEST)
        return None


def _holds_nul(given: Any) -> bool:
    fields: Iterable[tuple[str, list[str]]] = given.lists()
    return any(_NUL in name or any(_NUL in value for value in values) for name, values in fields)


def _refused(request: HttpRequest, words: tuple[str, str], status: HTTPStatus) -> HttpResponse:
    title, text = words
    return render(request, "error.html", {"title": title, "text": text}, status=status)
