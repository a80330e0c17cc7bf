"""Blocks the count while the server or a workstation has a connection to the internet."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class BlockWhenConnected:
    """Placeholder in the chain of middleware until the check is wired in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle a request."""
        return self.get_response(request)
