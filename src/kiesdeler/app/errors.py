"""The pages for what is not there, not allowed, unreadable or broken. Marked for anyone: they show nothing."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def unreadable(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400: more than a page of ours sends, or nothing that a browser would send."""
    return render(
        request,
        "error.html",
        _words(
            "Dit kan niet worden gelezen",
            "Wat je hebt verstuurd is te groot of beschadigd. Er is niets opgeslagen. Ga terug en probeer het opnieuw.",
        ),
        status=400,
    )


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404."""
    return render(
        request,
        "error.html",
        _words("Deze pagina is er niet", "Controleer het adres, of ga terug naar het begin."),
        status=404,
    )


def refused(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403."""
    return render(
        request,
        "error.html",
        _words("Geen toegang", "Deze pagina hoort niet bij je rol. Vraag het de coördinator of de beheerder."),
        status=403,
    )


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was opened before the last log-in or on another page."""
    return render(
        request,
        "error.html",
        _words(
            "Dit formulier is verlopen",
            "Ga terug, ververs de pagina en probeer het opnieuw. Wat al was opgeslagen, is er nog.",
        ),
        status=403,
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. Nothing of the failed act was stored."""
    return render(
        request,
        "error.html",
        _words(
            "Er ging iets mis in het programma",
            "Wat je net deed is niet opgeslagen; alles daarvoor wel. Probeer het nog eens. Gebeurt het weer, meld "
            "het dan bij de beheerder met de tijd erbij.",
        ),
        status=500,
    )


def _words(title: str, text: str) -> dict[str, str]:
    return {"title": title, "text": text}
