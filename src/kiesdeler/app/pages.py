"""What every page has: the Jinja2 environment and the values that the layout shows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from jinja2 import Environment, StrictUndefined

from kiesdeler import __version__
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.accounts.sessions import WARN_BEFORE, seconds_left
from kiesdeler.app.operations.backups import failure
from kiesdeler.app.operations.connections import INTERVAL as AIRGAP_INTERVAL
from kiesdeler.app.operations.connections import target


def environment(**options: Any) -> Environment:
    """Jinja2 with escaping on and our few filters; a name that does not exist is an error, not an empty text."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)  # noqa: S701 - autoescape is among the options
    made.globals.update(static=static, url=_url, version=__version__, Role=Role)
    made.filters.update(dots=dots, moment=moment, day=day, clock=clock, grouped=grouped)
    return made


def context(request: HttpRequest) -> dict[str, Any]:
    """For the layout: practice mode, the user, when his session ends, messages."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return {
        "practice": settings.PRACTICE,
        "user": user if signed_in else None,
        "role": getattr(request, "role", None),
        "idle_left": seconds_left(request) if signed_in and hasattr(request, "session") else None,
        "idle_warning": WARN_BEFORE,
        "path": request.path,
        "connections": getattr(request, "connections", ()),
        "airgap": [target(each).origin for each in settings.AIRGAP_TARGETS] if signed_in else [],
        "airgap_interval": AIRGAP_INTERVAL,
        "backup_trouble": failure() if getattr(request, "role", None) in (Role.ADMINISTRATOR, Role.COORDINATOR) else "",
    }


def dots(number: int | None) -> str:
    """1234 as 1.234; nothing stays empty."""
    return "" if number is None else f"{number:,}".replace(",", ".")


def moment(value: Any) -> str:
    """25 november 2026 22:35."""
    return "" if value is None else date_format(timezone.localtime(value), "j F Y H:i")


def clock(value: Any) -> str:
    """22:35."""
    return "" if value is None else f"{timezone.localtime(value):%H:%M}"


def day(value: Any) -> str:
    """25 november 2026."""
    return "" if value is None else date_format(value, "j F Y")


def grouped(digest: str) -> str:
    """A hash in groups of four, to be read aloud or from paper."""
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))


def _url(name: str, *args: Any) -> str:
    return reverse(name, args=args)
