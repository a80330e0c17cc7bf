"""A form that was sent by somebody whose session had just ended: kept until he has logged in again.

It waits in the new, still anonymous session of the same browser, for that user only, and is sent again by himself:
nothing is done in his name without his pressing a button.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

_PLACE = "kept"
_LARGEST = 200_000  # characters: a page of the form with room to spare
_SECRET = ("password", "current", "again", "code", "csrf")


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a form was going, what was typed, and whether a file has to be chosen again."""

    address: str
    fields: list[tuple[str, str]]
    files: bool


def keep(request: HttpRequest, user: int) -> None:
    """Keep what was sent. Passwords and codes are not kept, nor what is too large to be typed."""
    fields = [
        (name, value) for name, values in request.POST.lists() if not name.startswith(_SECRET) for value in values
    ]
    if sum(len(name) + len(value) for name, value in fields) <= _LARGEST:
        session: Any = request.session
        session[_PLACE] = {
            "user": user, "address": request.get_full_path(), "fields": fields, "files": bool(request.FILES),
        }  # fmt: skip


def kept(request: Any) -> Kept | None:
    """What is kept for whoever is logged in now."""
    found = request.session.get(_PLACE)
    if not found or found["user"] != request.user.pk:
        return None
    return Kept(found["address"], [(name, value) for name, value in found["fields"]], found["files"])
