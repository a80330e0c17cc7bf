"""The second factor: a code from a telephone that needs no network, counted from a secret and the time.

In a closed network clocks are off. At set-up the difference between the two clocks is measured (up to ten minutes) and
kept; at log-in a minute either way is accepted.
"""

from __future__ import annotations

from base64 import b32encode

import segno
from django.http import HttpRequest
from django.utils import timezone
from django_otp import login as verified
from django_otp.plugins.otp_totp.models import TOTPDevice

from kiesdeler.app.accounts.models import User
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.writing import writing

_WIDE = 20  # steps of half a minute: guessing is no concern at set-up, the secret is on the screen
_NARROW = 2


def begin_factor(user: User) -> None:
    """A new secret, which counts once a code proved that the telephone has it."""
    with writing():
        TOTPDevice.objects.filter(user=user, confirmed=False).delete()
        TOTPDevice.objects.create(user=user, name="telefoon", confirmed=False, tolerance=_WIDE)


def pending(user: User) -> TOTPDevice | None:
    """The secret that waits for its first code."""
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return found


def picture(device: TOTPDevice) -> str:
    """The secret as a QR code: an SVG element."""
    image: str = segno.make(device.config_url, error="m").svg_inline(scale=5, border=4, light="#fff", omitsize=False)
    return image


def secret(device: TOTPDevice) -> str:
    """The secret as text, in groups of four."""
    text = b32encode(device.bin_key).decode("ascii")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def confirm_factor(request: HttpRequest, *, user: User, code: str, who: Who) -> bool:
    """The first code: from now on one is asked at every log-in."""
    with writing():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        if device is None or not device.verify_token(_bare(code)):
            record("factor.failed", who)
            return False
        TOTPDevice.objects.filter(user=user, confirmed=True).delete()
        device.confirmed, device.tolerance = True, _NARROW
        device.save(update_fields=["confirmed", "tolerance"])
        user.second_factor, user.second_factor_due = True, False
        user.save(update_fields=["second_factor", "second_factor_due"])
        verified(request, device)
        record("factor.added", who)
    return True


def give_code(request: HttpRequest, *, user: User, code: str, who: Who) -> bool:
    """The code at log-in. After a wrong one there is a pause, longer each time; a code works once."""
    with writing():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
        if device is None or not device.verify_token(_bare(code)):
            record("factor.failed", who)
            return False
        verified(request, device)
    return True


def pause(user: User) -> int:
    """How many seconds a next code has to wait; 0 when it need not."""
    device = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    if device is None:
        return 0
    allowed, why = device.verify_is_allowed()
    if allowed:
        return 0
    return max(1, round((why["locked_until"] - timezone.now()).total_seconds()))


def _bare(code: str) -> str:
    return "".join(code.split())
